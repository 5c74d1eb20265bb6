"""Actors in the words of a note: their names in full and in short, their offices, and from when to when."""

from briefer.compose.date_words import date_words
from briefer.compose.phrases import Phrases
from briefer.model.actors import Actor, ActorKind, AliasKind, Role
from briefer.model.dates import is_edtf

NO_NAMES = (AliasKind.DEMONYM, AliasKind.METONYM, AliasKind.MISSPELT)
"""Aliases under which an actor is found in a text, and which a note does not call it by."""


def alias_of(actor: Actor, *kinds: AliasKind) -> str:
    """Return the first alias of the first of these kinds that the actor has, or an empty string."""
    for kind in kinds:
        for alias in actor.aliases:
            if alias.kind is kind:
                return alias.text
    return ""


def acronym_of(actor: Actor) -> str:
    """Return the acronym that a note may use for the actor's name, or an empty string.

    A name of one word needs none, and states go by their names: nobody calls China the PRC for short.
    """
    is_long = " " in actor.name and actor.kind is not ActorKind.STATE
    return alias_of(actor, AliasKind.ACRONYM) if is_long else ""


def short_name(actor: Actor) -> str:
    """Return what the actor is called once it was introduced: its short form, its acronym, or its name."""
    short = alias_of(actor, AliasKind.SHORT)
    return short if short and len(short) < len(actor.name) else acronym_of(actor) or actor.name


def full_name(actor: Actor, office: Role | None, phrases: Phrases) -> str:
    """Return how the actor is introduced: the name with its acronym, and the office with its body."""
    beside = (acronym_of(actor), office_words(office, phrases))
    added = ", ".join(part for part in beside if part)
    return phrases.say("in_full", name=actor.name, what=added) if added else actor.name


def office_words(office: Role | None, phrases: Phrases) -> str:
    """Return an office's title with the body it belongs to, or an empty string."""
    if office is None:
        return ""
    return phrases.say("office", title=office.title, body=office.body) if office.body else office.title


def held_words(office: Role, phrases: Phrases) -> str:
    """Return from when to when an office was held, or an empty string where neither is known."""
    start, end = office.start, office.end
    if start and end:
        both = f"{start}/{end}"
        if is_edtf(both):
            return date_words(both, phrases)
        return f"{date_words(start, phrases)} – {date_words(end, phrases)}"
    if start:
        return phrases.say("since", date=date_words(start, phrases))
    return phrases.say("until", date=date_words(end, phrases)) if end else ""


def office_line(office: Role, phrases: Phrases) -> str:
    """Return an office with its body, and in brackets from when to when it was held."""
    words, held = office_words(office, phrases), held_words(office, phrases)
    return f"{words} ({held})" if held else words
