"""Words that point back at what was named before: pronouns, groups, and bodies by what they are. English."""

import re
from types import MappingProxyType

from briefer.model.actors import ActorKind

_BODY = frozenset({ActorKind.PUBLIC_BODY})
_FORCE = frozenset({ActorKind.MILITARY})
_STATE = frozenset({ActorKind.STATE})
_FIRM = frozenset({ActorKind.COMPANY, ActorKind.MEDIA})
_GROUP = frozenset({ActorKind.ARMED_GROUP, ActorKind.ORGANISATION, ActorKind.GENERIC_GROUP})
_JOINT = frozenset({ActorKind.INTERNATIONAL_BODY, ActorKind.ORGANISATION, ActorKind.PUBLIC_BODY})
PERSONS = frozenset({ActorKind.PERSON})
THINGS = frozenset(ActorKind) - PERSONS - {ActorKind.GENERIC_GROUP}
PARTIES = THINGS - {ActorKind.PROGRAMME, ActorKind.OTHER}

PRONOUN = re.compile(
    r"\b(?:(?P<he>[Hh]e|[Hh]im|[Hh]is|[Hh]imself)|(?P<she>[Ss]he|[Hh]er|[Hh]ers|[Hh]erself)"
    r"|(?P<its>[Ii]ts)|(?P<it>[Ii]t|[Ii]tself)|(?P<they>[Tt]hey|[Tt]hem|[Tt]heirs?|[Tt]hemselves)"
    r"|(?P<each>each other|one another))\b(?!['’])"
)
"""A pronoun of the third person, by whom it can stand for."""

_GROUPS = {
    "nations countries states neighbours neighbors powers capitals": _STATE,
    "companies firms manufacturers carriers airlines": _FIRM,
    "ministries agencies": _BODY,
    "armies militaries navies": _FORCE,
    "sides parties": PARTIES,
    "governments": _STATE,
    "men women leaders ministers presidents officials politicians": PERSONS,
}
GROUP_KINDS = MappingProxyType({word: kinds for words, kinds in _GROUPS.items() for word in words.split()})
"""Which kinds of actors a plural noun can stand for."""

GROUP = re.compile(
    rf"\b(?:(?P<both>[Bb]oth|[Tt]he two|[Tt]hese two|[Tt]he)) (?P<noun>{'|'.join(GROUP_KINDS)})\b"
    r"(?!['’]? of\b)"
)
"""A phrase for several actors: “both nations”, “the two companies”, “the countries”."""

_GENERAL = {
    "company firm": _FIRM,
    "country nation": _STATE,
    "group militia": frozenset({ActorKind.ARMED_GROUP}),
}
GENERAL = MappingProxyType({word: kinds for words, kinds in _GENERAL.items() for word in words.split()})
"""Nouns that fit an actor of these kinds whatever its name is."""

_SPECIFIC = {
    "ministry department agency parliament senate court commission secretariat embassy bureau directorate"
    " cabinet assembly authority": _BODY,
    "army navy military force guard guards corps": _FORCE,
    "airline bank group newspaper": _FIRM,
    "union alliance council league organisation organization committee": _JOINT,
    "front movement brigade brigades": _GROUP,
    "party": frozenset({ActorKind.POLITICAL_PARTY}),
    "corridor programme program project initiative": frozenset({ActorKind.PROGRAMME}),
}
SPECIFIC = MappingProxyType({word: kinds for words, kinds in _SPECIFIC.items() for word in words.split()})
"""Nouns that fit an actor of these kinds only where one of its names holds the noun."""

_NOUNS = sorted({*GENERAL, *SPECIFIC}, key=len, reverse=True)
ROLE = re.compile(
    rf"\b[Tt]he (?P<own>(?:[A-Z][a-z]+ ){{0,2}})"
    rf"(?P<noun>{'|'.join(_NOUNS)}|{'|'.join(it.title() for it in _NOUNS)})\b"
    r"(?! (?:of|for|[A-Z])|-)"
)
"""A body by what it is: “the ministry”, “the Foreign Ministry”, “the army”."""

NO_REFERENT = re.compile(
    r"\b[Ii]t(?:'s|’s)?(?: (?:is|was|will be|would be|has been|had been|may be|might be|became|becomes"
    r"|remains|seems|appears|takes|took|turned out))?"
    r"(?: (?:not|also|still|now|thought|believed|said|being))* "
    r"(?:that|to|if|whether|likely|unlikely|possible|impossible|clear|unclear|important|necessary|true|difficult"
    r"|hard|easy|better|best|worth|good|wrong|unlawful|illegal|time|known|unknown|expected"
    r"|reported|estimated|alleged|announced|hoped|feared|understood"
    r"|seems|appears|turned|follows|rained|snowed)\b"
)
"""“It” that stands for nothing named: “it is likely that”."""

MALE = re.compile(
    r"\b(?:Mr|Sir|King|Prince|Lord|Baron|Emperor|Sheikh|Imam|Pope|Father|spokesman|chairman|businessman)\b\.?"
)
FEMALE = re.compile(
    r"\b(?:Mrs|Ms|Miss|Madam|Queen|Princess|Lady|Baroness|spokeswoman|chairwoman|businesswoman)\b\.?"
)
"""Words beside a name that tell which pronoun fits."""
