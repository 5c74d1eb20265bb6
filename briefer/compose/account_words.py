"""How accounts that differ are told: beside the statement, and in the note under it."""

from collections.abc import Iterable, Mapping

from briefer.compose.date_words import date_words
from briefer.compose.phrases import Phrases
from briefer.model.actors import Actor
from briefer.model.ids import ActorId
from briefer.model.reconciliations import Matter
from briefer.weigh.accounts import Speaker
from briefer.weigh.differences import Difference
from briefer.weigh.otherwise import Otherwise
from briefer.weigh.tellings import Telling

Actors = Mapping[ActorId, Actor]


def account_remarks(telling: Telling, actors: Actors, phrases: Phrases) -> tuple[str, ...]:
    """Return what must be said of accounts that differ and were not decided on, one remark a matter."""
    if not telling.undecided and not telling.given:
        return ()
    said = [
        _remark(matter, [it for it in telling.undecided if it.matter is matter], actors, phrases)
        for matter in dict.fromkeys(difference.matter for difference in telling.undecided)
    ]
    if telling.given:
        said.append(phrases.say("accounts_give", value=telling.given))
    return tuple(said)


def otherwise_words(found: Iterable[Otherwise], actors: Actors, phrases: Phrases) -> tuple[str, ...]:
    """Return what a passage says otherwise than the statement that it stands under: values, then words."""
    worded = [(matter, _worded(matter, value, actors, phrases)) for matter, value in found]
    values = tuple(words for matter, words in worded if matter is not Matter.WORDS)
    said = [phrases.say("otherwise", what=phrases.listed(values))] if values else []
    said += [phrases.say("otherwise_words", what=words) for matter, words in worded if matter is Matter.WORDS]
    return tuple(said)


def told_date(telling: Telling, phrases: Phrases) -> str:
    """Return the date of the event in words, several where several are told, or an empty string."""
    value = telling.fact.event_date.value
    if telling.dates:
        return phrases.either(tuple(date_words(date, phrases) for date in telling.dates))
    return date_words(value, phrases) if value else ""


def _remark(matter: Matter, found: list[Difference], actors: Actors, phrases: Phrases) -> str:
    values = []
    for difference in found:
        words = tuple(_worded(matter, value, actors, phrases) for value in difference.values)
        about = f" {phrases.say(difference.about)}" if difference.about and len(found) > 1 else ""
        values.append(f"{phrases.either(words)}{about}")
    return phrases.say(f"accounts_differ_{matter}", values=phrases.listed(tuple(values)))


def _worded(matter: Matter, value: Speaker, actors: Actors, phrases: Phrases) -> str:
    if not isinstance(value, str):
        return actors[value].name if value in actors else ""
    return date_words(value, phrases) if matter is Matter.DATE else value
