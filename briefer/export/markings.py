"""How the marking of a note is set on its pages, by the scheme that its pack names.

Sources: UK Government Security Classifications Policy (5 August 2024): capitals, centred, top and bottom of
each page. US CAPCO Register and Manual (31 December 2016): a banner line, centred, top and bottom. TLP 2.0
(FIRST, 2022): in header and footer of each page, right-justified, 12 points or larger, in the label's colour
on black. Government of Canada, Directive on Security Management, appendix J (1 July 2019): upper right of
each page, and nowhere else. NATO and EU markings are centred at top and bottom.
"""

from dataclasses import dataclass

_CENTRED = ("uk", "us", "nato", "eu")
_TLP_COLOURS = {
    "TLP:RED": "FF2B2B",
    "TLP:AMBER+STRICT": "FFC000",
    "TLP:AMBER": "FFC000",
    "TLP:GREEN": "33FF00",
    "TLP:CLEAR": "FFFFFF",
}
_TLP_GROUND = "000000"
LEAST_TLP_POINTS = 12.0


@dataclass(frozen=True, slots=True)
class MarkingLook:
    """Where a marking stands (``center`` or ``right``) and how it is set.

    Colours are six hexadecimal digits, and empty where the house style decides; so are 0 `points`. It stands
    at the head of each page, and at its foot too where `foot` says so.
    """

    align: str
    colour: str = ""
    ground: str = ""
    points: float = 0.0
    foot: bool = True


def marking_look(scheme: str, marking: str) -> MarkingLook | None:
    """Return how a scheme has a marking set; None where it is the house style that decides."""
    match scheme.casefold():
        case "tlp":
            label = marking.strip().upper().partition(" ")[0]
            colour = _TLP_COLOURS.get(label, _TLP_COLOURS["TLP:CLEAR"])
            return MarkingLook("right", colour, _TLP_GROUND, LEAST_TLP_POINTS)
        case "canada":
            return MarkingLook("right", foot=False)
        case known if known in _CENTRED:
            return MarkingLook("center")
        case _:
            return None
