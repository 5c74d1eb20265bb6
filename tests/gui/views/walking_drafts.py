"""One who writes a brief at random: types, parts, joins, pastes, drags, undoes, while the session changes."""

import random
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import partial

from PySide6.QtCore import QCoreApplication, QEvent, QMimeData, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QToolButton, QWidget

from briefer.compose.fitting import brief_in_pack
from briefer.compose.numbering import numbered
from briefer.gui.models.brief_facts import mime_of
from briefer.gui.models.brief_findings import by_place, finding_rows, in_sections, with_findings
from briefer.gui.models.brief_gaps import gaps
from briefer.gui.models.brief_parts import PartRow, part_rows
from briefer.gui.models.brief_standing import last_free, standing_rows, with_drafted
from briefer.gui.models.brief_state import BriefState
from briefer.gui.models.brief_text import citations_in
from briefer.gui.views.brief_pages import Pages, strips
from briefer.jobs.composing import composed, composed_parts, first_mentions, now
from briefer.jobs.note_checks import NoteAtHand, looked_over
from briefer.model.briefs import Brief, BriefContent, Section
from briefer.model.documents import Document
from briefer.model.findings import NoteFinding
from briefer.model.ids import ParagraphId
from briefer.model.leaving import left_options, option_of
from briefer.model.packs import Pack
from briefer.store import queries
from briefer.store.session import Session
from tests.gui.views.brief_desks import Workshop
from tests.gui.views.elsewhere import FEWEST, TEXTS, Elsewhere
from tests.gui.views.test_brief_deeds_in_window import drop

Key = Qt.Key
_NONE, _SHIFT = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier
_CTRL, _ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
_WORDS = (
    *(
        "words",
        "Norland ",
        "a. ",
        "- ",
        "1. ",
        "[@",
        "[@f1]",
        "[@F2]",
        "[@nix]",
        "{{ 7*7 }}",
        "**",
        "_",
        "> ",
    ),
    *("| a | b |", "```", "سلام عليكم", "👍🏽", "e\u0301", "10\u00a0000", "\u202eabc", "# ", "<b>", "(U) "),
    *("\\", "`", "&amp;"),
)
_PLAIN = (
    *(Key.Key_Return, Key.Key_Return, Key.Key_Return, Key.Key_Backspace, Key.Key_Backspace, Key.Key_Delete),
    *(Key.Key_Left, Key.Key_Right, Key.Key_Up, Key.Key_Down, Key.Key_Home, Key.Key_End, Key.Key_Escape),
    *(Key.Key_Tab, Key.Key_F2, Key.Key_PageUp, Key.Key_PageDown),
)
_SHIFTED = (
    *(Key.Key_Return, Key.Key_Left, Key.Key_Right, Key.Key_Up, Key.Key_Down, Key.Key_Home, Key.Key_End),
)
_CONTROLLED = (
    *(Key.Key_Home, Key.Key_End, Key.Key_A, Key.Key_Backspace, Key.Key_Delete, Key.Key_Left, Key.Key_Right),
    *(Key.Key_X, Key.Key_C, Key.Key_V, Key.Key_K),
)
_PRESSED = (
    *((key, _NONE) for key in _PLAIN),
    *((key, _SHIFT) for key in _SHIFTED),
    *((key, _CTRL) for key in _CONTROLLED),
    *((key, _ALT) for key in (Key.Key_Up, Key.Key_Down)),
)
_TAKING = (Key.Key_Backspace, Key.Key_Delete, Key.Key_X, Key.Key_V, Key.Key_K)
_UNTOLD = "\ufffd\ufeff"  # signs that stand for others, or go where words are stored


@dataclass(slots=True)
class Writer:
    """One who does at random what an analyst could do in a brief; `log` is what was done."""

    shop: Workshop
    chance: random.Random
    log: list[str] = field(default_factory=list)
    found: list[NoteFinding] = field(default_factory=list)

    @property
    def session(self) -> Session:
        return self.shop.session

    @property
    def brief(self) -> Brief | None:
        return self.shop.view.brief

    @property
    def section(self) -> Section | None:
        return self.shop.view.state.section(self.shop.view.section)

    @property
    def where(self) -> QWidget:
        """Where the keyboard is: in the paragraph in hand, else on the rows."""
        draft = self.shop.view.draft
        return draft.paragraphs if draft.hand.drafted is None else draft.editor

    def step(self) -> None:
        """Do one thing, and see that no word was lost by it and that what is in hand is what is stored."""
        writing: tuple[tuple[Callable[[], object], int], ...] = (
            (self._type, 14), (self._press, 26), (self._paste, 5), (self._drag, 3), (self._act, 6),
        )  # fmt: skip
        keeping: tuple[tuple[Callable[[], object], int], ...] = (
            (self._stand, 5), (self._click, 3), (self._go, 3), (self._pause, 3), (self.shop.settle, 2),
            (self._seek, 4),
        )  # fmt: skip
        others: tuple[tuple[Callable[[], object], int], ...] = (
            (self._undo, 4), (self._redo, 3), (self._change, 8), (self._hide, 1), (self._look, 3),
        )  # fmt: skip
        ways = (*writing, *keeping, *others)
        (run,) = self.chance.choices([way for way, _ in ways], [often for _, often in ways])
        if run in [way for way, _ in (*writing, *keeping[:2])] and not self.where.isVisible():
            return
        self.log.append(run.__name__)
        if run in [way for way, _ in keeping]:
            self._losing_nothing(run)
        else:
            run()
        QCoreApplication.processEvents()
        if (popup := QApplication.activePopupWidget()) is not None:
            popup.close()
        self._check_hand()

    # What is done

    def _type(self) -> None:
        words = self.chance.choice(_WORDS)
        self.log.append(repr(words))
        for letter in words:
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                QApplication.sendEvent(self.where, QKeyEvent(kind, 0, _NONE, letter))

    def _press(self) -> None:
        for _ in range(self.chance.choice((1, 1, 2, 4))):
            key, held = self.chance.choice(_PRESSED)
            self.log.append(f"{held.name} {key.name}")
            cursor, is_held = self.shop.view.draft.editor.textCursor(), self.where is not self._rows
            is_join = key is Key.Key_Backspace and held is _NONE and is_held and cursor.atStart()
            if (is_held and cursor.hasSelection()) or (key in _TAKING and not is_join):
                QTest.keyClick(self.where, key, held)
            else:
                self._losing_nothing(partial(QTest.keyClick, self.where, key, held))

    @property
    def _rows(self) -> QWidget:
        return self.shop.view.draft.paragraphs

    def _paste(self) -> None:
        if self.shop.view.draft.hand.drafted is None:
            self.shop.view.add_paragraph()
        mime = QMimeData()
        mime.setText(self.chance.choice(TEXTS))
        self.shop.view.draft.editor.insertFromMimeData(mime)

    def _stand(self) -> None:
        row = self.chance.choice(self.shop.rows)
        self.shop.view.draft.paragraphs.picked.emit(row.holder)
        self.shop.view.draft.paragraphs.stand_on(row)
        if self.where is self._rows and self.chance.random() < 0.7:
            QTest.keyClick(self.where, Key.Key_Return)
        self._close_dialog()

    def _click(self) -> None:
        port = self.shop.view.draft.paragraphs.viewport()
        QTest.mouseClick(port, Qt.MouseButton.LeftButton, _NONE, self._spot(port))

    def _spot(self, port: QWidget) -> QPoint:
        return QPoint(self.chance.randrange(port.width()), self.chance.randrange(port.height()))

    def _drag(self) -> None:
        view, rows = self.shop.view, self.shop.view.outline.sections
        if self.chance.random() < 0.3:
            index = rows.index(self.chance.randrange(rows.rowCount()))
            drop(view.outline.viewport(), rows.mimeData([index]), self._spot(view.outline.viewport()))
            return
        ports = [view.draft.paragraphs.viewport(), view.draft.sent.viewport(), view.outline.viewport()]
        if view.draft.editor.isVisible():
            ports.append(view.draft.editor.viewport())
        port, facts = self.chance.choice(ports), list(view.state.rows)
        if port.width() and port.height():
            drop(port, mime_of(self.chance.sample(facts, self.chance.choice((1, 1, 2)))), self._spot(port))

    def _undo(self) -> None:
        for _ in range(self.chance.choice((1, 1, 3))):
            self.shop.view.flush()
            self.session.undo()
        while len(queries.facts(self.session)) < FEWEST:  # not so far back that there is nothing to write of
            self.session.redo()

    def _redo(self) -> None:
        for _ in range(self.chance.choice((1, 1, 3))):
            self.session.redo()

    def _pause(self) -> None:
        self.shop.view.draft.editor.flush()

    def _hide(self) -> None:
        self.shop.view.hide()
        self._change()
        self.shop.view.show()

    def _go(self) -> None:
        view, made = self.shop.view, queries.briefs(self.session)
        if self.brief is None:
            view.new_brief(self.chance.choice(self.shop.desk.packs.packs))
        elif self.chance.random() < 0.2:
            view.show_brief(self.chance.choice(made).id)
        elif self.chance.random() < 0.4:
            self.chance.choice((view.next_section, view.previous_section))()
        else:
            view.show_section(self.chance.choice((None, *[each.id for each in self.brief.sections])))

    def _seek(self) -> None:
        """Go to something that is found, or was before."""
        reviewing = self.shop.view.reviewing
        self.found = [*self.found, *reviewing.findings.all][-30:]
        here = [each for each in self.found if each.spot.section == self.shop.view.section]
        if self.chance.random() < 0.3 or not self.found:
            reviewing.next_finding()
        else:
            reviewing.seek(self.chance.choice(here or self.found))

    def _look(self) -> None:
        """Do what can be done with what is found, or was before."""
        view, chance = self.shop.view, self.chance
        findings = view.reviewing.findings
        told = [*self.found, *findings.all]
        ways: list[Callable[[], object]] = [
            view.found.click,
            view.bar.toggle.click,
            findings.finish,
            view.findings_pane.closed.emit,
        ]
        if told:
            ways += [partial(view.draft.paragraphs.left_alone.emit, chance.choice(told))] * 3
        if findings.left:
            ways += [partial(view.findings_pane.wanted.emit, chance.choice(findings.left))] * 2
        chance.choice(ways)()

    def _change(self) -> None:
        if self.brief is not None:
            packs = self.shop.desk.packs.packs
            Elsewhere(self.session, self.brief, self.section, packs, self.chance).change()

    def _act(self) -> None:
        view, draft = self.shop.view, self.shop.view.draft
        facts = tuple(view.state.rows)
        ways: tuple[Callable[[], object], ...] = (
            view.drafting.take_over,
            view.drafting.back_to_template,
            view.drafting.repeat_section,
            view.drafting.copy_brief,
            view.drafting.fresh_brief,
            view.drafting.add_judgement,
            view.drafting.update_citations,
            view.add_paragraph,
            view.take_all_that_fit,
            self.chance.choice(draft.bar.findChildren(QToolButton)).click,
            lambda: draft.paragraphs.give_back(draft.paragraphs.current),
            lambda: view.facts.cite(self.chance.choice(facts)),
            lambda: view.preview.paper.zoom(self.chance.choice((-1, 0, 1))),
            self.shop.desk.packs.changed.emit,
            self._introduce,
            self._restore,
        )
        self.chance.choice(ways)()
        self._close_dialog()

    def _introduce(self) -> None:
        row = self.shop.view.draft.paragraphs.current
        if row is not None and row.first_mentions:
            self.shop.view.draft.paragraphs.introduced.emit(row.first_mentions[0])

    def _restore(self) -> None:
        if self.section is not None and self.section.versions:
            self.shop.view.drafting._restore(self.chance.choice(self.section.versions).id)

    def _close_dialog(self) -> None:
        dialog, self.shop.view.drafting.dialog = self.shop.view.drafting.dialog, None
        if isinstance(dialog, QDialog):
            dialog.reject()

    # What has to hold

    def _losing_nothing(self, run: Callable[[], object]) -> None:
        """Do what takes no word away, and see that it did not."""
        before = self._said()
        run()
        lost = before - self._said()
        assert not lost, lost

    def stored(self) -> dict[ParagraphId, str]:
        """Return the words that are stored in all briefs, by their paragraphs."""
        sections = (section for brief in queries.briefs(self.session) for section in brief.sections)
        return {each.id: each.text for section in sections for each in section.paragraphs}

    def _said(self) -> Counter[str]:
        """Count the signs and citations of all that was written, what is in hand as it stands there."""
        held, texts = self.shop.view.draft.hand.drafted, self.stored()
        if held is not None:
            texts[held.paragraph] = held.text
        said = Counter(sign for text in texts.values() for sign in text if not sign.isspace())
        said.update(f"[@{each.label}]" for text in texts.values() for each in citations_in(text))
        for sign in _UNTOLD:
            del said[sign]
        return said

    def _check_hand(self) -> None:
        """See that the paragraph in hand is the current row, and what is stored or waits to be told."""
        draft = self.shop.view.draft
        held = draft.hand.drafted
        if not self.shop.view.isVisible():
            return
        assert draft.editor.isHidden() == (held is None)
        if held is None:
            return
        number = draft.paragraphs.parts.row_number(held.paragraph)
        assert (draft.paragraphs.held, draft.paragraphs.currentIndex().row()) == (held.paragraph, number)
        stored = self.stored().get(held.paragraph)
        if stored is not None and not draft.editor.has_untold():
            assert held.text == stored.replace("\u2028", "\n").replace("\u2029", "\n")

    def check(self) -> None:
        """See that all is shown as it would be by a workspace that is opened now."""
        view, findings = self.shop.view, self.shop.view.reviewing.findings
        view.flush()
        self.shop.settle()
        self.shop.qtbot.waitUntil(lambda: not (view.is_composing or findings.is_busy), timeout=15000)
        brief, pack, document = view.brief, view.state.pack, view.previewing.document
        if brief is None:
            assert queries.briefs(self.session) == ()
            return
        content, fresh = (
            queries.brief_content(self.session, brief.id),
            BriefState(self.session, self.shop.desk.packs),
        )
        fresh.read(brief.id)
        assert (view.state.content, view.state.rows) == (content, fresh.rows)
        assert pack is not None
        assert document is not None
        shown = replace(content, brief=brief_in_pack(content.brief, pack))
        whole = composed(shown, pack, created=document.created)
        assert numbered(document) == whole
        if view.preview.isVisible():
            self._check_paper(document)
        self._check_findings(shown, pack, whole)
        if self.section is not None:
            wanted = self._wanted_rows(shown, pack, whole, self.section)
            wanted = with_findings(wanted, self.section.id, by_place(findings.all))
            assert view.draft.paragraphs.parts.rows == wanted

    def _check_findings(self, content: BriefContent, pack: Pack, document: Document) -> None:
        """See that what is found is what is found in the brief as it is now."""
        view, brief, shown = self.shop.view, content.brief, self.shop.view.reviewing.findings
        looked = looked_over(NoteAtHand(content, pack, now(), document))
        options = left_options(brief)
        missing = list(gaps(brief, pack, {each.label.lower() for each in content.facts}))
        told = in_sections(
            brief, (each for each in missing if option_of(each) not in options), looked.findings
        )
        left = in_sections(brief, (each for each in missing if option_of(each) in options), looked.left)
        assert (shown.all, shown.left) == (told, left)
        assert tuple(view.findings_pane.list.rows.rows) == finding_rows(brief, told, left)

    def _check_paper(self, document: Document) -> None:
        pages, seen = Pages(self.shop.view.preview.paper.pages.sheet), self.shop.view.preview.paper.pages
        for placed in strips(document, pages.sheet, {}):
            pages.add(placed)
        assert (seen.plain_text, seen.places, seen.headings) == (
            pages.plain_text,
            pages.places,
            pages.headings,
        )

    def _wanted_rows(
        self, content: BriefContent, pack: Pack, document: Document, section: Section
    ) -> tuple[PartRow, ...]:
        """Return the rows of a section as they are composed now."""
        begun = self.shop.view.draft.hand.begun
        drafted = next(each for each in content.brief.sections if each.id == section.id)
        parts = composed_parts(content, pack, section.id, created=document.created)
        rows = part_rows(parts, drafted, first_mentions(content, pack, document, drafted, parts))
        now = with_drafted(section, begun) if begun is not None else section
        is_begun = begun is not None and begun.after == last_free(section)
        return standing_rows(rows, now, is_begun=is_begun)
