"""Grab pictures of the window, as a user sees it.

usage: python tools/pictures.py window SESSION PNG [WIDTH HEIGHT] [light|dark] [200%] [WORKSPACE]
       python tools/pictures.py docs FOLDER [VIEW ...]     those of docs/views.md, from made-up sessions
       python -m tools.pictures packs FOLDER [PACK ...]    those of docs/packs.md, by way of LibreOffice
"""

import os
import shutil
import subprocess
import sys
import tempfile
import time
import zipfile
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from PySide6.QtCore import QPoint, QSettings, Qt
from PySide6.QtGui import QFont, QImage, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog

from briefer.commands.hiding import hide_passage
from briefer.commands.kinship import part_sources
from briefer.commands.sources import add_sources, edit_source
from briefer.gui.app import application, make_window
from briefer.gui.bus import Target
from briefer.gui.page import SessionPage, Side, Workspace
from briefer.gui.theme import Scheme, choose_scheme
from briefer.gui.version_deeds import make_version
from briefer.gui.window import MainWindow
from briefer.isolate.pool import Isolation
from briefer.model.dates import UNDATED
from briefer.model.ids import SourceId
from briefer.model.sources import LoadedSource
from briefer.store import queries
from briefer.store.session import Session
from briefer.text.sentences import sentence_spans
from tools.draft_pictures import (
    show_drafting,
    show_findings,
    show_judgement,
    show_pack_editor,
    show_returned,
    show_update,
)
from tools.look_pictures import show_adding, show_chooser, show_look, show_looks, show_mapping
from tools.pack_pictures import picture_packs

_SILO = Path(__file__).resolve().parent.parent / "tests" / "data" / "silo"
_ADVERTISEMENT = (
    "Sign up for our morning letter, with all that happened overnight, at no charge.\n"
    "Also read: ten harbours to see before the winter, and what the lock-keeper told us."
)
_SETTLE = 1500  # milliseconds until previews and lists stand still
_TONES = 256  # colours of a picture that takes a byte a pixel
_ALIKE = 3  # of 255, by which the parts of two colours differ at the most that look alike
_USUAL, _NARROW = (1440, 900), (1024, 700)
_STORED = 14  # files
_LARGE = 2.0  # times the usual size of text

Show = Callable[[SessionPage], object]


@dataclass(frozen=True, slots=True)
class Look:
    """How a window is shown: its size in pixels, the scheme, how large its text is."""

    size: tuple[int, int] = _USUAL
    scheme: Scheme = Scheme.LIGHT
    text: float = 1.0

    @property
    def name(self) -> str:
        """What the names of its pictures end with."""
        size = "200" if self.text != 1 else str(self.size[0])
        return f"{self.scheme}-{size}"


@dataclass(frozen=True, slots=True)
class View:
    """A view of the gallery: its name, the session it is shown with, what brings it up, and its looks."""

    name: str
    session: str
    show: Show
    looks: tuple[Look, ...]


def main(arguments: list[str]) -> int:
    """Grab what is asked for and return 0, or 2 for a wrong call."""
    with tempfile.TemporaryDirectory() as settings, Isolation() as isolation:
        # The user's own settings and packs are neither read nor changed.
        QSettings.setDefaultFormat(QSettings.Format.IniFormat)
        QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, settings)
        os.environ["XDG_DATA_HOME"] = settings
        match arguments:
            case ["window", session, png, *rest]:
                _one(isolation, Path(session), Path(png), rest)
            case ["docs", folder, *names]:
                _gallery(isolation, Path(folder), names)
            case ["packs", folder, *names]:
                picture_packs(Path(folder), names)
            case _:
                print(__doc__)
                return 2
    return 0


def _one(isolation: Isolation, session: Path, png: Path, wanted: list[str]) -> None:
    sizes = [int(part) for part in wanted if part.isdecimal()] or list(_USUAL)
    scheme = Scheme.DARK if "dark" in wanted else Scheme.LIGHT
    look = Look((sizes[0], sizes[1]), scheme, _LARGE if "200%" in wanted else 1.0)
    window = _open(isolation, session, look)
    if window.page is not None:
        window.page.show_workspace(next((space for space in Workspace if space in wanted), Workspace.READ))
    _grab(window, png)


def _gallery(isolation: Isolation, folder: Path, names: list[str]) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as made:
        sessions = {"sample": _sample(Path(made)), "silo": _silo(Path(made))}
        for view in VIEWS:
            for look in view.looks if not names or view.name in names else ():
                _picture(isolation, sessions[view.session], view, look, folder)


def _picture(isolation: Isolation, session: Path, view: View, look: Look, folder: Path) -> None:
    window = _open(isolation, Path(shutil.copy(session, session.with_stem("shown"))), look)
    page = window.page
    if page is None:
        raise SystemExit(f"{session} cannot be opened.")
    QTest.qWait(_SETTLE // 3)
    page.show_workspace(Workspace.READ)
    view.show(page)
    _grab(window, folder / f"{view.name}-{look.name}.png")
    for pop_up in filter(None, (QApplication.activePopupWidget(), QApplication.activeModalWidget())):
        pop_up.close()
    page.search.clear()
    window.close()
    window.deleteLater()


def _sample(folder: Path) -> Path:
    _briefer("demo", str(folder))
    return folder / "sample.briefer"


def _silo(folder: Path) -> Path:
    session = str(folder / "silo.briefer")
    articles = sorted(map(str, _SILO.glob("*.html")))
    _briefer("new", session)
    _briefer("add", session, *articles)
    for name in ("tags.json", "reconciled.json"):
        _briefer("tag", session, str(_SILO / name))
    return Path(session)


def _briefer(*arguments: str) -> None:
    subprocess.run([sys.executable, "-m", "briefer", *arguments], check=True, stdout=subprocess.DEVNULL)


def _read(page: SessionPage) -> None:
    """Stand on the passage of the first fact, with the facts beside it."""
    first = queries.facts(page.desk.session)[0]
    page.reader.go_to(Target(fact=first.id))
    page.show_side(Side.FACTS)
    page.facts.select(first.id)
    page.reader.setFocus()


def _persian(page: SessionPage) -> None:
    """Read an article from the right."""
    source = next(it for it in queries.sources(page.desk.session) if it.language == "fa")
    page.show_source(source.id, 0)
    page.show_side(Side.FACTS)
    page.reader.setFocus()


def _source(page: SessionPage) -> None:
    """Open the form of a source, with what else is known of it."""
    page.show_source(_copied(page), 0)
    page.edit_source()
    page.header.form.unfold()


def _asked(page: SessionPage) -> None:
    """Ask for what is missing of a source."""
    session = page.desk.session
    key = _copied(page)
    with session.step("Forget what is known"):
        edit_source(session, replace(queries.source(session, key), publisher="", published=UNDATED))
    page.show_source(key, 0)
    page.header.open_form(ask=True)


def _sources(page: SessionPage) -> None:
    """Open the form of several sources."""
    page.go_to_sources()
    page.sources.list.selectAll()
    page.sources.edit()


def _copies(page: SessionPage) -> None:
    """Show the sources by origin, one of them parted from the others."""
    session = page.desk.session
    key = _copied(page)
    part_sources(session, queries.source_ids(session)[-1:], "a report of its own")
    page.show_source(key, 0)
    page.show_copies()


def _copied(page: SessionPage) -> SourceId:
    """Return a source that is a copy of another, once all copies are known."""
    session = page.desk.session
    queries.find_copies(session)
    page.indexing.done.emit()
    return queries.copy_shares(session)[0].other


def _actors(page: SessionPage) -> None:
    """Open the form of the actor that is named most."""
    page.show_side(Side.ACTORS)
    page.actors.select(queries.actors(page.desk.session)[0].id)
    page.actors.edit()


def _card(page: SessionPage) -> None:
    """Open the card of a new fact on a sentence that says much."""
    source = queries.sources(page.desk.session)[0]
    text = queries.source_text(page.desk.session, source.id)
    place = next((start for start, end in sentence_spans(text) if "told reporters" in text[start:end]), 0)
    page.show_source(source.id, place)
    page.reader.setFocus()
    page.reader.request_fact()


def _timeline(page: SessionPage) -> None:
    page.show_workspace(Workspace.TIMELINE)


def _compare(page: SessionPage) -> None:
    """Set the accounts of the first group side by side, with the keyboard on a figure."""
    page.show_workspace(Workspace.COMPARE)
    QTest.qWait(_SETTLE)
    page.compare.lists.select_group(queries.reconciliations(page.desk.session)[0].id)
    page.compare.grid.setFocus()
    page.compare.grid.stand_on(2, 2)


def _brief(page: SessionPage) -> None:
    page.show_workspace(Workspace.BRIEF)


def _search(page: SessionPage) -> None:
    page.seek()
    page.search.setText("strait")


def _palette(page: SessionPage) -> None:
    window = page.window()
    if isinstance(window, MainWindow):
        window.ask("palette")


def _names(page: SessionPage) -> None:
    """List the names nobody knows yet."""
    page.show_side(Side.NAMES)


def _everywhere(page: SessionPage) -> None:
    """List all places of the actor that is named most."""
    page.show_everywhere(queries.actors(page.desk.session)[0])


def _versions(page: SessionPage) -> None:
    """Compare two versions of an article, of which some tags need a look."""
    session = page.desk.session
    old = queries.sources(session)[0]
    text = queries.source_text(session, old.id)
    for before, after in _edits(session, old.id, text):
        text = text.replace(before, after, 1)
    (new,) = add_sources(session, [LoadedSource(text, old.title, old.byline, old.publisher, old.published)])
    make_version(page.desk, new, old.id)
    page.show_source(new)
    page.compare_versions()
    QTest.qWait(_SETTLE // 3)
    page.versions.step(1)
    page.versions.list.setCurrentIndex(page.versions.model.index(1))
    page.versions.take_keyboard()


def _edits(session: Session, source: SourceId, text: str) -> Iterator[tuple[str, str]]:
    """Yield what an editor might change: a verb of two facts, a paragraph more, one moved to the end."""
    facts = queries.facts_of_source(session, source)
    quotes = [item.span.quote for fact in facts for item in fact.evidence if item.span.source == source]
    for quote in quotes[:3]:
        words = quote.split(" ")
        yield quote, " ".join([*words[: len(words) // 2], "reportedly", *words[len(words) // 2 + 2 :]])
    lines = [line for line in text.splitlines() if line.strip()]
    yield lines[2], f"An earlier version of this article gave another figure.\n\n{lines[2]}"
    yield lines[-2], ""


def _hidden(page: SessionPage) -> None:
    """Fold an advertisement within a later version away, and stand on its line."""
    session = page.desk.session
    old = queries.sources(session)[0]
    text = queries.source_text(session, old.id)
    lines = [line for line in text.splitlines() if line.strip()]
    place = text.index(lines[3])
    whole = f"{text[:place]}{_ADVERTISEMENT}\n\n{text[place:]}"
    (new,) = add_sources(session, [LoadedSource(whole, old.title, old.byline, old.publisher, old.published)])
    make_version(page.desk, new, old.id)
    hide_passage(session, new, place, place + len(_ADVERTISEMENT))
    page.show_source(new, place)
    page.reader.setFocus()


def _importing(page: SessionPage) -> None:
    """Load many files, and hold what is shown when some of them are stored."""
    _read(page)
    page.loader.load((_incoming(),))
    _wait_until(lambda: page.loader.files.done > _STORED)
    page.desk.work.blockSignals(True)  # noqa: FBT003 - Qt's name for it
    page.desk.work.begin("Held", _held(), writes=True)


def _imported(page: SessionPage) -> None:
    """Load many files to the end, with those that failed alone in the list."""
    _read(page)
    page.loader.load((_incoming(),))
    _wait_until(lambda: not page.loader.is_busy)
    page.imports.head.only_failed.setChecked(True)


def _reported(page: SessionPage) -> None:
    """Show the report on many files as text."""
    _imported(page)
    page.imports.head.as_text.setChecked(True)


def _offered(page: SessionPage) -> None:
    """Offer what is new in a folder that is watched."""
    _read(page)
    page.watching.offered.emit("3 new files in “Downloads”", "")


def _incoming() -> Path:
    """Return a folder of articles as they come in, some of which cannot be loaded."""
    folder = Path(tempfile.gettempdir()) / "Inbox"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    for path in _SILO.glob("*.html"):
        shutil.copy(path, folder / f"{path.stem.replace('-', ' ')} (saved page).html")
    for number in range(1, 31):
        words = f"Port notice {number}\n\nBerth {number} is closed to grain ships until Monday.\n"
        (folder / f"Port notice {number:02}.txt").write_text(words, "utf-8")
    (folder / "Annex, empty download.txt").write_bytes(b"")
    (folder / "Harbour plan.dwg").write_bytes(b"AC1027\0\0\0" + bytes(range(200)))
    (folder / "Interview.pdf").write_bytes(bytes(range(256)) * 4)
    with zipfile.ZipFile(folder / "Ministry releases.zip", "w") as archive:
        archive.writestr("Release 14 May.txt", "The ministry spoke of a closed berth. It named no ship.\n")
        archive.writestr("Seal of the ministry.bin", bytes(range(256)))
    return folder


def _held() -> Iterator[tuple[int, int]]:
    """Go on until the picture is taken."""
    until = time.monotonic() + 2 * _SETTLE / 1000
    while time.monotonic() < until:
        yield 0, 1


def _wait_until(is_so: Callable[[], bool]) -> None:
    while not is_so():
        QTest.qWait(20)


_SCHEMES = (Scheme.LIGHT, Scheme.DARK)
_FEW = tuple(Look(scheme=scheme) for scheme in _SCHEMES)
_ALL = (*_FEW, *(Look(_NARROW, scheme) for scheme in _SCHEMES), Look(text=_LARGE))
VIEWS = (
    View("read", "sample", _read, _ALL),
    View("actors", "sample", _actors, _ALL),
    View("card", "sample", _card, _ALL),
    View("timeline", "sample", _timeline, _ALL),
    View("compare", "silo", _compare, _ALL),
    View("search", "sample", _search, _ALL),
    View("palette", "sample", _palette, _ALL),
    View("brief", "sample", _brief, _ALL),
    View("drafting", "sample", show_drafting, _ALL),
    View("findings", "sample", show_findings, _ALL),
    View("judgement", "sample", show_judgement, _FEW),
    View("changed", "sample", show_update, _FEW),
    View("returned", "sample", show_returned, _ALL),
    View("editor", "sample", show_pack_editor, _ALL),
    View("chooser", "sample", show_chooser, _ALL),
    View("adding", "sample", show_adding, _FEW),
    View("look", "sample", show_look, _ALL[:4]),
    View("looks", "sample", show_looks, _FEW),
    View("mapping", "sample", show_mapping, _ALL),
    View("importing", "sample", _importing, _ALL),
    View("imported", "sample", _imported, _ALL),
    View("report", "sample", _reported, _ALL),
    View("offered", "sample", _offered, _FEW),
    View("names", "silo", _names, _FEW),
    View("everywhere", "sample", _everywhere, _FEW),
    View("versions", "sample", _versions, _ALL),
    View("hidden", "sample", _hidden, _ALL),
    View("persian", "silo", _persian, _FEW),
    View("source", "silo", _source, _ALL),
    View("asked", "silo", _asked, _FEW),
    View("sources", "silo", _sources, _ALL),
    View("copies", "silo", _copies, _ALL),
)


def _open(isolation: Isolation, session: Path, look: Look) -> MainWindow:
    app = application()
    choose_scheme(look.scheme)
    app.setFont(_font(app, look.text))
    window = make_window(isolation)
    window.resize(*look.size)
    window.show()
    window.open_path(session)
    return window


def _font(app: QApplication, scale: float) -> QFont:
    """Return the program's font, so many times as large as the system's."""
    usual = app.property("usual_points") or app.font().pointSizeF()
    app.setProperty("usual_points", usual)
    font = app.font()
    font.setPointSizeF(usual * scale)
    return font


def _grab(window: MainWindow, png: Path) -> None:
    """Store the window, and what has popped up or asks for something over it, as a small file."""
    QTest.qWait(_SETTLE)
    image = window.grab().toImage()
    dialogs = (each for each in window.findChildren(QDialog) if each.isVisible())
    pop_up = QApplication.activePopupWidget() or QApplication.activeModalWidget() or next(dialogs, None)
    if pop_up is not None:
        place = window.mapFromGlobal(pop_up.mapToGlobal(QPoint()))
        with QPainter(image) as painter:
            painter.drawPixmap(place, pop_up.grab())
    _small(image).save(str(png), "PNG", 0)  # 0 is smallest


def _small(image: QImage) -> QImage:
    """Return the picture with a byte a pixel, in the colours that it has most of and that are told apart."""
    image = image.convertToFormat(QImage.Format.Format_RGB32)
    seen = Counter(_pixels(image))
    table: list[int] = []
    for colour, _ in seen.most_common():
        if len(table) < _TONES and all(_is_other(colour, each) for each in table):
            table.append(colour)
    return image.convertToFormat(QImage.Format.Format_Indexed8, table, Qt.ImageConversionFlag.ThresholdDither)


def _is_other(one: int, other: int) -> bool:
    """Return whether two colours are told apart: all shades of grey would leave no room for a little red."""
    return any(abs((one >> shift & 255) - (other >> shift & 255)) > _ALIKE for shift in (0, 8, 16))


def _pixels(image: QImage) -> Iterable[int]:
    return memoryview(image.constBits()).cast("B").cast("I")


if __name__ == "__main__":
    code = main(sys.argv[1:])
    QApplication.closeAllWindows()
    sys.exit(code)
