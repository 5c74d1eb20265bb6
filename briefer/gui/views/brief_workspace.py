"""The brief as a workspace of its own: outline and tray, the draft, the preview, and Export."""

from PySide6.QtCore import QEvent, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from briefer.compose.packs import house_file
from briefer.gui.bus import NoticeKind
from briefer.gui.desk import Desk
from briefer.gui.dialogs.exact_pages import ExactView
from briefer.gui.dialogs.export import ExportDialog, Written
from briefer.gui.models.brief_facts import target_of
from briefer.gui.models.brief_gaps import gaps
from briefer.gui.models.brief_sections import outline_rows, pack_section, takes_facts
from briefer.gui.models.brief_state import BriefState
from briefer.gui.models.brief_text import place_of
from briefer.gui.views.brief_composing import Composing
from briefer.gui.views.brief_drafting import BriefDrafting
from briefer.gui.views.brief_editing import BriefEditing
from briefer.gui.views.brief_panes import BriefPanes
from briefer.gui.views.brief_section_popup import SectionChooser
from briefer.gui.views.brief_tray import Piles
from briefer.gui.views.pack_choosing import PackChoosing
from briefer.gui.wording import count_words
from briefer.model.briefs import Brief, Section
from briefer.model.changes import Changes
from briefer.model.ids import BriefId, FactId, ParagraphId, SectionId
from briefer.model.packs import Pack
from briefer.store import queries

_SPLIT = "brief/split"
_SECTION = "brief/section"
_BRIEF = "brief/brief"
_PREVIEW = "brief/preview"
_LOCKED = "its briefs can be read and exported. Save a copy of it to change them."
_CALM = 2500  # milliseconds after which nobody waits for the window any more


class BriefWorkspace(BriefPanes):
    """Everything that is done to briefs; its public methods are what the actions of the window call."""

    section_shown = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        """Show the brief and section that were shown last."""
        super().__init__(self.ask_new_brief, parent)
        self._desk = desk
        self.state = BriefState(desk.session, desk.packs)
        self._edit = BriefEditing(desk, self.state)
        self.chooser = SectionChooser(self)
        self.choosing = PackChoosing(desk, self)
        self._composing = Composing(desk, self)
        self.drafting = BriefDrafting(desk, self.state, self._edit, self.draft)
        self._dialog: ExportDialog | None = None
        self.exact = ExactView(desk)
        self._to_send: tuple[FactId, ...] = ()
        self._drafted: Brief | None = None
        self.preview.exact.use(desk.isolation)
        self._is_stale = False
        self._words: dict[SectionId, int] = {}
        self._recall()
        self._connect()
        if desk.session.read_only:
            self.lock_up(f"“{desk.session.path.name}” is open for reading only: {_LOCKED}")
        self._refresh()
        QTimer.singleShot(_CALM, self._composing, Composing.warm)

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
        return self._composing.is_waiting or self.preview.paper.is_laying

    @property
    def export_dialog(self) -> ExportDialog | None:
        """The dialog that asks where to write the note, once it was asked for."""
        return self._dialog

    def send_current_fact(self, fact_id: FactId, section_id: SectionId | None = None) -> None:
        """Send a fact to a section, or to the one that is being written; without one, ask for it."""
        self.flush()
        section = self.state.section(section_id or self.section)
        if section is None:
            self.ask_section(fact_id)
        elif self._edit.send(section, [fact_id]):
            self.draft.sent.choose(fact_id)
            if not self.isVisible():
                label = self.state.rows[fact_id].label
                self._desk.tell(f"{label} sent to “{section.title}”.", kind=NoticeKind.DONE)

    def ask_section(self, *facts: FactId, at: QPoint | None = None) -> None:
        """Let the analyst choose, by one key, the section that facts are sent to; `at` is on the screen.

        Where there is no brief yet, the first one is stored with the choice.
        """
        self.flush()
        brief, pack = self.state.brief, self.state.pack
        shown = tuple(self.state.rows[fact] for fact in facts if fact in self.state.rows)
        if brief is None and (pack := self._edit.first_pack()) is not None:
            brief = self._drafted = self._edit.drafted(pack)
        if brief is None or not shown:
            return
        self._to_send = tuple(row.id for row in shown)
        offered = tuple(section.id for section in brief.sections if takes_facts(pack, section))
        place = at or self.window().geometry().center()
        self.chooser.offer(brief, offered, shown, place)

    def take_all_that_fit(self) -> None:
        """Send all that fits the section that is being written, or from the title block, each section."""
        if self._ensure_brief() is not None:
            self._edit.take_all_that_fit()

    def export(self) -> None:
        """Ask for format and place, and write the note there."""
        self.flush()
        brief, pack = self.state.brief, self.state.pack
        if brief is None or pack is None:
            self._desk.tell("There is no note to export yet.", "Start a brief with an installed pack first.")
            return
        labels = {shown.label.lower() for shown in self.state.rows.values()}
        lacking = (*gaps(brief, pack, labels), *self.state.doubts(self.preview.document))
        self._dialog = ExportDialog(self._desk, brief, pack, lacking, self)
        self._dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._dialog.written.connect(self._on_written)
        self._dialog.open()

    def show_exact_pages(self) -> None:
        """Show the note in pages as LibreOffice lays its Word file out."""
        self.flush()
        content, pack = self.state.content, self.state.pack
        if content is None or pack is None:
            self._desk.tell("There is no note to show yet.", "Start a brief with an installed pack first.")
            return
        self.exact.show(content, pack, self)

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
            self.draft.editor.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def add_paragraph(self) -> None:
        """Begin a new paragraph at the end of the section."""
        if self._is_locked():
            return
        if self.section is not None:
            self.draft.editor.begin_paragraph()

    def insert_citation(self, fact_id: FactId) -> None:
        """Cite a fact at the caret of the section's text."""
        shown = self.state.rows.get(fact_id)
        if shown is None or self._is_locked():
            return
        if self.section is None:
            self._desk.tell("The title block cites nothing.", "Choose a section first.")
            return
        self.draft.editor.cite(shown.label)
        self.draft.editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_brief(self, brief_id: BriefId) -> None:
        """Show another brief."""
        self.flush()
        self.state.read(brief_id)
        self._desk.session.remember(_BRIEF, str(brief_id))
        self._edit.section = self._first_section()
        self._refresh()

    def show_section(self, section_id: SectionId | None) -> None:
        """Show a section to write in; None shows the title block."""
        self.flush()
        self._edit.section = section_id
        self._desk.session.remember(_SECTION, str(section_id or ""))
        self._refresh()
        section = self.state.section(section_id)
        if section is not None:
            self.preview.show_section(section.name or section.heading)
        self.section_shown.emit(section_id)

    def show_paragraph(self, paragraph_id: ParagraphId) -> None:
        """Show the section that has this paragraph, with the caret at its beginning."""
        place = place_of(queries.briefs(self._desk.session), paragraph_id)
        if place is not None:
            if self.brief is None or self.brief.id != place.brief:
                self.show_brief(place.brief)
            self.show_section(place.section)
            self.draft.editor.stand_at(place.start)

    def show_fact(self, fact_id: FactId) -> bool:
        """Mark where the note uses a fact; False if nowhere."""
        self.tray.choose(fact_id)
        self.draft.sent.choose(fact_id)
        return self._show_printed(fact_id)

    def note_copies(self) -> None:
        """Have the note composed anew with the copies among sources that were found since."""
        self._ask_preview()

    def flush(self) -> None:
        """Commit what was typed and not committed yet."""
        self.draft.editor.flush()
        for section, text in tuple(self._edit.unsaved.items()):
            if section != self.section:
                self._edit.write(section, text)
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
        if not self.state.follow(changes):
            return
        if self.isVisible():
            self._refresh()
        else:
            self._is_stale = True

    def _refresh(self) -> None:
        """Show what the state holds, and have the note composed anew."""
        self._is_stale = False
        brief, pack = self.state.brief, self.state.pack
        self.bar.show_briefs(queries.briefs(self._desk.session), brief, pack)
        self.draft.editor.know(tuple(self.state.rows.values()))
        if brief is None:
            self.show_start()
            return
        if pack is not None:
            self.preview.use_house(house_file(pack))
        section = self.state.section(self.section)
        self._edit.section = section.id if section else None
        self.outline.sections.show(outline_rows(brief, pack, self._words))
        self.outline.choose(self.section)
        self._show_piles(section)
        if section is not None:
            self._show_section(section)
        elif pack is not None:
            self.form.show_brief(brief, pack)
        self.show_middle(self.draft if section is not None else self.form)
        self._ask_preview()

    def _say_words(self, words: dict[SectionId, int]) -> None:
        self._words = words
        if self.state.brief is not None:
            self.say_length(self.state.brief, self.state.pack, words)

    def _show_section(self, section: Section) -> None:
        rows = tuple(self.state.rows[fact] for fact in self.state.arranged(section))
        own = pack_section(self.state.pack, section)
        self.draft.show_section(section, own, rows, takes_facts=self.state.takes_facts(section))
        self.drafting.show_changed()

        unsaved = self._edit.unsaved.get(section.id)
        if unsaved is not None:
            self.draft.editor.hold(unsaved)

    def _write(self, section: SectionId, text: str) -> None:
        if not self._edit.write(section, text) and section == self.section:
            self.draft.editor.hold(text)

    def _show_piles(self, section: Section | None) -> None:
        used = self.state.used()
        rows = tuple(self.state.rows.values())
        fits = self.state.fitting(section) if section else self.state.fitting_anywhere()
        unused = tuple(shown for shown in rows if shown.id not in used)
        takes = section is None or self.state.takes_facts(section)
        self.tray.show_piles(Piles(fits, unused, rows), takes_facts=takes)

    # Wiring -------------------------------------------------------------------------------------------------

    def _connect(self) -> None:
        self._desk.bus.felt.connect(self._on_changed)
        self._composing.composed.connect(self.preview.show_document)
        self._composing.failed.connect(self.preview.show_fault)
        self._composing.counted.connect(self._say_words)
        self.drafting.follow(self._composing, self.bar, self.outline)
        self.drafting.written.connect(self.show_paragraph)
        self.drafting.made.connect(self.show_brief)
        self.chooser.chosen.connect(self._send_asked)
        self.preview.pointed.connect(self._point)
        self.bar.chosen.connect(self.show_brief)
        self.bar.new_asked.connect(self.ask_new_brief)
        self.bar.change_asked.connect(self.ask_pack)
        self.bar.renamed.connect(self._edit.rename_brief)
        self.bar.removal_asked.connect(self._remove_brief)
        self.bar.preview_shown.connect(self._show_preview)
        self.bar.export_asked.connect(self.export)
        self.form.entered.connect(self._edit.enter)
        self.written.failed.connect(lambda words: self._desk.tell(words, kind=NoticeKind.FAULT))
        self.columns.splitterMoved.connect(lambda *_: self._remember_split())
        self._connect_outline()
        self._connect_facts()

    def _connect_outline(self) -> None:
        self.outline.chosen.connect(self.show_section)
        self.outline.shifted.connect(self._edit.shift_section)
        self.outline.addition_asked.connect(self._add_section)
        self.outline.removal_asked.connect(self._edit.remove_section)
        model = self.outline.sections
        model.ticked.connect(self._edit.include)
        model.renamed.connect(self._edit.rename_section)
        model.moved.connect(self._edit.move_section)
        model.facts_dropped.connect(self._edit.drop)

    def _connect_facts(self) -> None:
        self.tray.sent.connect(self.send_current_fact)
        self.tray.cited.connect(self.insert_citation)
        self.tray.pointed.connect(self._point)
        self.tray.chosen.connect(self._show_printed)
        self.tray.all_taken.connect(self.take_all_that_fit)
        sent = self.draft.sent
        sent.facts.dropped.connect(lambda facts, place: self._edit.drop(self.section, facts, place))
        sent.chosen.connect(self._show_printed)
        sent.pointed.connect(self._point)
        sent.cited.connect(self.insert_citation)
        sent.withdrawn.connect(self._edit.withdraw)
        sent.shifted.connect(self._edit.shift)
        self.draft.typed.connect(self._write)
        self.draft.editor.textChanged.connect(self._ask_preview)
        self.draft.editor.cited_chosen.connect(self._on_cited)
        self.draft.included.connect(self._edit.include)
        self.draft.rename_asked.connect(self.outline.rename_current)

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

    def _send_asked(self, section_id: SectionId) -> None:
        if self.state.brief is None and self._drafted is not None:
            made = self._edit.send_to_drafted(self._drafted, section_id, self._to_send)
            if made is not None:
                self.show_brief(made)
                self._tell_sent(section_id)
        elif len(self._to_send) == 1:
            self.send_current_fact(self._to_send[0], section_id)
        elif (section := self.state.section(section_id)) and self._edit.send(section, self._to_send):
            self._tell_sent(section_id)

    def _tell_sent(self, section_id: SectionId) -> None:
        section = self.state.section(section_id)
        if section is not None:
            only = self.state.rows[self._to_send[0]].label
            sent = only if len(self._to_send) == 1 else count_words(len(self._to_send), "fact")
            self._desk.tell(f"{sent} sent to “{section.title}”.", kind=NoticeKind.DONE)

    def _add_section(self) -> None:
        self.flush()
        made = self._edit.add_section()
        if made is not None:
            self.outline.choose(made)
            self.outline.setFocus(Qt.FocusReason.OtherFocusReason)
            self.outline.rename_current()

    def _remove_brief(self) -> None:
        self.flush()
        self._edit.remove_brief()

    def _on_written(self, note: Written) -> None:
        self.written.say(note.path, note.clean)
        if note.clean is not None and note.warnings:
            self._desk.tell(note.warnings[-1])
            return
        self._desk.tell(f"Exported “{note.path.name}”.", kind=NoticeKind.DONE)

    def _point(self, fact_id: FactId) -> None:
        fact = self.state.facts.get(fact_id)
        if fact is not None:
            self.flush()
            self._desk.point(target_of(fact))

    def _on_cited(self, fact: FactId | None) -> None:
        if fact is not None:
            self._show_printed(fact)

    def _show_printed(self, fact: FactId) -> bool:
        """Mark where the note prints a fact, or the one that is told for it; False if nowhere."""
        return self.preview.show_fact(self.state.lead_of(fact))

    def _show_preview(self, shown: bool) -> None:  # noqa: FBT001 - a signal's argument
        self.preview.setVisible(shown)
        self._desk.session.remember(_PREVIEW, "yes" if shown else "no")
        self._ask_preview()

    def _ask_preview(self) -> None:
        """Have the note composed anew where it is looked at; else it is when it is looked at again."""
        content, editor = self.state.content, self.draft.editor
        if content is None or not self.isVisible() or not self.bar.toggle.isChecked():
            return
        if self.section is not None and editor.has_untold():
            content = self.state.content_with(self.section, editor.toPlainText()) or content
        self._composing.ask(content, self.state.pack, self.section, at_once=self.preview.document is None)

    # What is remembered -------------------------------------------------------------------------------------

    def _first_section(self) -> SectionId | None:
        """Return the section to begin with: the first one that takes facts."""
        sections = self.state.brief.sections if self.state.brief else ()
        return next((section.id for section in sections if self.state.takes_facts(section)), None)

    def _recall(self) -> None:
        session = self._desk.session
        known = {str(brief.id): brief.id for brief in queries.briefs(session)}
        if (wanted := session.recall(_BRIEF)) in known:
            self.state.read(known[wanted])
        sections = self.state.brief.sections if self.state.brief else ()
        last = next((one.id for one in sections if str(one.id) == session.recall(_SECTION)), None)
        self._edit.section = last or self._first_section()
        sizes = [int(part) for part in session.recall(_SPLIT).split() if part.isdigit()]
        if len(sizes) == self.columns.count() and all(sizes):
            self.columns.setSizes(sizes)
        is_shown = session.recall(_PREVIEW) != "no"
        self.bar.toggle.setChecked(is_shown)
        self.preview.setVisible(is_shown)

    def _remember_split(self) -> None:
        self._desk.session.remember(_SPLIT, " ".join(map(str, self.columns.sizes())))

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Bring everything up to date, which is left alone while the workspace is hidden."""
        super().showEvent(event)
        if self._is_stale:
            self._refresh()
        self._ask_preview()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Colour the chips anew after a change of palette."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange and hasattr(self, "draft"):
            self.draft.editor.highlighter.rehighlight()
