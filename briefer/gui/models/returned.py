"""What became of a note that came back, as the rows of a list, the most important first."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefer.check.returned.values import Comparison, Concern, Fate, ParagraphFate, Remark
from briefer.gui import theme
from briefer.gui.icons import tinted_icon
from briefer.gui.models.rows import Face
from briefer.gui.wording import count_words, shortened
from briefer.model.returned import ReadNote, Stretch

if TYPE_CHECKING:
    from briefer.jobs.returned import Returned

_SHOWN = 90
_KEPT = "Nothing is to be taken over: the brief has these words, with their sources."
_LINES = 3
_ICONS = {
    Concern.SOURCE: ("circle-alert", "fault"),
    Concern.MATTER: ("flag", "warning"),
    Concern.WORDS: ("pen-line", "muted"),
    Concern.COMMENT: ("sticky-note", "accent"),
}
_NAMES = {
    Concern.SOURCE: "source",
    Concern.MATTER: "figure, date, name or note",
    Concern.WORDS: "words",
    Concern.COMMENT: "comment",
}


@dataclass(frozen=True, slots=True)
class Side:
    """A paragraph as one of two: its words, what only it has, and where the numbers of its notes stand."""

    words: str = ""
    changed: tuple[Stretch, ...] = ()
    marks: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class ReturnedRow:
    """What there is to look at in one paragraph, or one comment; `key` tells rows apart.

    `facts` are the labels that it is about; `fate` is what became of the paragraph, where that can be taken
    over, and `is_moving` says that it goes to its new place then; `why_not` is why nothing or not all can be,
    in sentences. `comment` is what the comment says, with its author's initials; `is_tracked` says that
    changes in it are not accepted yet.
    """

    key: tuple[object, ...]
    remarks: tuple[Remark, ...]
    before: Side
    after: Side
    facts: tuple[str, ...]
    fate: ParagraphFate | None = None
    comment: str = ""
    is_tracked: bool = False
    is_moving: bool = False
    why_not: str = ""

    @property
    def concern(self) -> Concern:
        """How much the most important of its remarks matters."""
        return min(remark.concern for remark in self.remarks)


def rows_of(returned: "Returned") -> tuple[ReturnedRow, ...]:
    """Return a row for each paragraph that anything is said of, and for each comment, in order."""
    groups: dict[tuple[object, ...], list[Remark]] = {}
    for number, remark in enumerate(returned.comparison.remarks):
        is_comment = remark.concern is Concern.COMMENT
        key = ("comment", number) if is_comment else (remark.old, remark.new)
        groups.setdefault(key, []).append(remark)
    return tuple(_row(returned, key, tuple(remarks)) for key, remarks in groups.items())


def face_of(row: ReturnedRow) -> Face:
    """Return what a row shows: what is said first, and the paragraph's words."""
    name, tone = _ICONS[row.concern]
    colour = getattr(theme.current_tones(), tone)
    said = row.remarks[0].said
    words = shortened(" ".join((row.after.words or row.before.words).split()), _SHOWN)
    more = len(row.remarks) - 1
    return Face(
        said,
        words,
        badge=f"+{more}" if more else "",
        colour=colour,
        mark=tinted_icon(name, colour),
        lines=_LINES,
        spoken=" ".join(
            filter(None, (f"{_NAMES[row.concern]}:", *(it.said for it in row.remarks), words, row.why_not))
        ),
        tip="\n".join(remark.said for remark in row.remarks),
    )


def summary_of(comparison: Comparison) -> str:
    """Return what became of the paragraphs and citations, as words."""
    counts = {fate: sum(each.fate is fate for each in comparison.fates) for fate in Fate}
    moved = sum(each.is_moved for each in comparison.fates)
    told = [
        f"{count_words(counts[Fate.SAME], 'paragraph')} unchanged",
        *(f"{number:,} {word}" for number, word in (
            (counts[Fate.REWORDED], "reworded"),
            (moved, "moved"),
            (counts[Fate.GONE], "taken out"),
            (counts[Fate.NEW], "new"),
        ) if number),
    ]  # fmt: skip
    kept = sum(each.now != 0 for each in comparison.citations)
    whole = count_words(len(comparison.citations), "citation")
    renumbered = f", {comparison.renumbered:,} with another number" if comparison.renumbered else ""
    return f"{', '.join(told)} · {kept:,} of {whole} still there{renumbered}"


def _row(returned: "Returned", key: tuple[object, ...], remarks: tuple[Remark, ...]) -> ReturnedRow:
    first = remarks[0]
    new = next((remark.new for remark in remarks if remark.new is not None), None)
    place = new if new is not None else first.old
    fates = (each for each in returned.comparison.fates if place == (each.old if new is None else each.new))
    fate = next(fates, None) if place is not None else None
    old = fate.old if fate is not None else first.old
    old_note, new_note = returned.expected.note, returned.note
    can_take = fate is not None and returned.can_be_taken(fate)
    facts = dict.fromkeys(label for remark in remarks for label in remark.facts)
    is_comment = first.concern is Concern.COMMENT
    if is_comment and old is not None:
        marks = old_note.paragraphs[old].marks
        facts = dict.fromkeys(label for mark in marks for label in returned.expected.cited[mark.note])
    return ReturnedRow(
        key,
        remarks,
        Side() if old is None else _side(old_note, old, fate.taken if fate else (), is_whole=new is None),
        Side() if new is None else _side(new_note, new, fate.given if fate else (), is_whole=old is None),
        tuple(facts),
        fate if can_take and not is_comment else None,
        first.said if is_comment else "",
        new is not None and new_note.paragraphs[new].is_tracked,
        can_take and fate is not None and fate.is_moved and returned.decisions[fate].goes is not None,
        "" if fate is None or is_comment else _why_not(returned, fate),
    )


def _why_not(returned: "Returned", fate: ParagraphFate) -> str:
    """Return why what became of a paragraph cannot be taken over, or not all of it."""
    why = returned.decisions[fate].why_not
    if not why:
        return "" if returned.can_be_taken(fate) else _KEPT
    what = "Its new place" if fate.is_moved else "This"
    return f"{what} cannot be taken over. {why}"


def _side(note: ReadNote, place: int, changed: tuple[Stretch, ...], *, is_whole: bool) -> Side:
    """Return a paragraph with what changed in it, which is all of one that only one of the notes has."""
    paragraph = note.paragraphs[place]
    marks = tuple((mark.at, note.footnotes[mark.note].number) for mark in paragraph.marks)
    return Side(paragraph.words, ((0, len(paragraph.words)),) if is_whole else changed, marks)
