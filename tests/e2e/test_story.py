"""One whole story in the window, with keys: an article is loaded, read, tagged, and becomes a note."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from briefer.export.docx.checks import check_docx
from briefer.gui.window import MainWindow
from briefer.paths import resources_folder
from briefer.store import queries
from briefer.store.session import open_session
from tests.conftest import Seed
from tests.e2e.hands import Hands, Key
from tests.e2e.notes import export, words_in

BACKGROUND, STATUS = Key.Key_2, Key.Key_3


@dataclass(frozen=True, slots=True)
class Story:
    """What is to be done with an article: names to tag, and sentences to state facts on."""

    article: Path
    published: str
    actors: tuple[str, ...]
    facts: tuple[tuple[str, str], ...]


def seed_story(seed: Seed) -> Story:
    """Return the seed's story: eight of its actors, and eight of its facts in eight sentences."""
    names = {actor["id"]: actor["mentions"][0]["text"] for actor in seed.gold["actors"]}
    wanted = {"F1", "F6", "F7", "F10", "F12", "F23", "F25", "F30"}
    sentences = {sentence["id"]: sentence["text"] for sentence in seed.gold["sentences"]}
    return Story(
        seed.path,
        "2024-01-23",
        tuple(names[key] for key in ("A1", "A2", "A4", "A6", "A8", "A9", "A10", "A13")),
        tuple(
            (sentences[fact["sentence"]], fact["statement"])
            for fact in seed.gold["facts"]
            if fact["id"] in wanted
        ),
    )


def own_story() -> Story:
    """Return a story over an article of the sample, which is always there."""
    article = resources_folder() / "sample" / "straits-shipping-bulletin.txt"
    text = article.read_text(encoding="utf-8")
    sentences = [part for part in re.findall(r"[A-Z][^.\n]{40,}\.(?=\s)", text) if part in text][:8]
    names = list(dict.fromkeys(re.findall(r"\b[A-Z][a-z]{4,}(?: [A-Z][a-z]+)+\b", text)))[:6]
    return Story(
        article,
        "2026-10-16",
        tuple(names),
        tuple((sentence, f"It is reported: {sentence}") for sentence in sentences),
    )


@pytest.fixture
def choose(monkeypatch: pytest.MonkeyPatch) -> Callable[[str, object], None]:
    """Give a function that lets the platform's file dialog answer."""

    def answer(dialog: str, chosen: object) -> None:
        monkeypatch.setattr(QFileDialog, dialog, staticmethod(lambda *_, **__: (chosen, "")))

    return answer


Opens = Callable[[], MainWindow]
Chooses = Callable[[str, object], None]


@pytest.mark.long
def test_the_seed_article_becomes_a_note(
    seed: Seed, qtbot: QtBot, open_window: Opens, choose: Chooses, tmp_path: Path
) -> None:
    tell(seed_story(seed), qtbot, open_window, choose, tmp_path)


def test_an_article_of_the_sample_becomes_a_note(
    qtbot: QtBot, open_window: Opens, choose: Chooses, tmp_path: Path
) -> None:
    tell(own_story(), qtbot, open_window, choose, tmp_path)


def tell(story: Story, qtbot: QtBot, open_window: Opens, choose: Chooses, tmp_path: Path) -> None:
    """Live through a story, from an empty window to a note whose footnotes lead back to the article."""
    path, note = tmp_path / "story.briefer", tmp_path / "note.docx"
    hands = begin(story, qtbot, open_window(), choose, path)
    text = hands.page.reader.text.blocks.text
    for name in story.actors:
        tag(hands, text.index(name), name)
    before = tags_of(hands)
    assert [quote for quote, _ in before] == sorted(story.actors, key=text.index)
    undo_and_redo(hands, len(story.actors))
    assert tags_of(hands) == before
    for number, (sentence, statement) in enumerate(story.facts):
        state(hands, text.index(sentence), statement, BACKGROUND if number % 2 else STATUS)
    left_at = hands.page.reader.text.caret
    close(hands, qtbot, path)

    hands = Hands(open_window())
    choose("getOpenFileName", str(path))
    hands.press(Key.Key_O, ctrl=True)
    assert hands.page.reader.text.caret == left_at
    assert tags_of(hands) == before
    assert len(queries.facts(hands.page.desk.session)) == len(story.facts)
    assert hands.page.desk.session.undo_label
    export(hands, qtbot, note)
    close(hands, qtbot, path)
    check_note(note, path, text, story)


def begin(story: Story, qtbot: QtBot, window: MainWindow, choose: Chooses, path: Path) -> Hands:
    """Make a session, load the article, and say when it was published."""
    hands = Hands(window)
    choose("getSaveFileName", str(path))
    hands.press(Key.Key_N, ctrl=True)
    choose("getOpenFileNames", [str(story.article)])
    hands.press(Key.Key_A, ctrl=True, shift=True)
    qtbot.waitUntil(lambda: hands.page.reader.source is not None, timeout=30_000)
    hands.press(Key.Key_I, ctrl=True)
    hands.page.header.form.published.setFocus()
    hands.type(story.published)
    hands.press(Key.Key_Return)
    (source,) = queries.sources(hands.page.desk.session)
    assert source.published.value == story.published
    assert hands.page.reader.text.hasFocus()
    return hands


def tag(hands: Hands, start: int, name: str) -> None:
    """Select a name by words and tag it as an actor, new or known."""
    hands.select(start, start + len(name))
    hands.press(Key.Key_A)
    hands.press(Key.Key_Return)
    assert hands.page.reader.text.hasFocus()


def undo_and_redo(hands: Hands, steps: int) -> None:
    """Take all tags back and do them again."""
    for _ in range(steps):
        hands.press(Key.Key_Z, ctrl=True)
    assert tags_of(hands) == []
    for _ in range(steps):
        hands.press(Key.Key_Z, ctrl=True, shift=True)


def state(hands: Hands, start: int, statement: str, section: Key) -> None:
    """State a fact on a sentence and send it to a section of the brief."""
    hands.walk_to(start)
    hands.press(Key.Key_F)
    hands.type(statement)
    hands.press(Key.Key_Return)
    assert hands.page.reader.text.hasFocus()
    hands.press(Key.Key_S)
    hands.press(section)


def close(hands: Hands, qtbot: QtBot, path: Path) -> None:
    """Close the window; one file is left, and nothing beside it."""
    hands.window.close()
    qtbot.waitUntil(lambda: not hands.window.isVisible())
    assert [left.name for left in path.parent.glob(f"{path.name}*")] == [path.name]


def tags_of(hands: Hands) -> list[tuple[str, tuple[str, ...]]]:
    """Return the words tagged and the names of their actors, in the order of the text."""
    session = hands.page.desk.session
    return [
        (mention.span.quote, tuple(queries.actor(session, key).name for key in mention.actors))
        for mention in queries.mentions(session)
    ]


def _bare(words: str) -> str:
    """Return words without quotation marks and without what an actor is introduced with, in brackets."""
    return re.sub(r" \([^()]*\)", "", words.translate(str.maketrans("", "", "“”‘’\"'")))


def check_note(note: Path, path: Path, text: str, story: Story) -> None:
    """Follow every footnote of the note back to the sentence of the article that it quotes."""
    data = note.read_bytes()
    assert check_docx(data) == ()
    body, shown = words_in(data)
    with open_session(path) as session:
        facts = queries.facts(session)
    quotes = {item.span.quote for fact in facts for item in fact.evidence}
    assert len(shown) >= len(facts)
    for words in shown:
        quoted = [quote for quote in quotes if quote in words]
        assert quoted, words
        assert all(quote in text for quote in quoted)
    for _, statement in story.facts:
        assert _bare(statement.rstrip(".")) in _bare(body)
    assert {quote for quote in quotes if any(quote in words for words in shown)} == quotes
