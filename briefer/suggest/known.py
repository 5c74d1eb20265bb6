"""Known actors found in a text by their names and aliases (Aho and Corasick 1975, pyahocorasick).

All hits are taken and judged by what stands around them before overlaps are resolved: an automaton
that keeps the longest hit only loses the shorter one when the longer turns out to be no whole word.
"""

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import ahocorasick  # type: ignore[import-not-found]  # a C extension without stubs

from briefer.model.actors import Actor, ActorKind, Alias, AliasKind, Mention, MentionKind
from briefer.model.proposals import ProposedMention, Refusal
from briefer.suggest.kinds import MENTION_KINDS, is_acronym
from briefer.suggest.surroundings import (
    is_calendar_word,
    is_in_address,
    is_part_of_person,
    is_part_of_place,
    is_whole_word,
    speaks_in_compound,
    without_titles,
)
from briefer.text.intervals import IntervalIndex

_FOLDED = str.maketrans("\u2018\u2019\u2010\u2011\u2013\u00a0\u202f", "''---  ")
_SHORTEST_SHOUTED = 4
_SHOUTED = frozenset({AliasKind.FULL, AliasKind.SHORT})
_ALIAS_WORDS = {
    AliasKind.FULL: "name",
    AliasKind.SHORT: "short name",
    AliasKind.ACRONYM: "acronym",
    AliasKind.DEMONYM: "demonym",
    AliasKind.METONYM: "metonym",
    AliasKind.MISSPELT: "misspelt name",
    AliasKind.FORMER: "former name",
    AliasKind.NATIVE: "native name",
}


@dataclass(frozen=True, slots=True)
class _Name:
    """One name of one actor, as it is looked for."""

    actor: Actor
    alias: Alias
    kind: MentionKind


@dataclass(frozen=True, slots=True)
class _Found:
    """A stretch of the text that one or more names fit."""

    start: int
    end: int
    names: tuple[_Name, ...]


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """The names of a set of actors, ready to be looked for in any number of texts."""

    automaton: Any

    def mentions(self, text: str) -> tuple[ProposedMention, ...]:
        """Return where the text names the actors, in reading order; offsets are code points.

        A name that two actors share is proposed for each of them, and the origin says so.
        """
        if not len(self.automaton):
            return ()
        found = _resolved(_judged(text, list(self._hits(text))))
        return tuple(
            ProposedMention(
                hit.start, hit.end, text[hit.start : hit.end], name.kind, name.actor.id, _origin(name, hit)
            )
            for hit in found
            for name in hit.names
        )

    def _hits(self, text: str) -> Iterator[_Found]:
        for last, (length, names) in self.automaton.iter(text.translate(_FOLDED)):
            start = last + 1 - length
            if is_whole_word(text, start, last + 1) and not is_in_address(text, start, last + 1):
                yield _Found(start, last + 1, names)


def gazetteer(actors: Iterable[Actor]) -> Gazetteer:
    """Return the gazetteer of the names and aliases of these actors."""
    forms: dict[str, dict[int, _Name]] = {}
    for actor in actors:
        for alias in (Alias(actor.name), *actor.aliases):
            name = _Name(actor, alias, _mention_kind(alias))
            for form in _forms(alias, actor.kind):
                forms.setdefault(form, {}).setdefault(actor.id, name)
    automaton = ahocorasick.Automaton()
    for form, names in forms.items():
        automaton.add_word(form, (len(form), tuple(names.values())))
    automaton.make_automaton()
    return Gazetteer(automaton)


def known_mentions(text: str, actors: Sequence[Actor]) -> tuple[ProposedMention, ...]:
    """Return where the text names these actors, in reading order; offsets are code points."""
    return gazetteer(actors).mentions(text)


def proposals(
    text: str, actors: Sequence[Actor], mentions: Iterable[Mention], refusals: Iterable[Refusal]
) -> tuple[ProposedMention, ...]:
    """Return the mentions to propose in a text: those known, neither tagged yet nor refused.

    `mentions` and `refusals` are those of this one source. What lies across a tag is taken as decided;
    what lies wholly within one is proposed only where it is a demonym of another actor.
    """
    return undecided(known_mentions(text, actors), mentions, refusals)


def undecided(
    found: Iterable[ProposedMention], mentions: Iterable[Mention], refusals: Iterable[Refusal]
) -> tuple[ProposedMention, ...]:
    """Return the mentions found in one source that its tags and refusals leave open, as in `proposals`."""
    refused = {(refusal.span.start, refusal.span.end, refusal.actor) for refusal in refusals}
    tagged: IntervalIndex[Mention] = IntervalIndex()
    for mention in mentions:
        tagged.add(mention.span.start, mention.span.end, mention)
    return tuple(
        item
        for item in found
        if (item.start, item.end, item.actor) not in refused
        and not any(_is_settled(item, it.value) for it in tagged.overlapping(item.start, item.end))
    )


def _is_settled(found: ProposedMention, mention: Mention) -> bool:
    span = mention.span
    if found.actor in mention.actors or (found.start, found.end) == (span.start, span.end):
        return True
    holds_tag = found.start <= span.start and span.end <= found.end
    lies_within = span.start <= found.start and found.end <= span.end
    return not holds_tag and not (lies_within and found.kind is MentionKind.DEMONYM)


def _own_kind(alias: Alias) -> AliasKind:
    return AliasKind.ACRONYM if alias.kind is AliasKind.FULL and is_acronym(alias.text) else alias.kind


def _mention_kind(alias: Alias) -> MentionKind:
    return MentionKind.ROLE_NP if alias.text.startswith("the ") else MENTION_KINDS[_own_kind(alias)]


def _forms(alias: Alias, kind: ActorKind) -> set[str]:
    """Return the spellings to look for: as given, with a capital first, in capitals, (de)composed.

    A person's rank or title is no part of a mention by name.
    """
    text = alias.text.strip().translate(_FOLDED)
    if kind is ActorKind.PERSON:
        text = without_titles(text)
    forms = {text, text[:1].upper() + text[1:]}
    if alias.kind in _SHOUTED and len(text) >= _SHORTEST_SHOUTED and len(text.upper()) == len(text):
        forms.add(text.upper())
    if text.isascii():
        return forms
    return {unicodedata.normalize(form, spelling) for spelling in forms for form in ("NFC", "NFD")}


def _judged(text: str, hits: list[_Found]) -> list[_Found]:
    """Return the hits that stand for an actor where they stand."""
    known = frozenset((hit.start, hit.end) for hit in hits)
    judged = []
    for hit in hits:
        if is_calendar_word(text, hit.start, hit.end):
            continue
        if not speaks_in_compound(text, hit.start, hit.end, known):
            continue
        names = tuple(name for name in hit.names if _fits(text, hit, name))
        if names:
            judged.append(_Found(hit.start, hit.end, names))
    return judged


def _fits(text: str, hit: _Found, name: _Name) -> bool:
    if name.actor.kind is ActorKind.STATE:
        return not is_part_of_place(text, hit.start, hit.end)
    if name.actor.kind is ActorKind.PERSON and name.kind is MentionKind.SHORT_NAME:
        return not is_part_of_person(text, hit.start, hit.end)
    return True


def _resolved(found: list[_Found]) -> list[_Found]:
    """Return the finds without those that lie in a longer one or cross it, in reading order.

    A demonym stays inside the name of a body: “Chinese” within “Chinese Foreign Ministry”.
    """
    kept: list[_Found] = []
    taken: dict[int, _Found] = {}
    for hit in sorted(found, key=lambda hit: (hit.start - hit.end, hit.start)):
        rivals = {taken[place] for place in range(hit.start, hit.end) if place in taken}
        if not rivals:
            kept.append(hit)
            taken.update(dict.fromkeys(range(hit.start, hit.end), hit))
        elif nested := tuple(name for name in hit.names if all(_may_nest(name, hit, it) for it in rivals)):
            kept.append(_Found(hit.start, hit.end, nested))
    return sorted(kept, key=lambda hit: (hit.start, -hit.end))


def _may_nest(name: _Name, hit: _Found, holder: _Found) -> bool:
    if name.kind is not MentionKind.DEMONYM or hit.start < holder.start or hit.end > holder.end:
        return False
    return all(
        other.actor.id != name.actor.id and other.actor.kind is not ActorKind.PERSON for other in holder.names
    )


def _origin(name: _Name, hit: _Found) -> str:
    """Return in words why an actor is proposed: by which name, shared with whom, known from where."""
    words = f"{_ALIAS_WORDS[_own_kind(name.alias)]} of {name.actor.name}"
    others = [other.actor.name for other in hit.names if other.actor.id != name.actor.id]
    if others:
        words += f", and also of {' and of '.join(others)}"
    if name.actor.origin:
        words += f", known from {name.actor.origin}"
    return words
