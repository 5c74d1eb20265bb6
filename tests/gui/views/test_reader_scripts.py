"""Reading and tagging in Arabic, Persian, Hebrew, Russian, Chinese, Thai, and in texts of two directions."""

from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from briefer.gui import theme
from briefer.model.actors import ActorKind
from tests.gui.views.reader_desks import Scene, click, scene

ARABIC = "قال الوزير إنّ المحادثات بدأت. هل ستنجح؟ لا أحد يعرف!\n"
PERSIAN = "وزیر می‌گوید که گفت‌وگوها ادامه دارد. آیا توافق می‌شود؟ او رفت.\n"
HEBREW = 'השר אמר כי השיחות נמשכות. ד"ר כהן נסע לת״א! האם יושג הסכם?\n'
RUSSIAN = "Министр А. П. Иванов заявил об этом. Будет ли соглашение? Он уехал в г. Пекин.\n"
CHINESE = "外交部表示，谈判仍在继续。会达成协议吗？没有人知道！\n"
THAI = "การเจรจายังดำเนินต่อไป จะตกลงกันได้หรือไม่? ไม่มีใครรู้\n"
MIXED = "He met علي الخامنئي in Tehran. قال The Guardian إن CPEC مهم. They left.\n"
TURNED = "قال The Guardian إن CPEC مشروع مهم بقيمة 62 مليار دولار.\n"
EACH = pytest.mark.parametrize(
    "text",
    [ARABIC, PERSIAN, HEBREW, RUSSIAN, CHINESE, THAI, MIXED, TURNED],
    ids=["arabic", "persian", "hebrew", "russian", "chinese", "thai", "mixed", "turned"],
)
FROM_THE_RIGHT = pytest.mark.parametrize(
    "text", [ARABIC, PERSIAN, HEBREW], ids=["arabic", "persian", "hebrew"]
)
Key = Qt.Key


def words_of(made: Scene) -> list[str]:
    return [made.words[start:end] for start, end in made.view.text.blocks.words(0)]


def box(made: Scene, start: int, end: int) -> tuple[int, int]:
    """The left and right side of a stretch, in the viewport."""
    rect = made.view.text.box_of(start, end)
    assert rect is not None
    return rect.left(), rect.right()


def here(made: Scene) -> str:
    span = made.view.word_at_caret
    return span.quote if span is not None else ""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (ARABIC, ["قال الوزير إنّ المحادثات بدأت.", "هل ستنجح؟", "لا أحد يعرف!"]),
        (PERSIAN, ["وزیر می‌گوید که گفت‌وگوها ادامه دارد.", "آیا توافق می‌شود؟", "او رفت."]),
        (HEBREW, ["השר אמר כי השיחות נמשכות.", 'ד"ר כהן נסע לת״א!', "האם יושג הסכם?"]),
        (RUSSIAN, ["Министр А. П. Иванов заявил об этом.", "Будет ли соглашение?", "Он уехал в г. Пекин."]),
        (CHINESE, ["外交部表示，谈判仍在继续。", "会达成协议吗？", "没有人知道！"]),
        (THAI, ["การเจรจายังดำเนินต่อไป จะตกลงกันได้หรือไม่?", "ไม่มีใครรู้"]),
    ],
)
def test_the_sentence_cursor_goes_by_sentence_though_no_language_is_named(
    qtbot: QtBot, tmp_path: Path, text: str, expected: list[str]
) -> None:
    made = scene(qtbot, tmp_path, text)
    seen = []
    for _ in expected:
        span = made.view.sentence()
        seen.append(span.quote if span else "")
        made.press(Key.Key_J)
    assert seen == expected
    made.press(Key.Key_K)
    assert made.view.sentence() is not None


@EACH
def test_arrows_visit_every_word_in_the_order_of_reading(qtbot: QtBot, tmp_path: Path, text: str) -> None:
    made = scene(qtbot, tmp_path, text)
    onward, back = Key.Key_Right, Key.Key_Left
    if made.view.text.textCursor().block().textDirection() == Qt.LayoutDirection.RightToLeft:
        onward, back = back, onward
    made.view.text.place(0, 0)
    seen = [here(made)]
    for _ in words_of(made)[1:]:
        made.press(onward)
        seen.append(here(made))
    assert seen == words_of(made)
    made.press(back)
    assert here(made) == words_of(made)[-2]


@FROM_THE_RIGHT
def test_the_left_arrow_goes_on_where_one_reads_from_the_right(
    qtbot: QtBot, tmp_path: Path, text: str
) -> None:
    made = scene(qtbot, tmp_path, text)
    made.view.text.place(0, 0)
    made.press(Key.Key_Left, shift=True)
    made.press(Key.Key_Left, shift=True)
    assert made.selected() == " ".join(words_of(made)[:2])
    made.press(Key.Key_Right, shift=True)
    assert made.selected() == words_of(made)[0]


@FROM_THE_RIGHT
def test_the_end_of_a_tag_moves_with_the_arrow_of_reading(qtbot: QtBot, tmp_path: Path, text: str) -> None:
    made = scene(qtbot, tmp_path, text)
    first, second = made.view.text.blocks.words(0)[:2]
    made.tag(text[slice(*first)], made.actor("Someone"))
    made.view.text.place(first[0], first[0])
    QTest.keyClick(made.view.text, Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert made.tagged() == [(text[first[0] : second[1]], ["Someone"])]
    QTest.keyClick(made.view.text, Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    assert made.tagged() == [(text[slice(*first)], ["Someone"])]


@EACH
def test_a_click_meets_the_character_it_points_at(qtbot: QtBot, tmp_path: Path, text: str) -> None:
    made = scene(qtbot, tmp_path, text)
    view = made.view.text
    for start, end in view.blocks.words(0):
        rect = view.box_of(start, end)
        assert rect is not None
        assert start <= view.offset_at(rect.center()) < end, text[start:end]
        left, right = QPoint(rect.left() + 2, rect.center().y()), QPoint(rect.right() - 2, rect.center().y())
        assert {start <= view.offset_at(point) < end for point in (left, right)} == {True}, text[start:end]


@EACH
def test_clicks_select_the_word_the_sentence_and_the_paragraph(
    qtbot: QtBot, tmp_path: Path, text: str
) -> None:
    made = scene(qtbot, tmp_path, text)
    start, end = made.view.text.blocks.words(0)[1]
    rect = made.view.text.box_of(start, end)
    assert rect is not None
    click(made, rect.center(), 2)
    assert made.selected() == text[start:end]
    click(made, rect.center(), 3)
    first = made.view.text.blocks.sentences(0)[0]
    assert made.selected() == text[slice(*first)]
    click(made, rect.center(), 4)
    assert made.selected() == text.rstrip("\n")


@EACH
def test_words_stand_apart_and_together_fill_the_sentence(qtbot: QtBot, tmp_path: Path, text: str) -> None:
    made = scene(qtbot, tmp_path, text)
    view = made.view.text
    words = view.blocks.words(0)
    seen = next(iter(view.blocks_in_view()))
    rects = [rect for span in words for rect in view.rects_in(seen, *span)]
    assert all(rect.width() > 0 for rect in rects)
    assert all(view.rects_in(seen, *span) for span in words)
    for number, one in enumerate(rects):
        assert not [other for other in rects[number + 1 :] if one.adjusted(2, 1, -2, -1).intersects(other)]
    whole = view.rects_in(seen, 0, len(text.rstrip("\n")))
    assert sum(rect.width() for rect in rects) <= sum(rect.width() for rect in whole) + 2 * len(rects)


@FROM_THE_RIGHT
def test_what_is_read_from_the_right_stands_at_the_right(qtbot: QtBot, tmp_path: Path, text: str) -> None:
    made = scene(qtbot, tmp_path, text + "An English line.\n")
    view = made.view.text
    (first, _), (second, _) = view.blocks.words(0)[:2]
    assert box(made, first, first + 1)[1] > view.viewport().width() - 12
    assert box(made, second, second + 1)[1] < box(made, first, first + 1)[0]
    english = len(text)
    assert box(made, english, english + 2)[0] < 12


@pytest.mark.parametrize("text", [ARABIC * 2, PERSIAN, CHINESE, MIXED, TURNED], ids=str)
def test_lanes_go_down_as_one_reads_on(qtbot: QtBot, tmp_path: Path, text: str) -> None:
    made = scene(qtbot, tmp_path, text)
    for start, end in made.view.text.blocks.sentences(0):
        made.fact(text[start:end])
    bars = sorted(made.view.text.bars(), key=lambda bar: bar.start)
    assert len(bars) == len(made.view.text.blocks.sentences(0))
    assert all(bar.top < bar.bottom for bar in bars)
    assert all(one.bottom <= other.top for one, other in pairwise(bars))


@EACH
@pytest.mark.usefixtures("light")
def test_an_underline_lies_under_just_the_words_of_its_tag(qtbot: QtBot, tmp_path: Path, text: str) -> None:
    made = scene(qtbot, tmp_path, text)
    view = made.view.text
    start, end = view.blocks.words(0)[2]
    made.tag(text[start:end], made.actor("Someone"))
    view.place(len(text), len(text))
    left, right = box(made, start, end)
    columns = underlined(view.viewport().grab().toImage())
    assert columns
    assert left - 1 <= min(columns)
    assert max(columns) <= right + 1


def underlined(image: QImage) -> set[int]:
    colour = theme.actor_colour(0, dark=False)
    return {
        x for x in range(image.width()) for y in range(image.height()) if image.pixelColor(x, y) == colour
    }


@EACH
def test_what_is_copied_is_what_is_stored(qtbot: QtBot, tmp_path: Path, text: str) -> None:
    made = scene(qtbot, tmp_path, text)
    (start, _), *_, (_, end) = made.view.text.blocks.words(0)
    made.view.text.place(start, end)
    made.view.copy()
    assert QGuiApplication.clipboard().text() == text[start:end]
    made.view.text.place(end, start)
    made.view.copy()
    assert QGuiApplication.clipboard().text() == text[start:end]
    QGuiApplication.clipboard().clear()


def test_a_name_in_its_own_script_is_proposed_and_tagged(qtbot: QtBot, tmp_path: Path) -> None:
    made = scene(qtbot, tmp_path, MIXED)
    key = made.actor("Ali Khamenei", ActorKind.PERSON, "علي الخامنئي")
    made.press(Key.Key_Period)
    made.press(Key.Key_Return)
    assert made.tagged() == [("علي الخامنئي", ["Ali Khamenei"])]
    assert made.mentions()[0].actors == (key,)
