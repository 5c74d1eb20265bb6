"""The rows of the sources: what a step touched is read again, and nothing else."""

import pytest

from briefer.commands.sources import add_sources, edit_source, remove_source
from briefer.gui.models.rows import FACE
from briefer.gui.models.sources import Reading, SourcesModel, outlet_and_date, reading_key
from briefer.model.changes import Changes
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
