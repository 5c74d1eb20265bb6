"""How the citations of a note are printed: where their notes stand, in whose style, and for which reader."""

from dataclasses import dataclass, replace
from enum import StrEnum

from briefer.model.briefs import Brief
from briefer.model.documents import NoteKind
from briefer.model.packs import Pack


class NoteCopy(StrEnum):
    """For whom a note is: those who clear it see quoted words and grades, those who read it do not."""

    CLEARANCE = "clearance"
    CLEAN = "clean"


@dataclass(frozen=True, slots=True)
class NoteOptions:
    """What was asked for; None leaves it to whatever these options stand over, at last the pack.

    `citations` is the id of a citation style, empty for the program's own way; `join_notes` makes one note of
    the citations that stand side by side.
    """

    notes: NoteKind | None = None
    citations: str | None = None
    join_notes: bool | None = None
    copy: NoteCopy = NoteCopy.CLEARANCE

    def over(self, other: "NoteOptions") -> "NoteOptions":
        """Return these options, and the other's where these leave it open; the copy is this one's."""
        return replace(
            self,
            notes=other.notes if self.notes is None else self.notes,
            citations=other.citations if self.citations is None else self.citations,
            join_notes=other.join_notes if self.join_notes is None else self.join_notes,
        )

    def settled(self, pack: Pack) -> "NoteOptions":
        """Return these options with nothing left open, the pack's where they are."""
        return self.over(NoteOptions(pack.notes, pack.citations, join_notes=False))


AS_THE_PACK = NoteOptions()
"""Nothing chosen."""

OWN_WAY = "own"
"""What a brief keeps where the program's own way was chosen over the pack's style."""

LOOK = "house"
"""The option that names the house style of a brief's note; without it the note has the look of its pack."""

OWN_LOOK = "the pack's own"
"""What a brief keeps where the pack's own look was chosen over the house style of the pack's notes.

It is no name that a house style can have.
"""


def options_of(brief: Brief) -> NoteOptions:
    """Return what was chosen for a brief; what it does not know is left open."""
    notes, style, is_joined = (brief.option(name) for name in ("notes", "citations", "join_notes"))
    return NoteOptions(
        notes={kind.value: kind for kind in NoteKind}.get(notes),
        citations=("" if style == OWN_WAY else style) if style else None,
        join_notes=is_joined == "yes" if is_joined else None,
    )


def kept_options(options: NoteOptions) -> dict[str, str]:
    """Return options by the names and words that a brief keeps them under; empty is left open."""
    style = options.citations
    return {
        "notes": options.notes or "",
        "citations": "" if style is None else style or OWN_WAY,
        "join_notes": "" if options.join_notes is None else "yes" if options.join_notes else "no",
    }
