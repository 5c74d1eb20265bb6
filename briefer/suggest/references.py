"""Pronouns, groups and bodies by what they are, each proposed to the nearest that fits and never assumed.

Precise rather than complete: where two could be meant, nothing is proposed. Offsets are code points. English.
"""

import re
from bisect import bisect_right
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from briefer.model.actors import Actor, ActorKind, MentionKind
from briefer.model.ids import ActorId
from briefer.model.proposals import ProposedMention
from briefer.suggest.reference_entities import (
    Named,
    before,
    clauses,
    coordinations,
    is_possessive,
    subject,
)
from briefer.suggest.reference_words import (
    FEMALE,
    GENERAL,
    GROUP,
    GROUP_KINDS,
    MALE,
    NO_REFERENT,
    PARTIES,
    PERSONS,
    PRONOUN,
    ROLE,
    SPECIFIC,
    THINGS,
)
from briefer.text.sentences import sentence_spans

REACH = 1_500
"""So many code points before a word hold what it can point back at."""

_BESIDE = 24
_SENTENCES_BACK = 2
_ROLES_BACK = 4
_PAIR = 2
_BEFORE_SUBJECT = 2
_HE_OR_SHE = re.compile(r"\b(?:[Hh]e|[Hh]is|[Hh]im|[Ss]he|[Hh]er)\b")
_WHERE = re.compile(r"\b(?:in|from|across|inside|near|at|into|within|around|through) (?:both )?(?:the )?$")
_SAYS = re.compile(
    r"\b(?:said|says|announced|added|claimed|claims|believes?|thinks?|hoped?|hopes|confirmed) $"
)
_QUOTATION = re.compile('[\u201c\u00ab]|(?<!\\S)"')  # what is quoted speaks from another place
_OWNED = re.compile(r"\bits\b")
_OBJECT_RELATIVE = re.compile(r"\b(?:which|that|whom) $")
_CONTROL = re.compile(r" (?:to|in|from|into|for) (?:[a-z]+ing\b|(?<=to )[a-z]+\b)[^,;:]*$")


@dataclass(frozen=True, slots=True)
class _Scene:
    """A stretch of text with what is named in it and its sentences."""

    text: str
    named: Sequence[Named]
    actors: Mapping[ActorId, Actor]
    sentences: Sequence[tuple[int, int]]

    def sentence(self, place: int, back: int = 0) -> tuple[int, int]:
        """Return the sentence at a place, or so many before it; an empty one where there is none."""
        number = bisect_right(self.sentences, place, key=lambda it: it[0]) - 1 - back
        return self.sentences[number] if number >= 0 else (place, place)


_Resolve = Callable[[_Scene, re.Match[str]], tuple[tuple[Named, ...], str]]


def references(
    text: str, named: Sequence[Named], actors: Mapping[ActorId, Actor], language: str = "en"
) -> tuple[ProposedMention, ...]:
    """Return what the words of a text that point back may refer to, in reading order.

    `named` is what the text names, in reading order, the names that nobody knows too: what points back at
    one of those is left alone. The origin says why.
    """
    scene = _Scene(text, named, actors, sentence_spans(text, language))
    taken = {place for one in named for place in range(one.start, one.end)}
    ways: tuple[tuple[re.Pattern[str], _Resolve, MentionKind], ...] = (
        (GROUP, _group, MentionKind.GROUP),
        (ROLE, _role, MentionKind.ROLE_NP),
        (PRONOUN, _pronoun, MentionKind.PRONOUN),
    )
    found: list[ProposedMention] = []
    for pattern, resolve, kind in ways:
        for match in pattern.finditer(text):
            if match.start() in taken or match.end() - 1 in taken:
                continue
            meant, why = resolve(scene, match)
            if any(_QUOTATION.search(text, one.end, match.start()) for one in meant):
                continue
            actors_meant = tuple(dict.fromkeys(key for one in meant for key in one.actors))
            if actors_meant and all(one.actors for one in meant):
                shown = MentionKind.GROUP if match.lastgroup == "each" else kind
                quote = match[0]
                found.append(ProposedMention(*match.span(), quote, shown, actors_meant, why))
    return tuple(sorted(found, key=lambda it: (it.start, -it.end)))


def _pronoun(scene: _Scene, match: re.Match[str]) -> tuple[tuple[Named, ...], str]:
    match match.lastgroup:
        case "he" | "she":
            return _person(scene, match.start(), FEMALE if match.lastgroup == "he" else MALE)
        case "its" | "it":
            is_owner = match.lastgroup == "its"
            if not is_owner and NO_REFERENT.match(scene.text, match.start()):
                return (), ""
            return _thing(scene, match.start(), is_owner=is_owner)
        case _:
            return _several(scene, match.start(), is_each=match.lastgroup == "each")


def _person(scene: _Scene, place: int, other: re.Pattern[str]) -> tuple[tuple[Named, ...], str]:
    """Return the nearest person named before, in this sentence or one of those before it.

    Of several in the sentence before, the one that is its subject; nobody where that is not plain.
    """
    for back in range(_SENTENCES_BACK + 1):
        start, end = scene.sentence(place, back)
        there = [
            it
            for it in before(scene.named, start, min(end, place), PERSONS)
            if not other.search(scene.text, max(0, it.start - _BESIDE), it.start)
        ]
        if not there:
            continue
        found = there[-1]
        if any(not it.is_same(found, scene.text) for it in there):
            plain = _subject_of(scene, start, min(end, place), PERSONS)
            if plain is None:
                return (), ""
            found = plain
        if _HE_OR_SHE.search(scene.text, start, found.start):  # who was spoken of already is as likely
            return (), ""
        return (found,), f"nearest person named before: {_name(scene, found)}"
    return (), ""


def _thing(scene: _Scene, place: int, *, is_owner: bool) -> tuple[tuple[Named, ...], str]:
    """Return the subject of the clause, or of the one around it, where that is plain and no person.

    Else who is made or helped to do what follows: “forced Apple to lower its prices”.
    """
    start, _ = scene.sentence(place)
    if not is_owner and not _is_subject(scene.text, start, place):
        return (), ""
    there = before(scene.named, start, place, THINGS)
    if there and (controlled := _controlled(scene, there[-1], place)) is not None:
        return (controlled,), f"who is to do it: {_name(scene, controlled)}"
    found = _subject_of(scene, start, place, THINGS)
    if found is not None:
        if is_owner and _may_be_another(scene, found, there, place):
            return (), ""
        return (found,), f"subject of the clause: {_name(scene, found)}"
    if there or before(scene.named, start, place, PERSONS) or place - start > _BESIDE:
        return (), ""
    first, last = scene.sentence(place, 1)
    found = _subject_of(scene, first, last, THINGS)
    return ((found,), f"subject of the sentence before: {_name(scene, found)}") if found else ((), "")


def _is_subject(text: str, start: int, place: int) -> bool:
    """Return whether “it” stands at the head of its clause, so that it is no object there."""
    first, _ = clauses(text, start, place)[0]
    return len(text[first:place].split()) <= _BEFORE_SUBJECT or _SAYS.search(text, start, place) is not None


def _may_be_another(scene: _Scene, found: Named, there: Sequence[Named], place: int) -> bool:
    """Return whether “its” may be another's: after a second “its”, or in “which India opposed”."""
    if _OBJECT_RELATIVE.search(scene.text, max(0, found.start - _BESIDE), found.start):
        return True
    others = any(not it.is_same(found, scene.text) for it in there if it.start > found.start)
    return others and _OWNED.search(scene.text, found.end, place) is not None


def _controlled(scene: _Scene, nearest: Named, place: int) -> Named | None:
    """Return the nearest name where it is the object of a verb that says what it is to do."""
    if is_possessive(scene.text, nearest) or not _CONTROL.match(scene.text, nearest.end, place):
        return None
    start, _ = scene.sentence(place)
    has_subject = _subject_of(scene, start, nearest.start, frozenset(ActorKind))
    return nearest if has_subject is not None and not has_subject.is_same(nearest, scene.text) else None


def _subject_of(scene: _Scene, start: int, end: int, kinds: Collection[ActorKind]) -> Named | None:
    """Return the plain subject of the innermost clause before `end` that names anybody, if it fits."""
    for first, last in clauses(scene.text, start, end):
        found = subject(scene.text, scene.named, first, last)
        if found is not None:
            return found if found.kind in kinds else None
        if before(scene.named, first, last, frozenset(ActorKind)):
            return None
    return None


def _several(scene: _Scene, place: int, *, is_each: bool) -> tuple[tuple[Named, ...], str]:
    """Return the actors that are named together, nearest before, in this sentence or the one before."""
    for back in range(1 if is_each else 2):
        start, end = scene.sentence(place, back)
        there = [it for it in scene.named if start <= it.start and it.end <= min(end, place)]
        groups = [
            it
            for it in coordinations(scene.text, there)
            if _is_of_one_kind(it) and not _WHERE.search(scene.text, start, it[0].start)
        ]
        if groups and back and not _opens(scene, groups[-1], start):
            return (), ""
        if groups:
            return groups[-1], f"named together nearest before: {_names(scene, groups[-1])}"
        if there:
            return (), ""
    return (), ""


def _opens(scene: _Scene, group: Sequence[Named], start: int) -> bool:
    """Return whether the names stand at the head of the sentence that begins at `start`."""
    return len(scene.text[start : group[0].start].split()) <= _BEFORE_SUBJECT


def _group(scene: _Scene, match: re.Match[str]) -> tuple[tuple[Named, ...], str]:
    """Return the fitting actors that are named together nearest, else the only two that are near."""
    kinds = GROUP_KINDS[match["noun"]]
    number = 0 if match["both"].casefold() == "the" else _PAIR
    near: list[Named] = []
    for back in range(_SENTENCES_BACK + 1):
        start, end = scene.sentence(match.start(), back)
        there = [
            it
            for it in scene.named
            if start <= it.start and it.end <= min(end, match.start()) and it.kind in kinds
        ]
        for group in coordinations(scene.text, there)[::-1]:
            distinct = _distinct(scene, group)
            if len(distinct) == number or (not number and len(distinct) > 1):
                return distinct, f"named together nearest before: {_names(scene, distinct)}"
        near = [*there, *near]
        if number and len(distinct := _distinct(scene, near)) >= _PAIR:
            is_pair = len(distinct) == _PAIR
            return (
                (distinct, f"the two named nearest before: {_names(scene, distinct)}")
                if is_pair
                else ((), "")
            )
    return (), ""


def _role(scene: _Scene, match: re.Match[str]) -> tuple[tuple[Named, ...], str]:
    """Return the nearest actor named before that is what the words say; nobody where two are as near."""
    noun, own = match["noun"].casefold(), match["own"].split()
    for back in range(_ROLES_BACK + 1):
        start, end = scene.sentence(match.start(), back)
        there = [
            it
            for it in scene.named
            if start <= it.start and it.end <= min(end, match.start()) and _is_called(scene, it, noun, own)
        ]
        if there:
            found = there[-1]
            if any(not it.is_same(found, scene.text) for it in there):
                return (), ""
            return (found,), f"nearest {noun} named before: {_name(scene, found)}"
    return (), ""


def _is_called(scene: _Scene, named: Named, noun: str, own: Sequence[str]) -> bool:
    """Return whether an actor is of the noun's kind and its names hold the noun, and the words before it."""
    if named.kind not in GENERAL.get(noun, SPECIFIC.get(noun, frozenset())):
        return False
    if not own and noun in GENERAL:
        return not named.is_demonym
    names = [scene.text[named.start : named.end]]
    names += [name for key in named.actors for name in scene.actors[key].names]
    words = {word.casefold() for name in names for word in re.split(r"[\s-]+", name)}
    return noun in words and all(word.casefold() in words for word in own)


def _is_of_one_kind(group: Sequence[Named]) -> bool:
    are_persons = all(it.kind in PERSONS for it in group)
    return (are_persons or all(it.kind in PARTIES for it in group)) and not any(it.is_demonym for it in group)


def _distinct(scene: _Scene, group: Sequence[Named]) -> tuple[Named, ...]:
    kept: list[Named] = []
    for one in group:
        if not any(one.is_same(other, scene.text) for other in kept):
            kept.append(one)
    return tuple(kept)


def _name(scene: _Scene, named: Named) -> str:
    return scene.actors[named.actors[0]].name if named.actors else scene.text[named.start : named.end]


def _names(scene: _Scene, group: Sequence[Named]) -> str:
    names: Iterator[str] = (_name(scene, one) for one in group)
    return " and ".join(dict.fromkeys(names))
