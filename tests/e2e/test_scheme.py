"""Light and dark: a window that is open follows the choice at once, every field of it."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from briefer.commands.sources import add_sources
from briefer.gui.theme import Scheme, choose_scheme
from briefer.gui.window import MainWindow
from briefer.model.sources import LoadedSource
from briefer.store.session import create_session


@pytest.fixture(autouse=True)
def scheme_put_back(qtbot: QtBot) -> Iterator[None]:  # noqa: ARG001 - there must be an application
    yield
    choose_scheme(Scheme.LIGHT)


def ground(widget: QWidget) -> int:
    """Return how light, 0 to 255, the widget is near its right edge, where no words stand."""
    picture = widget.grab().toImage()
    return picture.pixelColor(picture.width() - 12, picture.height() // 2).lightness()


def test_an_open_window_follows_the_scheme(
    open_window: Callable[[], MainWindow], qtbot: QtBot, tmp_path: Path
) -> None:
    with create_session(tmp_path / "a.briefer") as session:
        add_sources(session, [LoadedSource("Norland closed the strait.\n", title="Strait")])
    window = open_window()
    window.open_path(tmp_path / "a.briefer")
    assert window.page is not None
    fields = [window.page.reader.text.viewport(), *window.page.findChildren(QLineEdit)]
    shown = [field for field in fields if field.isVisible()]
    assert len(shown) >= 3
    for scheme, low, high in ((Scheme.DARK, 0, 80), (Scheme.LIGHT, 200, 255)):
        choose_scheme(scheme)
        QApplication.processEvents()
        qtbot.wait(50)
        grounds = [ground(field) for field in shown]
        assert all(low <= lightness <= high for lightness in grounds), grounds
