"""The printed words of a document and its citations, in order."""

from collections.abc import Callable

from briefer.export.words import citations, plain_words
from briefer.model.documents import (
    Block,
    Citation,
    Code,
    Emphasis,
    Heading,
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
from briefer.model.ids import FactId

Cite = Callable[..., Citation]


def test_the_words_of_inlines(cite: Cite) -> None:
    inlines = (
        Strong((Text("a"), Emphasis((Code("b"),)))),
        LineBreak(),
        Link("https://example.org", (Text("c"),)),
        Statement(FactId(1), (Text("d"), cite(1))),
        cite(2),
    )
    assert plain_words(inlines) == "ab\ncd"


def test_citations_come_in_the_order_of_print_from_every_place(cite: Cite) -> None:
    blocks = (
        Heading(1, (cite(1),)),
        Block((Strong((Link("https://example.org", (Statement(FactId(1), (cite(2),)),)),)),)),
        Items(((Block((cite(3),)), Quotation((Block((Emphasis((cite(4),)),)),))), (Block((cite(5),)),))),
        Rule(),
        Table(((cite(6),), ()), (((cite(7),), (cite(8),)), ((cite(9),),))),
    )
    assert [citation.label for citation in citations(blocks)] == [f"f{n}" for n in range(1, 10)]
