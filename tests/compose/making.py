"""Small briefs, packs and documents as text, for the tests of composing."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from briefer.compose.compose import compose
from briefer.model.actors import Actor, ActorKind
from briefer.model.briefs import Brief, BriefContent, Paragraph, Section
from briefer.model.dates import UNDATED, Basis, dated
from briefer.model.documents import (
    AnyBlock,
    Block,
    Citation,
    Code,
    Document,
    Emphasis,
    Heading,
    Inline,
    Items,
    LineBreak,
    Link,
    Quotation,
    Rule,
    Statement,
    Strong,
    Table,
    Text,
)
from briefer.model.facts import Attribution, Evidence, Fact, FactKind
from briefer.model.ids import ActorId, BriefId, EvidenceId, FactId, ParagraphId, SectionId, SourceId
from briefer.model.packs import Pack, PackField, PackSection, Takes
from briefer.model.sources import Source
from briefer.model.spans import Span

CREATED = "2025-03-13T08:00:00Z"


def a_source(number: int = 1, **changes: Any) -> Source:
    values: dict[str, Any] = {
        "title": "A title",
        "byline": "",
        "publisher": "A paper",
        "published": dated("2025-03-12"),
        "retrieved": "",
        "url": "",
        "language": "en",
        "media_type": "text/plain",
        "file_name": "",
        "file_sha256": "",
        "text_sha256": f"{number:064x}",
        "length": 1000,
    }
    return Source(SourceId(number), f"s{number}", **{**values, **changes})


def evidence(quote: str = "the very words", number: int = 1, source: int = 1, **changes: Any) -> Evidence:
    return Evidence(EvidenceId(number), Span(SourceId(source), 10, 10 + len(quote), quote), **changes)


def a_fact(
    number: int = 1, statement: str = "Something happened.", date: str | None = None, **changes: Any
) -> Fact:
    basis = changes.pop("basis", Basis.STATED)
    items = changes.pop("evidence", None) or (evidence(f"the words of {number}", number),)
    kind = changes.pop("kind", FactKind.EVENT)
    dating = dated(date, basis) if date else UNDATED
    return Fact(FactId(number), f"f{number}", kind, statement, items, event_date=dating, **changes)


def an_actor(number: int = 1, name: str = "Ilse Darrow", kind: ActorKind = ActorKind.PERSON) -> Actor:
    return Actor(ActorId(number), f"a{number}", name, kind)


def a_citation(fact: Fact) -> Citation:
    """Return a citation of the fact without a number and a note."""
    return Citation(fact.id, fact.label, 0, ())


def said_by(actor: int | None = None, who: str = "", verb: str = "said") -> Attribution:
    return Attribution(actor=None if actor is None else ActorId(actor), who=who, verb=verb)


def a_pack(template: str = "{{ facts|paragraphs }}", **changes: Any) -> Pack:
    quotes = changes.pop("quotes", False)
    section = PackSection("s", "Section", "s.md.j2", template, first_line=4, takes=Takes(), quotes=quotes)
    values: dict[str, Any] = {
        "name": "Mine",
        "summary": "",
        "language": "en-GB",
        "kind": "Note",
        "folder": Path("/nowhere/mine"),
        "fields": (PackField("who", "Who"),),
        "sections": (section,),
    }
    return Pack("mine", **{**values, **changes})


def a_brief(
    facts: tuple[Fact, ...] = (), paragraphs: tuple[str, ...] = (), section: str = "s", **changes: Any
) -> Brief:
    own = tuple(Paragraph(ParagraphId(number), text) for number, text in enumerate(paragraphs, 1))
    sent = Section(SectionId(1), section, "", facts=tuple(fact.id for fact in facts), paragraphs=own)
    return Brief(BriefId(1), "b1", changes.pop("title", "A title"), "mine", sections=(sent,), **changes)


def a_content(facts: tuple[Fact, ...] = (), paragraphs: tuple[str, ...] = (), **changes: Any) -> BriefContent:
    actors = changes.pop("actors", (an_actor(),))
    sources = changes.pop("sources", (a_source(1), a_source(2, publisher="Another paper")))
    known = changes.pop("known", facts)
    return BriefContent(a_brief(facts, paragraphs, **changes), known, actors, sources)


def composed(
    template: str, facts: tuple[Fact, ...] = (), paragraphs: tuple[str, ...] = (), **changes: Any
) -> Document:
    """Return the note of one section whose template is given."""
    return compose(a_content(facts, paragraphs, **changes), a_pack(template), created=CREATED)


def written(
    template: str, facts: tuple[Fact, ...] = (), paragraphs: tuple[str, ...] = (), **changes: Any
) -> str:
    """Return the blocks below the heading of the one section, as text."""
    blocks = composed(template, facts, paragraphs, **changes).blocks
    return "\n".join(line for block in blocks[1:] for line in lines(block))


def plain(inlines: tuple[Inline, ...]) -> str:
    """Return the words of inlines without their format; a line break is a line feed."""
    return "".join(_plain(inline) for inline in inlines)


def _plain(inline: Inline) -> str:
    match inline:
        case Text(text) | Code(text):
            return text
        case LineBreak():
            return "\n"
        case Citation():
            return ""
        case Strong(inner) | Emphasis(inner) | Statement(_, inner) | Link(_, inner):
            return plain(inner)
    raise AssertionError(inline)


def marked(inlines: tuple[Inline, ...]) -> str:
    """Return inlines as text in which format, statements and citations can be seen."""
    return "".join(_marked(inline) for inline in inlines)


def _marked(inline: Inline) -> str:  # noqa: PLR0911 - one for each kind of inline
    match inline:
        case Text(text):
            return text
        case Strong(inner):
            return f"<b>{marked(inner)}</b>"
        case Emphasis(inner):
            return f"<i>{marked(inner)}</i>"
        case Code(text):
            return f"<code>{text}</code>"
        case Link(url, inner):
            return f"<a {url}>{marked(inner)}</a>"
        case LineBreak():
            return "<br>"
        case Statement(fact, inner):
            return f"<f{fact}>{marked(inner)}</f>"
        case Citation(_, label, number):
            return f"[{number}:{label}]"
    raise AssertionError(inline)


def lines(block: AnyBlock) -> list[str]:
    """Return a block as lines in which its structure can be seen."""
    match block:
        case Heading(level, inlines, _):
            return [f"{'#' * level} {marked(inlines)}"]
        case Block(inlines, number, style, level):
            count = f"{'>' * level}{number}. " if number else ">" * level
            return [f"{count}{f'({style}) ' if style else ''}{marked(inlines)}"]
        case Items(items, ordered, start):
            mark = f"{start})" if ordered else "-"
            return [f"{mark} {line}" for item in items for inner in item for line in lines(inner)]
        case Quotation(blocks):
            return [f"> {line}" for inner in blocks for line in lines(inner)]
        case Table(header, rows, widths, title):
            head = f"| {' | '.join(map(marked, header))} | {widths} {title}".rstrip()
            return [head, *(f"| {' | '.join(map(marked, row))} |" for row in rows)]
        case Rule():
            return ["----"]
    raise AssertionError(block)


def as_text(document: Document) -> str:
    """Return a whole document as text in which its structure can be seen, its notes at the end."""
    fields = [f"{field.label}: {field.value}" for field in document.fields]
    body = [line for block in document.blocks for line in lines(block)]
    notes = [f"[{each.number}] {marked(each.note)}" for each in citations(document.blocks)]
    head = [document.marking, document.kind, document.title]
    return "\n".join((*head, *fields, "", *body, "", *notes, ""))


def citations(value: object) -> Iterator[Citation]:
    """Return every citation in a document or a part of one, in the order in which it stands."""
    if isinstance(value, Citation):
        yield value
    elif isinstance(value, tuple):
        for each in value:
            yield from citations(each)
    elif hasattr(value, "__slots__") and not isinstance(value, str):
        for name in value.__slots__:
            yield from citations(getattr(value, name))
