"""The note composed beside the draft: when it is asked for, and to whom it is shown when it is there."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from briefer.errors import BrieferError
from briefer.gui.desk import Desk
from briefer.gui.models.brief_state import BriefState
from briefer.gui.views.brief_composing import Composing
from briefer.gui.views.brief_editing import BriefEditing
from briefer.gui.views.brief_panes import BriefPanes
from briefer.model.ids import BriefId, SectionId

if TYPE_CHECKING:
    from briefer.model.documents import Document

_CALM = 2500  # milliseconds after which nobody waits for the window any more, unless files come in


class BriefPreviewing(QObject):
    """Has the note composed while the panes are seen; `words` are those that each section prints.

    `document` is the note composed last.
    """

    def __init__(self, desk: Desk, state: BriefState, edit: BriefEditing, panes: BriefPanes) -> None:
        """Compose nothing yet."""
        super().__init__(panes)
        self._state, self._edit, self._panes = state, edit, panes
        self.composing = Composing(desk, self)
        self.words: dict[SectionId, int] = {}
        self.document: Document | None = None
        self._of: BriefId | None = None
        self.composing.composed.connect(self._show_document)
        self.composing.failed.connect(self._show_fault)
        self.composing.counted.connect(self._say_words)
        panes.bar.preview_shown.connect(self._show_preview)
        panes.draft.editor.textChanged.connect(self.ask)
        panes.preview.exact.use(desk.isolation)
        self._bus = desk.bus
        self._calm = QTimer(self)
        self._calm.setInterval(_CALM)
        self._calm.timeout.connect(self._warm)
        self._calm.start()

    @property
    def is_busy(self) -> bool:
        """Whether the preview is about to be brought up to date."""
        return self.composing.is_waiting or self._panes.preview.paper.is_laying

    def ask(self) -> None:
        """Have the note composed anew where its words or what is found in it are seen, else when they are."""
        content, section = self._state.content, self._edit.section
        draft, held = self._panes.draft, self._panes.draft.hand.drafted
        if content is None or not self._panes.isVisible():
            return
        is_nothing = draft.hand.begun is not None and not draft.hand.begun.text.strip()
        if section is not None and held is not None and draft.editor.has_untold() and not is_nothing:
            content = self._state.content_with(section, held) or content
        self.composing.ask(content, self._state.pack, section, at_once=not draft.is_composed)

    def _warm(self) -> None:
        """Load what composing takes, once nothing else is under way: it holds up the window's own thread."""
        if not self._bus.is_gathering:
            self._calm.stop()
            self.composing.warm()

    def _show_document(self, document: "Document") -> None:
        """Show the note that was composed where there is somebody to see it."""
        self.document, self._of = document, self._state.brief.id if self._state.brief else None
        if self._panes.bar.toggle.isChecked():
            self._panes.preview.show_document(document)

    def _show_fault(self, error: BrieferError) -> None:
        """Say why the note cannot be composed, above no other brief's note."""
        brief = self._state.brief
        if brief is not None and brief.id != self._of:
            self.document, self._of = None, brief.id
            self._panes.preview.clear()
            self._say_words({})
        self._panes.preview.show_fault(error)

    def _show_preview(self, shown: bool) -> None:  # noqa: FBT001 - a signal's argument
        self._panes.show_right(preview=shown)
        self.ask()

    def _say_words(self, words: dict[SectionId, int]) -> None:
        self.words = words
        if self._state.brief is not None:
            self._panes.say_length(self._state.brief, self._state.pack, words)
