"""The pane of sources and the form of one: moving, marking, editing, what is missing."""

from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QMenu, QToolButton
from pytestqt.qtbot import QtBot

from briefer.commands.kinship import part_sources
from briefer.commands.publishers import keep_grade, publisher_grades
from briefer.commands.sources import add_sources, edit_source, remove_source
from briefer.commands.versions import link_version
from briefer.gui.models.rows import FACE
from briefer.gui.views.parts import choose
from briefer.gui.views.source_header import SourceHeader
from briefer.gui.views.sources import SourcePane
from briefer.model.dates import Basis, Precision, dated
from briefer.model.facts import Reliability
from briefer.model.sources import GIVEN, LinkKind, LoadedSource, Source
from briefer.store import queries
from tests.gui.desks import FIRST, Key, Scene, on_screen, press


@pytest.fixture
def pane(qtbot: QtBot, desk: Scene) -> SourcePane:
    made = SourcePane(desk.desk, lambda: None, lambda: None)
    on_screen(qtbot, made, 260, 500)
    return made


@pytest.fixture
def header(qtbot: QtBot, desk: Scene) -> SourceHeader:
    made = SourceHeader(desk.desk)
    on_screen(qtbot, made, 700, 300)
    made.show_source(desk.first)
    return made


def source(desk: Scene) -> Source:
    return queries.source(desk.session, desk.first)


def test_moving_through_the_list_shows_each_source(desk: Scene, pane: SourcePane) -> None:
    shown = QSignalSpy(pane.shown)
    pane.list.setFocus()
    press(pane.list, Key.Key_Down)
    press(pane.list, Key.Key_Down)
    assert shown.at(shown.count() - 1)[0] == desk.second
    pane.step(-1)
    assert shown.at(shown.count() - 1)[0] == desk.first
    pane.step(-1)
    assert pane.list.currentIndex().row() == 0


def test_marking_what_is_shown_asks_for_nothing(desk: Scene, pane: SourcePane) -> None:
    shown = QSignalSpy(pane.shown)
    pane.search.setText("ships")
    pane.mark(desk.first)
    current = pane.current()
    assert current is not None
    assert current.id == desk.first
    assert shown.count() == 0


def test_enter_goes_into_the_text(desk: Scene, pane: SourcePane) -> None:
    pane.mark(desk.first)
    entered = QSignalSpy(pane.entered)
    press(pane.list, Key.Key_Return)
    assert entered.count() == 1


def test_a_removed_source_comes_back_with_undo(desk: Scene, pane: SourcePane) -> None:
    pane.mark(desk.second)
    pane.remove()
    assert len(pane.model.rows) == 1
    desk.session.undo()
    assert len(pane.model.rows) == 2


def test_what_goes_while_more_comes_in_is_not_shown_edited_or_removed(desk: Scene, pane: SourcePane) -> None:
    shown, edited = QSignalSpy(pane.shown), QSignalSpy(pane.edit_requested)
    pane.list.setCurrentIndex(pane.model.index(1))
    desk.desk.bus.gather_while(lambda: True)
    remove_source(desk.session, desk.second)
    assert pane.model.rowCount() == 2
    pane.edit()
    pane.remove()
    assert edited.count() == 0
    assert list(queries.source_ids(desk.session)) == [desk.first]
    pane.list.setCurrentIndex(pane.model.index(0))
    pane.list.setCurrentIndex(pane.model.index(1))
    assert [shown.at(number)[0] for number in range(shown.count())] == [desk.second, desk.first]


def test_an_empty_pane_offers_what_to_do(desk: Scene, pane: SourcePane) -> None:
    for key in (desk.first, desk.second):
        remove_source(desk.session, key)
    assert pane._none.isVisible()


def test_a_search_without_a_match_says_so(pane: SourcePane) -> None:
    QTest.keyClicks(pane.search, "zzz")
    assert pane._no_match.isVisible()
    pane.search.clear()
    assert pane.list.isVisible()
    press(pane.search, Key.Key_Down)
    assert pane.list.hasFocus()


def test_the_form_is_asked_for_the_selected_source(desk: Scene, pane: SourcePane) -> None:
    pane.mark(desk.second)
    asked = QSignalSpy(pane.edit_requested)
    pane.edit()
    assert asked.at(0)[0] == desk.second


def test_the_header_names_title_byline_outlet_and_date(header: SourceHeader) -> None:
    assert header._title.text() == "Strait closed"
    assert header._detail.text() == "Vera Holm · Vell Courier · 23 January 2024"


def test_doubts_about_a_source_stand_above_its_text(desk: Scene, header: SourceHeader) -> None:
    assert not header._warning.isVisible()
    doubt = "The text is much shorter than the page."
    (key,) = add_sources(desk.session, [LoadedSource("Short.", "Page", warnings=(doubt,))])
    header.show_source(key)
    assert header._warning.isVisible()
    assert header._warning.text() == doubt


def test_particulars_are_edited_in_one_step(desk: Scene, header: SourceHeader) -> None:
    header.open_form()
    form = header.form
    form.title.setText("Strait shut")
    form.publisher.setText("Vell Herald")
    form.language.setText("en")
    form.url.setText("https://vell.example/2")
    choose(form.reliability, Reliability.FAIRLY)
    press(form.url, Key.Key_Return)
    stored = source(desk)
    assert (stored.title, stored.publisher, stored.language) == ("Strait shut", "Vell Herald", "en")
    assert (stored.url, stored.reliability) == ("https://vell.example/2", Reliability.FAIRLY)
    assert not form.isVisible()
    assert header._title.text() == "Strait shut"
    desk.session.undo()
    assert header._title.text() == "Strait closed"


@pytest.mark.parametrize(
    ("typed", "value", "precision"),
    [
        ("2024-02-01T09:30+01:00", "2024-02-01T09:30+01:00", Precision.TIME),
        ("1 February 2024", "2024-02-01", Precision.DAY),
        ("2024-02", "2024-02", Precision.MONTH),
    ],
)
def test_a_date_is_given_by_the_analyst(
    desk: Scene, header: SourceHeader, typed: str, value: str, precision: Precision
) -> None:
    header.open_form()
    header.form.published.setText(typed)
    header.form.save()
    published = source(desk).published
    assert (published.value, published.precision, published.basis) == (value, precision, Basis.GIVEN)


def test_a_date_that_was_not_touched_keeps_its_basis(desk: Scene, header: SourceHeader) -> None:
    header.open_form()
    assert "stated in the source" in header.form._basis.text()
    header.form.title.setText("x")
    header.form.save()
    assert source(desk).published.basis == Basis.STATED


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("yesterday", "“yesterday” is no date."),
        ("0000-01-23", "“0000-01-23” is no date: years run from 0001 to 9999."),
        ("99999", "“99999” is no date: years run from 0001 to 9999."),
    ],
)
def test_a_wrong_date_is_said_in_the_form(desk: Scene, header: SourceHeader, typed: str, said: str) -> None:
    header.open_form()
    line: QLineEdit = header.form.published
    line.setText(typed)
    assert header.form._basis.text() == "not a date yet"
    press(line, Key.Key_Return)
    assert header.form._fault.text().startswith(f"{said} Write it as")
    assert header.form.isVisible()
    assert line.text() == typed
    assert source(desk).published.value == "2024-01-23"


def test_an_emptied_date_is_undated(desk: Scene, header: SourceHeader) -> None:
    header.open_form()
    header.form.published.clear()
    header.form.save()
    assert source(desk).published.value is None


def test_what_is_missing_alone_is_asked_for(desk: Scene, header: SourceHeader) -> None:
    header.show_source(desk.second)
    header.open_form(ask=True)
    form = header.form
    assert "title, publisher, published" in form._missing.text()
    assert form.title.hasFocus()
    assert [it.isVisible() for it in (form.title, form.publisher, form.published)] == [True] * 3
    assert not any(it.isVisible() for it in (form.byline, form.url, form.reliability, form.details))
    form._all.click()
    assert all(it.isVisible() for it in (form.title, form.byline, form.url, form.reliability))
    assert not form._missing.isVisible()
    form.closed.emit()
    header.show_source(desk.first)
    header.open_form(ask=True)
    assert not form.isVisible()


def test_beside_each_field_stands_where_its_value_came_from(desk: Scene, header: SourceHeader) -> None:
    bases = (
        ("title", "the page's JSON-LD"),
        ("published", "the page's JSON-LD"),
        ("byline", "the first line"),
    )
    loaded = LoadedSource("Words.", "Page", "A. B.", published=dated("2024-01-23"), bases=bases)
    (key,) = add_sources(desk.session, [loaded])
    header.show_source(key)
    header.open_form()
    told = {name: cell.basis.text() for name, cell in header.form._cells.items() if cell.basis.isVisible()}
    assert told == {
        "title": "the page's JSON-LD",
        "byline": "the first line",
        "published": "23 January 2024, stated in the source: the page's JSON-LD",
    }
    header.form.title.setText("Another")
    header.form.published.setText("2024-01-24")
    assert header.form._basis.text() == "24 January 2024, given by you"
    header.form.save()
    header.open_form()
    assert header.form._cells["title"].basis.text() == GIVEN


def test_a_grade_is_kept_for_the_publishers_next_source(desk: Scene, header: SourceHeader) -> None:
    header.open_form()
    choose(header.form.reliability, Reliability.USUALLY)
    header.form.save()
    (key,) = add_sources(desk.session, [LoadedSource("Words.", "Later", publisher="Vell Courier")])
    assert queries.source(desk.session, key).reliability is Reliability.USUALLY
    header.show_source(key)
    header.open_form()
    assert header.form._cells["reliability"].basis.text() == "default of this publisher"
    header.form.keep.click()
    choose(header.form.reliability, Reliability.UNRELIABLE)
    header.form.save()
    (other,) = add_sources(desk.session, [LoadedSource("More words.", "Last", publisher="Vell Courier")])
    assert queries.source(desk.session, other).reliability is Reliability.USUALLY


def test_a_form_saved_for_another_field_keeps_the_publishers_grade(header: SourceHeader) -> None:
    keep_grade("Vell Courier", Reliability.USUALLY)
    header.open_form()
    header.form.title.setText("Another")
    header.form.save()
    assert publisher_grades() == {"vell courier": Reliability.USUALLY}


def test_what_else_is_known_comes_into_view_where_the_form_has_to_scroll(
    desk: Scene, header: SourceHeader, qtbot: QtBot
) -> None:
    header.show_source(desk.first)
    header.open_form()
    header.form.unfold()
    area = header.form._area

    def is_seen() -> bool:
        told = header.form.details.told
        place = told.mapTo(area.viewport(), told.rect().topLeft())
        return area.verticalScrollBar().maximum() > 0 and 0 < place.y() < area.viewport().height()

    qtbot.waitUntil(is_seen)


def test_what_else_is_known_is_told_and_leads_to_what_it_belongs_to(
    desk: Scene, header: SourceHeader, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = b"Words & more."
    mail = LoadedSource("A mail.", "Mail", original=data, file_name="m.txt", pages=(0, 2))
    outer, inner = add_sources(desk.session, [mail, LoadedSource("A file.", "<b>File</b>", attached=1)])
    header.show_source(outer)
    header.open_form()
    header.form.unfold()
    details = header.form.details
    told = {it.accessibleName(): it.text() for it in details.findChildren(QLineEdit)}
    assert told["File"] == "m.txt"
    assert (told["Pages"], told["Length"], told["Original"]) == ("2", "7 characters", "13 bytes")
    assert told["SHA-256 of the original"] == sha256(data).hexdigest()
    links = [it for it in details.findChildren(QToolButton) if it.text() == "<b>File</b>"]
    links[0].click()
    assert desk.pointed[-1].source == inner
    saved = tmp_path / "kept.txt"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", staticmethod(lambda *_: (str(saved), "")))
    details.save.click()
    assert saved.read_bytes() == data
    header.show_source(inner)
    header.open_form()
    assert not details.save.isVisibleTo(details)
    assert "Mail" in {it.text() for it in details.findChildren(QToolButton)}


def test_copies_are_told_above_the_text_and_in_the_list(
    desk: Scene, header: SourceHeader, pane: SourcePane
) -> None:
    assert not header._copies.isVisible()
    later = LoadedSource(f"{FIRST} More.", "Reprint", published=dated("2024-01-25"))
    (key,) = add_sources(desk.session, [later])
    queries.find_copies(desk.session)
    header.note_copies()
    pane.note_copies()
    assert header._copies.text() == "100\u00a0% of this is in “Reprint”, published two days later"
    assert [pane.model.index(row).data(FACE).badge for row in range(3)] == ["", "", "copy"]
    assert "copy of another" in pane.model.index(2).data(FACE).spoken
    wanted = QSignalSpy(header.copies_wanted)
    header.copies.click()
    assert wanted.count() == 1
    part_sources(desk.session, (key,))
    assert not header._copies.isVisible()
    assert pane.model.index(2).data(FACE).badge == ""


def test_a_guessed_encoding_can_be_changed(desk: Scene, header: SourceHeader) -> None:
    assert not header.reread.isVisible()
    warning = "Its encoding is not stated and was read as Windows-1252: look at the accents."
    loaded = LoadedSource("Words.", "Page", original=b"Words.", warnings=(warning,))
    (key,) = add_sources(desk.session, [loaded])
    header.show_source(key)
    assert header.reread.isVisible()
    assert header.can_be_read_again
    header.reread.click()
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert "Windows-1251 (Cyrillic)" in {action.text() for action in menu.actions()}
    menu.close()


def test_a_form_stores_what_was_entered_and_leaves_what_changed_meanwhile(
    desk: Scene, header: SourceHeader
) -> None:
    header.open_form()
    header.form.title.setText("Strait shut")
    (later,) = add_sources(desk.session, [LoadedSource(FIRST, "Later", "", "Herald")])
    link_version(desk.session, desk.first, later)
    edit_source(desk.session, replace(source(desk), publisher="Crier", byline="Ivo Ray"))
    header.form.publisher.setText("Gazette")
    press(header.form.title, Key.Key_Return)
    edited = source(desk)
    assert (edited.title, edited.publisher, edited.byline) == ("Strait shut", "Gazette", "Ivo Ray")
    assert edited.linked(LinkKind.VERSION) == later


def test_escape_closes_the_form_and_stores_nothing(desk: Scene, header: SourceHeader) -> None:
    header.open_form()
    header.form.title.setText("x")
    closed = QSignalSpy(header.closed)
    press(header.form.title, Key.Key_Escape)
    assert closed.count() == 1
    assert source(desk).title == "Strait closed"


def test_the_header_goes_with_its_source(desk: Scene, header: SourceHeader) -> None:
    remove_source(desk.session, desk.first)
    assert not header.isVisible()


def test_every_field_of_the_form_has_a_name(header: SourceHeader) -> None:
    header.open_form()
    assert all(field.accessibleName() for field in header.form.findChildren(QLineEdit))
