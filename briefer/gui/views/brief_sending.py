"""Facts sent to sections: to the one that is being written, or to one that is asked for."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint

from briefer.gui.bus import NoticeKind
from briefer.gui.desk import Desk
from briefer.gui.models.brief_sections import takes_facts
from briefer.gui.models.brief_state import BriefState
from briefer.gui.views.brief_editing import BriefEditing
from briefer.gui.views.brief_panes import BriefPanes
from briefer.gui.views.brief_section_popup import SectionChooser
from briefer.gui.wording import count_words
from briefer.model.ids import BriefId, FactId, SectionId

if TYPE_CHECKING:
    from briefer.model.briefs import Brief


class BriefSending(QObject):
    """Sends facts; where there is no brief yet, the first one is stored with the choice of a section."""

    def __init__(
        self,
        desk: Desk,
        state: BriefState,
        edit: BriefEditing,
        panes: BriefPanes,
        show_brief: Callable[[BriefId], object],
    ) -> None:
        """Send nothing yet."""
        super().__init__(panes)
        self._desk, self._state, self._edit, self._panes = desk, state, edit, panes
        self._show_brief = show_brief
        self.chooser = SectionChooser(panes)
        self.chooser.chosen.connect(self._send_asked)
        self._to_send: tuple[FactId, ...] = ()
        self._drafted: Brief | None = None

    def send(self, fact_id: FactId, section_id: SectionId | None) -> None:
        """Send a fact to a section; without one, ask for it."""
        section = self._state.section(section_id)
        if section is None:
            self.ask(fact_id)
        elif self._edit.send(section, [fact_id]):
            self._panes.draft.sent.choose(fact_id)
            if not self._panes.isVisible():
                label = self._state.rows[fact_id].label
                self._desk.tell(f"{label} sent to “{section.title}”.", kind=NoticeKind.DONE)

    def ask(self, *facts: FactId, at: QPoint | None = None) -> None:
        """Let the analyst choose, by one key, the section that facts are sent to; `at` is on the screen."""
        brief, pack = self._state.brief, self._state.pack
        shown = tuple(self._state.rows[fact] for fact in facts if fact in self._state.rows)
        if brief is None and (pack := self._edit.first_pack()) is not None:
            brief = self._drafted = self._edit.drafted(pack)
        if brief is None or not shown:
            return
        self._to_send = tuple(row.id for row in shown)
        offered = tuple(section.id for section in brief.sections if takes_facts(pack, section))
        place = at or self._panes.window().geometry().center()
        self.chooser.offer(brief, offered, shown, place)

    def _send_asked(self, section_id: SectionId) -> None:
        if self._state.brief is None and self._drafted is not None:
            made = self._edit.send_to_drafted(self._drafted, section_id, self._to_send)
            if made is not None:
                self._show_brief(made)
                self._tell_sent(section_id)
        elif len(self._to_send) == 1:
            self.send(self._to_send[0], section_id)
        elif (section := self._state.section(section_id)) and self._edit.send(section, self._to_send):
            self._tell_sent(section_id)

    def _tell_sent(self, section_id: SectionId) -> None:
        section = self._state.section(section_id)
        if section is not None:
            only = self._state.rows[self._to_send[0]].label
            sent = only if len(self._to_send) == 1 else count_words(len(self._to_send), "fact")
            self._desk.tell(f"{sent} sent to “{section.title}”.", kind=NoticeKind.DONE)
