"""The rows of the sources: what a step touched is read again, and nothing else."""

import pytest
from PySide6.QtTest import QSignalSpy

from briefer.commands.sources import add_sources, edit_source, remove_source
from briefer.gui.models.rows import FACE
from briefer.gui.models.sources import SourcesModel, outlet_and_date
from briefer.gui.reading import Reading, reading_key
from briefer.gui.sorting import Order
from briefer.model.changes import Changes
from briefer.model.dates import dated
from briefer.model.ids import SourceId
from briefer.model.sources import LoadedSource
from briefer.store import queries
from tests.gui.desks import Scene, replaced


@pytest.fixture
def model(desk: Scene) -> SourcesModel:
    made = SourcesModel(desk.session)
    desk.desk.bus.changed.connect(made.take)
    return made


def names(model: SourcesModel) -> list[str]:
    return [row.source.name for row in model.rows]


def test_sources_stand_in_the_order_they_were_added(desk: Scene, model: SourcesModel) -> None:
    assert names(model) == ["Strait closed", "ships.txt"]
    add_sources(desk.session, [LoadedSource("New words.", "Third")])
    assert names(model)[-1] == "Third"
    assert model.total == 3


def test_an_edited_source_keeps_its_place(desk: Scene, model: SourcesModel) -> None:
    edit_source(desk.session, replaced(queries.source(desk.session, desk.first), title="Strait open"))
    assert names(model) == ["Strait open", "ships.txt"]


def test_a_removed_source_goes_and_undo_brings_it_back(desk: Scene, model: SourcesModel) -> None:
    remove_source(desk.session, desk.first)
    assert names(model) == ["ships.txt"]
    desk.session.undo()
    assert sorted(names(model)) == ["Strait closed", "ships.txt"]


def test_tags_are_counted_by_source(desk: Scene, model: SourcesModel) -> None:
    desk.tag("Norland", desk.norland)
    desk.fact("Ships wait off Vell.", desk.second)
    assert [(row.mentions, row.facts) for row in model.rows] == [(1, 0), (0, 1)]
    assert model.index(0).data(FACE).count == "1"


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("strait", ["Strait closed"]),
        ("COURIER vera", ["Strait closed"]),
        ("ships", ["ships.txt"]),
        ("zz", []),
    ],
)
def test_words_filter_by_title_outlet_byline_and_file(
    model: SourcesModel, words: str, shown: list[str]
) -> None:
    model.filter(words)
    assert names(model) == shown
    model.filter("")
    assert len(model.rows) == 2


@pytest.mark.parametrize(
    ("place", "reading"), [(None, Reading.UNREAD), (10, Reading.PART_READ), (160, Reading.READ)]
)
def test_a_dot_says_how_far_a_source_was_read(
    desk: Scene, model: SourcesModel, place: int | None, reading: Reading
) -> None:
    if place is not None:
        desk.session.remember(reading_key(desk.first), str(place))
    model.note_progress(desk.first)
    assert model.rows[0].reading is reading
    assert reading.value in model.index(0).data(FACE).spoken


def test_what_is_missing_is_named(desk: Scene) -> None:
    assert outlet_and_date(queries.source(desk.session, desk.second)) == "no publisher · undated"
    assert outlet_and_date(queries.source(desk.session, desk.first)) == "Vell Courier · 23 Jan 2024"


def test_a_step_elsewhere_reads_nothing(model: SourcesModel, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(queries, "tag_counts", lambda _: pytest.fail("read for nothing"))
    model.take(Changes("Edit brief", frozenset()))


def add_dated(desk: Scene) -> None:
    add_sources(
        desk.session,
        [
            LoadedSource("Three words here.", "March", published=dated("2024-03-01")),
            LoadedSource("Four words stand here.", "Year", published=dated("2023")),
        ],
    )


def read(desk: Scene, model: SourcesModel, key: SourceId, place: int = 1_000) -> None:
    desk.session.remember(reading_key(key), str(place))
    model.note_progress(key)


def test_sources_are_sorted_as_is_chosen(desk: Scene, model: SourcesModel) -> None:
    add_dated(desk)
    desk.tag("Ships", desk.norland, source=desk.second)
    read(desk, model, desk.first)
    read(desk, model, desk.second, 10)
    orders = {}
    for order in Order:
        model.arrange(order, unread_only=False)
        orders[order] = names(model)
    assert orders == {
        Order.ADDED: ["Strait closed", "ships.txt", "March", "Year"],
        Order.PUBLISHED: ["March", "Strait closed", "Year", "ships.txt"],
        Order.UNREAD: ["March", "Year", "ships.txt", "Strait closed"],
        Order.TAGGED: ["ships.txt", "Strait closed", "March", "Year"],
    }


def test_what_was_read_can_be_left_out_but_not_what_is_being_read(desk: Scene, model: SourcesModel) -> None:
    add_dated(desk)
    read(desk, model, desk.first)
    read(desk, model, desk.second, 10)
    model.arrange(Order.ADDED, unread_only=True)
    assert names(model) == ["ships.txt", "March", "Year"]
    model.kept = desk.second
    read(desk, model, desk.second)
    model.refresh()
    assert names(model) == ["ships.txt", "March", "Year"]
    model.kept = None
    model.refresh()
    assert names(model) == ["March", "Year"]
    assert model.unread == 2


def test_a_row_stays_in_its_place_while_its_source_is_read(desk: Scene, model: SourcesModel) -> None:
    model.arrange(Order.UNREAD, unread_only=False)
    read(desk, model, desk.first)
    assert names(model) == ["Strait closed", "ships.txt"]
    assert model.rows[0].reading is Reading.READ
    model.refresh()
    assert names(model) == ["ships.txt", "Strait closed"]


def test_the_next_unread_source_follows_in_the_list_and_round_its_end(
    desk: Scene, model: SourcesModel
) -> None:
    add_dated(desk)
    third, fourth = (row.source.id for row in model.rows[2:])

    def following(after: SourceId | None) -> SourceId | None:
        found = model.next_unread(after)
        return found.id if found is not None else None

    assert following(desk.first) == desk.second
    assert following(None) == desk.first
    read(desk, model, desk.second, 3)
    assert following(desk.first) == third
    assert following(fourth) == desk.first
    for key in (desk.first, third):
        read(desk, model, key)
    assert following(fourth) is None
    assert following(desk.first) == fourth


def test_progress_in_one_of_a_thousand_sources_reads_that_one_alone(
    desk: Scene, model: SourcesModel, monkeypatch: pytest.MonkeyPatch
) -> None:
    add_sources(desk.session, [LoadedSource(f"Words {number}.", f"T{number}") for number in range(1_000)])
    monkeypatch.setattr(queries, "tag_counts", None)
    monkeypatch.setattr(queries, "sources", None)
    changed = QSignalSpy(model.dataChanged)
    read(desk, model, desk.second)
    assert changed.count() == 1
    assert changed.at(0)[0].row() == 1
