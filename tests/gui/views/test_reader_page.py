"""The page shows a source, goes to places, follows every step, and remembers where it was."""

from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from pytestqt.qtbot import QtBot

from briefer.commands.actors import edit_actor, remove_actor
from briefer.commands.memos import add_memo
from briefer.commands.mentions import move_mention, refuse_proposal, untag
from briefer.commands.sources import add_sources, remove_source
from briefer.gui import reading, theme
from briefer.gui.bus import Target
from briefer.gui.views.reader_words import TagKind
from briefer.model.actors import Actor, MentionKind
from briefer.model.ids import SourceId
from briefer.model.proposals import ProposedMention
from briefer.model.sources import LoadedSource
from briefer.store import queries
from tests.gui.views.reader_desks import Scene, mouse, scene

Key = Qt.Key
LONG = "\n".join(f"Line {number} tells of Norland and of the {number}th talk there." for number in range(300))


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path) -> Scene:
    return scene(qtbot, tmp_path)


@pytest.fixture
def long(qtbot: QtBot, tmp_path: Path) -> Scene:
    return scene(qtbot, tmp_path, LONG)


def reached(made: Scene, source: SourceId) -> str:
    """Return how far the source counts as read."""
    return reading.how_far(made.session, queries.sources(made.session))[source]


def test_letters_and_arrows_walk_the_sentences(desk: Scene) -> None:
    for key in (Key.Key_J, Key.Key_Down, Key.Key_K):
        desk.press(key)
    sentence = desk.view.sentence()
    assert sentence is not None
    assert sentence.quote == "Estmark's envoy Ana Bell called it unlawful."
    desk.press(Key.Key_Right)
    word = desk.view.word_at_caret
    assert word is not None
    assert word.quote == "envoy"


def test_a_selection_is_told_trimmed_and_in_whole_words(desk: Scene) -> None:
    assert desk.view.selection() is None
    start = desk.span("envoy Ana").start
    desk.view.text.place(start + 2, start + 7)
    selection = desk.view.selection()
    assert selection is not None
    assert selection.quote == "envoy Ana"
    assert desk.view.span() == selection


def test_a_place_is_selected_and_scrolled_to(long: Scene) -> None:
    span = long.span("the 250th talk")
    assert long.view.go_to(Target(source=long.source, start=span.start, end=span.end))
    assert long.selected() == "the 250th talk"
    box = long.view.text.box_of(span.start, span.end)
    assert box is not None
    assert 0 < box.top() < long.view.text.viewport().height() * 0.7


def test_mentions_and_facts_are_places_and_what_is_gone_is_none(desk: Scene) -> None:
    mention = desk.tag("Ana Bell", desk.actor("Ana Bell"))
    fact = desk.fact("She flew home.")
    assert desk.view.go_to(Target(mention=mention))
    assert desk.selected() == "Ana Bell"
    assert desk.view.go_to(Target(fact=fact))
    assert desk.selected() == "She flew home."
    untag(desk.session, mention)
    assert not desk.view.go_to(Target(mention=mention))
    assert not desk.view.go_to(Target(actor=queries.actors(desk.session)[0].id))


def test_a_place_in_another_source_opens_it(qtbot: QtBot, desk: Scene) -> None:
    (other,) = add_sources(desk.session, [LoadedSource("Vell lies on the coast. It rains.", title="Vell")])
    with qtbot.waitSignal(desk.view.source_shown) as shown:
        desk.view.go_to(Target(source=other, start=24, end=33))
    assert shown.args == [other]
    assert desk.selected() == "It rains."


def test_tags_at_the_caret_are_named_with_the_innermost_first(desk: Scene) -> None:
    norland, bell = desk.actor("Norland"), desk.actor("Ana Bell")
    desk.tag("envoy Ana Bell", norland, bell)
    desk.tag("Ana Bell", bell)
    desk.fact("Estmark's envoy Ana Bell called it unlawful.")
    desk.stand("Ana")
    tags = desk.view.tags_at_caret()
    assert [tag.words for tag in tags] == [
        "Ana Bell · name",
        "Norland and Ana Bell · group",
        "f1 · Estmark's envoy Ana Bell called it unlawful.",
    ]
    assert [tag.kind for tag in tags] == [TagKind.MENTION, TagKind.MENTION, TagKind.FACT]
    assert [tag.is_current for tag in tags] == [True, False, False]
    desk.press(Key.Key_O)
    assert [tag.is_current for tag in desk.view.tags_at_caret()] == [False, True, False]


def test_a_caret_right_behind_a_name_stands_on_it(desk: Scene) -> None:
    desk.tag("Ana Bell", desk.actor("Ana Bell"))
    end = desk.span("Ana Bell").end
    desk.view.text.place(end, end)
    assert [tag.words for tag in desk.view.tags_at_caret()] == ["Ana Bell · name"]


def test_the_caret_and_every_step_tell_what_stands_there(qtbot: QtBot, desk: Scene) -> None:
    desk.stand("Ana")
    with qtbot.waitSignal(desk.view.caret_moved, check_params_cb=lambda tags: len(tags) == 1):
        mention = desk.tag("Ana Bell", desk.actor("Ana Bell"))
    with qtbot.waitSignal(
        desk.view.caret_moved, check_params_cb=lambda tags: tags[0].words.startswith("Prop")
    ):
        untag(desk.session, mention)
    with qtbot.waitSignal(desk.view.caret_moved, check_params_cb=lambda tags: not tags):
        desk.stand("flew")


def test_a_renamed_actor_is_proposed_under_its_new_name_only(desk: Scene) -> None:
    key = desk.actor("Norland")
    desk.stand("Norland")
    assert desk.view.tags_at_caret()
    edit_actor(desk.session, Actor(key, "a1", "Estmark"))
    assert [tag.kind for tag in desk.view.tags_at_caret()] == [TagKind.NAME]
    desk.stand("Estmark")
    assert [tag.kind for tag in desk.view.tags_at_caret()] == [TagKind.PROPOSAL]
    remove_actor(desk.session, key)
    assert [tag.kind for tag in desk.view.tags_at_caret()] == [TagKind.NAME]


def undo(made: Scene) -> None:
    changes = made.session.undo()
    assert changes is not None
    made.view.show_touched(changes)


def test_an_undo_out_of_view_shows_its_place(long: Scene) -> None:
    long.tag("Norland", long.actor("Norland"), nth=200)
    long.view.text.place(0, 0)
    long.view.text.reveal(0, 1)
    place = long.span("Norland", 200)
    assert not long.view.text.is_in_view(place.start, place.end)
    undo(long)
    assert long.view.text.is_in_view(place.start, place.end)
    assert long.view.text.caret == place.start


def test_an_undo_in_view_moves_nothing(long: Scene) -> None:
    long.tag("Norland", long.actor("Norland"), nth=2)
    long.stand("Line 1")
    before = long.view.text.verticalScrollBar().value()
    undo(long)
    assert (long.view.text.verticalScrollBar().value(), long.view.text.caret) == (
        before,
        0 + len("Line 0 tells of Norland and of the 0th talk there.\n"),
    )


def test_a_removed_source_is_shown_no_more(qtbot: QtBot, desk: Scene) -> None:
    with qtbot.waitSignal(desk.view.source_shown) as shown:
        remove_source(desk.session, desk.source)
    assert shown.args == [None]
    assert desk.view.sentence() is None
    assert desk.view.tags_at_caret() == ()


def test_reading_goes_on_where_it_was_left(long: Scene) -> None:
    (other,) = add_sources(long.session, [LoadedSource("One. Two. Three.", title="Short")])
    place = long.span("Line 120").start
    long.view.text.place(place, place)
    long.view.show_source(other)
    long.view.show_source(long.source)
    assert long.view.text.caret == place
    assert long.view.text.is_in_view(place, place + 5)
    long.view.remember()
    assert reading.last_source(long.session) == long.source
    assert reading.last_place(long.session, other) == 0


def test_progress_is_told_once_and_kept(qtbot: QtBot, desk: Scene) -> None:
    desk.press(Qt.Key.Key_J)
    desk.view.remember()
    assert reached(desk, desk.source) == "part-read"
    desk.stand("there")
    with qtbot.waitSignal(desk.view.progress_made) as made:
        desk.view.remember()
    assert made.args == [desk.source]
    assert reached(desk, desk.source) == "read"
    desk.stand("Norland")
    with qtbot.assertNotEmitted(desk.view.progress_made):
        desk.view.remember()
    assert reached(desk, desk.source) == "read"


def test_scrolling_counts_as_reading_only_once_it_was_done(long: Scene) -> None:
    long.press(Qt.Key.Key_J)
    long.press(Qt.Key.Key_K)
    long.view.remember()
    first = reading.furthest(long.session, long.source)
    assert first == len("Line 0 tells of Norland and of the 0th talk there.")
    long.view.text.verticalScrollBar().setValue(40)
    long.view.remember()
    reached = reading.furthest(long.session, long.source)
    assert reached is not None
    assert reached > 40 * 40


def test_a_source_that_is_merely_shown_is_not_read(qtbot: QtBot, desk: Scene) -> None:
    (short,) = add_sources(desk.session, [LoadedSource("One alone.", title="Short")])
    desk.view.show_source(short)
    with qtbot.assertNotEmitted(desk.view.progress_made):
        desk.view.remember()
    assert reached(desk, short) == "unread"
    assert reading.last_source(desk.session) == short
    desk.press(Qt.Key.Key_J)
    desk.view.remember()
    assert reached(desk, short) == "read"


def test_going_to_a_place_deep_in_a_text_is_no_reading_of_it(long: Scene) -> None:
    place = long.span("Line 120").start
    long.view.go_to(Target(long.source, place, place + 8))
    long.view.remember()
    assert reached(long, long.source) == "unread"


def test_a_step_that_changes_tags_is_no_reading(desk: Scene) -> None:
    desk.tag("Norland", desk.actor("Norland"))
    desk.view.remember()
    assert reached(desk, desk.source) == "unread"


def test_what_ends_in_view_is_read_when_one_goes_on(desk: Scene) -> None:
    desk.view.finish()
    assert reached(desk, desk.source) == "read"
    desk.view.show_source(None)
    desk.view.finish()


def test_what_goes_on_below_the_view_is_not_read_when_one_goes_on(long: Scene) -> None:
    long.view.finish()
    assert reached(long, long.source) == "unread"


def test_the_place_is_remembered_after_a_pause(qtbot: QtBot, desk: Scene) -> None:
    desk.stand("flew")
    place = desk.span("flew").start
    qtbot.waitUntil(lambda: reading.last_place(desk.session, desk.source) == place, timeout=5_000)


def test_an_undo_lights_up_what_came_back_or_where_something_went(long: Scene) -> None:
    mention = long.tag("Norland", long.actor("Norland"), nth=200)
    place = long.span("Norland", 200)
    undo(long)
    assert long.view.text.flashed() == ((place.start, place.end),)
    long.stand("Line 0")
    long.view.text.reveal(0, 1)
    changes = long.session.redo()
    assert changes is not None
    long.view.show_touched(changes)
    assert long.view.text.is_in_view(place.start, place.end)
    assert long.view.text.flashed() == ((place.start, place.end),)
    assert long.view.go_to(Target(mention=mention))


def test_undone_facts_notes_moves_and_refusals_are_shown_too(long: Scene) -> None:
    norland = long.actor("Norland")
    far = long.span("the 250th talk")
    refused = ProposedMention(far.start, far.end, far.quote, MentionKind.NAME, (norland,), "a name")
    long.tag("Norland", norland, nth=250)
    for step in (
        lambda: long.fact("the 250th talk"),
        lambda: add_memo(long.session, far, "Which?"),
        lambda: move_mention(long.session, long.mentions()[0].id, far),
        lambda: refuse_proposal(long.session, long.source, refused),
    ):
        step()
        long.stand("Line 0")
        long.view.text.reveal(0, 1)
        assert not long.view.text.is_in_view(far.start, far.end)
        undo(long)
        assert long.view.text.is_in_view(far.start, far.end)
        assert long.view.text.flashed()


def test_a_flash_is_seen_and_goes_out_by_itself(qtbot: QtBot, desk: Scene) -> None:
    def lit() -> int:
        image = desk.view.text.viewport().grab().toImage()
        box = desk.view.text.box_of(desk.span("welcome").start, desk.span("welcome").end)
        assert box is not None
        tones = theme.current_tones()
        flash = theme.blend(tones.accent, tones.paper, 0.42).name()
        return sum(
            image.pixelColor(x, y).name() == flash
            for y in range(box.top(), box.bottom())
            for x in range(box.left(), box.right())
        )

    desk.tag("welcome", desk.actor("Zoe"))
    assert lit() == 0
    undo(desk)
    assert lit() > 300
    qtbot.waitUntil(lambda: not desk.view.text.flashed(), timeout=3_000)
    assert lit() == 0


def test_what_is_undone_beside_the_text_moves_nothing(long: Scene) -> None:
    long.actor("Norland")
    long.stand("Line 150")
    long.view.text.reveal(long.view.text.caret, long.view.text.caret + 1)
    before = long.view.text.verticalScrollBar().value()
    undo(long)
    assert long.view.text.verticalScrollBar().value() == before
    assert long.view.text.flashed() == ()


def test_a_selection_that_leaves_the_view_ends_where_the_source_does(desk: Scene) -> None:
    viewport = desk.view.text.viewport()
    mouse(viewport, QEvent.Type.MouseButtonPress, desk.point("elcome"))
    far = QPoint(viewport.width() + 400, viewport.height() + 900)
    mouse(viewport, QEvent.Type.MouseMove, far)
    mouse(viewport, QEvent.Type.MouseButtonRelease, far)
    selection = desk.view.selection()
    assert selection is not None
    assert (selection.source, selection.quote) == (desk.source, "welcome 🕊 there.")
