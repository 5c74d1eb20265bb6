"""A brief's sections as rows of its outline, below a first row for the title block."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QMimeData, QModelIndex, Qt, Signal

from briefer.gui.models.brief_facts import FACT_MIME, facts_in
from briefer.gui.models.brief_rows import ROW_ROLE, AnyIndex, BriefRowsModel
from briefer.gui.models.brief_text import word_count
from briefer.gui.models.brief_values import is_missing
from briefer.gui.wording import count_words, plain_tip
from briefer.model.briefs import Brief, Section
from briefer.model.ids import SectionId
from briefer.model.packs import Pack, PackSection

SECTION_MIME = "application/x-briefer-section"


@dataclass(frozen=True, slots=True)
class OutlineRow:
    """One row: the title block (no section) or a section with what it holds.

    `missing` counts what is required and not there: fields of the title block, or 1 for an empty section.
    `is_free` ones can be removed: the analyst's own, and those of the pack that there are several of.
    """

    section: SectionId | None
    heading: str
    facts: int = 0
    words: int = 0
    included: bool = True
    is_free: bool = False
    missing: int = 0

    @property
    def holds(self) -> str:
        """What the row holds, in words."""
        if self.section is None:
            return f"{self.missing} to fill in" if self.missing else "complete"
        parts = [count_words(self.facts, "fact")]
        if self.words:
            parts.append(count_words(self.words, "word"))
        if not self.included:
            parts.append("not printed")
        if self.missing:
            parts.append("required, still empty")
        return ", ".join(parts)


def pack_section(pack: Pack | None, section: Section) -> PackSection | None:
    """Return what the pack says of a section; None for one the analyst added, or without the pack."""
    if pack is None or not section.name:
        return None
    return next((one for one in pack.sections if one.name == section.name), None)


def takes_facts(pack: Pack | None, section: Section) -> bool:
    """Return whether facts sent to the section are printed there; the pack makes some by itself."""
    own = pack_section(pack, section)
    return own is None or own.takes is not None


def outline_rows(
    brief: Brief, pack: Pack | None, words: Mapping[SectionId, int] | None = None
) -> tuple[OutlineRow, ...]:
    """Return the rows of a brief's outline; `words` are those that each section prints, where known."""
    missing = sum(is_missing(brief, field) for field in (pack.fields if pack else ()))
    return (
        OutlineRow(None, "Title block", missing=missing),
        *(_row(one, pack, brief, (words or {}).get(one.id)) for one in brief.sections),
    )


def _row(section: Section, pack: Pack | None, brief: Brief, words: int | None) -> OutlineRow:
    own = pack_section(pack, section)
    empty = section.is_empty
    is_free = not section.name or sum(one.name == section.name for one in brief.sections) > 1
    return OutlineRow(
        section.id,
        section.title,
        len(section.facts),
        words if words is not None else sum(word_count(each.text) for each in section.paragraphs),
        section.included,
        is_free,
        int(empty and section.included and own is not None and own.required and own.takes is not None),
    )


class SectionsModel(BriefRowsModel):
    """The outline: sections are ticked, renamed where they are the analyst's, dragged, and dropped on."""

    ticked = Signal(object, bool)
    renamed = Signal(object, str)
    moved = Signal(object, int)
    facts_dropped = Signal(object, object)

    @property
    def rows(self) -> tuple[OutlineRow, ...]:
        """The rows as shown."""
        return self._rows

    def key_of(self, row: Any) -> object:
        """Return the row's section, None for the title block."""
        return row.section

    def row_number(self, section: SectionId | None) -> int:
        """Return the number of the section's row, or -1; None is the title block."""
        return next((number for number, row in enumerate(self._rows) if row.section == section), -1)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return a row's heading, tick, words for screen readers, or the row itself."""
        row = self._rows[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.EditRole:
                return row.heading
            case Qt.ItemDataRole.CheckStateRole if row.section is not None:
                return Qt.CheckState.Checked if row.included else Qt.CheckState.Unchecked
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{row.heading}: {row.holds}"
            case Qt.ItemDataRole.ToolTipRole:
                return plain_tip(f"{row.heading}: {row.holds}")
            case _ if role == ROW_ROLE:
                return row
            case _:
                return None

    def setData(self, index: AnyIndex, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:  # noqa: N802 - Qt's name
        """Tell that a section was ticked or renamed; the row changes when the session has."""
        row = self._rows[index.row()]
        if row.section is None:
            return False
        if role == Qt.ItemDataRole.CheckStateRole:
            self.ticked.emit(row.section, Qt.CheckState(value) is Qt.CheckState.Checked)
            return True
        name = str(value).strip()
        if role == Qt.ItemDataRole.EditRole and name and name != row.heading:
            self.renamed.emit(row.section, name)
            return True
        return False

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        """Return what can be done with a row; the title block stays where it is."""
        flag = Qt.ItemFlag
        if not index.isValid():
            return flag.ItemIsDropEnabled
        row = self._rows[index.row()]
        flags = flag.ItemIsEnabled | flag.ItemIsSelectable
        if row.section is not None:
            flags |= flag.ItemIsUserCheckable | flag.ItemIsDragEnabled | flag.ItemIsDropEnabled
        return flags | flag.ItemIsEditable if row.section is not None else flags

    def mimeTypes(self) -> list[str]:  # noqa: N802 - Qt's name
        """Return what is taken: sections between rows, facts on a row."""
        return [SECTION_MIME, FACT_MIME]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:  # noqa: N802 - Qt's name
        """Return the section that is dragged."""
        mime = QMimeData()
        section = self._rows[indexes[0].row()].section if indexes else None
        if section is not None:
            mime.setData(SECTION_MIME, str(section).encode("ascii"))
        return mime

    def supportedDropActions(self) -> Qt.DropAction:  # noqa: N802 - Qt's name
        """Return that drops copy or move; what happens is decided by the command."""
        return Qt.DropAction.CopyAction | Qt.DropAction.MoveAction

    def canDropMimeData(  # noqa: N802 - Qt's name
        self, data: QMimeData, _action: Qt.DropAction, row: int, _column: int, parent: AnyIndex
    ) -> bool:
        """Return whether it can be dropped here: facts on a section, a section below the title block."""
        if data.hasFormat(FACT_MIME):
            return parent.isValid() and self._rows[parent.row()].section is not None
        return data.hasFormat(SECTION_MIME) and (row > 0 or parent.isValid() or row < 0)

    def dropMimeData(  # noqa: N802 - Qt's name
        self, data: QMimeData, _action: Qt.DropAction, row: int, _column: int, parent: AnyIndex
    ) -> bool:
        """Tell which facts were sent to which section, or which section was moved before which."""
        if data.hasFormat(FACT_MIME):
            if parent.isValid() and (section := self._rows[parent.row()].section) is not None:
                self.facts_dropped.emit(section, facts_in(data))
            return False
        words = bytes(data.data(SECTION_MIME).data()).decode("ascii", "ignore")
        if words.isdigit():
            dragged = SectionId(int(words))
            place = row if row >= 0 else (parent.row() if parent.isValid() else len(self._rows))
            before = self.row_number(dragged)
            position = max(place - 1, 0)  # the title block is no section
            self.moved.emit(dragged, position - 1 if 0 < before < place else position)
        return False
