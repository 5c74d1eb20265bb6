"""Composing and writing a note of 50 and of 2,000 facts against a raw-XML floor and against docxtpl.

The three print the same words: each line of text, each row of the chronology, each note. docxtpl has no
footnotes, so the notes stand as paragraphs at its end, and it is handed the finished words: composing is
counted for briefer alone. The floor joins strings and zips them, and makes real footnotes too.
"""

import math
import tempfile
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from io import BytesIO
from pathlib import Path
from xml.sax.saxutils import escape

import docx
from docxtpl import DocxTemplate  # type: ignore[import-untyped]  # it ships no types

from briefer.compose.compose import compose
from briefer.compose.fitting import brief_in_pack, fill
from briefer.compose.pack_files import read_pack
from briefer.compose.packs import house_file
from briefer.export.docx.names import WORD_NAMESPACES
from briefer.export.docx.packages import members_of, read_package
from briefer.export.docx.writer import write_docx
from briefer.export.words import citations, plain_words
from briefer.model.briefs import Brief, BriefContent
from briefer.model.dates import Basis, Dating, Precision
from briefer.model.documents import AnyBlock, Block, Document, Heading, Items, Table
from briefer.model.facts import Evidence, Fact, FactKind
from briefer.model.ids import BriefId, EvidenceId, FactId, SourceId
from briefer.model.packs import Pack
from briefer.model.sources import Source
from briefer.model.spans import Span
from tests.bench.figures import Figure, median_seconds

COUNTS = (50, 2000)
PACK = Path(__file__).resolve().parent.parent.parent / "templates" / "information-note"
CREATED = "2031-03-16T09:30:00Z"
_FLOOR_AIM = math.inf  # the floor shows what cannot be saved; only docxtpl is to be reached
_PEER_AIM = 1.0
_SOURCES = 40

_TEMPLATE = (
    "{%p for line in lines %}",
    "{{ line }}",
    "{%p endfor %}",
    "{%p for note in notes %}",
    "{{ note }}",
    "{%p endfor %}",
)


@dataclass(frozen=True, slots=True)
class _Printed:
    """The words of a composed note: its lines, its table rows, and its notes."""

    lines: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    notes: tuple[str, ...]


def figures() -> Iterator[Figure]:
    """Yield, for each number of facts, the whole way and the writing alone against floor and docxtpl."""
    pack = read_pack(PACK)
    house = house_file(pack)
    with tempfile.TemporaryDirectory() as folder:
        for count in COUNTS:
            content = content_of(count, pack)
            document = compose(content, pack, created=CREATED)
            printed = printed_words(document)
            template = peer_template(Path(folder) / f"peer{count}.docx", len(printed.rows[0]))
            floor = median_seconds(partial(write_floor, printed, house))
            peer = median_seconds(partial(write_peer, printed, template))
            whole = median_seconds(partial(_compose_and_write, content, pack, house))
            writing = median_seconds(partial(write_docx, document, house))
            for what, seconds in (("compose and export", whole), ("export alone", writing)):
                name = f"{what}, {count:,} facts"
                yield Figure(name, seconds, "raw XML and zip", floor, _FLOOR_AIM)
                yield Figure(name, seconds, "docxtpl, words handed to it", peer, _PEER_AIM)


def _compose_and_write(content: BriefContent, pack: Pack, house: Path) -> bytes:
    return write_docx(compose(content, pack, created=CREATED), house)


def content_of(count: int, pack: Pack) -> BriefContent:
    """Return a brief with that many dated facts, each with a quote from one of forty sources."""
    sources = tuple(_source(number) for number in range(1, _SOURCES + 1))
    facts = tuple(_fact(number, sources[number % _SOURCES]) for number in range(1, count + 1))
    brief = brief_in_pack(Brief(BriefId(1), "b1", "Survey vessels in the Kelm strait", pack.id), pack)
    return BriefContent(fill(brief, pack, facts), facts, (), sources)


def _source(number: int) -> Source:
    return Source(
        SourceId(number),
        f"s{number}",
        f"Ministers meet over the Kelm crossing, part {number}",
        "",
        "Vessary Courier",
        Dating("2031-03-14", Precision.DAY, Basis.STATED),
        CREATED,
        f"https://example.org/kelm/{number}",
        "en",
        "text/plain",
        f"{number}.txt",
        "",
        f"{number:064x}",
        100_000,
    )


def _fact(number: int, source: Source) -> Fact:
    quote = f"The two delegations agreed on point {number} that survey boats stay south of the buoy line"
    return Fact(
        FactId(number),
        f"f{number}",
        FactKind.EVENT,
        f"Orvania and Teslund agreed on point {number} to keep survey vessels south of the buoy line",
        (Evidence(EvidenceId(number), Span(source.id, number, number + len(quote), quote)),),
        event_date=Dating(f"2031-{number % 12 + 1:02}-{number % 28 + 1:02}", Precision.DAY, Basis.STATED),
    )


def printed_words(document: Document) -> _Printed:
    """Return the words that a note prints, for the floor and for docxtpl."""
    lines: list[str] = [document.kind, document.title]
    lines += [f"{line.label} {line.value}" for line in document.fields if line.value]
    rows: list[tuple[str, ...]] = []
    _gather(document.blocks, lines, rows)
    notes = tuple(plain_words(citation.note) for citation in citations(document.blocks))
    return _Printed(tuple(lines), tuple(rows), notes)


def _gather(blocks: Sequence[AnyBlock], lines: list[str], rows: list[tuple[str, ...]]) -> None:
    for block in blocks:
        match block:
            case Heading() | Block():
                lines.append(plain_words(block.inlines))
            case Items():
                for item in block.items:
                    _gather(item, lines, rows)
            case Table():
                rows += [tuple(map(plain_words, row)) for row in (block.header, *block.rows)]
            case _:
                pass


def peer_template(path: Path, columns: int) -> Path:
    """Write and return docxtpl's template: loops over lines, over the rows of a table, and over notes."""
    template = docx.Document()
    for line in _TEMPLATE[:3]:
        template.add_paragraph(line)
    table = template.add_table(3, columns)
    table.cell(0, 0).text = "{%tr for row in rows %}"
    for column in range(columns):
        table.cell(1, column).text = f"{{{{ row[{column}] }}}}"
    table.cell(2, 0).text = "{%tr endfor %}"
    for line in _TEMPLATE[3:]:
        template.add_paragraph(line)
    template.save(str(path))
    return path


def write_peer(printed: _Printed, template: Path) -> bytes:
    """Return the note as docxtpl writes it."""
    note = DocxTemplate(template)
    note.render({"lines": printed.lines, "rows": printed.rows, "notes": printed.notes}, autoescape=True)
    out = BytesIO()
    note.save(out)
    return out.getvalue()


def write_floor(printed: _Printed, house: Path) -> bytes:
    """Return the note as joined strings in a zip: the least that any writer has to do."""
    members = members_of(read_package(house.read_bytes()))
    declarations = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in WORD_NAMESPACES.items())
    marks = iter(range(1, len(printed.notes) + 1))
    body = "".join(f"<w:p>{_run(line)}{_mark(next(marks, 0))}</w:p>" for line in printed.lines)
    rows = "".join(
        "<w:tr>"
        + "".join(f"<w:tc><w:p>{_run(cell)}</w:p></w:tc>" for cell in row[:-1])
        + f"<w:tc><w:p>{_run(row[-1])}{_mark(next(marks, 0))}</w:p></w:tc></w:tr>"
        for row in printed.rows
    )
    notes = "".join(
        f'<w:footnote w:id="{number}"><w:p>{_run(note)}</w:p></w:footnote>'
        for number, note in enumerate(printed.notes, 1)
    )
    members["word/document.xml"] = (
        f"<w:document {declarations}><w:body>{body}<w:tbl>{rows}</w:tbl></w:body></w:document>".encode()
    )
    members["word/footnotes.xml"] = f"<w:footnotes {declarations}>{notes}</w:footnotes>".encode()
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return out.getvalue()


def _run(words: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{escape(words)}</w:t></w:r>'


def _mark(number: int) -> str:
    return f'<w:r><w:footnoteReference w:id="{number}"/></w:r>' if number else ""
