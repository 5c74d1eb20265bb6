"""What a choice between accounts comes to in words, where the analyst writes none."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from briefer.model.ids import ActorId
from briefer.model.reconciliations import Choice, Matter, Way
from briefer.text.figures import Figure
from briefer.weigh.accounts import Account, Speaker
from briefer.weigh.decided import span_of_dates
from briefer.weigh.differences import Difference, differences, figure_words

Names = Mapping[ActorId, str]


def value_of(choice: Choice, accounts: Sequence[Account], names: Names) -> str:
    """Return the value of the account taken, or of the range of all or of all beside each other.

    It is an EDTF string for a date, else words, and empty where the accounts say nothing in the matter. Dates
    that are told beside each other have no one value.
    """
    if choice.way is Way.ONE:
        taken = [account for account in accounts if account.fact.id == choice.fact]
        return said_in(choice.matter, taken[0], names) if taken else ""
    if choice.way is Way.RANGE:
        return _range_of(choice.matter, accounts)
    if choice.matter is Matter.DATE:
        return ""
    found = [_beside(it, names) for it in differences(accounts) if it.matter is choice.matter]
    return "; ".join(found) or " or ".join(dict.fromkeys(_each(choice.matter, accounts, names)))


def said_in(matter: Matter, account: Account, names: Names) -> str:
    """Return what an account says in a matter: an EDTF string for a date, else words, or nothing."""
    match matter:
        case Matter.DATE:
            return account.date or ""
        case Matter.FIGURE:
            return ", ".join(map(counted_words, account.figures))
        case Matter.PLACE:
            return account.fact.place
        case Matter.SPEAKER:
            return speaker_words(account.speaker, names)
        case Matter.WORDS:
            return account.fact.statement


def counted_words(figure: Figure) -> str:
    """Return a figure with the kind of what it counts, where that is known: “nine killed”."""
    return f"{figure_words(figure)} {figure.kind}".strip()


def speaker_words(speaker: Speaker, names: Names) -> str:
    """Return the name of a speaker, or the words for one."""
    return speaker if isinstance(speaker, str) else names.get(speaker, "")


def _range_of(matter: Matter, accounts: Sequence[Account]) -> str:
    if matter is Matter.DATE:
        return span_of_dates(it.date for it in accounts if it.date is not None) or ""
    return ", ".join(_figure_range(it, accounts) for it in differences(accounts) if it.matter is matter)


def _figure_range(difference: Difference, accounts: Sequence[Account]) -> str:
    """Return the lowest and the highest number of the figures that differ, in the words of the accounts."""
    figures = [
        figure for it in accounts for figure in it.figures if figure_words(figure) in difference.values
    ]
    low, high = min(figures, key=lambda it: it.low), max(figures, key=lambda it: it.high)
    return f"{_number(low)} to {_number(high)} {difference.about}".strip()


def _number(figure: Figure) -> str:
    """Return the number of a figure without what qualifies it."""
    return figure_words(replace(figure, words=figure.number))


def _beside(difference: Difference, names: Names) -> str:
    words = [speaker_words(value, names) for value in difference.values]
    return f"{' or '.join(words)} {difference.about}".strip()


def _each(matter: Matter, accounts: Sequence[Account], names: Names) -> list[str]:
    return [said for account in accounts if (said := said_in(matter, account, names))]
