"""Write a Document as one HTML file: no scripts, nothing fetched, readable by day, by night, on paper."""

import base64
import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from html import escape
from pathlib import Path

from briefer.export.addresses import safe_address
from briefer.export.html_drawings import DRAWING_STYLE, timeline_html
from briefer.export.html_style import STYLE, css_text
from briefer.export.languages import begins_rtl, is_rtl_language, page_words
from briefer.export.markings import MarkingLook, marking_look
from briefer.export.numbers import has_numbered_sections, number_words
from briefer.export.outline import Entry, has_timeline, outline
from briefer.export.seals import HTML_LINE, sealed_text
from briefer.export.words import cited_labels, marked_caption, marked_title, pieces
from briefer.model.documents import (
    AnyBlock,
    Block,
    Citation,
    Code,
    Contents,
    Document,
    Emphasis,
    Heading,
    Inline,
    Items,
    LineBreak,
    Link,
    NoteKind,
    Quotation,
    Rule,
    Statement,
    Strong,
    Table,
    Text,
    Timeline,
)
from briefer.model.extensions import Exporter
from briefer.model.ids import FactId
from briefer.text.cleaning import clean

_DEEPEST_HEADING = 6


@dataclass(slots=True)
class _Page:
    """What is gathered while a document is written: notes in order, and rules for the widths of tables.

    `entries` are the headings for a table of contents, and `headings` counts those that are written.
    """

    labels: dict[FactId, str]
    rtl: bool
    sections: bool
    has_notes: bool
    entries: tuple[Entry, ...]
    headings: int = 0
    notes: list[str] = field(default_factory=list)
    rules: list[str] = field(default_factory=list)
    in_note: bool = False
    in_link: bool = False


def write_html(document: Document, _house: Path) -> bytes:
    """Return the note as one HTML file in UTF-8, with notes that lead back to their marks.

    Words are escaped throughout, a policy in the file forbids scripts and any fetching, and the file ends
    with its seal. The house file is of no use here.
    """
    labels = cited_labels(document.blocks)
    page = _Page(
        labels,
        is_rtl_language(document.language),
        has_numbered_sections(document.blocks),
        document.notes is not NoteKind.NONE,
        outline(document.blocks),
    )
    body = "\n".join(_block(block, page) for block in document.blocks)
    return sealed_text(_frame(document, body, page), HTML_LINE)


def _frame(document: Document, body: str, page: _Page) -> str:
    drawn = DRAWING_STYLE if has_timeline(document.blocks) else ""
    style = STYLE + drawn + _print_rules(document) + "".join(page.rules)
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    direction = ' dir="rtl"' if page.rtl else ""
    marking = f'<p class="marking">{_words(document.marking)}</p>' if document.marking else ""
    look = marking_look(document.scheme, document.marking)
    below = marking if look is None or look.foot else ""
    notes = "\n".join(page.notes)
    return f"""<!DOCTYPE html>
<html lang="{_words(document.language)}"{direction}>
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="generator" content="briefer">
<meta name="dcterms.created" content="{_words(document.created)}">
<title>{_words(document.title).replace("<br>", " ")}</title>
<style>{style}</style>
</head>
<body>
<header>{marking}</header>
<main>
<p class="kind">{_words(document.kind)}</p>
<h1>{_words(marked_title(document))}</h1>
{_fields(document)}
{body}
{f'<section class="notes" role="doc-endnotes"><ol>{notes}</ol></section>' if notes else ""}
</main>
<footer>{below}</footer>
</body>
</html>"""


def _print_rules(document: Document) -> str:
    """Return rules that put marking and page number on every printed page, where a browser knows them."""
    before, between = (css_text(words) for words in page_words(document.language))
    marking = css_text(document.marking)
    look = marking_look(document.scheme, document.marking) or MarkingLook("center")
    set_as = f"content:{marking};font-weight:700"
    if look.colour:
        colours = f"color:#{look.colour};background:#{look.ground}"
        set_as += f";{colours};font-size:{look.points:g}pt"
    side, other = ("right", "left") if look.align == "right" else ("center", "right")
    foot = f"@bottom-{side}{{{set_as}}}" if look.foot else ""
    rules = (
        f"@page{{@top-{side}{{{set_as}}}{foot}"
        f"@bottom-{other}{{content:{before} counter(page) {between} counter(pages)}}}}\n"
    )
    if look.align == "right":
        rules += ".marking{text-align:right}\n"
    if look.colour:
        rules += (
            f".marking{{{colours};font-size:{look.points:g}pt;padding:.1em .3em;width:fit-content;"
            "margin-left:auto;print-color-adjust:exact}\n"
        )
    return rules


def _fields(document: Document) -> str:
    rows = "".join(
        f'<tr><th scope="row">{_words(line.label)}</th><td>{_words(line.value)}</td></tr>'
        for line in document.fields
        if line.value.strip()
    )
    return f'<table class="fields">{rows}</table>' if rows else ""


def _words(text: str) -> str:
    return escape(clean(text)).replace("\n", "<br>")


def _direction(inlines: Sequence[Inline], page: _Page) -> str:
    rtl = begins_rtl(pieces(inlines))
    return "" if rtl is None or rtl == page.rtl else f' dir="{"rtl" if rtl else "ltr"}"'


def _block(block: AnyBlock, page: _Page) -> str:  # noqa: PLR0911 - one for each kind
    match block:
        case Heading():
            return _heading(block, page)
        case Block():
            return _paragraph(block, page)
        case Items():
            items = "\n".join(
                f"<li>{''.join(_block(inner, page) for inner in item)}</li>" for item in block.items
            )
            return f'<ol start="{block.start}">{items}</ol>' if block.ordered else f"<ul>{items}</ul>"
        case Quotation():
            return f"<blockquote>{''.join(_block(inner, page) for inner in block.blocks)}</blockquote>"
        case Table():
            return _table(block, page)
        case Rule():
            return "<hr>"
        case Contents():
            return _contents(block, page)
        case Timeline():
            return _caption(block) + timeline_html(block)


def _heading(heading: Heading, page: _Page) -> str:
    page.headings += 1
    tag = f"h{min(heading.level + 1, _DEEPEST_HEADING)}"
    number = _number(heading.number, 0, page)
    classes = " ".join(("numbered",) * bool(number) + ("new-page",) * heading.new_page)
    attributes = f' class="{classes}"' if classes else ""
    words = f"{number}{_portion(heading.portion)}{_inlines(heading.inlines, page)}"
    place = f' id="heading-{page.headings}"'
    return f"<{tag}{place}{attributes}{_direction(heading.inlines, page)}>{words}</{tag}>"


def _number(number: int, level: int, page: _Page) -> str:
    if not number:
        return ""
    return f'<span class="number">{number_words(number, level, sections=page.sections)}</span> '


def _portion(portion: str) -> str:
    return f'<span class="portion">{_words(portion)}</span> ' if portion else ""


def _contents(contents: Contents, page: _Page) -> str:
    """Return a table of contents whose lines lead to the headings; nothing where there are none."""
    lines = "".join(
        f'<li class="level-{entry.level}"><a href="#heading-{entry.place}">'
        f"{_words(f'{entry.number} {entry.label}'.strip())}</a></li>"
        for entry in page.entries
    )
    title = f'<p class="contents-title">{_words(contents.title)}</p>' if contents.title.strip() else ""
    return f'<nav class="contents" role="doc-toc">{title}<ul>{lines}</ul></nav>' if lines else ""


def _paragraph(block: Block, page: _Page) -> str:
    words = _portion(block.portion) + _inlines(block.inlines, page)
    direction = _direction(block.inlines, page)
    depth = block.level - page.sections
    names = (_words(block.style), "numbered" if block.number else "", f"deep-{depth}" if depth > 0 else "")
    classes = " ".join(filter(None, names))
    attributes = f' class="{classes}"' if classes else ""
    is_main = block.number and not block.level
    place = f' id="paragraph-{block.number}"' if is_main else ""
    return f"<p{place}{attributes}{direction}>{_number(block.number, block.level, page)}{words}</p>"


def _table(table: Table, page: _Page) -> str:
    columns = max(map(len, (table.header, *table.rows)), default=0)
    name = f"t{len(page.rules) + 1}"
    page.rules.append(
        "".join(
            f".{name} col:nth-child({number}){{width:{share}%}}"
            for number, share in enumerate(table.widths[:columns], 1)
        )
    )
    title = f' aria-label="{_words(table.title)}"' if table.title else ""
    kind = f" {_words(table.style)}" if table.style else ""
    head = "".join(
        f'<th scope="col"{_direction(cell, page)}>{_inlines(cell, page)}</th>' for cell in table.header
    )
    head = f"<thead><tr>{head}</tr></thead>" if any(table.header) else ""
    rows = "\n".join(
        f"<tr>{''.join(f'<td{_direction(cell, page)}>{_inlines(cell, page)}</td>' for cell in row)}</tr>"
        for row in table.rows
    )
    return (
        f'{_caption(table)}<table class="note {name}{kind}"{title}><colgroup>{"<col>" * columns}</colgroup>'
        f"{head}<tbody>{rows}</tbody></table>"
    )


def _caption(block: Table | Timeline) -> str:
    words = marked_caption(block)
    return f'<p class="caption">{_words(words)}</p>' if words else ""


def _inlines(inlines: Sequence[Inline], page: _Page) -> str:
    written = []
    for index, inline in enumerate(inlines):
        side_by_side = index and isinstance(inline, Citation) and isinstance(inlines[index - 1], Citation)
        if side_by_side and not page.in_note and page.has_notes:
            written.append("<sup>,</sup>")
        written.append(_inline(inline, page))
    return "".join(written)


def _inline(inline: Inline, page: _Page) -> str:
    match inline:
        case Text() | Code() | LineBreak():
            return _plain(inline)
        case Strong():
            return f"<strong>{_inlines(inline.inlines, page)}</strong>"
        case Emphasis():
            return f"<em>{_inlines(inline.inlines, page)}</em>"
        case Statement():
            fact = _words(page.labels.get(inline.fact, str(inline.fact)))
            return f'<span class="statement" data-fact="{fact}">{_inlines(inline.inlines, page)}</span>'
        case Link():
            return _link(inline, page)
        case Citation():
            return _citation(inline, page)


def _plain(inline: Text | Code | LineBreak) -> str:
    if isinstance(inline, LineBreak):
        return "<br>"
    words = _words(inline.text)
    if isinstance(inline, Code):
        return f"<code>{words}</code>"
    return f'<span lang="{_words(inline.language)}">{words}</span>' if inline.language else words


def _link(link: Link, page: _Page) -> str:
    address = safe_address(link.url)
    if page.in_link or not address:
        return _inlines(link.inlines, page)
    page.in_link = True
    words = _inlines(link.inlines, page)
    page.in_link = False
    return f'<a href="{escape(address)}" rel="noopener noreferrer">{words}</a>'


def _citation(citation: Citation, page: _Page) -> str:
    """Gather the note and return its mark; a citation within a note names its fact instead."""
    if page.in_note:
        return f"[{_words(citation.label)}]"
    if not page.has_notes:
        return f'<span data-fact="{_words(" ".join(label for _, label in citation.cited))}"></span>'
    number = len(page.notes) + 1
    page.notes.append("")  # keeps the number
    facts = _words(" ".join(label for _, label in citation.cited))
    was_in_link, page.in_link, page.in_note = page.in_link, False, True
    note = _inlines(citation.note, page)
    page.in_link, page.in_note = was_in_link, False
    back = (
        f'<a class="back" href="#mark-{number}" role="doc-backlink" aria-label="Back to {number}">\u21a9</a>'
    )
    page.notes[number - 1] = f'<li id="note-{number}" data-fact="{facts}"><p>{note} {back}</p></li>'
    mark = f'<a href="#note-{number}" role="doc-noteref">{number}</a>'
    if page.in_link:  # a link cannot hold a link
        mark = str(number)
    return f'<sup id="mark-{number}" data-fact="{facts}">{mark}</sup>'


EXPORTER = Exporter(name="html", title="Web page", suffix=".html", write=write_html)
