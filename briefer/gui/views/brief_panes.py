"""The parts of the brief's workspace and where they stand: bar, outline over tray, draft, preview."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QSplitter, QStackedWidget, QWidget

from briefer.gui.models.brief_findings import FindingRow
from briefer.gui.models.brief_sections import outline_rows
from briefer.gui.views.brief_bar import BriefBar
from briefer.gui.views.brief_draft import SectionDraft
from briefer.gui.views.brief_fields import FieldsForm
from briefer.gui.views.brief_findings_pane import FindingsPane
from briefer.gui.views.brief_outline import OutlineView
from briefer.gui.views.brief_preview import PreviewPane
from briefer.gui.views.brief_shape import laid, shut
from briefer.gui.views.brief_tray import FactTray
from briefer.gui.views.brief_written import WrittenStrip
from briefer.gui.views.measures import grown
from briefer.gui.views.parts import (
    EmptyNote,
    Ground,
    Words,
    column,
    heading,
    icon_button,
    link_button,
    push_button,
    row,
    rule,
    small_words,
)
from briefer.gui.wording import count_words
from briefer.model.briefs import Brief
from briefer.model.ids import SectionId
from briefer.model.packs import Pack


class BriefPanes(Ground):
    """All parts of the workspace, laid out; it knows nothing of what they do.

    `findings_asked` asks to show what there is to look at, or to hide it.
    """

    findings_asked = Signal()

    def __init__(self, start: Callable[[], object], parent: QWidget | None) -> None:
        """Lay out the parts; `start` asks for the first brief on the empty page."""
        super().__init__("window", parent)
        self.bar = BriefBar()
        self.written = WrittenStrip()
        self.lock = ReadOnlyStrip()
        self.outline = OutlineView()
        self.tray = FactTray()
        self.draft = SectionDraft()
        self.form = FieldsForm()
        self.preview = PreviewPane()
        self.findings_pane = FindingsPane()
        self.columns = QSplitter(Qt.Orientation.Horizontal)
        self._middle = QStackedWidget()
        self._stack = QStackedWidget()
        self._fill_columns()
        self._start = _start_page(start)
        self._stack.addWidget(self._start)
        self._stack.addWidget(self.columns)
        place = column(self, spacing=0)
        for part in (self.bar, rule(), self.lock, self.written):
            place.addWidget(part)
        place.addWidget(self._stack, 1)

    def flush(self) -> None:
        """Commit what was typed and not committed yet."""
        raise NotImplementedError

    def lock_up(self, reason: str) -> None:
        """Take every deed away from the analyst, and say why where it is seen and on each button."""
        self.lock.say(reason)
        self.bar.lock_up(reason)
        self.outline.lock_up(reason)
        self.tray.lock_up(reason)
        self.draft.lock_up(reason)
        self.form.lock_up(reason)
        self.findings_pane.lock_up(reason)
        for button in (self._add, *self._start.findChildren(QPushButton)):
            shut(button, reason)

    def say_length(self, brief: Brief, pack: Pack | None, words: Mapping[SectionId, int]) -> None:
        """Say how long the sections and the whole note are, against the pack's norm."""
        self.outline.sections.show(outline_rows(brief, pack, words))
        total, norm = sum(words.values()), pack.max_words if pack else 0
        self.total.setText(f"{total:,} of {norm:,} words" if norm else count_words(total, "word"))
        self.total.set_tone("warning" if norm and total > norm else "muted")

    def show_findings(self, count: int | None, rows: tuple[FindingRow, ...]) -> None:
        """Show what there is to look at, and say how much that is; None where it is not known yet."""
        self.findings_pane.show_rows(count, rows)
        said = "Findings" if count is None else "No findings"
        self.found.setText(count_words(count, "finding") if count else said)

    def show_right(self, *, preview: bool | None = None, findings: bool | None = None) -> None:
        """Show or hide what stands at the right; None leaves a part as it is."""
        for part, shown in ((self.preview, preview), (self.findings_pane, findings)):
            if shown is not None:
                part.setVisible(shown)
        self._right.setVisible(not (self.preview.isHidden() and self.findings_pane.isHidden()))

    def show_start(self) -> None:
        """Show the page that offers to start a brief."""
        self._stack.setCurrentIndex(0)

    def show_middle(self, part: QWidget) -> None:
        """Show the columns, with the draft or the form of fields in the middle."""
        self._stack.setCurrentIndex(1)
        self._middle.setCurrentWidget(part)

    @property
    def shows_form(self) -> bool:
        """Whether the form of fields stands in the middle."""
        return self._middle.currentWidget() is self.form

    def _fill_columns(self) -> None:
        self._middle.addWidget(self.form)
        self._middle.addWidget(self.draft)
        self._right = QSplitter(Qt.Orientation.Vertical)
        self._right.setChildrenCollapsible(False)
        self._right.setHandleWidth(1)
        self._right.addWidget(self.preview)
        self._right.addWidget(self.findings_pane)
        self._right.setSizes([400, 320])
        self.findings_pane.hide()
        for pane, least in ((self._left(), 210), (self._middle, 300), (self._right, 260)):
            pane.setMinimumWidth(least)
            self.columns.addWidget(pane)
        self.columns.setChildrenCollapsible(False)
        self.columns.setHandleWidth(1)
        for number, stretch in enumerate((0, 3, 3)):
            self.columns.setStretchFactor(number, stretch)
        self.columns.setSizes([min(grown(self, 280), 380), 560, 560])

    def _left(self) -> QWidget:
        left = Ground("paper")
        place = column(left, spacing=0)
        self._add = add = icon_button("plus", "Add a section of your own", self.outline.addition_asked.emit)
        self.total = small_words()
        self.total.setWordWrap(False)
        self.found = link_button("Findings", self.findings_asked.emit)
        self.found.setToolTip("Show what there is to look at in this brief, or hide it")
        head = row(heading("Sections"), 1, add)
        head.setContentsMargins(12, 5, 8, 0)
        status = row(self.total, 1, self.found)
        status.setContentsMargins(12, 0, 8, 4)
        place.addLayout(head)
        place.addLayout(status)
        split = QSplitter(Qt.Orientation.Vertical)
        split.setChildrenCollapsible(False)
        split.setHandleWidth(1)
        split.addWidget(self.outline)
        split.addWidget(self.tray)
        split.setSizes([250, 390])
        split.setStretchFactor(1, 1)
        place.addWidget(split, 1)
        return left


class ReadOnlyStrip(Ground):
    """Says above the workspace why nothing can be changed in it; hidden where it can."""

    def __init__(self) -> None:
        """Be hidden."""
        super().__init__("band")
        self._words = Words(tone="warning")
        self._words.setAccessibleName("Why nothing can be changed")
        laid(self, row(self._words), (14, 5, 14, 5))
        self.hide()

    @property
    def words(self) -> str:
        """What is said."""
        return self._words.text()

    def say(self, reason: str) -> None:
        """Show the reason."""
        self._words.setText(reason)
        self.show()


def _start_page(start: Callable[[], object]) -> QWidget:
    button = push_button("Start a brief…", start, "file-plus")
    return EmptyNote("No brief yet", "A brief prints the facts that you send to its sections.", button)
