"""Actors that may be one, with a reason: by a name in common, an acronym, a spelling, a short form.

Every such rule is weak, so nothing is ever merged by itself; each pair is shown once. Spellings are compared
with rapidfuzz (Levenshtein's ratio).
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from typing import TypeVar

from rapidfuzz import fuzz, process

from briefer.model.actors import Actor, ActorKind, Alias, AliasKind
from briefer.model.ids import ActorId
from briefer.model.proposals import ProposedMerge
from briefer.suggest.kinds import is_acronym
from briefer.suggest.name_forms import (
    LEAST_LIKENESS,
    extra_words,
    initials,
    is_listed,
    likeness_of,
    plain,
    telling_words,
    words_of,
)
from briefer.suggest.surroundings import without_titles
from briefer.text.lookalikes import looks

_Entry = TypeVar("_Entry")
_KINDS_APART = (ActorKind.PERSON, ActorKind.STATE, ActorKind.GENERIC_GROUP)
_NO_NAMES = frozenset({AliasKind.DEMONYM, AliasKind.METONYM})
_NO_SPELLINGS = frozenset({AliasKind.SHORT, AliasKind.ACRONYM})
_KNOWN_AS = {
    AliasKind.FULL: "another name of",
    AliasKind.SHORT: "short for",
    AliasKind.ACRONYM: "acronym of",
    AliasKind.MISSPELT: "misspelt name of",
    AliasKind.FORMER: "former name of",
    AliasKind.NATIVE: "native name of",
}
# Kinds of which one word may stand for the whole name: of a ministry it is “Ministry”, which says nothing.
_BY_ONE_WORD = frozenset({ActorKind.COMPANY, ActorKind.MEDIA, ActorKind.ARMED_GROUP})
_LEGAL_FORMS = frozenset(
    {"inc", "ltd", "plc", "group", "corp", "corporation", "co", "company", "limited", "llc"}
)
_SAME, _KNOWN, _ACRONYM, _SHORT = (
    100,
    95,
    90,
    60,
)  # per cent sure, roughly; a spelling is between the last two
_LESS_SURE = 10
_SHORTEST_WORD = 3
_SHORTEST_SPELLING = 5


class Namesakes:
    """A set of actors, each to be compared with all others, which takes milliseconds among thousands."""

    def __init__(self, actors: Iterable[Actor] = ()) -> None:
        """Take these actors in; where nothing else decides, those that came first are to be kept."""
        self._actors: dict[ActorId, Actor] = {}
        self._places: dict[ActorId, int] = {}
        self._by_form: defaultdict[str, set[ActorId]] = defaultdict(set)
        self._by_word: defaultdict[str, set[tuple[frozenset[str], ActorId]]] = defaultdict(set)
        self._by_initials: defaultdict[str, set[ActorId]] = defaultdict(set)
        for actor in actors:
            self.put(actor)

    def put(self, actor: Actor) -> None:
        """Take an actor in, in place of what it was before."""
        self.drop(actor.id)
        self._actors[actor.id] = actor
        self._places.setdefault(actor.id, len(self._places))
        for form, words, letters in map(_clues, _names(actor)):
            self._by_form[form].add(actor.id)
            for word in words:
                self._by_word[word].add((words, actor.id))
            for acronym in letters:
                self._by_initials[acronym].add(actor.id)

    def drop(self, key: ActorId) -> None:
        """Take an actor out, where it is in."""
        actor = self._actors.pop(key, None)
        for form, words, letters in map(_clues, _names(actor)) if actor else ():
            _discard(self._by_form, form, key)
            for word in words:
                _discard(self._by_word, word, (words, key))
            for acronym in letters:
                _discard(self._by_initials, acronym, key)

    def of(self, key: ActorId) -> tuple[ProposedMerge, ...]:
        """Return the pairs that this actor may make with others, the surest first."""
        found = []
        for other in self._candidates(self._actors[key]) - {key}:
            first, second = sorted((key, other), key=self._places.__getitem__)
            pair = propose(self._actors[first], self._actors[second])
            if pair is not None:
                found.append(pair)
        return tuple(sorted(found, key=surest_first))

    def _candidates(self, actor: Actor) -> set[ActorId]:
        """Return the actors with a name that holds this one's words, is spelt like it, or is its acronym."""
        found: set[ActorId] = set()
        for form, mine, letters in map(_clues, _names(actor)):
            found |= self._by_initials.get(form.replace(" ", ""), set())
            for word in mine:
                found |= {key for words, key in self._by_word[word] if words <= mine or mine <= words}
            alike = process.extract(
                form, self._by_form.keys(), scorer=fuzz.ratio, score_cutoff=LEAST_LIKENESS, limit=None
            )
            for spelt in (form, *letters, *(match[0] for match in alike)):
                found |= self._by_form.get(spelt, set())
        return found


def _clues(name: Alias) -> tuple[str, frozenset[str], frozenset[str]]:
    """Return by what a name is found: its plain form, its words, and the acronyms that it may have."""
    return plain(name.text), telling_words(name.text), initials(name.text)


def _discard(index: defaultdict[str, set[_Entry]], key: str, entry: _Entry) -> None:
    index[key].discard(entry)
    if not index[key]:
        del index[key]


def same_actors(
    actors: Iterable[Actor], told_apart: Collection[frozenset[ActorId]] = ()
) -> tuple[ProposedMerge, ...]:
    """Return the pairs of actors that may be one, without those told apart, the surest first."""
    known = tuple(actors)
    namesakes = Namesakes(known)
    found = {pair.pair: pair for actor in known for pair in namesakes.of(actor.id)}
    return tuple(sorted((pair for key, pair in found.items() if key not in told_apart), key=surest_first))


def surest_first(pair: ProposedMerge) -> tuple[int, str]:
    """Return the key that sorts proposals so that the surest stand first."""
    return -pair.sureness, pair.reason


def propose(one: Actor, other: Actor) -> ProposedMerge | None:
    """Return the proposal that two actors are one, or None; where nothing else decides the first is kept."""
    if not _may_be_one(one, other):
        return None
    ways = (_same_name, _known_name, _acronym, _spelling, _short_form)
    return next((pair for way in ways if (pair := way(one, other)) is not None), None)


def _may_be_one(one: Actor, other: Actor) -> bool:
    kinds = {one.kind, other.kind} - {ActorKind.OTHER}
    if len(kinds) > 1 and any(kind in kinds for kind in _KINDS_APART):
        return False
    are_listed = is_listed(one.name) and is_listed(other.name)
    return not are_listed or plain(one.name) == plain(other.name)


def _names(actor: Actor) -> tuple[Alias, ...]:
    """Return the proper names of an actor, its own first, of a person without rank and title."""
    aliases = (Alias(actor.name), *(it for it in actor.aliases if it.kind not in _NO_NAMES))
    if actor.kind is ActorKind.PERSON:
        aliases = tuple(Alias(without_titles(it.text), it.kind) for it in aliases)
    found: dict[str, Alias] = {}
    for alias in aliases:
        found.setdefault(plain(alias.text), alias)
    return tuple(alias for form, alias in found.items() if form)


def _same_name(one: Actor, other: Actor) -> ProposedMerge | None:
    if plain(one.name) != plain(other.name):
        return None
    if one.name == other.name:
        return ProposedMerge(
            one.id, other.id, f"{one.name}: the same name", AliasKind.FULL, _SAME, is_mutual=True
        )
    is_disguised = one.name.casefold() != other.name.casefold() and looks(one.name) == looks(other.name)
    why = "letters that look alike" if is_disguised else "accents or capitals"
    reason = f"{other.name} ~ {one.name}: {why}"
    return ProposedMerge(one.id, other.id, reason, AliasKind.MISSPELT, _SAME, is_mutual=True)


def _known_name(one: Actor, other: Actor) -> ProposedMerge | None:
    for kept, merged in ((one, other), (other, one)):
        sought = plain(without_titles(merged.name) if merged.kind is ActorKind.PERSON else merged.name)
        for alias in _names(kept)[1:]:
            if plain(alias.text) == sought:
                reason = f"{merged.name}: {_KNOWN_AS[alias.kind]} {kept.name}"
                return ProposedMerge(kept.id, merged.id, reason, alias.kind, _KNOWN)
    return None


def _acronym(one: Actor, other: Actor) -> ProposedMerge | None:
    if ActorKind.PERSON in (one.kind, other.kind):
        return None
    for kept, merged in ((one, other), (other, one)):
        letters = plain(merged.name).replace(" ", "")
        for name in _names(kept):
            if is_acronym(merged.name) and letters in initials(name.text):
                reason = f"{merged.name}: acronym of {name.text}"
                return ProposedMerge(kept.id, merged.id, reason, AliasKind.ACRONYM, _ACRONYM)
    return None


def _spelling(one: Actor, other: Actor) -> ProposedMerge | None:
    pairs = (
        (likeness_of(mine.text, its.text), mine.text, its.text)
        for mine in _spellings(one)
        for its in _spellings(other)
    )
    likeness, mine, its = max(pairs, default=(0, "", ""))
    is_place = ActorKind.STATE in (one.kind, other.kind)
    if not likeness or (is_place and not is_listed(mine) and not is_listed(its)):
        return None
    is_order = sorted(words_of(mine)) == sorted(words_of(its))
    reason = f"{its} ~ {mine}: {'order of words' if is_order else 'spelling'}"
    kind = AliasKind.FULL if is_order else AliasKind.MISSPELT
    return ProposedMerge(one.id, other.id, reason, kind, likeness - _LESS_SURE, is_mutual=True)


def _spellings(actor: Actor) -> Iterator[Alias]:
    for name in _names(actor):
        is_long = len(plain(name.text)) >= _SHORTEST_SPELLING
        if is_long and name.kind not in _NO_SPELLINGS and not is_acronym(name.text):
            yield name


def _short_form(one: Actor, other: Actor) -> ProposedMerge | None:
    for kept, merged in ((one, other), (other, one)):
        for name in _names(kept):
            if name.kind is not AliasKind.SHORT and _is_short_for(merged, name.text):
                reason = f"{merged.name}: short for {name.text}"
                return ProposedMerge(kept.id, merged.id, reason, AliasKind.SHORT, _SHORT)
    return None


def _is_short_for(actor: Actor, name: str) -> bool:
    """Return whether an actor's name is part of a longer one.

    Of a person the first or the last word will do; of a body one word where only its legal form is left out,
    or where bodies of its kind go by one word.
    """
    words, whole = words_of(_names(actor)[0].text), words_of(name)
    extra = extra_words(" ".join(words), name)
    if extra is None:
        return False
    if len(words) > 1:
        return len(telling_words(actor.name)) > 1
    if len(words[0]) < _SHORTEST_WORD or is_listed(actor.name):
        return False
    if actor.kind is ActorKind.PERSON:
        return words[0] in (whole[0], whole[-1])
    return words[0] == whole[0] and (actor.kind in _BY_ONE_WORD or _LEGAL_FORMS.issuperset(extra))
