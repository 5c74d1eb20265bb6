"""Write a sample note in the look of house files, check each, and say how each was mapped.

usage: python tools/house_looks.py FOLDER OUT

FOLDER holds Word files; OUT gets a note for each, and a picture of its first page where LibreOffice is there.
Printed is a table in Markdown for docs/house-styles.md. The exit code is 1 where a note is not sound.
"""

import sys
from collections import Counter
from pathlib import Path

from PySide6.QtGui import QImage

from briefer.compose.packs import pack_by_id
from briefer.export.docx.checks import check_docx
from briefer.export.docx.writer import write_docx
from briefer.export.office import office
from briefer.isolate.pool import Isolation
from briefer.jobs.houses import made_house, open_house_file
from briefer.jobs.pages import ExactPages
from briefer.jobs.sample_notes import sample_note
from briefer.model.documents import Document
from briefer.model.houses import HouseMapping, Means

_WIDTH = 340
_CREATED = "2025-03-13T09:00:00Z"


def main(arguments: list[str]) -> int:
    """Write the notes; return 0, 1 where one is not sound, or 2 for a wrong call."""
    if len(arguments) != 2:  # noqa: PLR2004 - two folders
        print(__doc__)
        return 2
    source, out = map(Path, arguments)
    out.mkdir(parents=True, exist_ok=True)
    document = sample_note(pack_by_id("information-note"), created=_CREATED)
    print("| file | places found | the note begins | styles found, made | taken out |\n|---|---|---|---|---|")
    sound = True
    with Isolation() as isolation:
        pages = ExactPages(isolation)
        for path in sorted(source.glob("*.docx")):
            sound = _one(path, out, document, pages) and sound
    return 0 if sound else 1


def _one(path: Path, out: Path, document: Document, pages: ExactPages) -> bool:
    opened = open_house_file(path)
    house = out / f"{path.stem}.house.docx"
    house.write_bytes(made_house(opened, opened.mapping))
    data = write_docx(document, house)
    (out / f"{path.stem}.docx").write_bytes(data)
    print(f"| {path.name} | {_said(opened.mapping)} | {len(opened.removed)} |")
    for fault in (faults := check_docx(data, document.marking, document.scheme)):
        print(f"    {fault}")
    if office() is not None:
        page = pages.picture(pages.lay_out(document, house), 0, _WIDTH)
        form = QImage.Format.Format_RGB888
        QImage(page.pixels, page.width, page.height, page.width * page.channels, form).save(
            str(out / f"{path.stem}.png")
        )
    return not faults


def _said(mapping: HouseMapping) -> str:
    counts = Counter(each.name for each in mapping.places)
    places = (
        ", ".join(name + (f" ({count})" if count > 1 else "") for name, count in counts.items()) or "none"
    )
    begins = f"line {mapping.body}" if mapping.body else "behind the cover"
    made = sum(1 for each in mapping.styles if each.means in (Means.MADE, Means.LOOKS))
    return f"{places} | {begins} | {len(mapping.styles) - made}, {made}"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
