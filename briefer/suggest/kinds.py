"""Kinds guessed from the words: of an alias from the actor's name, of a mention from what it says."""

import re
from collections.abc import Sequence
from types import MappingProxyType

from briefer.model.actors import Actor, ActorKind, AliasKind, MentionKind

MENTION_KINDS = MappingProxyType(
    {
        AliasKind.FULL: MentionKind.NAME,
        AliasKind.SHORT: MentionKind.SHORT_NAME,
        AliasKind.ACRONYM: MentionKind.ACRONYM,
        AliasKind.DEMONYM: MentionKind.DEMONYM,
        AliasKind.METONYM: MentionKind.METONYM,
        AliasKind.MISSPELT: MentionKind.NAME,
        AliasKind.FORMER: MentionKind.NAME,
        AliasKind.NATIVE: MentionKind.NAME,
    }
)
"""The kind of a mention that an alias of each kind makes."""

_PRONOUN = re.compile(
    r"he|him|his|himself|she|hers?|herself|its?|itself|they|them|theirs?|themselves|we|us|ours?|ourselves"
    r"|I|me|my|mine|who|whom|whose",
    re.IGNORECASE,
)
_GROUP_PHRASES = frozenset({"each other", "one another", "both", "the two", "the former", "the latter"})
_DETERMINERS = frozenset({"the", "a", "an", "this", "that", "these", "those", "its", "their", "his", "her"})
_DEMONYM_ENDINGS = ("ese", "an", "ish", "ch", "i", "ic", "er", "se")
_SHARED_LETTERS = 3
_LONGEST_ACRONYM = 10
_SMALL_WORDS = frozenset({"of", "the", "and", "for", "de", "du", "von", "van", "al", "bin"})


def guess_alias_kind(name: str, alias: str, kind: ActorKind) -> AliasKind:
    """Return the likeliest kind of an alias of the actor that has this name and kind.

    Capitals make an acronym, a part of the name a short form; of a state, a word that shares its stem is
    a demonym, and a name that shares no word with it a metonym (a capital city).
    """
    words, alias_words = _words(name), _words(alias)
    if is_acronym(alias) and alias != name:
        return AliasKind.ACRONYM
    if kind is ActorKind.STATE:
        return _state_alias_kind(name, alias, words, alias_words)
    if len(alias_words) < len(words) and set(alias_words) <= set(words):
        return AliasKind.SHORT
    return AliasKind.FULL


def is_acronym(text: str) -> bool:
    """Return whether the text looks like an acronym: one word of 2 to 10 capitals, dots and digits."""
    letters = text.replace(".", "").replace("&", "")
    return 2 <= len(letters) <= _LONGEST_ACRONYM and letters.isalnum() and letters.isupper()  # noqa: PLR2004


def guess_mention_kind(quote: str, actors: Sequence[Actor]) -> MentionKind:
    """Return the likeliest kind of a mention with these words, of these actors (one or more)."""
    lowered = quote.strip().casefold()
    if _PRONOUN.fullmatch(lowered):
        return MentionKind.PRONOUN
    if len(actors) > 1 or lowered in _GROUP_PHRASES:
        return MentionKind.GROUP
    if known := [kind for actor in actors if (kind := _kind_as_known(quote, actor)) is not None]:
        return known[0]
    first = quote.split(maxsplit=1)[0] if quote.split() else quote
    if first.casefold() in _DETERMINERS or not any(letter.isupper() for letter in quote):
        return MentionKind.ROLE_NP
    if not actors:
        return MentionKind.ACRONYM if is_acronym(quote) else MentionKind.NAME
    return MENTION_KINDS[guess_alias_kind(actors[0].name, quote, actors[0].kind)]


def _kind_as_known(quote: str, actor: Actor) -> MentionKind | None:
    if quote == actor.name:
        return MentionKind.NAME
    kinds = [MENTION_KINDS[alias.kind] for alias in actor.aliases if alias.text == quote]
    return kinds[0] if kinds else None


def _state_alias_kind(name: str, alias: str, words: list[str], alias_words: list[str]) -> AliasKind:
    if alias == name or set(words) & set(alias_words):
        return AliasKind.FULL
    stem = alias[:_SHARED_LETTERS].casefold()
    shares_stem = any(word.casefold().startswith(stem) for word in words)
    if shares_stem and alias.casefold().endswith(_DEMONYM_ENDINGS):
        return AliasKind.DEMONYM
    return AliasKind.METONYM


def _words(name: str) -> list[str]:
    return [word for word in name.replace("-", " ").split() if word.casefold() not in _SMALL_WORDS]
