"""The brief as a workspace of its own: outline and tray, the draft, the preview, and Export."""

from functools import reduce

from PySide6.QtCore import QEvent, QPoint, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from briefer.gui.bus import NoticeKind
from briefer.gui.desk import Desk
from briefer.gui.models.brief_sections import outline_rows, pack_section
from briefer.gui.models.brief_standing import Drafted, with_drafted
from briefer.gui.models.brief_state import BriefState
from briefer.gui.models.brief_text import place_of
from briefer.gui.views.brief_drafting import BriefDrafting
from briefer.gui.views.brief_editing import BriefEditing
from briefer.gui.views.brief_exporting import BriefExporting
from briefer.gui.views.brief_fact_deeds import BriefFactDeeds
from briefer.gui.views.brief_memory import (
    first_section,
    recall_panes,
    recalled_section,
    remember_brief,
    remember_section,
)
from briefer.gui.views.brief_outlining import BriefOutlining
from briefer.gui.views.brief_panes import BriefPanes
from briefer.gui.views.brief_previewing import BriefPreviewing
from briefer.gui.views.brief_reviewing import BriefReviewing
from briefer.gui.views.brief_sending import BriefSending
from briefer.gui.views.look_choosing import LookChoosing
from briefer.gui.views.pack_choosing import PackChoosing
from briefer.model.briefs import Brief, Section
from briefer.model.changes import Changes
from briefer.model.ids import BriefId, FactId, ParagraphId, SectionId
from briefer.model.packs import Pack
from briefer.store import queries

_LOCKED = "its briefs can be read and exported. Save a copy of it to change them."


class BriefWorkspace(BriefPanes):
    """Everything that is done to briefs; its public methods are what the actions of the window call."""

    section_shown = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        """Show the brief and section that were shown last."""
        super().__init__(self.ask_new_brief, parent)
        self._desk = desk
        self.state = BriefState(desk.session, desk.packs)
        self._edit = BriefEditing(desk, self.state, self.flush)
        self.choosing = PackChoosing(desk, self)
        self.looks = LookChoosing(desk, self.state, self)
        self.drafting = BriefDrafting(desk, self.state, self._edit, self.draft)
        self.sending = BriefSending(desk, self.state, self._edit, self, self.show_brief)
        self.facts = BriefFactDeeds(desk, self.state, self._edit, self, self._is_locked)
        self.outlining = BriefOutlining(self._edit, self)
        self.previewing = BriefPreviewing(desk, self.state, self._edit, self)
        composing = self.previewing.composing
        self.reviewing = BriefReviewing(desk, self.state, self, composing, self.show_section)
        self.exporting = BriefExporting(desk, self.state, self, self.reviewing.findings)
        self._is_stale = False
        self._edit.section = recalled_section(desk.session, self.state)
        recall_panes(desk.session, self)
        self._connect()
        if desk.session.read_only:
            self.lock_up(f"“{desk.session.path.name}” is open for reading only: {_LOCKED}")
        self.show_section(self.section)

    # What the actions call ----------------------------------------------------------------------------------

    @property
    def brief(self) -> Brief | None:
        """The brief that is shown."""
        return self.state.brief

    @property
    def section(self) -> SectionId | None:
        """The section that is being written; None stands for the title block."""
        return self._edit.section

    @property
    def is_composing(self) -> bool:
        """Whether the preview is about to be brought up to date."""
        return self.previewing.is_busy

    def send_current_fact(self, fact_id: FactId, section_id: SectionId | None = None) -> None:
        """Send a fact to a section, or to the one that is being written; without one, ask for it."""
        self.flush()
        self.sending.send(fact_id, section_id or self.section)

    def ask_section(self, *facts: FactId, at: QPoint | None = None) -> None:
        """Let the analyst choose the section that facts are sent to; `at` is on the screen."""
        self.flush()
        self.sending.ask(*facts, at=at)

    def take_all_that_fit(self) -> None:
        """Send all that fits the section that is being written, or from the title block, each section."""
        if self._ensure_brief() is not None:
            self._edit.take_all_that_fit()

    def ask_look(self) -> None:
        """Show the looks that the note can have, to choose and to manage."""
        self.flush()
        self.looks.ask()

    def next_section(self) -> None:
        """Go to the next row of the outline."""
        self.outline.step(1)

    def previous_section(self) -> None:
        """Go to the row before in the outline."""
        self.outline.step(-1)

    def focus_draft(self) -> None:
        """Put the caret where the analyst writes."""
        if self.section is None:
            self.form.focus_first()
        else:
            self.draft.write()

    def add_paragraph(self) -> None:
        """Begin a new paragraph of the section."""
        if not self._is_locked() and self.section is not None:
            self.draft.begin_paragraph()

    def show_brief(self, brief_id: BriefId) -> None:
        """Show another brief."""
        self.flush()
        self.draft.hand.leave()
        self.state.read(brief_id)
        remember_brief(self._desk.session, brief_id)
        self.reviewing.findings.forget()
        self.show_section(first_section(self.state))

    def show_section(self, section_id: SectionId | None) -> None:
        """Show a section to write in; None shows the title block."""
        self.flush()
        if section_id != self.section:
            self.draft.hand.leave()  # what is done with the paragraph then is done in its own section
        self._edit.section = section_id
        remember_section(self._desk.session, section_id)
        self._refresh()
        section = self.state.section(section_id)
        self.preview.show_section((section.name or section.heading) if section else "")
        self.section_shown.emit(section_id)

    def show_paragraph(self, paragraph_id: ParagraphId) -> None:
        """Show the section that has this paragraph, with the caret at its beginning."""
        place = place_of(queries.briefs(self._desk.session), paragraph_id)
        if place is not None:
            if self.brief is None or self.brief.id != place.brief:
                self.show_brief(place.brief)
            self.show_section(place.section)
            self.draft.show_paragraph(paragraph_id)

    def note_copies(self) -> None:
        """Have the note composed anew with the copies among sources that were found since."""
        self.previewing.ask()

    def flush(self) -> None:
        """Commit what was typed and not committed yet."""
        self.draft.hand.flush()
        held = self.draft.hand.drafted if self.draft.editor.has_untold() else None
        for (section, paragraph), drafted in tuple(self._edit.unsaved.items()):
            if held is None or paragraph != held.paragraph:
                self._edit.write(section, drafted)
        self._edit.enter_again()
        self.form.flush()

    @property
    def has_unsaved(self) -> bool:
        """Whether something was typed that the disk did not take; `flush` tries again."""
        return bool(self._edit.unsaved or self._edit.unentered)

    def ask_new_brief(self) -> None:
        """Let the analyst choose the pack of a new brief, where there are several."""
        if not self._is_locked():
            self.choosing.ask_new(self.new_brief)

    def ask_pack(self) -> None:
        """Let the analyst choose another pack for the brief that is shown."""
        self.flush()
        if self.state.brief is not None and not self._is_locked():
            self.choosing.ask_change(self.state.brief, self._edit.change_pack)

    def new_brief(self, pack: Pack | None = None) -> None:
        """Add a brief of this pack, or of the first one, and show it."""
        self.flush()
        made = self._edit.add_brief(pack)
        if made is not None:
            self.show_brief(made)

    # Following the session ----------------------------------------------------------------------------------

    def _on_changed(self, changes: Changes) -> None:
        if self.state.follow(changes):
            self._show_anew()

    def _show_anew(self) -> None:
        self._is_stale = True
        if self.isVisible():
            self._refresh()

    def _refresh(self) -> None:
        """Show what the state holds, and have the note composed anew."""
        self._is_stale = False
        brief, pack = self.state.brief, self.state.pack
        self.bar.show_briefs(queries.briefs(self._desk.session), brief, pack)
        self.draft.editor.know(tuple(self.state.rows.values()))
        if brief is None:
            self.reviewing.findings.forget()
            self.show_start()
            return
        section = self.state.section(self.section)
        if section is None and self.section is not None:
            self.show_section(None)
            return
        self.outline.show_rows(outline_rows(brief, pack, self.previewing.words), self.section)
        self.facts.show_piles(section)
        if section is not None:
            self._show_section(section)
        elif pack is not None:
            self.form.show_brief(brief, pack)
        else:
            self.form.show_without_pack(brief)
        self.show_middle(self.draft if section is not None else self.form)
        self.looks.show()
        self.previewing.ask()

    def _show_section(self, section: Section) -> None:
        rows = tuple(self.state.rows[fact] for fact in self.state.arranged(section))
        unsaved = [drafted for (key, _), drafted in self._edit.unsaved.items() if key == section.id]
        standing = reduce(with_drafted, unsaved, section)
        own = pack_section(self.state.pack, section)
        self.draft.show_section(standing, own, rows, takes_facts=self.state.takes_facts(section))
        self.drafting.show_changed()

    def _write(self, section: SectionId, drafted: Drafted) -> None:
        if not self._edit.write(section, drafted):
            self.draft.hand.hold(drafted)
            standing = self.state.section(self.section)
            if standing is not None:
                self._show_section(standing)

    # Wiring -------------------------------------------------------------------------------------------------

    def _connect(self) -> None:
        self._desk.bus.felt.connect(self._on_changed)
        self._desk.packs.changed.connect(self._show_anew)
        self.drafting.follow(self.previewing.composing, self.bar, self.outline)
        self.drafting.made.connect(self.show_brief)
        self.bar.chosen.connect(self.show_brief)
        self.bar.new_asked.connect(self.ask_new_brief)
        self.bar.change_asked.connect(self.ask_pack)
        self.bar.renamed.connect(self._edit.rename_brief)
        self.bar.removal_asked.connect(self._remove_brief)
        self.form.entered.connect(self._edit.enter)
        self.outline.chosen.connect(self.show_section)
        self._connect_draft()

    def _connect_draft(self) -> None:
        self.tray.sent.connect(self.send_current_fact)
        self.tray.all_taken.connect(self.take_all_that_fit)
        self.draft.typed.connect(self._write)
        self.draft.head.included.connect(self._edit.include)
        self.draft.head.rename_asked.connect(self.outline.rename_current)

    def _is_locked(self) -> bool:
        """Return whether nothing can be written here, and say so in the strip."""
        if self._desk.session.read_only:
            self._desk.tell(self.lock.words, kind=NoticeKind.FAULT)
        return self._desk.session.read_only

    def _ensure_brief(self) -> Brief | None:
        """Return the brief that is shown, making the session's first one where there is none."""
        self.flush()
        if self.state.brief is None:
            self.new_brief()
        return self.state.brief

    def _remove_brief(self) -> None:
        self.flush()
        self._edit.remove_brief()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Bring everything up to date, which is left alone while the workspace is hidden."""
        super().showEvent(event)
        if self._is_stale:
            self._refresh()
        self.previewing.ask()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 - Qt's name
        """Look the note over no more: it is composed again when the workspace is shown."""
        super().hideEvent(event)
        self.reviewing.findings.stop()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Colour the chips anew after a change of palette."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange and hasattr(self, "draft"):
            self.draft.editor.highlighter.rehighlight()
