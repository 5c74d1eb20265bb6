"""What a reader must know of a fact's standing, in words beside the statement and never inside it.

The statement is the analyst's and is printed as written. Where the evidence says that something is
claimed, disputed, denied, confirmed or an opinion, a remark in brackets says so, and by whom; a statement
that itself names the speaker (“Wang Wenbin said …”) needs no “claimed by Wang Wenbin” beside it.
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence

from briefer.compose.date_words import date_words
from briefer.compose.phrases import Phrases
from briefer.model.actors import Actor, ActorKind
from briefer.model.dates import Basis
from briefer.model.facts import Confidence, Evidence, Fact, FactKind, Modality, Status
from briefer.model.ids import ActorId, SourceId

_SPOKEN = (Status.CLAIMED, Status.CONFIRMED, Status.DISPUTED, Status.DENIED, Status.OPINION)
_WITH_ARTICLE = (
    ActorKind.PUBLIC_BODY,
    ActorKind.MILITARY,
    ActorKind.INTERNATIONAL_BODY,
    ActorKind.GENERIC_GROUP,
)
_STANDARD_BASES = frozenset(Basis)
# Looked up once: each look into an enumeration takes as long as a call, and these are asked of each fact.
_JUDGEMENT, _LOW, _REPORTED, _ACTUAL = FactKind.JUDGEMENT, Confidence.LOW, Status.REPORTED, Modality.ACTUAL
_CERTAIN_BASES = (Basis.STATED, Basis.RESOLVED)


def speaker(evidence: Evidence, actors: Mapping[ActorId, Actor], phrases: Phrases) -> str:
    """Return the name of whom the passage is attributed to, with its article, or an empty string."""
    if evidence.attribution.actor is None:
        return evidence.attribution.who
    actor = actors[evidence.attribution.actor]
    takes_article = actor.kind in _WITH_ARTICLE and " " in actor.name and not actor.name.startswith("the ")
    return phrases.say("the", name=actor.name) if takes_article else actor.name


def remarks(
    fact: Fact, actors: Mapping[ActorId, Actor], outlets: Mapping[SourceId, str], phrases: Phrases
) -> tuple[str, ...]:
    """Return what must be said of the fact's standing, the weightiest first; empty where nothing must.

    Where it rests on several sources, what one of them says for itself is said by its outlet, if known.
    """
    if is_plain(fact):
        return ()
    several = len({item.span.source for item in fact.evidence}) > 1

    def who(items: Iterable[Evidence]) -> tuple[str, ...]:
        said_by = (
            speaker(item, actors, phrases) or (outlets.get(item.span.source, "") if several else "")
            for item in items
        )
        return tuple(dict.fromkeys(filter(None, said_by)))

    said = _status_remarks(fact, actors, who, phrases)
    if fact.kind is FactKind.JUDGEMENT and Status.OPINION not in fact.statuses:
        said.append(_by("judgement", who(fact.evidence), phrases))
    modalities = {item.modality for item in fact.evidence}
    said += [
        phrases.say(modality)
        for modality in (Modality.FUTURE, Modality.HYPOTHETICAL)
        if modality in modalities
    ]
    if fact.confidence is Confidence.LOW:
        said.append(phrases.say("low_confidence"))
    return tuple(said)


def is_plain(fact: Fact) -> bool:
    """Return whether a fact is of the usual kind, of which nothing is said: reported, and real."""
    if fact.kind is _JUDGEMENT or fact.confidence is _LOW:
        return False
    for item in fact.evidence:  # noqa: SIM110 - `all` takes twice as long, and this is asked of each fact
        if item.status is not _REPORTED or item.modality is not _ACTUAL:
            return False
    return True


def date_remark(fact: Fact, phrases: Phrases) -> str:
    """Return what must be said of an event date that the source does not state, or an empty string.

    A date worked out from words such as “on Tuesday” is certain: a reader finds its basis in the chronology
    and in the annex, and not in each sentence.
    """
    return remark_on(fact.event_date.value, fact.event_date.basis, phrases)


def remark_on(value: str | None, basis: str, phrases: Phrases) -> str:
    """Return the same of a date with that basis."""
    if value is None or basis in _CERTAIN_BASES:
        return ""
    return phrases.say("date_given" if basis == Basis.GIVEN else "date_inferred")


def basis_words(fact: Fact, phrases: Phrases) -> str:
    """Return what the event date rests on: a standard word, or the analyst's own words."""
    basis = fact.event_date.basis
    return phrases.say(f"basis_{basis}") if basis in _STANDARD_BASES else basis


def deadline_words(fact: Fact, phrases: Phrases) -> str:
    """Return the deadline in words, or an empty string."""
    return date_words(fact.deadline, phrases) if fact.deadline else ""


def _status_remarks(
    fact: Fact,
    actors: Mapping[ActorId, Actor],
    who: Callable[[Iterable[Evidence]], tuple[str, ...]],
    phrases: Phrases,
) -> list[str]:
    said = []
    for status in fact.statuses:
        if status not in _SPOKEN:
            continue
        items = [item for item in fact.evidence if item.status is status]
        if status is Status.CLAIMED and _says_itself(fact, items, actors):
            continue
        said.append(_by(status, who(items), phrases))
    return said


def _by(name: str, names: tuple[str, ...], phrases: Phrases) -> str:
    return phrases.say(f"{name}_by", who=phrases.listed(names)) if names else phrases.say(name)


def _says_itself(fact: Fact, items: Sequence[Evidence], actors: Mapping[ActorId, Actor]) -> bool:
    """Return whether the statement reports speech and names everyone the passages are attributed to."""
    if fact.kind is not FactKind.STATEMENT:
        return False
    return all(any(_names(fact.statement, name) for name in _names_of(item, actors)) for item in items)


def _names_of(item: Evidence, actors: Mapping[ActorId, Actor]) -> tuple[str, ...]:
    actor = item.attribution.actor
    if actor is not None:
        return actors[actor].names
    return (item.attribution.who,) if item.attribution.who else ()


def _names(statement: str, name: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(name)}(?!\w)", statement, re.IGNORECASE) is not None
