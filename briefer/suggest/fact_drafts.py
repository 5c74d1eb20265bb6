"""What a fact on a passage may begin with: kind, actors with their roles, who said it, dates, place.

All of it is proposed: the analyst sees it on the fact's card and changes what is wrong. The rules look at the
words of the sentence and are written for English; in other languages the actors and the marks of quotation
are found, and the rest stays empty. Offsets are code points of the source.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from briefer.model.actors import Actor, ActorKind, Mention, MentionKind
from briefer.model.dates import Dating
from briefer.model.facts import FactKind, Modality, Status
from briefer.model.ids import ActorId
from briefer.model.proposals import ProposedFact, ProposedMention, ProposedPart
from briefer.suggest.clauses import Clauses, clauses
from briefer.suggest.fact_dates import dates_of
from briefer.suggest.fact_kinds import kind_of, modality_of, status_of
from briefer.suggest.fact_places import place_in
from briefer.suggest.fact_roles import SPEAKER, SUBJECT, Reading, best, doer_before, roles_in
from briefer.suggest.fact_said import Said, attribution_of, said_over
from briefer.suggest.parties import Party, parties_in
from briefer.suggest.saying_words import PURE
from briefer.text.sentences import sentence_spans

_AROUND = 4_000  # code points before and after a passage in which its sentences are looked for
_MOSTLY = 0.8
_BEFORE = "named before the passage"


@dataclass(frozen=True, slots=True)
class Named:
    """Who a source names: its tags, the names known to stand in it besides, and the actors of both."""

    mentions: Sequence[Mention]
    proposals: Sequence[ProposedMention]
    actors: Mapping[ActorId, Actor]


@dataclass(frozen=True, slots=True)
class Printed:
    """A source's text, its language as a BCP 47 tag or empty, and when it was published."""

    text: str
    published: Dating
    language: str = ""


@dataclass(frozen=True, slots=True)
class _Passage:
    """The words a fact is to rest on, their sentences, who is named in these, and their tokens."""

    printed: Printed
    start: int
    end: int
    around: tuple[int, int]
    parties: tuple[Party, ...]
    words: Clauses

    @property
    def quote(self) -> str:
        """The passage as printed."""
        return self.printed.text[self.start : self.end]


def draft_fact(printed: Printed, start: int, end: int, named: Named) -> ProposedFact:
    """Return what a fact on the words from `start` to `end` of a source's text may begin with."""
    passage = _passage(printed, start, end, named)
    plain = _plain(passage, named.actors)
    return _ruled(plain, passage, named.actors) if is_english(passage.quote, printed.language) else plain


def _passage(printed: Printed, start: int, end: int, named: Named) -> _Passage:
    text = printed.text
    around = sentences_around(text, start, end)
    parties = parties_in(text, around, named.mentions, named.proposals, named.actors)
    acting = [item.end for item in parties if item.kind is not MentionKind.DEMONYM and not item.is_owner]
    words = clauses(text, *around, [(item.start, item.end) for item in parties], acting)
    return _Passage(printed, start, end, around, parties, words)


def _plain(passage: _Passage, actors: Mapping[ActorId, Actor]) -> ProposedFact:
    """Return what needs no rule of a language: who is named, the dates, whether words are quoted."""
    text, start, end = passage.printed.text, passage.start, passage.end
    dates = dates_of(text, passage.around, (start, end), passage.words, passage.printed.published)
    inside = [item for item in passage.parties if start <= item.start and item.end <= end]
    return ProposedFact(
        FactKind.EVENT,
        _parts([(item, "", item.origin) for item in inside], actors),
        attribution_of(None, text, start, end),
        Status.REPORTED,
        Modality.ACTUAL,
        dates.inside,
        dates.around,
        dates.event,
        dates.deadline,
        "",
        dates.lacks_publication,
    )


def _ruled(plain: ProposedFact, passage: _Passage, actors: Mapping[ActorId, Actor]) -> ProposedFact:
    """Return the proposal with what the rules for English say of the passage."""
    text, start, end, words = passage.printed.text, passage.start, passage.end, passage.words
    said = said_over(text, words, passage.parties, start, end)
    number = said.number if said is not None else -1
    reading = Reading(words, passage.parties, start, end, words.main_verb(start, end), number)
    kind = kind_of(passage.quote, words, start, end, is_said=said is not None)
    is_denied = said is not None and said.is_denial
    return replace(
        plain,
        kind=kind,
        parts=_parts(_named(reading, said, actors), actors),
        attribution=attribution_of(said, text, start, end),
        status=status_of(kind, is_claimed=_speaks(said, actors), is_denied=is_denied),
        modality=modality_of(passage.quote, is_said=said is not None),
        place=place_in(passage.quote),
    )


def is_english(words: str, language: str) -> bool:
    """Return whether rules for English apply: by the language that is stated, else by the letters."""
    if language:
        return language.lower().partition("-")[0] == "en"
    letters = [sign for sign in words if sign.isalpha()]
    return sum(sign.isascii() for sign in letters) > _MOSTLY * len(letters)


def sentences_around(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the stretch of the sentences that the passage touches, at most _AROUND more on either side."""
    first, last = max(0, start - _AROUND), min(len(text), end + _AROUND)
    spans = [(first + one, first + other) for one, other in sentence_spans(text[first:last])]
    touched = [span for span in spans if span[0] < end and span[1] > start]
    return (min(start, touched[0][0]), max(end, touched[-1][1])) if touched else (start, end)


def _parts(
    named: Sequence[tuple[Party, str, str]], actors: Mapping[ActorId, Actor]
) -> tuple[ProposedPart, ...]:
    """Return each actor named once with its best role; given are parties with a role and an origin."""
    found: dict[ActorId, list[tuple[str, str]]] = {}
    for party, role, origin in named:
        for actor in party.actors:
            if actor in actors:
                found.setdefault(actor, []).append((role, origin))
    parts = []
    for actor, roles in found.items():
        role = best([role for role, _ in roles])
        parts.append(ProposedPart(actor, role, next(origin for given, origin in roles if given == role)))
    return tuple(parts)


def _named(
    reading: Reading, said: Said | None, actors: Mapping[ActorId, Actor]
) -> list[tuple[Party, str, str]]:
    """Return the parties that have a part, with their role and where they stand, in words."""
    inside = [(party, role, party.origin) for party, role in roles_in(reading)]
    speaker = said.speaker if said else None
    speaks = _speaks(said, actors)
    inside = [
        (party, SPEAKER if party == speaker and speaks else role, origin) for party, role, origin in inside
    ]
    before: list[tuple[Party, str, str]] = []
    doer = doer_before(reading)
    for party in dict.fromkeys(item for item in (speaker, doer) if item is not None):
        if party.end <= reading.start:
            role = SPEAKER if party == speaker and speaks else SUBJECT
            before.append((party, role, f"{_BEFORE}, {party.origin}"))
    return before + inside


def _speaks(said: Said | None, actors: Mapping[ActorId, Actor]) -> bool:
    """Return whether the speaker is one: a state that offers or protests acts, and does not merely speak."""
    if said is None:
        return False
    if said.speaker is None:
        return True
    is_state = any(actors[key].kind is ActorKind.STATE for key in said.speaker.actors if key in actors)
    return not is_state or PURE.fullmatch(said.verb.lower()) is not None
