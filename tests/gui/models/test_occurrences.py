"""Places of a name as rows: grouped by source, ticked where they are plain, kept in step with tags."""

import pytest
from PySide6.QtCore import Qt

from briefer.gui.models.occurrences import LINE, Heading, OccurrencesModel, Place, Shown, mentions_among
from briefer.model.actors import Mention, MentionKind
from briefer.model.dates import UNDATED
from briefer.model.ids import ActorId, MentionId, SourceId
from briefer.model.proposals import Occurrence
from briefer.model.sources import Source
from briefer.model.spans import span_of

TEXT = "Norland spoke of Norland.\nThe Bank of Norland is shut, and Norland waits."
KIND = MentionKind.NAME


def a_source(key: int, title: str) -> Source:
    return Source(
        SourceId(key), f"s{key}", title, "", "", UNDATED, "", "", "", "text/plain", "", "", "", len(TEXT)
    )


def places(key: int) -> list[Occurrence]:
    starts = [number for number in range(len(TEXT)) if TEXT.startswith("Norland", number)]
    spans = [span_of(SourceId(key), TEXT, start, start + 7) for start in starts]
    tag = Mention(MentionId(5), spans[3], (ActorId(2),))
    return [
        Occurrence(spans[0], KIND),
        Occurrence(spans[1], KIND),
        Occurrence(spans[2], KIND, "part of “Bank of Norland”"),
        Occurrence(spans[3], KIND, "", tag),
    ]


@pytest.fixture
def model() -> OccurrencesModel:
    made = OccurrencesModel(lambda actors: " and ".join(f"actor {key}" for key in actors))
    made.add(a_source(1, "One"), TEXT, places(1)[:1])
    made.add(a_source(1, "One"), TEXT, places(1)[1:])
    made.add(a_source(2, "Two"), TEXT, places(2)[:2])
    return made


def ticks(model: OccurrencesModel) -> list[bool | None]:
    lines = [model.line(row) for row in range(model.rowCount())]
    return [line.is_ticked if isinstance(line, Place) else None for line in lines]


def headings(model: OccurrencesModel) -> list[tuple[str, int, int]]:
    lines = [model.line(row) for row in range(model.rowCount())]
    return [(it.title, it.count, it.ticked) for it in lines if isinstance(it, Heading)]


def test_plain_places_that_are_not_tagged_are_ticked(model: OccurrencesModel) -> None:
    assert ticks(model) == [None, True, True, False, False, None, True, True]
    assert headings(model) == [("One", 4, 2), ("Two", 2, 2)]
    assert model.counts() == (6, 1, 4)
    assert [it.span.start for it in model.ticked()] == [0, 17, 0, 17]


def test_a_place_shows_its_line_and_what_is_said_of_it(model: OccurrencesModel) -> None:
    first, doubtful, tagged = (model.line(row) for row in (2, 3, 4))
    assert isinstance(first, Place)
    assert isinstance(doubtful, Place)
    assert isinstance(tagged, Place)
    assert (first.before, first.after, first.note) == ("Norland spoke of ", ".", "")
    assert (doubtful.before, doubtful.note) == ("The Bank of ", "part of “Bank of Norland”")
    assert (tagged.after, tagged.note) == (" waits.", "tagged actor 2")


def test_screen_readers_hear_words_state_and_tick(model: OccurrencesModel) -> None:
    said = [model.data(model.index(row), Qt.ItemDataRole.AccessibleTextRole) for row in (0, 3)]
    assert said == [
        "One, 4 places, 2 ticked",
        "The Bank of Norland is shut, and Norland waits., part of “Bank of Norland”, not ticked",
    ]
    states = [model.data(model.index(row), Qt.ItemDataRole.CheckStateRole) for row in (0, 1, 3, 5)]
    assert states == [
        Qt.CheckState.PartiallyChecked,
        Qt.CheckState.Checked,
        Qt.CheckState.Unchecked,
        Qt.CheckState.Checked,
    ]
    assert model.data(model.index(0), LINE) == Heading(SourceId(1), "One", 4, 2)
    assert model.data(model.index(99), LINE) is None


def test_ticks_are_set_one_by_one_by_source_and_all_at_once(model: OccurrencesModel) -> None:
    model.toggle(1)
    assert ticks(model)[:5] == [None, False, True, False, False]
    model.toggle(0)
    assert ticks(model)[:5] == [None, True, True, True, True]
    model.toggle(0)
    assert ticks(model)[:5] == [None, False, False, False, False]
    model.tick_all()
    assert all(it is not False for it in ticks(model))
    model.tick_all()
    assert not any(ticks(model))


def test_tagged_and_untagged_places_can_be_shown_alone(model: OccurrencesModel) -> None:
    model.show_only(Shown.TAGGED)
    assert headings(model) == [("One", 1, 0)]
    model.tick_all()
    assert mentions_among(model.ticked()) == (MentionId(5),)
    model.show_only(Shown.UNTAGGED)
    assert headings(model) == [("One", 3, 2), ("Two", 2, 2)]
    model.add(a_source(2, "Two"), TEXT, places(2)[2:])
    assert headings(model) == [("One", 3, 2), ("Two", 3, 2)]


def test_tags_that_come_and_go_are_shown_and_lose_their_tick(model: OccurrencesModel) -> None:
    span = places(1)[0].span
    made = Mention(MentionId(8), span, (ActorId(1),))
    model.take_mentions({8}, (made,))
    assert ticks(model)[1] is False
    assert model.counts()[1] == 2
    model.take_mentions({8, 5}, ())
    assert model.counts()[1] == 0
    model.take_mentions({99}, ())


def test_the_row_near_a_place_is_found(model: OccurrencesModel) -> None:
    assert model.row_near(SourceId(1), 18) == 2
    assert model.row_near(SourceId(2), 1) == 6
    assert model.row_near(SourceId(9), 0) == 1
    model.clear()
    assert model.row_near(SourceId(1), 0) == -1
