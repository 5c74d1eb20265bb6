"""What accounts of one event differ in: dates, figures of the same, places, speakers."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import TypeVar

from briefer.model.dates import bounds_of
from briefer.model.facts import FactKind
from briefer.model.reconciliations import Matter, Reconciliation, ReconciliationKind
from briefer.text.figures import Figure
from briefer.weigh.accounts import Account, Speaker

_Value = TypeVar("_Value")
_Spoken = TypeVar("_Spoken", str, Speaker)


@dataclass(frozen=True, slots=True)
class Difference:
    """A matter that accounts differ in, and what they say, each once, in the order of the accounts.

    The values of a date are EDTF strings, those of a speaker an actor's key or words, all others words.
    `about` says what figures count, where that is known.
    """

    matter: Matter
    values: tuple[Speaker, ...]
    about: str = ""


def differences(accounts: Sequence[Account]) -> tuple[Difference, ...]:
    """Return what the accounts differ in; what one of them leaves open is no difference."""
    speakers = _once(account.speaker for account in accounts if account.speaker)
    return (
        *_if_any(Matter.DATE, _once(it.date for it in accounts if it.date is not None), dates_differ),
        *_figures(accounts),
        *_if_any(Matter.PLACE, _once(it.fact.place for it in accounts if it.fact.place), places_differ),
        *_if_any(Matter.SPEAKER, speakers, speakers_differ),
    )


def undecided(reconciliation: Reconciliation, accounts: Sequence[Account]) -> tuple[Difference, ...]:
    """Return the differences that the analyst has still to decide.

    Who said it matters where the facts are statements: two officials who tell of one event bear each other
    out. In a conflict each side has its own speakers, and whose words hold is to be decided.
    """
    decided = {choice.matter for choice in reconciliation.choices}
    is_conflict = reconciliation.kind is ReconciliationKind.CONFLICT
    has_statements = any(account.fact.kind is FactKind.STATEMENT for account in accounts)
    found = [
        difference
        for difference in differences(accounts)
        if difference.matter is not Matter.SPEAKER or (has_statements and not is_conflict)
    ]
    if is_conflict:
        found.append(Difference(Matter.WORDS, _once(account.fact.statement for account in accounts)))
    return tuple(difference for difference in found if difference.matter not in decided)


def dates_differ(one: str, other: str) -> bool:
    """Return whether two EDTF dates cannot be the same time."""
    (first, last), (begins, ends) = bounds_of(one), bounds_of(other)
    return last < begins or ends < first


def places_differ(one: str, other: str) -> bool:
    """Return whether two places are not the same, nor one part of the other's name."""
    first, second = (f" {' '.join(place.casefold().split())} " for place in (one, other))
    return first not in second and second not in first


def speakers_differ(one: Speaker, other: Speaker) -> bool:
    """Return whether two speakers are not the same; words and an actor's key are not compared."""
    return type(one) is type(other) and _folded(one) != _folded(other)


def figure_words(figure: Figure) -> str:
    """Return the words of a figure as they stand within a sentence; those of another script as a number."""
    is_latin = all(sign < "\u0250" or sign in "–—’" for sign in figure.words)
    return f"{figure.words[:1].lower()}{figure.words[1:]}" if is_latin else _plain_number(figure)


def _plain_number(figure: Figure) -> str:
    ends = dict.fromkeys((figure.low, figure.high))
    return " to ".join(f"{end.normalize():,f}" for end in ends)


def _figures(accounts: Sequence[Account]) -> Iterable[Difference]:
    """Yield each group of figures that count the same and do not agree."""
    left = [figure for account in accounts for figure in account.figures]
    while left:
        group = [left[0], *(figure for figure in left[1:] if figure.counts_like(left[0]))]
        left = [figure for figure in left if not any(figure is member for member in group)]
        if _any_differ(group, lambda one, other: not one.agrees_with(other)):
            yield Difference(Matter.FIGURE, _worded(group), _about(group))


def _worded(figures: Sequence[Figure]) -> tuple[str, ...]:
    """Return the words of each number once."""
    first = {(figure.low, figure.high): figure for figure in reversed(figures)}
    return _once(figure_words(first[figure.low, figure.high]) for figure in figures)


def _about(figures: Sequence[Figure]) -> str:
    kinds = [figure.kind for figure in figures if figure.kind]
    return kinds[0] if kinds else ""


def _if_any(
    matter: Matter, values: tuple[_Spoken, ...], differ: Callable[[_Spoken, _Spoken], bool]
) -> Iterable[Difference]:
    return (Difference(matter, tuple(values)),) if _any_differ(values, differ) else ()


def _any_differ(values: Sequence[_Value], differ: Callable[[_Value, _Value], bool]) -> bool:
    return any(differ(one, other) for one, other in combinations(values, 2))


def _once(values: Iterable[_Value]) -> tuple[_Value, ...]:
    return tuple(dict.fromkeys(values))


def _folded(speaker: Speaker) -> Speaker:
    return " ".join(speaker.casefold().split()) if isinstance(speaker, str) else speaker
