"""What the analyst does with findings: lists them, goes from one to the next, leaves one as it is."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt

from briefer.commands.leaving import leave_finding, tell_again
from briefer.gui.bus import NoticeKind
from briefer.gui.desk import Desk
from briefer.gui.models.brief_findings import finding_rows
from briefer.gui.models.brief_state import BriefState
from briefer.gui.views.brief_carets import on_words
from briefer.gui.views.brief_composing import Composing
from briefer.gui.views.brief_findings import BriefFindings
from briefer.gui.views.brief_memory import remember_findings
from briefer.gui.views.brief_panes import BriefPanes
from briefer.model.findings import NoteFinding, Spot
from briefer.model.ids import BriefId, ParagraphId, SectionId
from briefer.store.session import Session

_Command = Callable[[Session, BriefId, NoteFinding], None]
_ShowSection = Callable[[SectionId | None], object]


class BriefReviewing(QObject):
    """Shows what `findings` finds in the draft and in the list, and does what is asked for there."""

    def __init__(
        self, desk: Desk, state: BriefState, panes: BriefPanes, composing: Composing, show: _ShowSection
    ) -> None:
        """Follow what is composed; `show` shows a section to write in, the title block for None."""
        super().__init__(panes)
        self._desk, self._state, self._panes, self._show_section = desk, state, panes, show
        self.findings = BriefFindings(state, composing, panes)
        self.findings.told.connect(self._show)
        pane, rows = panes.findings_pane, panes.draft.paragraphs
        panes.draft.editor.textChanged.connect(self.findings.hold)
        panes.findings_asked.connect(self._toggle)
        pane.closed.connect(self._close)
        for asking in (pane, rows):
            asking.sought.connect(self.seek)
            asking.left_alone.connect(lambda finding: self._do(leave_finding, finding))
        pane.wanted.connect(lambda finding: self._do(tell_again, finding))

    def show_list(self) -> None:
        """Show the list, with the keyboard in it."""
        self._set_shown(shown=True)
        listed = self._panes.findings_pane.list
        if not listed.currentIndex().isValid():
            listed.setCurrentIndex(listed.rows.index(0))
        listed.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def next_finding(self) -> None:
        """Go to the words of the next finding, behind the last to the first."""
        if self.findings.all:
            self._panes.findings_pane.step()
        else:
            self._desk.tell("Nothing in this brief needs a look.", kind=NoticeKind.DONE)

    def seek(self, finding: NoteFinding) -> None:
        """Show where a finding is, with its words selected."""
        spot, draft = finding.spot, self._panes.draft
        self._panes.findings_pane.stand_on(finding)
        self._panes.flush()
        if spot.section is None:
            self._seek_field(spot)
            return
        if self._panes.shows_form or draft.section != spot.section:
            self._show_section(spot.section)
        section = self._state.section(spot.section)
        if section is not None and any(each.id == spot.holder for each in section.paragraphs):
            draft.show_paragraph(ParagraphId(spot.holder), on_words(finding.words))
        elif spot.holder:
            draft.choose(lambda row: row.holder == spot.holder)
        elif spot.fact is not None:
            draft.show_fact(spot.fact)
        else:
            draft.paragraphs.setFocus(Qt.FocusReason.OtherFocusReason)

    def _seek_field(self, spot: Spot) -> None:
        self._show_section(None)
        field = self._panes.form.fields.get(spot.field)
        if field is None:
            self._panes.form.focus_first()
        else:
            field.input.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _show(self) -> None:
        brief, told = self._state.brief, self.findings
        rows = finding_rows(brief, told.all, told.left) if brief is not None else ()
        count = len(told.all) if told.is_known else None
        self._panes.show_findings(count, rows)
        self._panes.draft.show_findings(told.all)

    def _toggle(self) -> None:
        if self._panes.findings_pane.isHidden():
            self.show_list()
        else:
            self._close()

    def _close(self) -> None:
        """Hide the list; the keyboard goes on in the draft."""
        has_keyboard = self._panes.findings_pane.list.hasFocus()
        self._set_shown(shown=False)
        if has_keyboard:
            self._panes.draft.paragraphs.setFocus(Qt.FocusReason.OtherFocusReason)

    def _set_shown(self, *, shown: bool) -> None:
        self._panes.show_right(findings=shown)
        remember_findings(self._desk.session, shown=shown)

    def _do(self, command: _Command, finding: NoteFinding) -> None:
        brief = self._state.brief
        if brief is not None:
            self._panes.flush()
            self._desk.attempt(lambda: command(self._desk.session, brief.id, finding))
