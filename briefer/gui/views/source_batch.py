"""The form that edits several sources at once; what is left alone stays as it is in each."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from briefer.commands.source_edits import SourceEdits
from briefer.gui.views.batch_fields import (
    BatchForm,
    Clearable,
    chosen_in,
    entered_dating,
    fill_box,
    several_box,
)
from briefer.gui.views.parts import column, small_words
from briefer.gui.wording import count_words
from briefer.model.facts import Reliability
from briefer.model.sources import Source

if TYPE_CHECKING:
    from briefer.model.ids import SourceId


class SourceBatch(BatchForm):
    """Says of each field what the sources have in common; `asked` carries their ids and the SourceEdits.

    Enter saves, Esc goes back without saving.
    """

    asked = Signal(object, object)

    def __init__(self) -> None:
        """Make the form, empty."""
        super().__init__()
        self._keys: tuple[SourceId, ...] = ()
        self.publisher, self.published = Clearable("Publisher"), Clearable("Published")
        self.byline, self.language = Clearable("Byline"), Clearable("Language")
        self.reliability = several_box("Usual reliability of the publisher")
        self._lay_out()

    def open(self, sources: Sequence[Source]) -> None:
        """Show what these sources have in common."""
        self._keys = tuple(source.id for source in sources)
        self.open_on(f"Edit {count_words(len(sources), 'source')}")
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
            published=entered_dating(self.published),
            language=self.language.entered(),
            reliability=chosen_in(self.reliability, Reliability),
        )

    def ask(self) -> None:
        """Tell what was entered, as `edits` returns it."""
        self.asked.emit(self._keys, self.edits())

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
        self.frame(inside, "Back to the list of sources (Esc)")
