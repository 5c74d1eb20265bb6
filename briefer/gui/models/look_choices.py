"""The looks that are offered for a brief, and which one it has."""

from dataclasses import dataclass

from briefer.jobs.looks import Look, chosen_houses, house_names, look_of
from briefer.model.briefs import Brief
from briefer.model.note_options import LOOK, OWN_LOOK
from briefer.model.packs import Pack


@dataclass(frozen=True, slots=True)
class LookChoices:
    """Pairs of what a brief keeps and how it is called, the one it keeps now, and the look that it gives."""

    offered: tuple[tuple[str, str], ...]
    kept: str
    look: Look


def look_choices(pack: Pack, brief: Brief) -> LookChoices:
    """Return the looks for a brief of this pack: its usual one first, then the house styles there are.

    A house style that was chosen and is not here is offered too, so that it is seen.
    """
    kept, usual, names = brief.option(LOOK), chosen_houses().get(pack.id, ""), house_names()
    first = f"As all notes of this kind: {usual}" if usual in names else "The pack's own look"
    offered = [("", first)]
    if usual in names or kept == OWN_LOOK:
        offered.append((OWN_LOOK, "The pack's own look"))
    offered += [(name, name) for name in names]
    if kept and kept not in dict(offered):
        offered.append((kept, f"{kept} (not on this computer)"))
    return LookChoices(tuple(offered), kept, look_of(pack, brief))


def look_in_words(look: Look) -> str:
    """Return in a few words which look the Word file has."""
    return look.lacking or (f"Look: {look.house}." if look.house else "Look: the pack's own.")
