"""The text on the screen: mouse, copying, tooltips, the column, and what is painted under the words."""

import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QColor, QContextMenuEvent, QFontMetricsF, QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from briefer.commands.memos import add_memo
from briefer.commands.names import dismiss_name
from briefer.gui import theme
from briefer.gui.views.reader_blocks import Blocks
from briefer.gui.views.reader_layout import ReaderLayout
from briefer.gui.views.reader_painting import _underlines
from briefer.gui.views.reader_surface import COLUMN
from briefer.gui.views.reader_text import ReaderText
from briefer.model.actors import ActorKind
from briefer.model.ids import ActorId
from briefer.store import queries
from tests.gui.views.reader_desks import Scene, click, mouse, scene

Key = Qt.Key
LONG = "The envoy of the river state left before noon. " * 120


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path) -> Scene:
    return scene(qtbot, tmp_path)


def colour_of(made: Scene, actor: ActorId) -> QColor:
    return theme.actor_colour(theme.actor_index(queries.actor(made.session, actor)), theme.is_dark())


def picture(made: Scene) -> QImage:
    QApplication.processEvents()
    return made.view.text.viewport().grab().toImage()


def colours_under(made: Scene, words: str, nth: int = 0) -> dict[str, int]:
    """How many pixels of each colour lie in the strip below the baseline of these words."""
    span, image = made.span(words, nth), picture(made)
    box = made.view.text.box_of(span.start, span.end)
    assert box is not None
    seen: dict[str, int] = {}
    for y in range(box.bottom() - 6, box.bottom() + 5):
        for x in range(box.left(), box.right()):
            name = image.pixelColor(x, y).name()
            seen[name] = seen.get(name, 0) + 1
    return seen


def test_clicks_select_word_sentence_and_paragraph(qtbot: QtBot, desk: Scene) -> None:
    expected = {
        2: "envoy",
        3: "Estmark's envoy Ana Bell called it unlawful.",
        4: desk.words.splitlines()[0],
    }
    for times, words in expected.items():
        with qtbot.waitSignal(desk.view.text.marked):
            click(desk, desk.point("envoy"), times)
        assert desk.selected() == words


def test_one_click_places_the_caret_and_its_sentence_is_current(desk: Scene) -> None:
    click(desk, desk.point("flew"))
    assert desk.selected() == ""
    sentence = desk.view.sentence()
    assert sentence is not None
    assert sentence.quote == "She flew home."


def test_a_mouse_selection_is_trimmed_and_widened_to_words(qtbot: QtBot, desk: Scene) -> None:
    viewport = desk.view.text.viewport()
    start, end = desk.point("nvoy Ana"), desk.point("ll called")
    mouse(viewport, QEvent.Type.MouseButtonPress, start)
    mouse(viewport, QEvent.Type.MouseMove, end)
    with qtbot.waitSignal(desk.view.text.marked):
        mouse(viewport, QEvent.Type.MouseButtonRelease, end)
    assert desk.selected() == "envoy Ana Bell"


def test_copied_words_are_the_sources_own(qtbot: QtBot, tmp_path: Path) -> None:
    text = f"{LONG}\u2028Dove 🕊 and cafe\u0301\u00a0x.\n"
    made = scene(qtbot, tmp_path, text)
    assert made.view.text.document().blockCount() > 3
    made.view.text.selectAll()
    made.view.copy()
    assert QApplication.clipboard().text() == text


def test_the_program_ends_well_with_copied_words_on_the_clipboard() -> None:
    lines = (
        "from PySide6.QtWidgets import QApplication",
        "from briefer.gui.views.reader_blocks import Blocks",
        "from briefer.gui.views.reader_text import ReaderText",
        "app = QApplication([])",
        "text = ReaderText()",
        "text.show_source(Blocks('Norland closed the strait.'), None)",
        "text.selectAll()",
        "text.copy()",
        "print(app.clipboard().text())",
    )
    ended = subprocess.run(
        [sys.executable, "-c", "\n".join(lines)], capture_output=True, text=True, check=False
    )
    assert (ended.returncode, ended.stdout) == (0, "Norland closed the strait.\n"), ended.stderr


def test_a_tooltip_names_tags_in_plain_words(desk: Scene) -> None:
    desk.tag("Ana Bell", desk.actor("<b>Ana</b> & co", ActorKind.PERSON))
    assert desk.view.text.tip_at(desk.point("na Bell")) == "<b>Ana</b> & co · name"
    assert desk.view.text.tip_at(desk.point("flew")) == ""
    assert desk.view.text.tip_at(QPoint(5, desk.view.text.viewport().height() - 2)) == ""


def test_the_column_is_about_seventy_characters_wide_and_in_the_middle(desk: Scene) -> None:
    desk.view.resize(1_400, 600)
    QApplication.processEvents()
    place = desk.view.text.viewport().geometry()
    letter = QFontMetricsF(desk.view.text.font()).averageCharWidth()
    assert 0.75 * COLUMN < place.width() / letter < 1.35 * COLUMN
    assert abs(place.left() - (1_400 - place.right())) < 40
    desk.view.resize(360, 600)
    QApplication.processEvents()
    assert desk.view.text.viewport().geometry().right() < 360


def test_lines_stand_apart_and_larger_text_keeps_its_proportions(desk: Scene) -> None:
    text = desk.view.text
    lines = [
        text.box_of(it.start, it.start + 1)
        for it in (desk.span("Norland"), desk.span("She"), desk.span("The"))
    ]
    assert all(lines)
    height = QFontMetricsF(text.font()).height()
    assert text.pitch == pytest.approx(1.5 * height, abs=1)
    text.zoom(10)
    assert text.pitch == pytest.approx(1.5 * QFontMetricsF(text.font()).height(), abs=1)
    text.reset_zoom()
    assert text.pitch == pytest.approx(1.5 * height, abs=1)


def test_an_underline_is_painted_under_a_mention_and_nowhere_else(desk: Scene) -> None:
    bell = desk.actor("Zoe")
    colour = colour_of(desk, bell).name()
    assert colour not in colours_under(desk, "Ana Bell")
    mention = desk.tag("Ana Bell", bell)
    box = desk.view.text.box_of(desk.span("Ana Bell").start, desk.span("Ana Bell").end)
    assert box is not None
    painted = colours_under(desk, "Ana Bell")[colour]
    assert painted >= 2 * (box.width() - 4), "two pixels high, all the way"
    for words in ("envoy", "called", "She flew", "The two"):
        assert colour not in colours_under(desk, words)
    desk.session.undo()
    assert colour not in colours_under(desk, "Ana Bell")
    desk.session.redo()
    assert colours_under(desk, "Ana Bell")[colour] == painted
    assert mention in {it.id for it in desk.mentions()}


def test_two_actors_of_one_mention_have_a_line_each(desk: Scene) -> None:
    one, other = desk.actor("Zoe"), desk.actor("Yan")
    desk.tag("two states", one, other)
    seen = colours_under(desk, "two states")
    assert seen[colour_of(desk, one).name()] > 40
    assert seen[colour_of(desk, other).name()] > 40


def test_nested_mentions_have_lines_one_below_the_other(desk: Scene) -> None:
    one, other = desk.actor("Zoe"), desk.actor("Yan")
    desk.tag("envoy Ana Bell", one)
    desk.tag("Ana Bell", other)
    seen = colours_under(desk, "Ana Bell")
    assert seen[colour_of(desk, one).name()] > 40
    assert seen[colour_of(desk, other).name()] > 40
    assert colour_of(desk, other).name() not in colours_under(desk, "envoy")


def test_a_proposal_is_dotted(desk: Scene) -> None:
    desk.stand("flew")
    paper = theme.current_tones().paper.name()
    dismiss_name(desk.session, "Norland")
    bare = colours_under(desk, "Norland")
    norland = desk.actor("Norland")
    dotted = colours_under(desk, "Norland")
    desk.tag("Norland", norland)
    solid, colour = colours_under(desk, "Norland"), colour_of(desk, norland).name()
    assert dotted[paper] < bare[paper] - 30
    assert dotted.get(colour, 0) < 0.7 * solid[colour]


def test_a_name_nobody_knows_is_dotted_in_no_actors_colour(desk: Scene) -> None:
    desk.stand("flew")
    paper = theme.current_tones().paper.name()
    dotted = colours_under(desk, "Ana Bell")
    dismiss_name(desk.session, "Ana Bell")
    assert dotted[paper] < colours_under(desk, "Ana Bell")[paper] - 30
    assert all(QColor(name).hsvSaturation() < 60 for name in dotted)


def test_a_name_nobody_knows_does_not_look_like_a_note(desk: Scene) -> None:
    text, span = desk.view.text, desk.span("Ana Bell")
    seen = next(it for it in text.blocks_in_view() if text.positions_in(it, span.start, span.end))
    (line,) = [it for it in _underlines(seen.block, text._placed(seen)) if it.actor is None][:1]
    assert line.dotted
    add_memo(desk.session, desk.span("flew home"), "Where to?")
    lines = [it for it in _underlines(seen.block, text._placed(seen)) if it.actor is None]
    assert {it.dotted for it in lines} == {True, False}


def is_tinted(made: Scene, words: str) -> bool:
    """Return whether most of the ground of the words is tinted; a line below reaches a little into it."""
    seen = colours_under(made, words)
    tint, paper = (
        seen.get(tone.name(), 0) for tone in (theme.current_tones().tint, theme.current_tones().paper)
    )
    assert tint + paper > 100
    return tint > paper


def test_the_current_sentence_is_tinted_and_no_other(desk: Scene) -> None:
    desk.stand("flew")
    assert is_tinted(desk, "home")
    assert not is_tinted(desk, "closed")
    desk.press(Key.Key_K)
    assert not is_tinted(desk, "home")
    assert is_tinted(desk, "unlawful")


def test_lanes_show_the_facts_in_view(desk: Scene) -> None:
    assert desk.view.text.bars() == ()
    desk.fact("Norland closed the strait on Monday.")
    desk.fact("Estmark's envoy Ana Bell called it unlawful. She flew home.")
    desk.fact("Ana Bell called it unlawful.")
    first, second, third = desk.view.text.bars()
    assert (first.lane, second.lane, third.lane) == (0, 0, 1)
    assert first.top < first.bottom <= second.top < third.top
    assert second.tip.startswith("f2 · Estmark")


def test_a_bar_clicked_makes_its_fact_current(desk: Scene) -> None:
    fact = desk.fact("She flew home.")
    desk.view.text.fact_pointed.emit(fact, desk.span("She").start)
    assert [tag.fact for tag in desk.view.tags_at_caret() if tag.is_current] == [fact]
    assert desk.view.text.bars()[0].is_current


def test_tags_of_a_cut_paragraph_are_underlined_on_both_sides_of_the_cut(
    qtbot: QtBot, tmp_path: Path
) -> None:
    made = scene(qtbot, tmp_path, LONG)
    cut = made.view.text.blocks.span(1)[0]
    zoe = made.actor("Zoe")
    start = made.words.rindex("before", 0, cut)
    end = made.words.index("envoy", cut) + len("envoy")
    nth = made.words.count(made.words[start:end], 0, start)
    made.tag(made.words[start:end], zoe, nth=nth)
    made.view.text.place(cut, cut)
    made.view.text.reveal(cut, cut + 1)
    colour = colour_of(made, zoe).name()
    for words, place in (
        ("noon", made.words.rindex("noon", 0, cut)),
        ("envoy", made.words.index("envoy", cut)),
    ):
        assert colour in colours_under(made, words, made.words.count(words, 0, place))


def test_a_menu_is_asked_for_where_the_mouse_is(qtbot: QtBot, desk: Scene) -> None:
    point = desk.point("flew")
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, point, QPoint(30, 40))
    with qtbot.waitSignal(desk.view.text.menu_wanted, check_params_cb=lambda at: at == QPoint(30, 40)):
        QApplication.sendEvent(desk.view.text.viewport(), event)
    assert desk.view.text.caret == desk.span("flew").start
    for menu in QApplication.topLevelWidgets():
        if menu.isVisible() and menu is not desk.view:
            menu.close()


PIECES = st.sampled_from(
    ["a ", "Word. ", "🕊", "e\u0301 ", "\n", "\u2028", "\u2029", "\x85", "\t", "“x” ", "中文。", "שלום ", LONG]
)


@settings(max_examples=40)
@given(st.lists(PIECES, min_size=1, max_size=12).map("".join), st.data())
def test_what_is_selected_on_the_screen_is_what_stands_at_the_offsets(
    qtbot: QtBot, text: str, data: st.DataObject
) -> None:
    widget = ReaderText()
    qtbot.addWidget(widget)
    widget.show_source(Blocks(text), None)
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(0, len(text)))
    widget.place(start, end)
    assert (widget.anchor, widget.caret) == (start, end)
    low, high = sorted((start, end))
    assert widget.createMimeDataFromSelection().text() == text[low:high]
    shown = widget.textCursor().selectedText()
    same_at_a_cut = shown.replace("\u2029", "").replace("\u2028", "")
    assert same_at_a_cut == text[low:high].replace("\n", "").replace("\u2029", "").replace("\u2028", "")


def test_empty_lines_between_paragraphs_take_little_room(qtbot: QtBot, tmp_path: Path) -> None:
    made = scene(qtbot, tmp_path, "One line here.\n\nAnother line there.\n")
    tops = [made.point(words).y() for words in ("One", "Another")]
    layout = made.view.text.document().documentLayout()
    assert isinstance(layout, ReaderLayout)
    assert tops[1] - tops[0] < 2 * layout.pitch
