"""In which spellings the names of actors are looked for."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from briefer.model.actors import Actor, ActorKind, Alias, AliasKind, MentionKind
from briefer.suggest.kinds import MENTION_KINDS, is_acronym
from briefer.suggest.names_lists import peoples_of_states
from briefer.suggest.surroundings import without_titles
from briefer.text.spellings import folded, inflected, is_unspaced, with_article_after_to

_SHORTEST_SHOUTED = 4
_SHORTEST_UNSPACED = 2
_LONGEST = 400  # code points; nothing as long stands in a text as a name
_JOINER = "\u200c"
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
class Name:
    """One name of one actor, as it is looked for; `cases` is a pattern of its Russian cases, or empty."""

    actor: Actor
    alias: Alias
    kind: MentionKind
    cases: str = ""


def names_of(actor: Actor) -> Iterator[tuple[str, Name]]:
    """Yield what to look for, folded, and the name of the actor that it begins or is."""
    for alias in (Alias(actor.name), *actor.aliases, *peoples_of(actor)):
        kind = _mention_kind(alias)
        for form in _forms(alias, actor.kind):
            yield form, Name(actor, alias, kind)
        stem, cases = inflected(folded(alias.text.strip()[:_LONGEST]).text)
        if stem:
            yield stem, Name(actor, alias, kind, cases)


def peoples_of(actor: Actor) -> tuple[Alias, ...]:
    """Return the demonyms of a state that are listed, where the analyst gave it none."""
    if actor.kind is not ActorKind.STATE or any(it.kind is AliasKind.DEMONYM for it in actor.aliases):
        return ()
    listed = peoples_of_states()
    peoples = dict.fromkeys(people for name in actor.names for people in listed.get(name, ()))
    return tuple(Alias(people, AliasKind.DEMONYM) for people in peoples)


def end_of(name: Name, text: str, start: int, end: int) -> int:
    """Return where a name ends in the folded text, or -1 where it does not go on as it must."""
    if not name.cases:
        return end
    match = _pattern(name.cases).match(text, start)
    return match.end() if match else -1


def words_of(name: Name, shown: str) -> str:
    """Return in words which of the actor's names it is that a text shows as `shown`."""
    words = f"{_ALIAS_WORDS[_own_kind(name.alias)]} of {name.actor.name}"
    if name.cases and folded(shown).text != folded(name.alias.text).text:
        words += ", with another case ending"
    return words


@lru_cache(maxsize=2_000)
def _pattern(cases: str) -> re.Pattern[str]:
    return re.compile(cases)


def _own_kind(alias: Alias) -> AliasKind:
    return AliasKind.ACRONYM if alias.kind is AliasKind.FULL and is_acronym(alias.text) else alias.kind


def _mention_kind(alias: Alias) -> MentionKind:
    return MentionKind.ROLE_NP if alias.text.startswith("the ") else MENTION_KINDS[_own_kind(alias)]


def _forms(alias: Alias, kind: ActorKind) -> set[str]:
    """Return the spellings to look for: as given, with a capital first, in capitals, (de)composed.

    A person's rank or title is no part of a mention by name. One sign of a script without spaces is no name.
    """
    text = folded(alias.text.strip()).text
    if len(text) > _LONGEST:
        return set()
    if kind is ActorKind.PERSON:
        text = without_titles(text)
    if not text or (len(text) < _SHORTEST_UNSPACED and is_unspaced(text)):
        return set()
    forms = {text, text[:1].upper() + text[1:]}
    if alias.kind in _SHOUTED and len(text) >= _SHORTEST_SHOUTED and len(text.upper()) == len(text):
        forms.add(text.upper())
    if text.isascii():
        return forms
    if _JOINER in alias.text:  # many print a space in its place
        forms.add(folded(alias.text.strip().replace(_JOINER, " ")).text)
    if assimilated := with_article_after_to(text):
        forms.add(assimilated)
    return set(_composed(forms))


def _composed(forms: Iterable[str]) -> Iterator[str]:
    for spelling in forms:
        for form in ("NFC", "NFD"):
            yield unicodedata.normalize(form, spelling)
