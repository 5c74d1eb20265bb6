"""Exact pages beside the draft: laid out when they are looked at, and anew when the note has changed."""

from dataclasses import replace
from pathlib import Path
from threading import Event

import pytest
from pytestqt.qtbot import QtBot

from briefer.errors import BrieferError
from briefer.gui.views import brief_exact, brief_preview
from briefer.jobs import pages
from briefer.jobs.pages import LaidOut, PagePicture
from briefer.model.documents import Document
from tests.gui.views.brief_desks import Workshop


class Pages:
    """Stands for LibreOffice: two red pages of every note."""

    laid: list[str] = []  # noqa: RUF012 - emptied by each test

    def __init__(self, _isolation: object) -> None:
        pass

    def lay_out(self, document: Document, house: Path, _stop: object) -> LaidOut:
        assert house.name == "house.docx"
        if document.title == "A fault":
            raise BrieferError("LibreOffice gave no pages.", "Try again.")
        self.laid.append(document.title)
        return LaidOut(document.title, b"", 2)

    def picture(self, _note: LaidOut, _page: int, width: int, _stop: object) -> PagePicture:
        return PagePicture(width, 5, 3, bytes((255, 0, 0)) * width * 5)


@pytest.fixture(autouse=True)
def _office(monkeypatch: pytest.MonkeyPatch) -> None:
    Pages.laid.clear()
    monkeypatch.setattr(pages, "ExactPages", Pages)
    monkeypatch.setattr(brief_preview, "office", lambda: "soffice")
    monkeypatch.setattr(brief_exact, "_CALM", 0)


def test_pages_are_laid_out_when_they_are_looked_at_and_after_changes(qtbot: QtBot, tmp_path: Path) -> None:
    with Workshop(qtbot, tmp_path) as shop:
        preview = shop.view.preview
        assert Pages.laid == []
        preview.toggle.click()
        qtbot.waitUntil(lambda: len(preview.exact.pages) == 2)
        assert preview.caption == "2 pages exactly as in the Word file. Look: the pack's own."
        assert not preview.paper.isVisible()
        colour = preview.exact.pages[0].pixmap().toImage().pixelColor(1, 1)
        assert (colour.red(), colour.green(), colour.blue()) == (255, 0, 0)
        shop.view._edit.rename_brief("Another title")
        qtbot.waitUntil(lambda: Pages.laid[-1] == "Another title")
        preview.toggle.click()
        assert preview.paper.isVisible()
        assert "Approximate" in preview.caption


def test_what_is_undone_before_it_is_laid_out_leaves_the_pages_and_what_is_said_of_them(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Workshop(qtbot, tmp_path) as shop:
        preview = shop.view.preview
        preview.toggle.click()
        qtbot.waitUntil(lambda: "exactly" in preview.caption)
        monkeypatch.setattr(Pages, "lay_out", lambda *_: Event().wait(0.2) or LaidOut("", b"", 9))
        shop.view._edit.rename_brief("Another title")
        qtbot.waitUntil(lambda: "lays out" in preview.caption)
        shop.session.undo()
        qtbot.waitUntil(lambda: "lays out" not in preview.caption)
        assert preview.caption == "2 pages exactly as in the Word file. Look: the pack's own."
        preview.toggle.click()
        preview.toggle.click()
        assert preview.caption == "2 pages exactly as in the Word file. Look: the pack's own."


def test_another_look_is_laid_out_anew(qtbot: QtBot, tmp_path: Path) -> None:
    with Workshop(qtbot, tmp_path) as shop:
        preview = shop.view.preview
        preview.toggle.click()
        qtbot.waitUntil(lambda: len(Pages.laid) == 1)
        look = preview._look
        assert look is not None
        preview.use_look(look)
        preview.use_look(replace(look, stamp=look.stamp + 1, house="ministry"))
        qtbot.waitUntil(lambda: preview.caption.endswith("Look: ministry."))
        assert len(Pages.laid) == 2


def test_a_fault_of_the_office_is_told(qtbot: QtBot, tmp_path: Path) -> None:
    with Workshop(qtbot, tmp_path) as shop:
        shop.view._edit.rename_brief("A fault")
        shop.settle()
        shop.view.preview.toggle.click()
        qtbot.waitUntil(shop.view.preview.fault.isVisible)
        assert shop.view.preview.fault.words.startswith("LibreOffice gave no pages.")
