"""The form that edits several sources at once; what is left alone stays as it is in each."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from briefer.commands.source_edits import SourceEdits
from briefer.errors import BrieferError
from briefer.gui.views.batch_fields import Clearable, chosen_in, fill_box, several_box
from briefer.gui.views.parts import (
    Ground,
    Words,
    column,
    heading,
    icon_button,
    in_scroll,
    push_button,
    row,
    small_words,
)
from briefer.gui.wording import count_words
from briefer.model.dates import UNDATED, Basis, Dating, dated
from briefer.model.facts import Reliability
from briefer.model.sources import Source
from briefer.text.typed_dates import entered_date

if TYPE_CHECKING:
    from briefer.model.ids import SourceId


class SourceBatch(QWidget):
    """Says of each field what the sources have in common; `asked` carries their ids and the SourceEdits.

    Enter saves, Esc goes back without saving.
    """

    asked = Signal(object, object)
    left = Signal()

    def __init__(self) -> None:
        """Make the form, empty."""
        super().__init__()
        self._keys: tuple[SourceId, ...] = ()
        self._title, self._fault = heading(""), Words("", tone="fault")
        self.publisher, self.published = Clearable("Publisher"), Clearable("Published")
        self.byline, self.language = Clearable("Byline"), Clearable("Language")
        self.reliability = several_box("Usual reliability of the publisher")
        self._lay_out()

    def open(self, sources: Sequence[Source]) -> None:
        """Show what these sources have in common."""
        self._keys = tuple(source.id for source in sources)
        self._title.setText(f"Edit {count_words(len(sources), 'source')}")
        self._fault.hide()
        self.publisher.show_values(source.publisher for source in sources)
        self.published.show_values(source.published.value or "" for source in sources)
        self.byline.show_values(source.byline for source in sources)
        self.language.show_values(source.language for source in sources)
        fill_box(self.reliability, Reliability, {source.reliability for source in sources})
        self.publisher.text.setFocus()

    def edits(self) -> SourceEdits:
        """Return what was entered. Raises BrieferError for a date that is none."""
        return SourceEdits(
            byline=self.byline.entered(),
            publisher=self.publisher.entered(),
            published=self._dating(),
            language=self.language.entered(),
            reliability=chosen_in(self.reliability, Reliability),
        )

    def save(self) -> None:
        """Ask for what was entered to be made; where something is wrong, say so and stay."""
        try:
            edits = self.edits()
        except BrieferError as error:
            self._fault.setText(str(error))
            self._fault.show()
            return
        self.asked.emit(self._keys, edits)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Save on Enter, leave on Esc."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.save()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _dating(self) -> Dating | None:
        typed = self.published.entered()
        if typed is None:
            return None
        value = entered_date(typed, UNDATED)
        return UNDATED if value is None else dated(value, Basis.GIVEN)

    def _lay_out(self) -> None:
        inside = QWidget()
        page = column(inside, margin=10)
        for words, field in (
            ("Publisher", self.publisher),
            ("Published", self.published),
            ("Byline", self.byline),
            ("Language", self.language),
            ("Usual reliability of the publisher", self.reliability),
        ):
            page.addWidget(small_words(words))
            page.addWidget(field)
        page.addStretch(1)
        back = icon_button("arrow-left", "Back to the list of sources (Esc)", self.left.emit)
        head = row(back, self._title)
        head.setStretch(1, 1)
        head.setContentsMargins(8, 8, 8, 4)
        foot = Ground("window")
        below = column(foot, margin=10)
        below.addWidget(self._fault)
        below.addLayout(row(1, push_button("Save", self.save, "check")))
        self._fault.hide()
        layout = column(self, spacing=0)
        layout.addLayout(head)
        layout.addWidget(in_scroll(inside), 1)
        layout.addWidget(foot)
