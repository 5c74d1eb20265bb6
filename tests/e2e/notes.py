"""Notes written by the window, and the words in them."""

import io
import zipfile
from pathlib import Path

from lxml import etree
from pytestqt.qtbot import QtBot

from tests.e2e.hands import Hands, Key

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def export(hands: Hands, qtbot: QtBot, note: Path) -> None:
    """Export the brief as a Word file."""
    hands.press(Key.Key_E, ctrl=True)
    dialog = hands.page.brief.exporting.dialog
    assert dialog is not None
    dialog.name.setText(note.name)
    dialog.folder.setText(str(note.parent))
    dialog.name.setFocus()
    hands.press(Key.Key_Return)
    qtbot.waitUntil(note.exists, timeout=20_000)


def words_in(note: bytes) -> tuple[str, list[str]]:
    """Return the words of a Word file's body, and of each of its footnotes in the order of their ids."""
    with zipfile.ZipFile(io.BytesIO(note)) as parts:
        notes = etree.fromstring(parts.read("word/footnotes.xml"))
        body = words_of(etree.fromstring(parts.read("word/document.xml")))
    return body, [words_of(found) for found in notes.iter(f"{W}footnote") if not found.get(f"{W}type")]


def words_of(element: etree._Element) -> str:
    """Return the text of an element and all within it."""
    return "".join(str(part) for part in element.itertext())
