"""One who loads at random: files, pasted words, versions, copies, parts, and tags in them meanwhile."""

import random
from dataclasses import dataclass, field, replace
from threading import enumerate as threads

from PySide6.QtCore import QItemSelectionModel, QMimeData, QThread, QUrl
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtWidgets import QApplication

from briefer.commands.facts import EvidenceDraft, FactDraft, add_fact
from briefer.commands.memos import add_memo
from briefer.commands.mentions import tag_mention, untag
from briefer.commands.versions import earlier_versions, old_tags
from briefer.gui.models.adrift import adrift_rows
from briefer.gui.models.copies import CopiesModel, shares_of
from briefer.gui.models.fact_digests import FactDigests
from briefer.gui.models.imports import OVER, Stage
from briefer.gui.models.sources import SourcesModel
from briefer.gui.page import SessionPage
from briefer.gui.reading import Reading as How
from briefer.gui.sorting import Order
from briefer.gui.spaces import Workspace
from briefer.gui.version_deeds import make_version
from briefer.gui.views.source_header import SourceHeader
from briefer.gui.window import MainWindow
from briefer.load.encodings import ENCODINGS
from briefer.model.facts import FactKind
from briefer.model.spans import Span
from briefer.store import queries
from briefer.store.origins import origins_in, origins_of
from briefer.store.session import Session
from briefer.store.stories import Stories
from briefer.weigh.origins import origins
from tests.e2e.loading_files import Files
from tests.e2e.walking_actions import Rows, is_idle, rows_of, wait_until

Tags = dict[tuple[str, int], tuple[int, str]]
_VALUES = ("Vell Courier", "Crier", "2026-10-12", "", "no date at all", "en")
_LOOSE = 0.5  # how often what was begun goes on while the next thing is done


@dataclass(slots=True)
class LoadingAnalyst:
    """One who loads, and never waits until all is loaded; `log` is what was done."""

    window: MainWindow
    files: Files
    chance: random.Random
    log: list[str] = field(default_factory=list)
    states: dict[tuple[int, ...], Rows] = field(default_factory=dict)
    _takes_tags: bool = False

    @property
    def page(self) -> SessionPage:
        assert self.window.page is not None
        return self.window.page

    @property
    def session(self) -> Session:
        return self.page.desk.session

    def step(self) -> None:
        """Do one thing, and see that no tag is lost by it unless it says so."""
        ways = (
            (13, self._load), (3, self._paste), (3, self._cancel), (3, self._retry), (2, self._mend),
            (3, self._open_form), (4, self._fill_form), (3, self._open_batch), (3, self._fill_batch),
            (3, self._show_copies), (6, self._part_or_join), (3, self._newer), (4, self._compare),
            (6, self._settle_tag), (2, self._split), (2, self._hide), (2, self._unhide), (8, self._tag),
            (3, self._state_fact), (2, self._note), (1, self._untag), (1, self._remove), (5, self._undo),
            (4, self._redo), (1, self._reopen), (3, self._narrow), (4, self._show), (2, self._read_again),
            (2, self._go_elsewhere),
        )  # fmt: skip
        (run,) = self.chance.choices([way for _, way in ways], [weight for weight, _ in ways])
        self.log.append(run.__name__)
        before, self._takes_tags = self._tags(), False
        run()
        self._let_go_on()
        lost = before.keys() - self._tags().keys()
        assert self._takes_tags or not lost, lost

    # What is done

    def _load(self) -> None:
        paths = self.files.some()
        self.log.append(" ".join(path.name for path in paths))
        self.window.take_files(tuple(paths))

    def _paste(self) -> None:
        mime, chance = QMimeData(), self.chance
        match chance.randrange(4):
            case 0:
                mime.setUrls([QUrl.fromLocalFile(str(path)) for path in self.files.some()])
            case 1:
                mime.setHtml(f"<p>{self.files.pasted()}</p>")
            case _:
                mime.setText(self.files.pasted())
        QGuiApplication.clipboard().setMimeData(mime)
        self._act("paste_source")

    def _cancel(self) -> None:
        self._act("cancel_loading")

    def _retry(self) -> None:
        self.page.imports.open_quietly()
        rows = self.page.imports.files.rowCount()
        if rows:
            self.page.imports.list.setCurrentIndex(self.page.imports.files.index(self.chance.randrange(rows)))
        if self.chance.random() < 0.2:
            self.page.imports.show_only_failed(only=not self.page.imports.files.only_failed)
        if self.chance.random() < 0.4:
            self.page.imports.list.activated.emit(self.page.imports.list.currentIndex())
        else:
            self._act(self.chance.choice(("retry_file", "retry_failed")))

    def _mend(self) -> None:
        self.files.mend()
        self._act("retry_failed")

    def _open_form(self) -> None:
        self._act("edit_source")

    def _fill_form(self) -> None:
        form, chance = self.page.header.form, self.chance
        if form.isHidden():
            self._open_form()
            return
        field = chance.choice((form.title, form.publisher, form.published, form.byline))
        field.setText(chance.choice(_VALUES))
        if chance.random() < 0.5 and (key := self.page.reader.source) is not None:
            before = queries.source(self.session, key)
            form.save()
            after = queries.source(self.session, key)
            assert after.links == before.links

    def _open_batch(self) -> None:
        self._choose_sources(3)
        self._act("edit_listed_source")

    def _fill_batch(self) -> None:
        batch, chance = self.page.sources.batch, self.chance
        if not batch.isVisible():
            self._open_batch()
            return
        field = chance.choice((batch.publisher, batch.published, batch.byline))
        field.text.setText(chance.choice(_VALUES))
        batch.save()

    def _show_copies(self) -> None:
        if self.page.sources.copies.isVisible():
            self.page.sources.show_list()
        else:
            self._act("show_origins")

    def _part_or_join(self) -> None:
        pane, chance = self.page.sources.copies, self.chance
        if not pane.isVisible():
            self._act("show_origins")
        if not pane.model.rows:
            return
        rows = range(len(pane.model.rows))
        pane.list.setCurrentIndex(pane.model.index(chance.choice(rows)))
        for row in chance.sample(rows, min(len(rows), chance.randrange(1, 4))):
            pane.list.selectionModel().select(pane.model.index(row), QItemSelectionModel.SelectionFlag.Select)
        pane.reason.setText(chance.choice(("", "the same words")))
        self._act(chance.choice(("join_copies", "join_copies", "part_copies", "take_back_kinship")))

    def _newer(self) -> None:
        sources = queries.source_ids(self.session)
        if self.chance.random() < 0.3:
            self._act("part_versions")
        elif len(sources) > 1:
            later, earlier = self.chance.sample(sources, 2)
            make_version(self.page.desk, later, earlier)

    def _compare(self) -> None:
        if self.page.versions.isVisible():
            self._act("leave_versions")
            return
        later = list(queries.adrift_counts(self.session))
        if later and self.chance.random() < 0.7:
            self.page.show_source(self.chance.choice(later))
        self._act("compare_versions")

    def undo_all(self) -> None:
        """Undo every step, group by group."""
        while self.session.undo_label:
            self.page.undo()
            self.settle()

    def redo_all(self) -> None:
        """Do every step again, group by group."""
        while self.session.redo_label:
            self.page.redo()
            self.settle()

    def _settle_tag(self) -> None:
        versions, chance = self.page.versions, self.chance
        adrift = list(queries.adrift_counts(self.session))
        if adrift and not versions.isVisible():
            self.page.show_source(chance.choice(adrift))
            self._act("compare_versions")
        if not versions.isVisible() or not versions.model.rows:
            return
        versions.list.setCurrentIndex(versions.model.index(chance.randrange(len(versions.model.rows))))
        if chance.random() < 0.6:
            start = chance.randrange(len(versions.pair.new.blocks.text))
            versions.pair.new.place(start, min(len(versions.pair.new.blocks.text), start + 20))
        name = chance.choice(("place_adrift", "place_adrift", "keep_adrift", "drop_adrift"))
        self._takes_tags = name == "drop_adrift"
        self._act(name)

    def _split(self) -> None:
        self._place()
        self._act("split_source")

    def _hide(self) -> None:
        self._place()
        self._act("hide_passage")

    def _unhide(self) -> None:
        self._act("show_passage")

    def _tag(self) -> None:
        self._place()
        span, actors = self.page.reader.selection(), queries.actors(self.session)
        if span is not None and actors:
            actor = self.chance.choice(actors).id
            self.page.desk.attempt(lambda: tag_mention(self.session, span, [actor]))

    def _state_fact(self) -> None:
        self._place()
        span = self.page.reader.span()
        if span is not None:
            draft = FactDraft(FactKind.EVENT, span.quote.strip() or "It is so.")
            self.page.desk.attempt(lambda: add_fact(self.session, draft, [EvidenceDraft(span)]))

    def _note(self) -> None:
        self._place()
        span = self.page.reader.span()
        if span is not None:
            self.page.desk.attempt(lambda: add_memo(self.session, span, "Why so soon?"))

    def _untag(self) -> None:
        mentions, self._takes_tags = queries.mentions(self.session), True
        if mentions:
            self.page.desk.attempt(lambda: untag(self.session, self.chance.choice(mentions).id))

    def _remove(self) -> None:
        self._takes_tags = True
        self._choose_sources(self.chance.choice((1, 1, 2)))
        self._act("remove_source")

    def _undo(self) -> None:
        self._takes_tags = True
        for _ in range(self.chance.choice((1, 1, 3, 8))):
            self._act("undo")
            self._let_go_on()

    def _redo(self) -> None:
        self._takes_tags = True
        for _ in range(self.chance.choice((1, 2, 8))):
            self._act("redo")
            self._let_go_on()

    def _reopen(self) -> None:
        """Close the session and open it again: it holds and shows what it did."""
        if self.chance.random() < 0.5:
            self.settle()
            self.check()
        self._takes_tags = True  # of what is being carried nothing may be left
        path, page = self.session.path, self.page
        seen = self._seen() if is_idle(page) else None
        rows = rows_of(self.session) if seen else None
        self.window.close_session()
        assert page.loader._reading is None
        check_nothing_runs(self.window)
        self.window.open_path(path)
        if seen is not None:
            assert rows_of(self.session) == rows
            self.settle()
            again = self._seen()
            assert again == seen, [pair for pair in zip(seen, again, strict=True) if pair[0] != pair[1]]

    def _narrow(self) -> None:
        pane, chance = self.page.sources, self.chance
        match chance.randrange(4):
            case 0:
                pane.order.choose(chance.choice(tuple(Order)))
            case 1:
                self._act("unread_only")
            case 2:
                pane.search.setText(chance.choice(("strait", "wire", "zzz")))
            case _:
                pane.search.clear()

    def _show(self) -> None:
        rows = self.page.sources.model.rowCount()
        if self.chance.random() < 0.2:
            self._act("next_unread")
        elif rows:
            self.page.sources.list.setCurrentIndex(self.page.sources.model.index(self.chance.randrange(rows)))

    def _read_again(self) -> None:
        self._takes_tags = True  # a reading without tags goes, with what was refused in it
        source = self.page.reader.source
        if source is not None and self.page.header.can_be_read_again:
            self.page.header.bytes.read_again(source, self.chance.choice(tuple(ENCODINGS)))

    def _go_elsewhere(self) -> None:
        self.page.show_workspace(self.chance.choice(tuple(Workspace)))

    # How it is done

    def _act(self, name: str) -> None:
        """Do an action of the table, where it can be done."""
        made = self.window.findChild(QAction, name)
        assert isinstance(made, QAction), name
        if made.isEnabled():
            self.log.append(f"  {name}")
            made.trigger()

    def _let_go_on(self) -> None:
        """Let the window work: until all is done, or for a moment."""
        if self.chance.random() < _LOOSE:
            for _ in range(self.chance.choice((0, 1, 5, 40))):
                QApplication.processEvents()
        else:
            self.settle()

    def settle(self) -> None:
        """Wait until all that was begun is done, and keep what the session holds now."""
        self.page.brief.flush()
        wait_until(self._is_calm)
        steps = tuple(step.id for step in self.session.history() if not step.undone)
        rows = rows_of(self.session)
        assert self.states.setdefault(steps, rows) == rows, "what is undone and done again is as it was"

    def _is_calm(self) -> bool:
        page = self.page
        return (
            is_idle(page)
            and not page.indexing._slices.is_busy
            and not page.desk.bus._waiting
            and not page.versions.pair.is_comparing
        )

    def _choose_sources(self, most: int) -> None:
        listed, chance = self.page.sources.list, self.chance
        rows = range(self.page.sources.model.rowCount())
        if not rows:
            return
        listed.setCurrentIndex(listed.model().index(chance.choice(rows), 0))
        for row in chance.sample(rows, min(len(rows), chance.randrange(1, most + 1)) - 1):
            listed.selectionModel().select(
                listed.model().index(row, 0), QItemSelectionModel.SelectionFlag.Select
            )

    def _place(self) -> None:
        """Select some words of the source that is read, or stand in them."""
        text, chance = self.page.reader.text, self.chance
        length = len(text.blocks.text)
        if not length or self.page.reader.source is None:
            return
        start = chance.randrange(length)
        text.place(start, min(length, start + chance.choice((0, 6, 12, 40))))

    # What has to hold

    def check(self) -> None:
        """See that all is over, tags stand on their words, and what is shown is what the session holds."""
        self._check_tags()
        self._check_imports()
        self._check_origins()
        self._check_list()
        self._check_beside_text()

    def _check_tags(self) -> None:
        session = self.session
        hidden = {key: queries.hidden(session, key) for key in queries.source_ids(session)}
        for span in _spans(session):
            text = queries.source_text(session, span.source)
            assert text[span.start : span.end] == span.quote
        for key, passages in hidden.items():
            for tag in old_tags(session, key):
                inside = [(low, high) for low, high in passages if tag.start < high and tag.end > low]
                assert not inside or tag.kind.name == "REFUSAL", (key, tag, inside)

    def _check_imports(self) -> None:
        files = self.page.imports.files
        assert {file.stage for file in files.files} <= OVER
        assert files.done == files.total
        shown = {files.file_at(files.index(row)) for row in range(files.rowCount())}
        assert files.only_failed or shown == set(files.files)
        assert all((file.fault is not None) is (file.stage is Stage.FAILED) for file in files.files)

    def _check_origins(self) -> None:
        session = self.session
        fresh = Stories(session.rows, session.text)
        while not fresh.catch_up(1.0):
            pass
        known = queries.copy_shares(session)
        assert shares_of(known) == shares_of(fresh.copies)
        pairs = [(it.one, it.other) for it in fresh.copies]
        assert origins_in(session) == origins(queries.sources(session), pairs, queries.kinships(session))

    def _check_list(self) -> None:
        pane, session = self.page.sources, self.session
        fresh = SourcesModel(session)
        fresh.kept = pane.model.kept
        fresh.filter(pane.search.text())
        fresh.arrange(pane.order.order, unread_only=False)
        fresh.note_copies()
        there = {row.source.id: row for row in fresh.rows}
        shown = {row.source.id: row for row in pane.model.rows}
        assert len(shown) == len(pane.model.rows)
        wrong = {key: (row, there.get(key)) for key, row in shown.items() if row != there.get(key)}
        assert not wrong, wrong
        # What was read meanwhile stays where it is until the list is sorted again.
        left_out = [row for key, row in there.items() if key not in shown]
        is_read = all(row.reading is How.READ for row in left_out)
        assert not left_out or (pane.order.unread_only and is_read), left_out
        if pane.order.order is not Order.UNREAD:
            assert list(shown) == [key for key in there if key in shown]
        if pane.copies.isVisible():
            copies = CopiesModel()
            copies.show(origins_of(session), [said for said in queries.kinships(session) if said.is_copy])
            assert list(pane.copies.model.rows) == list(copies.rows), (pane.copies.model.rows, copies.rows)
        digests = FactDigests(session)
        while not digests.read_part():
            pass
        while not self.page.facts.digests.read_part():
            pass
        assert self.page.facts.digests.digests == digests.digests

    def _check_beside_text(self) -> None:
        page, session = self.page, self.session
        assert (page.reader.source is None) == (not queries.source_ids(session))
        if page.reader.source is not None:
            fresh = SourceHeader(page.desk)
            fresh.show_source(page.reader.source)
            assert _said(page.header) == _said(fresh), (_said(page.header), _said(fresh))
            fresh.deleteLater()
        # What needs a look is a later version's.
        assert all(earlier_versions(session, key) for key in queries.adrift_counts(session))
        versions = page.versions
        if versions.isVisible() and versions.later is not None:
            assert list(versions.model.rows) == adrift_rows(session, versions.later)
            (earlier, *_) = earlier_versions(session, versions.later)
            assert versions.pair.old.blocks.text == queries.source_text(session, earlier.id)

    def _seen(self) -> tuple[object, ...]:
        """Return what the window shows of the session."""
        page = self.page
        page.sources.search.clear()
        page.sources.order.choose(Order.ADDED, unread_only=False)
        return (
            # How far it was read is noted as a source is left.
            {row.source.id: replace(row, reading=How.READ) for row in page.sources.model.rows},
            page.reader.source,
            page.reader.text.blocks.visible,
            _said(page.header) if page.reader.source is not None else (),
            dict(page.facts.digests.digests),
        )

    def _tags(self) -> Tags:
        session = self.session
        found: Tags = {}
        for mention in queries.mentions(session):
            found["mention", mention.id] = mention.span.source, mention.span.quote
        for fact in queries.facts(session):
            for item in fact.evidence:
                found["evidence", item.id] = item.span.source, item.span.quote
        for memo in queries.memos(session):
            found["memo", memo.id] = memo.span.source, memo.span.quote
        return found


def check_nothing_runs(window: MainWindow) -> None:
    """See that no thread of ours and no child is at work."""
    asides = {"read the clipboard", "reading again", "differences", "versions"}
    wait_until(lambda: not asides & {it.name for it in threads()})  # they end by themselves
    assert not window._isolation._busy
    assert all(it.isFinished() for it in window.findChildren(QThread))


def _spans(session: Session) -> list[Span]:
    return [
        *(mention.span for mention in queries.mentions(session)),
        *(item.span for fact in queries.facts(session) for item in fact.evidence),
        *(memo.span for memo in queries.memos(session)),
        *(refusal.span for refusal in queries.refusals(session)),
    ]


def _said(header: SourceHeader) -> tuple[str, ...]:
    labels = (header._title, header._detail, header._warning, header._copies, header.versions)
    return (
        *(label.text() for label in labels[:3]),
        header._copies.text() if not header._copy_line.isHidden() else "",
        header.versions.text() if not header.versions.isHidden() else "",
    )
