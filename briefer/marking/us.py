"""Markings of the United States: banner lines and portion marks of the intelligence community.

Sources: IC Markings System Register and Manual (31 December 2016); MISP taxonomy dni-ism v3. Not verified:
the order of the categories, SCI systems by name, CUI, that FOUO stands with UNCLASSIFIED alone, and when a
banner may keep REL TO. Markings of other countries, joint ones and those of special access programmes are not
read.
"""

import re
from collections.abc import Iterable, Iterator, Sequence

from briefer.marking.values import Marking, refused
from briefer.model.packs import Scheme

LEVELS = (("U", "UNCLASSIFIED"), ("C", "CONFIDENTIAL"), ("S", "SECRET"), ("TS", "TOP SECRET"))
DISSEMINATION = (
    ("FOUO", "FOUO"),
    ("CUI", "CUI"),
    ("OC", "ORCON"),
    ("NF", "NOFORN"),
    ("PR", "PROPIN"),
    ("RELIDO", "RELIDO"),
    ("DSEN", "DSEN"),
    ("FISA", "FISA"),
)
NON_IC = (
    ("DS", "LIMDIS"),
    ("XD", "EXDIS"),
    ("ND", "NODIS"),
    ("SBU", "SBU"),
    ("LES", "LES"),
    ("SSI", "SSI"),
)

_SCI = re.compile(r"(?:HCS|SI|TK|RSV|KDK)(?:-[A-Z0-9]+(?: [A-Z0-9]+)*)*")
_ATOMIC = re.compile(r"(?:RD|FRD|TFNI)(?:-[A-Z0-9 ]+)?")
_FOREIGN = re.compile(r"FGI(?: [A-Z]{3,4})*")
_RELEASE = re.compile(r"REL(?: TO)? ([A-Z]{3,4}(?:,? [A-Z]{3,4}|,[A-Z]{3,4})*)")
_SCI_AT, _ATOMIC_AT, _FOREIGN_AT, _DISSEMINATION_AT, _NON_IC_AT = range(5)
_UNCLASSIFIED_ALONE = ("FOUO", "CUI")
_BEFORE_RELEASE = ("FOUO", "CUI", "OC", "ORCON", "PR", "PROPIN")
_FULL = dict((*DISSEMINATION, *NON_IC)) | {
    "FOR OFFICIAL USE ONLY": "FOUO",
    "ORIGINATOR CONTROLLED": "ORCON",
    "NOT RELEASABLE TO FOREIGN NATIONALS": "NOFORN",
}
_SHORT = {full: short for short, full in (*DISSEMINATION, *NON_IC)}
_NON_IC_NAMES = [full for _, full in NON_IC]
_ORDER = [full for _, full in (*DISSEMINATION, *NON_IC)]


def read_us(words: str) -> Marking:
    """Return a marking from a banner line or a portion mark, its parts in the order of their categories.

    Raises BrieferError where a part of it is not known, or two parts exclude each other.
    """
    plain = " ".join(words.upper().split()).removeprefix("(").removesuffix(")")
    level, *rest = (part.strip() for part in plain.split("//"))
    ranks = {name: rank for rank, pair in enumerate(LEVELS) for name in pair}
    if level not in ranks:
        reason = "names another country or joint owners" if not level else "does not begin with a US level"
        known = ", ".join(full for _, full in LEVELS)
        raise refused(words.strip(), reason, f"Begin with {known}.")
    controls, countries = _controls(rest, words)
    _check(ranks[level], controls, countries, words)
    return marking_of(ranks[level], controls, countries)


def marking_of(rank: int, controls: Iterable[str], countries: Sequence[str]) -> Marking:
    """Return the marking of this level with these controls in full and these countries of release."""
    said = sorted(dict.fromkeys(controls), key=_place)
    short, full = LEVELS[rank]
    banner = "//".join((full, *_categories(said, countries, short=False)))
    portion = "//".join((short, *_categories(said, countries, short=True)))
    return Marking(Scheme.US, full, rank, banner, f"({portion})", tuple(said), tuple(countries))


def highest_us(markings: Sequence[Marking]) -> Marking:
    """Return the marking of a whole whose parts have these.

    The highest level; every control; NOFORN where any part has it; REL TO only where every classified part
    has it, and for the countries that all of those share; FOUO and CUI only where nothing is classified.
    """
    rank = max(marking.rank for marking in markings)
    controls = dict.fromkeys(control for marking in markings for control in marking.controls)
    if rank:
        controls = {control: None for control in controls if control not in _UNCLASSIFIED_ALONE}
    classified = [marking for marking in markings if marking.rank] or list(markings)
    shared = [
        country
        for country in classified[0].countries
        if all(country in marking.countries for marking in classified)
    ]
    is_shared = len(shared) > 1 and "NOFORN" not in controls
    return marking_of(rank, controls, shared if is_shared else ())


def _controls(categories: Iterable[str], words: str) -> tuple[list[str], tuple[str, ...]]:
    """Return the controls in full, and the countries of release."""
    controls: list[str] = []
    countries: tuple[str, ...] = ()
    for category in categories:
        for part in (part.strip() for part in category.split("/")):
            release = _RELEASE.fullmatch(part)
            if release:
                countries = _countries(release[1], words)
            elif _kind(_FULL.get(part, part)) is None:
                known = ", ".join(_ORDER)
                raise refused(
                    words.strip(),
                    f"says “{part}”, which is no control that is known",
                    f"Known are {known}, REL TO.",
                )
            else:
                controls.append(_FULL.get(part, part))
    return controls, countries


def _check(rank: int, controls: Sequence[str], countries: Sequence[str], words: str) -> None:
    if "NOFORN" in controls and countries:
        raise refused(
            words.strip(), "says both NOFORN and REL TO", "Keep one of them: they exclude each other."
        )
    if "FOUO" in controls and rank:
        raise refused(
            words.strip(), "says FOUO of what is classified", "FOUO stands with UNCLASSIFIED alone."
        )


def _countries(listed: str, words: str) -> tuple[str, ...]:
    """Return the countries of a REL TO: USA first, then codes of three letters, then of four, by alphabet."""
    codes = set(listed.replace(",", " ").split())
    if "USA" not in codes or len(codes) == 1:
        raise refused(
            words.strip(), "does not release to USA and to others", "Write REL TO USA, and the others' codes."
        )
    return ("USA", *sorted(codes - {"USA"}, key=lambda code: (len(code), code)))


def _categories(controls: Sequence[str], countries: Sequence[str], *, short: bool) -> Iterator[str]:
    """Return each category of a marking that has any parts, its parts with a slash between them."""
    for place in range(_NON_IC_AT + 1):
        parts = [_SHORT.get(each, each) if short else each for each in controls if _kind(each) == place]
        if place == _DISSEMINATION_AT and countries:
            before = [each for each in parts if each in _BEFORE_RELEASE]
            parts = [
                *before,
                f"REL TO {', '.join(countries)}",
                *(each for each in parts if each not in before),
            ]
        if parts:
            yield "/".join(parts)


def _kind(control: str) -> int | None:
    """Return the category of a control by its place in a marking, or None where it is not known."""
    if control in _SHORT:
        return _NON_IC_AT if control in _NON_IC_NAMES else _DISSEMINATION_AT
    for pattern, place in ((_SCI, _SCI_AT), (_ATOMIC, _ATOMIC_AT), (_FOREIGN, _FOREIGN_AT)):
        if pattern.fullmatch(control):
            return place
    return None


def _place(control: str) -> tuple[int, int, str]:
    return _kind(control) or 0, _ORDER.index(control) if control in _ORDER else 0, control
