"""Schemes whose markings are a list of levels: TLP 2.0, Canada, NATO and the EU.

Sources: first.org/tlp (labels in capitals, without spaces, never translated; TLP:WHITE is version 1);
Government of Canada, Directive on Security Management, appendix J (1 July 2019); MISP taxonomies nato v2
and euci v3, which have the short forms too. Not verified: the French words of the Canadian markings, Canada's
and NATO's words on release, and that NATO and the EU mark a paragraph by the short form of its level; what
has none is marked by its words.
"""

import re
from collections.abc import Mapping
from types import MappingProxyType

from briefer.marking.values import UNMARKED, Marking, refused
from briefer.model.packs import Scheme

TLP = ("TLP:CLEAR", "TLP:GREEN", "TLP:AMBER", "TLP:AMBER+STRICT", "TLP:RED")
CANADA = (UNMARKED, "PROTECTED A", "PROTECTED B", "PROTECTED C", "CONFIDENTIAL", "SECRET", "TOP SECRET")
CANADA_FR = ("NON CLASSIFIÉ", "PROTÉGÉ A", "PROTÉGÉ B", "PROTÉGÉ C", "CONFIDENTIEL", "SECRET", "TRÈS SECRET")
NATO = (
    "NATO UNCLASSIFIED",
    "NATO RESTRICTED",
    "NATO CONFIDENTIAL",
    "NATO SECRET",
    "COSMIC TOP SECRET",
)
EU = (
    UNMARKED,
    "RESTREINT UE/EU RESTRICTED",
    "CONFIDENTIEL UE/EU CONFIDENTIAL",
    "SECRET UE/EU SECRET",
    "TRÈS SECRET UE/EU TOP SECRET",
)

_WRONG: Mapping[Scheme, Mapping[str, tuple[str, str]]] = MappingProxyType(
    {
        Scheme.TLP: {
            "TLP:WHITE": ("is of version 1 of the protocol", "Use TLP:CLEAR."),
            "TLP:ORANGE": ("is no label of the protocol", "Use TLP:AMBER."),
        },
        Scheme.CANADA: {
            "PROTECTED": (
                "does not say which of the three it is",
                "Use PROTECTED A, PROTECTED B or PROTECTED C.",
            ),
            "RESTRICTED": ("is no marking of Canada", "Use PROTECTED A or CONFIDENTIAL."),
        },
        Scheme.NATO: {
            "NATO TOP SECRET": ("is no level of NATO", "Use COSMIC TOP SECRET."),
            "COSMIC SECRET": ("is no level of NATO", "Use NATO SECRET or COSMIC TOP SECRET."),
        },
    }
)
_SHORT: Mapping[Scheme, Mapping[str, str]] = MappingProxyType(
    {
        Scheme.NATO: dict(zip(("NU", "NR", "NC", "NS", "CTS"), NATO, strict=True)),
        Scheme.EU: dict(zip(("R-UE/EU-R", "C-UE/EU-C", "S-UE/EU-S", "TS-UE/EU-TS"), EU[1:], strict=True)),
    }
)
_SAME: Mapping[Scheme, Mapping[str, str]] = MappingProxyType(
    {
        Scheme.NATO: _SHORT[Scheme.NATO],
        Scheme.EU: {
            "TRES SECRET UE/EU TOP SECRET": EU[4],
            **_SHORT[Scheme.EU],
            **{half: whole for whole in EU[1:] for half in whole.split("/")},
        },
    }
)
_RELEASE = {
    Scheme.CANADA: re.compile(r"//(CANADIAN EYES ONLY|REL TO [A-Z, ]+)"),
    Scheme.NATO: re.compile(r"(?: - | – |//)((?:RELEASABLE|REL) TO [A-Z, ]+)"),
}


def read_listed(scheme: Scheme, words: str) -> Marking:
    """Return a marking of a scheme that is a list of levels.

    Raises BrieferError where it is none of them.
    """
    plain = _plain(words)
    label, release = _parted(scheme, plain.replace(": ", ":") if scheme is Scheme.TLP else plain)
    label = _SAME.get(scheme, {}).get(label, label)
    if label in _WRONG.get(scheme, {}):
        raise refused(words.strip(), *_WRONG[scheme][label])
    for levels in _lists(scheme):
        if label in levels:
            banner = f"{label}//{release}" if release else label
            controls = (release,) if release else ()
            return Marking(scheme, label, levels.index(label), banner, _portion(scheme, label), controls)
    known = ", ".join(_lists(scheme)[0])
    raise refused(words.strip(), f"is none of {_NAMES[scheme]}", f"Use one of {known}.")


def _portion(scheme: Scheme, label: str) -> str:
    """Return what stands before a paragraph of this level, or nothing where the scheme marks none."""
    short = {level: form for form, level in _SHORT.get(scheme, {}).items()}
    return f"({short.get(label, label)})" if short else ""


_NAMES = {
    Scheme.TLP: "the Traffic Light Protocol, version 2.0",
    Scheme.CANADA: "the Government of Canada",
    Scheme.NATO: "NATO",
    Scheme.EU: "the European Union",
}


def _lists(scheme: Scheme) -> tuple[tuple[str, ...], ...]:
    return {
        Scheme.TLP: (TLP,),
        Scheme.CANADA: (CANADA, CANADA_FR),
        Scheme.NATO: (NATO, (UNMARKED,)),
        Scheme.EU: (EU,),
    }[scheme]


def _plain(words: str) -> str:
    return " ".join(words.upper().split())


def _parted(scheme: Scheme, words: str) -> tuple[str, str]:
    """Return the level and what is said of release, which may be empty."""
    pattern = _RELEASE.get(scheme)
    match = pattern.search(words) if pattern else None
    return (words[: match.start()], match[1]) if match and match.end() == len(words) else (words, "")
