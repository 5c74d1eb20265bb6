"""Pictures of looks and packs: chosen below the title block, over first pages, mapped line by line."""

import tempfile
from collections.abc import Callable
from pathlib import Path

import docx
from docx.document import Document
from docx.shared import Pt, RGBColor
from PySide6.QtCore import QPoint
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from briefer.commands.outlining import set_options
from briefer.export.docx.names import new, q
from briefer.export.docx.packages import members_of, read_package, zip_members
from briefer.gui.dialogs.looks import LooksDialog
from briefer.gui.page import SessionPage, Workspace
from briefer.jobs.houses import add_house, open_house_file
from briefer.jobs.packs import copy_pack
from briefer.model.note_options import LOOK

_TEAL, _WINE = RGBColor(0x0B, 0x6E, 0x6E), RGBColor(0x7A, 0x1F, 0x3D)
_OFFICE = 60_000  # milliseconds that LibreOffice may take
_STEP = 100


def show_look(page: SessionPage) -> None:
    """Show the title block with a house style below it."""
    _houses(page)
    page.show_workspace(Workspace.BRIEF)
    page.brief.show_section(None)
    _until(lambda: page.brief.looks.pictures.of("harbour-authority") is not None)
    bar = page.brief.form.verticalScrollBar()
    bar.setValue(bar.maximum())


def show_looks(page: SessionPage) -> None:
    """Show the looks that a note can have."""
    _looks(page)
    _until(
        lambda: all(
            page.brief.looks.pictures.of(name) is not None for name in ("embassy", "harbour-authority")
        )
    )


def show_mapping(page: SessionPage) -> None:
    """Show an organisation's Word file, line by line, with the first page of a sample in its look."""
    dialog = _looks(page)
    dialog.map_button.click()
    _until(lambda: dialog.mapping is not None)
    mapping = dialog.mapping
    if mapping is not None:
        mapping.lines.tree.setCurrentItem(mapping.lines.tree.topLevelItem(3))
        _over(page, mapping)
        _until(lambda: mapping.said.text().startswith("The first page of a sample, laid"))


def show_chooser(page: SessionPage) -> None:
    """Show the chooser of packs."""
    page.show_workspace(Workspace.BRIEF)
    page.brief.ask_pack()
    if page.brief.choosing.dialog is not None:
        _over(page, page.brief.choosing.dialog)


def show_adding(page: SessionPage) -> None:
    """Show what was found in a pack that is to be added."""
    page.show_workspace(Workspace.BRIEF)
    page.brief.ask_pack()
    chooser = page.brief.choosing.dialog
    if chooser is None:
        return
    with tempfile.TemporaryDirectory() as folder:
        pack = copy_pack("information-note", Path(folder) / "Desk note").folder
        _with_template_from_elsewhere(pack / "house.docx")
        (pack / "sample.json").unlink()
        chooser.add(pack)
        adding = chooser.adding
        if adding is not None:
            _over(page, adding)
            _until(lambda: not adding.is_busy)


def _with_template_from_elsewhere(house: Path) -> None:
    package = read_package(house.read_bytes())
    settings = package.parts["word/settings.xml"]
    template = new("w:attachedTemplate")
    template.set(
        q("r:id"), settings.relate("attachedTemplate", "http://files.example/desk.dotm", external=True)
    )
    settings.tree().insert(1, template)
    house.write_bytes(zip_members(members_of(package)))


def _looks(page: SessionPage) -> LooksDialog:
    _houses(page)
    page.show_workspace(Workspace.BRIEF)
    page.brief.ask_look()
    dialog = page.brief.looks.dialog
    if dialog is None:
        raise SystemExit("The looks cannot be shown.")
    _over(page, dialog)
    return dialog


def _over(page: SessionPage, dialog: QWidget) -> None:
    """Put a dialog over the middle of the window, which a picture has no window manager for."""
    room = page.window().size() - dialog.size()
    dialog.move(page.window().mapToGlobal(QPoint(room.width() // 2, room.height() // 2)))


def _houses(page: SessionPage) -> None:
    """Add two house styles, and let the note have one of them."""
    with tempfile.TemporaryDirectory() as folder:
        for name, file in (
            ("harbour-authority", _authority(Path(folder))),
            ("embassy", _embassy(Path(folder))),
        ):
            opened = open_house_file(file)
            add_house(name, opened, opened.mapping)
    brief = page.brief.brief
    if brief is not None:
        set_options(page.desk.session, brief.id, {LOOK: "harbour-authority"}, "Choose the look of the note")


def _authority(folder: Path) -> Path:
    """Return a letterhead with labels in a table, as many organisations have."""
    made = docx.Document()
    _letters(made, "Liberation Sans", 10, _TEAL)
    made.sections[0].header.paragraphs[0].text = "Northern Harbour Authority"
    made.sections[0].footer.paragraphs[0].text = "1 Quay Street · Port Calder"
    made.add_paragraph("Briefing note", style="Title")
    table = made.add_table(rows=4, cols=2)
    rows = ("To:", "[Name of the recipient]"), ("From:", "[Directorate]"), ("Date:", "[DD Month YYYY]")
    for number, (label, words) in enumerate((*rows, ("Subject:", "[Subject of the note]"))):
        table.cell(number, 0).text, table.cell(number, 1).text = label, words
    made.add_paragraph("Purpose", style="Heading 1")
    made.add_paragraph("Say here in two sentences why the reader gets this note.")
    made.add_paragraph("First point", style="List Bullet")
    made.save(str(folder / "Briefing note template.docx"))
    return folder / "Briefing note template.docx"


def _embassy(folder: Path) -> Path:
    made = docx.Document()
    _letters(made, "Liberation Serif", 11, _WINE)
    made.add_paragraph("Embassy of Norland", style="Heading 2")
    made.add_paragraph("[Subject]", style="Title")
    made.add_paragraph("For: [Recipient]")
    made.add_paragraph("Summary", style="Heading 1")
    made.add_paragraph("Text of the report.")
    made.save(str(folder / "report.docx"))
    return folder / "report.docx"


def _letters(made: Document, family: str, size: int, colour: RGBColor) -> None:
    for name in ("Normal", "Title", "Heading 1", "Heading 2"):
        font = made.styles[name].font
        font.name = family
        if name == "Normal":
            font.size = Pt(size)
        else:
            font.color.rgb = colour


def _until(is_so: Callable[[], bool]) -> None:
    waited = 0
    while not is_so() and waited < _OFFICE:
        QTest.qWait(_STEP)
        waited += _STEP
