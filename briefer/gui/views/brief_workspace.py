"""The brief as a workspace of its own: outline and tray, the draft, the preview, and Export."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtWidgets import QSplitter, QStackedWidget, QWidget

from briefer.commands import briefs as commands
from briefer.gui.bus import NoticeKind
from briefer.gui.desk import Desk
from briefer.gui.dialogs.export import ExportDialog, Written
from briefer.gui.models.brief_facts import target_of
from briefer.gui.models.brief_gaps import gaps
from briefer.gui.models.brief_sections import outline_rows, pack_section
from briefer.gui.models.brief_state import BriefState
from briefer.gui.views import brief_deeds as deeds
from briefer.gui.views.brief_bar import BriefBar, name_of
from briefer.gui.views.brief_composing import Composing
from briefer.gui.views.brief_draft import SectionDraft
from briefer.gui.views.brief_fields import FieldsForm
from briefer.gui.views.brief_outline import OutlineView
from briefer.gui.views.brief_preview import PreviewPane
from briefer.gui.views.brief_section_popup import SectionChooser
from briefer.gui.views.brief_tray import FactTray, Piles
from briefer.gui.views.brief_written import WrittenStrip
from briefer.gui.views.parts import EmptyNote, Ground, column, heading, icon_button, push_button, row, rule
from briefer.gui.wording import count_words, shortened
from briefer.model.briefs import Brief, Section
from briefer.model.changes import Changes
from briefer.model.ids import BriefId, FactId, SectionId
from briefer.model.packs import Pack
from briefer.store import queries

_SPLIT = "brief/split"
_SECTION = "brief/section"
_BRIEF = "brief/brief"
_PREVIEW = "brief/preview"
_NEW_HEADING = "New section"


class BriefWorkspace(Ground):
    """Everything that is done to briefs; its public methods are what the actions of the window call."""

    section_shown = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        """Show the brief and section that were shown last."""
        super().__init__("window", parent)
        self._desk = desk
        self.state = BriefState(desk.session, desk.packs)
        self._section: SectionId | None = None
        self.bar = BriefBar(desk.packs.packs)
        self.outline = OutlineView()
        self.tray = FactTray()
        self.draft = SectionDraft()
        self.form = FieldsForm()
        self.preview = PreviewPane()
        self.written = WrittenStrip()
        self.chooser = SectionChooser(self)
        self._composing = Composing(desk, self)
        self._middle = QStackedWidget()
        self._panes = QSplitter(Qt.Orientation.Horizontal)
        self._stack = QStackedWidget()
        self._dialog: ExportDialog | None = None
        self._to_send: FactId | None = None
        self._lay_out()
        self._connect()
        self.draft.editor.setReadOnly(desk.session.read_only)
        self._recall()
        self._refresh()

    # What the actions call ----------------------------------------------------------------------------------

    @property
    def brief(self) -> Brief | None:
        """The brief that is shown."""
        return self.state.brief

    @property
    def section(self) -> SectionId | None:
        """The section that is being written; None stands for the title block."""
        return self._section

    @property
    def is_composing(self) -> bool:
        """Whether the preview is about to be brought up to date."""
        return self._composing.is_waiting

    def send_current_fact(self, fact_id: FactId, section_id: SectionId | None = None) -> None:
        """Send a fact to a section, or to the one that is being written; a first brief is made on demand."""
        if self._ensure_brief() is None:
            return
        section = self.state.section(section_id or self._section)
        if section is None:
            self.ask_section(fact_id)
            return
        self._send(section, [fact_id], None)

    def ask_section(self, fact_id: FactId, at: QPoint | None = None) -> None:
        """Let the analyst choose, by one key, the section that a fact is sent to."""
        brief = self._ensure_brief()
        row_ = self.state.rows.get(fact_id)
        if brief is None or row_ is None:
            return
        self._to_send = fact_id
        offered = tuple(section.id for section in brief.sections if self.state.takes_facts(section))
        place = at or self.mapToGlobal(self.rect().center())
        self.chooser.offer(brief, offered, fact_id, row_.label, place)

    def take_all_that_fit(self) -> None:
        """Send all that fits the section that is being written, or from the title block, each section."""
        brief, pack = self._ensure_brief(), self.state.pack
        if brief is None or pack is None:
            return
        sent = self._try(
            lambda: commands.take_all_that_fit(self._desk.session, brief.id, pack, self._section)
        )
        if sent is not None:
            where = self.state.section(self._section)
            words = f"{count_words(sent, 'fact')} sent" if sent else "No other fact fits"
            self._desk.tell(f"{words} {f'to “{where.heading}”' if where else 'to the sections'}.")

    def export(self) -> None:
        """Ask for format and place, and write the note there."""
        self.flush()
        brief, pack = self.state.brief, self.state.pack
        if brief is None or pack is None:
            self._desk.tell("There is no note to export yet.", "Start a brief first.")
            return
        labels = {row_.label.lower() for row_ in self.state.rows.values()}
        self._dialog = ExportDialog(self._desk, brief, pack, gaps(brief, pack, labels), self)
        self._dialog.written.connect(self._on_written)
        self._dialog.open()

    def _on_written(self, note: Written) -> None:
        self.written.say(note.path)
        self._desk.tell(f"Exported “{note.path.name}”.", kind=NoticeKind.DONE)

    def next_section(self) -> None:
        """Go to the next row of the outline."""
        self.outline.step(1)

    def previous_section(self) -> None:
        """Go to the row before in the outline."""
        self.outline.step(-1)

    def focus_draft(self) -> None:
        """Put the caret where the analyst writes."""
        if self._section is None:
            self.form.focus_first()
        else:
            self.draft.editor.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def add_paragraph(self) -> None:
        """Begin a new paragraph at the end of the section."""
        if self._section is not None:
            self.draft.editor.begin_paragraph()

    def insert_citation(self, fact_id: FactId) -> None:
        """Cite a fact at the caret of the section's text."""
        row_ = self.state.rows.get(fact_id)
        if row_ is None:
            return
        if self._section is None:
            self._desk.tell("The title block cites nothing.", "Choose a section first.")
            return
        self.draft.editor.cite(row_.label)
        self.draft.editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_brief(self, brief_id: BriefId) -> None:
        """Show another brief."""
        self.flush()
        self.state.read(brief_id)
        self._desk.session.remember(_BRIEF, str(brief_id))
        self._section = self._first_section()
        self._refresh()

    def show_section(self, section_id: SectionId | None) -> None:
        """Show a section to write in; None shows the title block."""
        self.flush()
        self._section = section_id
        self._desk.session.remember(_SECTION, str(section_id or ""))
        self._refresh()
        section = self.state.section(section_id)
        if section is not None:
            self.preview.paper.show_heading(section.name or section.heading)
        self.section_shown.emit(section_id)

    def show_fact(self, fact_id: FactId) -> bool:
        """Mark where the note uses a fact; False if nowhere."""
        self.tray.choose(fact_id)
        self.draft.sent.choose(fact_id)
        return self.preview.show_fact(fact_id)

    def flush(self) -> None:
        """Commit what was typed and not committed yet."""
        self.draft.editor.flush()
        self.form.flush()

    def new_brief(self, pack: Pack | None = None) -> None:
        """Add a brief of this pack, or of the first one, and show it."""
        chosen = pack or next(iter(self._desk.packs.packs), None)
        if chosen is None:
            self._desk.tell(
                "No template pack is installed.", "Add one to the folder of packs.", NoticeKind.FAULT
            )
            return
        self.flush()
        made = self._try(lambda: commands.add_brief(self._desk.session, chosen))
        if made is not None:
            self.show_brief(made)

    # Following the session ----------------------------------------------------------------------------------

    def _on_changed(self, changes: Changes) -> None:
        if self.state.follow(changes):
            self._refresh()

    def _refresh(self) -> None:
        """Show what the state holds, and have the note composed anew."""
        brief, pack = self.state.brief, self.state.pack
        self._stack.setCurrentIndex(1 if brief else 0)
        self.bar.show_briefs(queries.briefs(self._desk.session), brief, pack)
        self.draft.editor.know(tuple(self.state.rows.values()))
        if brief is None:
            return
        section = self.state.section(self._section)
        if section is None:
            self._section = None
        self.outline.sections.show(outline_rows(brief, pack))
        self.outline.choose(self._section)
        self._show_piles(section)
        if section is not None:
            self._show_section(section)
        elif pack is not None:
            self.form.show_brief(brief, pack)
        self._middle.setCurrentWidget(self.draft if section or pack is None else self.form)
        if not self._stack.isHidden() and self.bar.toggle.isChecked():
            self._composing.ask(brief.id)

    def _show_section(self, section: Section) -> None:
        rows = tuple(self.state.rows[fact] for fact in section.facts if fact in self.state.rows)
        own = pack_section(self.state.pack, section)
        self.draft.show_section(section, own, rows, takes_facts=self.state.takes_facts(section))

    def _show_piles(self, section: Section | None) -> None:
        used = self.state.used()
        rows = tuple(self.state.rows.values())
        fits = self.state.fitting(section) if section else ()
        unused = tuple(row_ for row_ in rows if row_.id not in used)
        takes = section is not None and self.state.takes_facts(section)
        self.tray.show_piles(Piles(fits, unused, rows), takes_facts=takes)

    # What the analyst does ----------------------------------------------------------------------------------

    def _connect(self) -> None:
        self._desk.bus.changed.connect(self._on_changed)
        self._composing.composed.connect(self.preview.show_document)
        self._composing.failed.connect(self.preview.show_fault)
        self.chooser.chosen.connect(self._send_asked)
        self.preview.pointed.connect(self._point)
        self.bar.chosen.connect(self.show_brief)
        self.bar.new_asked.connect(self.new_brief)
        self.bar.renamed.connect(self._rename_brief)
        self.bar.removal_asked.connect(self._remove_brief)
        self.bar.preview_shown.connect(self._show_preview)
        self.bar.export_asked.connect(self.export)
        self.form.entered.connect(self._enter)
        self.written.failed.connect(lambda words: self._desk.tell(words, kind=NoticeKind.FAULT))
        self._connect_outline()
        self._connect_facts()

    def _connect_outline(self) -> None:
        self.outline.chosen.connect(self.show_section)
        self.outline.shifted.connect(
            lambda section, by: self._on_brief(
                lambda brief: deeds.shift_section(self._desk.session, brief, section, by)
            )
        )
        self.outline.addition_asked.connect(self._add_section)
        self.outline.removal_asked.connect(self._remove_section)
        model = self.outline.sections
        model.ticked.connect(self._include)
        model.renamed.connect(
            lambda section, words: self._on_brief(
                lambda brief: commands.rename_section(self._desk.session, brief.id, section, words)
            )
        )
        model.moved.connect(
            lambda section, place: self._on_brief(
                lambda brief: commands.move_section(self._desk.session, brief.id, section, place)
            )
        )
        model.facts_dropped.connect(lambda section, facts: self._drop(section, facts, None))

    def _connect_facts(self) -> None:
        self.tray.sent.connect(self.send_current_fact)
        self.tray.cited.connect(self.insert_citation)
        self.tray.pointed.connect(self._point)
        self.tray.chosen.connect(self.preview.show_fact)
        self.tray.all_taken.connect(self.take_all_that_fit)
        sent = self.draft.sent
        sent.facts.dropped.connect(lambda facts, place: self._drop(self._section, facts, place))
        sent.chosen.connect(self.preview.show_fact)
        sent.pointed.connect(self._point)
        sent.cited.connect(self.insert_citation)
        sent.withdrawn.connect(self._withdraw)
        sent.shifted.connect(self._shift)
        self.draft.typed.connect(self._write)
        self.draft.editor.cited_chosen.connect(self._on_cited)
        self.draft.included.connect(lambda section: self._include(section, included=True))
        self.draft.rename_asked.connect(self.outline.rename_current)

    def _try(self, run: Callable[[], object]) -> object:
        return self._desk.attempt(run)

    def _on_brief(self, run: Callable[[Brief], object]) -> None:
        brief = self.state.brief
        if brief is not None:
            self._try(lambda: run(brief))

    def _ensure_brief(self) -> Brief | None:
        """Return the brief that is shown, making the session's first one where there is none."""
        self.flush()
        if self.state.brief is None:
            self.new_brief()
        return self.state.brief

    def _send_asked(self, section_id: SectionId) -> None:
        if self._to_send is not None:
            self.send_current_fact(self._to_send, section_id)

    def _drop(self, section_id: SectionId | None, facts: Sequence[FactId], place: int | None) -> None:
        section = self.state.section(section_id)
        if section is not None:
            self._send(section, facts, place)

    def _send(self, section: Section, facts: Sequence[FactId], place: int | None) -> None:
        if not self.state.takes_facts(section):
            words = f"“{section.heading}” is made by the pack and prints no facts of its own."
            self._desk.tell(words, "Send the fact to another section, or cite it in your words here.")
            return
        known = [fact for fact in facts if fact in self.state.rows]
        is_there = place is None and all(fact in section.facts for fact in known)
        label = self.state.rows[known[0]].label if known else ""
        if is_there:
            self._desk.tell(f"{label} stands in “{section.heading}” already.")
            return
        brief_id = self.state.brief.id if self.state.brief else BriefId(0)
        self._try(lambda: deeds.send_facts(self._desk.session, brief_id, section, known, place))
        for fact in known[:1]:
            self.draft.sent.choose(fact)

    def _withdraw(self, fact: FactId) -> None:
        section = self._section
        if section is not None:
            self._on_brief(lambda brief: commands.withdraw_fact(self._desk.session, brief.id, section, fact))

    def _shift(self, fact: FactId, by: int) -> None:
        section = self.state.section(self._section)
        if section is not None:
            self._on_brief(lambda brief: deeds.shift_fact(self._desk.session, brief.id, section, fact, by))

    def _write(self, section_id: SectionId, text: str) -> None:
        section = self.state.section(section_id)
        if section is not None:
            self._on_brief(lambda brief: deeds.write_text(self._desk.session, brief.id, section, text))

    def _enter(self, name: str, value: str) -> None:
        pack = self.state.pack
        if pack is not None:
            self._on_brief(lambda brief: deeds.set_field(self._desk.session, brief.id, pack, name, value))

    def _include(self, section: SectionId, included: bool) -> None:  # noqa: FBT001 - a signal's argument
        self._on_brief(
            lambda brief: commands.include_section(self._desk.session, brief.id, section, included)
        )

    def _add_section(self) -> None:
        brief = self.state.brief
        current = (
            [section.id for section in brief.sections].index(self._section) + 1
            if brief and self._section
            else None
        )
        self.flush()
        if brief is None:
            return
        made = self._try(lambda: commands.add_section(self._desk.session, brief.id, _NEW_HEADING, current))
        if made is not None:
            self.outline.choose(made)
            self.outline.setFocus(Qt.FocusReason.OtherFocusReason)
            self.outline.rename_current()

    def _remove_section(self, section: SectionId) -> None:
        self.flush()
        self._on_brief(lambda brief: commands.remove_section(self._desk.session, brief.id, section))

    def _rename_brief(self, title: str) -> None:
        self._on_brief(lambda brief: commands.edit_brief(self._desk.session, replace(brief, title=title)))

    def _remove_brief(self) -> None:
        brief = self.state.brief
        if brief is not None:
            self.flush()
            self._on_brief(lambda one: commands.remove_brief(self._desk.session, one.id))
            self._desk.tell(f"Removed “{shortened(name_of(brief), 60)}”.", "Undo brings it back.")

    def _point(self, fact_id: FactId) -> None:
        fact = self.state.facts.get(fact_id)
        if fact is not None:
            self.flush()
            self._desk.point(target_of(fact))

    def _on_cited(self, fact: FactId | None) -> None:
        if fact is not None:
            self.preview.show_fact(fact)

    def _show_preview(self, shown: bool) -> None:  # noqa: FBT001 - a signal's argument
        self.preview.setVisible(shown)
        self._desk.session.remember(_PREVIEW, "yes" if shown else "no")
        if shown and self.state.brief is not None:
            self._composing.ask(self.state.brief.id)

    # Shape --------------------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        place = column(self, spacing=0)
        place.addWidget(self.bar)
        place.addWidget(rule())
        place.addWidget(self.written)
        place.addWidget(self._stack, 1)
        self._stack.addWidget(self._start_page())
        self._stack.addWidget(self._panes)
        self._middle.addWidget(self.form)
        self._middle.addWidget(self.draft)
        for pane in (self._left(), self._middle, self.preview):
            self._panes.addWidget(pane)
        self._panes.setChildrenCollapsible(False)
        self._panes.setHandleWidth(1)
        for number, stretch in enumerate((0, 3, 3)):
            self._panes.setStretchFactor(number, stretch)
        self._panes.splitterMoved.connect(lambda *_: self._remember_split())
        self._left_width()

    def _left_width(self) -> None:
        self._panes.widget(0).setMinimumWidth(210)
        self._middle.setMinimumWidth(300)
        self.preview.setMinimumWidth(260)
        self._panes.setSizes([280, 560, 560])

    def _left(self) -> QWidget:
        left = Ground("paper")
        place = column(left, spacing=0)
        head = row(
            heading("Sections"), 1, icon_button("plus", "Add a section of your own", self._add_section)
        )
        head.setContentsMargins(12, 5, 8, 5)
        place.addLayout(head)
        split = QSplitter(Qt.Orientation.Vertical)
        split.setChildrenCollapsible(False)
        split.setHandleWidth(1)
        split.addWidget(self.outline)
        split.addWidget(self.tray)
        split.setSizes([260, 380])
        split.setStretchFactor(1, 1)
        place.addWidget(split, 1)
        return left

    def _start_page(self) -> QWidget:
        buttons = [
            push_button(
                "Start a brief" if len(self._desk.packs.packs) == 1 else f"Start: {pack.name}",
                lambda chosen=pack: self.new_brief(chosen),
                "file-plus",
            )
            for pack in self._desk.packs.packs
        ]
        return EmptyNote("No brief yet", "A brief prints the facts that you send to its sections.", *buttons)

    def _first_section(self) -> SectionId | None:
        """Return the section to begin with: the first one that takes facts."""
        sections = self.state.brief.sections if self.state.brief else ()
        return next((section.id for section in sections if self.state.takes_facts(section)), None)

    def _recall(self) -> None:
        session = self._desk.session
        wanted = session.recall(_BRIEF)
        known = {str(brief.id): brief.id for brief in queries.briefs(session)}
        if wanted in known:
            self.state.read(known[wanted])
        self._section = self._first_section()
        sections = self.state.brief.sections if self.state.brief else ()
        for section in sections:
            if str(section.id) == session.recall(_SECTION):
                self._section = section.id
        sizes = [int(part) for part in session.recall(_SPLIT).split() if part.isdigit()]
        if len(sizes) == self._panes.count() and all(sizes):
            self._panes.setSizes(sizes)
        self.bar.toggle.setChecked(session.recall(_PREVIEW) != "no")

    def _remember_split(self) -> None:
        self._desk.session.remember(_SPLIT, " ".join(map(str, self._panes.sizes())))

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Colour the chips anew after a change of palette."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange and hasattr(self, "draft"):
            self.draft.editor.highlighter.rehighlight()
