"""What the analyst does to the draft of a section: paragraphs taken over, judgements, citations, versions."""

import pkgutil
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Qt, Signal

from briefer.commands import briefs, drafting, judging, outlining
from briefer.compose.judging import yardstick_of
from briefer.gui.bus import NoticeKind
from briefer.gui.desk import Desk
from briefer.gui.models.brief_parts import PartKind, PartRow
from briefer.gui.models.brief_standing import Drafted
from briefer.gui.models.brief_state import BriefState
from briefer.gui.views.brief_bar import BriefBar
from briefer.gui.views.brief_carets import Caret, at_start
from briefer.gui.views.brief_composing import Composing
from briefer.gui.views.brief_draft import SectionDraft
from briefer.gui.views.brief_editing import BriefEditing
from briefer.gui.views.brief_outline import OutlineView
from briefer.model.briefs import Brief, Section
from briefer.model.drafting import FirstMention, Sifting
from briefer.model.ids import JudgementId, ParagraphId, SectionId, VersionId

if TYPE_CHECKING:
    from PySide6.QtWidgets import QDialog

    from briefer.commands.judging import JudgementDraft

_T = TypeVar("_T")
# Named by their dotted names: they load the reader of Markdown, which nothing before them needs.
_INTRODUCE = "briefer.commands.introducing:introduce"
_TAKE_OVER = "briefer.commands.taking_over:take_over"


class BriefDrafting(QObject):
    """Carries out deeds on the section that is being written; each is a command.

    `made` carries the key of a brief to show.
    """

    made = Signal(object)

    def __init__(self, desk: Desk, state: BriefState, edit: BriefEditing, draft: SectionDraft) -> None:
        """Follow what is asked for in this draft."""
        super().__init__(draft)
        self._desk, self._state, self._edit, self._draft = desk, state, edit, draft
        self.dialog: QDialog | None = None
        parts, hand = draft.paragraphs, draft.hand
        draft.taken.connect(self._take)
        draft.bar.judgement_asked.connect(self.add_judgement)
        draft.update_asked.connect(self.update_citations)
        draft.facts.sifted.connect(self.choose_sifting)
        parts.returned.connect(self._give_back)
        parts.judged.connect(self._edit_judgement)
        parts.shifted.connect(self._shift)
        parts.introduced.connect(self._introduce)
        parts.judgement_asked.connect(self.add_judgement)
        parts.versions_asked.connect(self.show_versions)
        hand.parted.connect(self._part)
        hand.joined.connect(self._join)
        hand.removed.connect(self._remove)

    def follow(self, composing: Composing, bar: BriefBar, outline: OutlineView) -> None:
        """Show what is composed, and do what bar and outline ask for."""
        composing.parted.connect(self._draft.show_composed)
        bar.copy_asked.connect(self.copy_brief)
        bar.fresh_asked.connect(self.fresh_brief)
        outline.repetition_asked.connect(self.repeat_section)

    def show_changed(self) -> None:
        """Mark the citations of the section that changed since they were written."""
        section = self._section()
        standings = self._state.changed(section) if section is not None else ()
        self._draft.show_changed({standing.seen.label.lower() for standing in standings})

    # What the actions call ----------------------------------------------------------------------------------

    def take_over(self) -> None:
        """Take over the current paragraph of the section, or show them all to choose from."""
        self._on_paragraph(self._draft.paragraphs.act)

    def back_to_template(self) -> None:
        """Give the current paragraph back to the template."""
        self._draft.hand.flush()
        self._on_paragraph(self._draft.paragraphs.give_back)

    def add_judgement(self) -> None:
        """Ask for a judgement of the section that is being written."""
        self._ask_judgement(None)

    def update_citations(self) -> None:
        """Show what the section's changed citations showed, and what they show now."""
        section = self._written_section()
        if section is not None:
            from briefer.gui.dialogs.citation_changes import CitationChanges  # noqa: PLC0415 - when asked for

            changed = self._state.changed(section)
            self._open(CitationChanges(changed, self._mark_seen, self._draft))

    def show_versions(self) -> None:
        """Show the versions of the section's paragraphs."""
        section = self._written_section()
        if section is not None:
            from briefer.gui.dialogs.versions_of_words import VersionsOfWords  # noqa: PLC0415 - when asked for

            self._open(VersionsOfWords(section.versions, self._restore, self._draft))

    def repeat_section(self, section_id: SectionId | None = None) -> None:
        """Add a section like this one, or like the one that is being written, behind it."""
        section = self._state.section(section_id) if section_id else self._written_section()
        if section is not None:
            self._do(lambda brief: outlining.repeat_section(self._desk.session, brief.id, section.id))

    def choose_sifting(self, sifting: Sifting) -> None:
        """Choose which facts the section takes and in which order."""
        section = self._section()
        if section is not None:
            self._do(
                lambda brief: outlining.choose_sifting(self._desk.session, brief.id, section.id, sifting)
            )

    def copy_brief(self) -> None:
        """Copy the brief for another reader and show the copy."""
        self._make(lambda brief: outlining.copy_brief(self._desk.session, brief.id))

    def fresh_brief(self) -> None:
        """Add a brief of the same pack for another reader, nothing in it yet, and show it."""
        pack = self._state.pack
        if pack is not None:
            self._make(lambda brief: outlining.fresh_brief(self._desk.session, brief.id, pack))

    # What the lists ask for ---------------------------------------------------------------------------------

    def _take(self, row: PartRow, caret: Caret) -> None:
        section = self._section()
        if section is None or not row.can_be_taken:
            self._desk.tell("A drawing cannot be taken over as words.", "Write a paragraph of your own.")
            return
        take: Callable[..., ParagraphId] = pkgutil.resolve_name(_TAKE_OVER)
        made = self._do(lambda brief: take(self._desk.session, brief.id, section.id, row.block, row.place))
        if made is not None:
            self._draft.hand.open(made, caret)

    def _give_back(self, row: PartRow) -> None:
        """Give a paragraph back to the template, or remove what stands in place of nothing."""
        section = self._section()
        if section is None:
            return
        key, session = ParagraphId(row.holder), self._desk.session
        match row.kind:
            case PartKind.TAKEN:
                self._draft.hand.flush()
                self._do(lambda brief: drafting.back_to_template(session, brief.id, section.id, key))
            case PartKind.OWN:
                self._remove(key)
            case PartKind.JUDGEMENT:
                judged = JudgementId(row.holder)
                self._do(lambda brief: judging.remove_judgement(session, brief.id, section.id, judged))

    def _remove(self, key: ParagraphId) -> None:
        section = self._section()
        if section is not None and any(each.id == key for each in section.paragraphs):
            session = self._desk.session
            self._do(lambda brief: briefs.remove_paragraph(session, brief.id, section.id, key))

    def _part(self, drafted: Drafted, texts: Sequence[str]) -> None:
        """Make several paragraphs of one, and write in the last one if it was in hand."""
        section, key, session = self._section(), drafted.paragraph, self._desk.session
        if section is None or all(each.id != key for each in section.paragraphs):
            return  # it could not be stored: its words stay together in hand
        is_held = self._draft.hand.drafted is not None
        made = self._do(lambda brief: drafting.part_paragraph(session, brief.id, section.id, key, texts))
        if made is not None and is_held:
            self._draft.hand.open(made, at_start)

    def _join(self, upper: ParagraphId, lower: ParagraphId, text: str) -> None:
        section = self._section()
        if section is not None:
            keys, session = (upper, lower), self._desk.session
            self._do(lambda brief: drafting.join_paragraphs(session, brief.id, section.id, keys, text))

    def _introduce(self, mention: FirstMention) -> None:
        section = self._section()
        if section is not None:
            self._draft.hand.flush()
            write: Callable[..., None] = pkgutil.resolve_name(_INTRODUCE)
            self._do(lambda brief: write(self._desk.session, brief.id, section.id, mention))

    def _shift(self, row: PartRow, by: int) -> None:
        section = self._section()
        if section is None:
            return
        self._draft.hand.flush()
        session = self._desk.session
        judged = [judgement.id for judgement in section.judgements]
        written = [paragraph.id for paragraph in section.paragraphs]
        if row.holder in judged:
            key, place = JudgementId(row.holder), judged.index(JudgementId(row.holder)) + by
            self._do(lambda brief: judging.move_judgement(session, brief.id, section.id, key, place))
        elif row.holder in written:
            own, place = ParagraphId(row.holder), written.index(ParagraphId(row.holder)) + by
            self._do(lambda brief: briefs.move_paragraph(session, brief.id, section.id, own, place))

    def _edit_judgement(self, key: int) -> None:
        self._ask_judgement(JudgementId(key))

    def _ask_judgement(self, key: JudgementId | None) -> None:
        section, brief, pack = self._written_section(), self._state.brief, self._state.pack
        if section is None or brief is None or pack is None:
            return
        from briefer.gui.dialogs.judgement import JudgementDialog  # noqa: PLC0415 - when asked for

        before = next((each for each in section.judgements if each.id == key), None)
        rows = tuple(self._state.rows.values())
        dialog = JudgementDialog(yardstick_of(brief, pack), rows, before, self._draft)

        def keep(draft: "JudgementDraft") -> None:
            def write(one: Brief) -> object:
                return judging.write_judgement(self._desk.session, one.id, section.id, key, draft)

            if self._do(write) is not None:
                dialog.accept()

        dialog.entered.connect(keep)
        self._open(dialog)

    def _mark_seen(self, label: str) -> bool:
        section = self._section()
        if section is None:
            return False
        done = self._do(
            lambda brief: (drafting.update_citation(self._desk.session, brief.id, section.id, label),)
        )
        return done is not None

    def _restore(self, version: VersionId) -> bool:
        section = self._section()
        if section is None:
            return False
        self._draft.hand.flush()
        done = self._do(
            lambda brief: drafting.restore_version(self._desk.session, brief.id, section.id, version)
        )
        return done is not None

    def _on_paragraph(self, act: Callable[[PartRow | None], None]) -> None:
        """Act on the current paragraph, with the keyboard in the draft."""
        if self._written_section() is None:
            return
        parts = self._draft.paragraphs
        parts.setFocus(Qt.FocusReason.ShortcutFocusReason)
        act(parts.current)

    def _section(self) -> Section | None:
        return self._state.section(self._edit.section)

    def _written_section(self) -> Section | None:
        """Return the section that is being written where it may be, and say so where there is none."""
        if self._desk.session.read_only:
            self._desk.tell("This session is open for reading only.", kind=NoticeKind.FAULT)
            return None
        section = self._section()
        if section is None:
            self._desk.tell("The title block is filled in, not written.", "Choose a section first.")
        return section

    def _make(self, run: Callable[[Brief], object]) -> None:
        made = self._do(run)
        if made is not None:
            self.made.emit(made)

    def _do(self, run: Callable[[Brief], _T]) -> _T | None:
        """Carry out a command on the brief, now or never; None where its fault is in the strip."""
        brief = self._state.brief
        return self._desk.attempt(lambda: run(brief), waits=False) if brief is not None else None

    def _open(self, dialog: "QDialog") -> None:
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.dialog = dialog
        dialog.open()
