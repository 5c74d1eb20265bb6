"""The samples that are changed, by the importer that reads them: those of the formats, a few of our own."""

import contextlib
from dataclasses import dataclass
from pathlib import Path

from briefer.errors import BrieferError
from briefer.load.choose import HEAD, choose_importer
from briefer.load.registry import importers
from briefer.model.extensions import Importer

FORMATS = Path(__file__).parent.parent / "data" / "formats"
_NONE = (".expected", "made.json")
_LARGEST = 1 << 20  # bytes of a sample; larger ones make slow mutants of no other kind

_PAGE = (
    "<!DOCTYPE html><html lang='en'><head><meta charset='utf-8'><title>The lane is shut</title>"
    "<meta name='author' content='Ada Lind'>"
    "<meta property='article:published_time' content='2026-10-12T18:40+02:00'>"
    '<script type=\'application/ld+json\'>{"@type": "NewsArticle", "headline": "The lane is shut",'
    ' "datePublished": "2026-10-12"}</script></head><body><nav>Home</nav><article><h1>The lane is shut</h1>'
    + "<p>Kestovia closed the lane on Monday, and Solvania said that the two states would talk again.</p>" * 8
    + "<table><tr><td>Ships</td><td>12</td></tr></table></article><footer>All rights</footer></body></html>"
)
_OWN = {
    "html": ("page.html", _PAGE.encode()),
    "markdown": (
        "note.md",
        b"---\ntitle: Talks\ndate: 2026-10-12\n---\n# Talks\n\n* one\n* [two](http://a)\n\n> three\n" * 4,
    ),
    "text": ("note.txt", "Kestovia closed the lane.\r\n\r\nÜber die Straße — “quoted”.\n".encode() * 10),
}


@dataclass(frozen=True, slots=True)
class Sample:
    """A file that an importer reads."""

    importer: Importer
    name: str
    data: bytes


def samples(formats: Path = FORMATS) -> dict[str, list[Sample]]:
    """Return the samples of each importer by its name; it has none where it is given none."""
    known = importers()
    found: dict[str, list[Sample]] = {importer.name: [] for importer in known}
    for path in sorted(formats.rglob("*")):
        if path.is_file() and not path.name.endswith(_NONE) and path.stat().st_size <= _LARGEST:
            data = path.read_bytes()
            with contextlib.suppress(BrieferError):  # a file beside a sample, as the picture that it names
                importer = choose_importer(data[:HEAD], path.name, known)
                found[importer.name].append(Sample(importer, path.name, data))
    for importer in known:
        if importer.name in _OWN:
            found[importer.name].append(Sample(importer, *_OWN[importer.name]))
    return found
