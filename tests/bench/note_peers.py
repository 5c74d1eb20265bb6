"""What a note's speed is held against: raw XML in a zip, and docxtpl in two ways.

Each prints the same words as briefer's note: each line, each cell of a table, each note (see `words_in`).
The floor joins strings and zips them, and makes real footnotes too. docxtpl has no footnotes of its own, so
the notes stand as paragraphs at its end. It is measured twice: handed the finished words, so that it only
fills them in, and handed the facts, so that its template puts each line, row and note together from them.
"""

import zipfile
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from io import BytesIO
from itertools import chain
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

import docx
from docx.text.paragraph import Paragraph
from docxtpl import DocxTemplate  # type: ignore[import-untyped]  # it ships no types
from jinja2 import Environment

from briefer.export.docx.names import WORD_NAMESPACES
from briefer.export.docx.packages import members_of, read_package
from briefer.export.words import citations, plain_words
from briefer.model.briefs import BriefContent
from briefer.model.documents import AnyBlock, Block, Document, Heading, Items, Table
from briefer.model.facts import Evidence, Fact

_IN_TIME = 'sort(attribute="event_date.value")'
_PROMPT = "[Key considerations: to be written]"
_UNJUDGED = "Whether the following are true could not be judged:"
_UNASSESSED = "Our confidence in the following has not been assessed:"
_SUMMARY = (
    " The {{ used|length }} facts in this note rest on {{ sources|length }} sources of"
    ' {{ sources|map(attribute="it.publisher")|unique|list|length }} independent origin.'
    " {{ used|length }} facts have a single origin."
)
_SIGNED = (("Prepared by", "Reviewed by", "Approved by"), ("Name",) * 3, ("Date:",) * 3)
_ENTRY = (
    "{{ source.it.publisher }}, {{ source.it.title }}, {{ source.it.published.value|day }}, "
    "{{ source.it.url }}"
)
_DATED = ("**{{ fact.event_date.value|day }}.**", " {{ fact.statement }}")
_FULL = (
    "{{ note.source.publisher }}, ",
    "__{{ note.source.title }}__",
    ", {{ note.source.published.value|day }}: ",
    "“{{ note.item.span.quote }}”; graded {{ note.item.grading.code }}.",
)
_SHORT = ("As note {{ note.first }}: “{{ note.item.span.quote }}” ({{ note.item.grading.code }}).",)


@dataclass(frozen=True, slots=True)
class Printed:
    """The words of a composed note: its lines, the rows of each of its tables, and its notes."""

    lines: tuple[str, ...]
    tables: tuple[tuple[tuple[str, ...], ...], ...]
    notes: tuple[str, ...]

    def all(self) -> list[str]:
        """Return every line, cell and note that is not empty, sorted."""
        cells = (cell for row in chain.from_iterable(self.tables) for cell in row)
        return sorted(filter(None, (*self.lines, *cells, *self.notes)))


def printed_words(document: Document) -> Printed:
    """Return the words that a note prints."""
    lines: list[str] = [document.kind, document.title]
    lines += [f"{line.label} {line.value}" for line in document.fields if line.value]
    tables: list[tuple[tuple[str, ...], ...]] = []
    _gather(document.blocks, lines, tables)
    notes = tuple(plain_words(citation.note) for citation in citations(document.blocks))
    return Printed(tuple(lines), tuple(tables), notes)


def _gather(blocks: Sequence[AnyBlock], lines: list[str], tables: list[tuple[tuple[str, ...], ...]]) -> None:
    for block in blocks:
        match block:
            case Heading() | Block():
                lines.append(plain_words(block.inlines))
            case Items():
                for item in block.items:
                    _gather(item, lines, tables)
            case Table():
                tables.append(tuple(tuple(map(plain_words, row)) for row in (block.header, *block.rows)))
            case _:
                pass


def words_in(data: bytes) -> list[str]:
    """Return the words of each paragraph of a Word file's body that is not empty, sorted, as Printed.all."""
    note = docx.Document(BytesIO(data))
    body = note.element.body
    texts = (Paragraph(element, note).text for element in body.iter(body.nsmap["w"].join("{}") + "p"))
    return sorted(filter(None, texts))


def words_template(path: Path, printed: Printed) -> Path:
    """Write and return docxtpl's template for finished words: loops over lines, rows and notes."""
    template = docx.Document()
    _loop(template, "line in lines", ("{{ line }}",))
    for number, rows in enumerate(printed.tables):
        cells = [f"{{{{ row[{column}] }}}}" for column in range(len(rows[0]))]
        _table(template, f"row in tables[{number}]", cells)
    _loop(template, "note in notes", ("{{ note }}",))
    template.save(str(path))
    return path


def facts_template(path: Path) -> Path:
    """Write and return docxtpl's template of the note, which puts its words together from the facts."""
    template = docx.Document()
    for line in ("{{ kind }}", "{{ title }}"):
        template.add_paragraph(line)
    _loop(template, "field in fields", ("{{ field.label }} {{ field.value }}",))
    for heading, name in (("Bottom line", "bottom_line"), ("Background", "background")):
        template.add_paragraph(heading)
        _loop(template, f"fact in {name}|{_IN_TIME}", _DATED)
    for heading in ("Current status", "What has happened"):
        template.add_paragraph(heading)
    _loop(template, f"fact in current_status|{_IN_TIME}", _DATED)
    for line in ("Key considerations", _PROMPT, "Chronology"):
        template.add_paragraph(line)
    cells = ["{{ fact.event_date.value|day }}", "{{ fact.statement }}", "{{ fact.event_date.basis|title }}"]
    _table(template, f"fact in chronology|{_IN_TIME}", cells, ("Date", "Event", "Basis"))
    template.add_paragraph("Gaps")
    for line in (_UNJUDGED, _UNASSESSED):
        template.add_paragraph(line)
        _loop(template, "fact in used", ("{{ fact.statement }}",))
    template.add_paragraph("Sources")
    _styled(template, ("**Source summary.**", _SUMMARY))
    cells = ["{{ loop.index }}", _ENTRY, "F (not judged)", "F6", "{{ source.facts }}"]
    _table(template, "source in sources", cells, ("No.", "Source", "Reliability", "Grades", "Facts"))
    template.add_paragraph("{{ grades_explained }}")
    _signed(template)
    template.add_paragraph("{%p for note in notes %}")
    _choice(template)
    template.add_paragraph("{%p endfor %}")
    template.save(str(path))
    return path


def _signed(template: Any) -> None:
    """Add the table of those who sign, which no fact is told in."""
    table = template.add_table(len(_SIGNED), len(_SIGNED[0]))
    for row, words in zip(table.rows, _SIGNED, strict=True):
        for cell, word in zip(row.cells, words, strict=True):
            cell.text = word


def _choice(template: Any) -> None:
    template.add_paragraph("{%p if note.first %}")
    _styled(template, _SHORT)
    template.add_paragraph("{%p else %}")
    _styled(template, _FULL)
    template.add_paragraph("{%p endif %}")


def _loop(template: Any, over: str, runs: Sequence[str]) -> None:
    template.add_paragraph(f"{{%p for {over} %}}")
    _styled(template, runs)
    template.add_paragraph("{%p endfor %}")


def _styled(template: Any, runs: Sequence[str]) -> None:
    """Add a paragraph of runs; one in ** is bold, one in __ is italic."""
    paragraph = template.add_paragraph()
    for words in runs:
        run = paragraph.add_run(words.removeprefix("**").removesuffix("**").strip("_"))
        run.bold, run.italic = words.startswith("**") or None, words.startswith("__") or None


def _table(template: Any, over: str, cells: Sequence[str], header: Sequence[str] = ()) -> None:
    table = template.add_table(4 if header else 3, len(cells))
    rows = iter(table.rows)
    if header:
        for cell, words in zip(next(rows).cells, header, strict=True):
            cell.text = words
    next(rows).cells[0].text = f"{{%tr for {over} %}}"
    for cell, words in zip(next(rows).cells, cells, strict=True):
        cell.text = words
    next(rows).cells[0].text = "{%tr endfor %}"


def write_words(printed: Printed, template: Path) -> bytes:
    """Return the note as docxtpl writes it when it is handed the finished words."""
    return _rendered(template, {"lines": printed.lines, "tables": printed.tables, "notes": printed.notes})


def write_facts(content: BriefContent, document: Document, template: Path) -> bytes:
    """Return the note as docxtpl writes it when it is handed the facts and sources of the brief.

    Of the composed document it takes only what is not made of facts: title block and closing words.
    """
    facts = {fact.id: fact for fact in content.facts}
    sent = {section.name: [facts[key] for key in section.facts] for section in content.brief.sections}
    lists = {name.replace("-", "_"): chosen for name, chosen in sent.items()}
    used = list({fact.id: fact for chosen in sent.values() for fact in chosen}.values())
    last = next(block for block in reversed(document.blocks) if not isinstance(block, Table))
    return _rendered(
        template,
        {
            **lists,
            "kind": document.kind,
            "title": document.title,
            "fields": [field for field in document.fields if field.value],
            "used": used,
            "sources": _sources(used, content),
            "notes": _notes([*_printed_in_order(lists), *used, *used], content),
            "grades_explained": plain_words(last.inlines) if isinstance(last, Block) else "",
        },
    )


def _printed_in_order(lists: Mapping[str, list[Fact]]) -> list[Fact]:
    names = ("bottom_line", "background", "current_status", "chronology")
    return [fact for name in names for fact in sorted(lists[name], key=lambda it: it.event_date.value or "")]


def _sources(used: Sequence[Fact], content: BriefContent) -> list[dict[str, object]]:
    counted = Counter(fact.evidence[0].span.source for fact in used)
    sources = {source.id: source for source in content.sources}
    return [{"it": sources[key], "facts": number} for key, number in counted.items()]


def _notes(cited: Sequence[Fact], content: BriefContent) -> list[dict[str, object]]:
    """Return what each note is made of; `first` is 0 or the number of the fact's first note."""
    sources = {source.id: source for source in content.sources}
    first: dict[int, int] = {}
    notes: list[dict[str, object]] = []
    for number, fact in enumerate(cited, 1):
        item: Evidence = fact.evidence[0]
        notes.append({"first": first.get(fact.id, 0), "item": item, "source": sources[item.span.source]})
        first.setdefault(fact.id, number)
    return notes


def _rendered(template: Path, values: Mapping[str, object]) -> bytes:
    note = DocxTemplate(template)
    environment = Environment(autoescape=True)
    environment.filters["day"] = day_words
    note.render(dict(values), environment, autoescape=True)
    out = BytesIO()
    note.save(out)
    return out.getvalue()


def day_words(value: str) -> str:
    """Return an ISO date as a note has it."""
    day = date.fromisoformat(value)
    return f"{day.day} {day:%B %Y}"


def write_floor(printed: Printed, house: Path) -> bytes:
    """Return the note as joined strings in a zip: the least that any writer has to do."""
    members = members_of(read_package(house.read_bytes()))
    declarations = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in WORD_NAMESPACES.items())
    marks = iter(range(1, len(printed.notes) + 1))
    body = "".join(f"<w:p>{_run(line)}{_mark(next(marks, 0))}</w:p>" for line in printed.lines)
    rows = "".join(
        "<w:tr>"
        + "".join(f"<w:tc><w:p>{_run(cell)}</w:p></w:tc>" for cell in row[:-1])
        + f"<w:tc><w:p>{_run(row[-1])}{_mark(next(marks, 0))}</w:p></w:tc></w:tr>"
        for row in chain.from_iterable(printed.tables)
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
