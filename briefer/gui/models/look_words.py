"""What is said of a house style where looks are chosen: its file, places, styles, what was taken out."""

from collections.abc import Sequence
from dataclasses import dataclass

from briefer.gui.models.house_choices import USES
from briefer.gui.wording import count_words, shortened
from briefer.model.houses import House, Means

_SHOWN = 40
_OWN = "The look that the pack came with. Its Word file knows where each part of a note goes."


@dataclass(frozen=True, slots=True)
class LookWords:
    """What there is to know of a look, and what was taken out of its file, one sentence each."""

    about: tuple[str, ...]
    taken_out: tuple[str, ...] = ()


def house_in_words(house: House | None, packs: Sequence[str]) -> LookWords:
    """Return what is said of a house style, or of the pack's own look; `packs` have it usually."""
    if house is None:
        return LookWords((_OWN,))
    used = (f"For all notes of {', '.join(packs)}.",) if packs else ()
    made = sum(1 for each in house.mapping.styles if each.means.is_made)
    chosen = sum(1 for each in house.mapping.styles if each.means is Means.CHOSEN)
    found = len(house.mapping.styles) - made - chosen
    yours = f", {chosen} chosen by you" if chosen else ""
    styles = f"Styles: {found} found in the file{yours}, {made} made to go with them."
    removed = tuple(f"•  {each}" for each in house.removed)
    heads = (f"Taken out of the file ({count_words(len(removed), 'thing')}):",) if removed else ()
    return LookWords(
        (f"From {house.file}.", *used, _places(house), _begin(house), styles), (*heads, *removed)
    )


def _places(house: House) -> str:
    names = dict.fromkeys(USES[each.name] for each in house.mapping.places)
    return (
        f"Places: {', '.join(names)}."
        if names
        else "It has no places of its own: what a note says stands above its body."
    )


def _begin(house: House) -> str:
    rows = {row.number: row for row in house.rows}
    first = rows.get(house.mapping.body)
    if first is None:
        return "The note begins behind all that stands in the file."
    words = " ".join(first.text.split())
    return (
        f"The note begins at “{shortened(words, _SHOWN)}”."
        if words
        else f"The note begins at line {first.number}."
    )
