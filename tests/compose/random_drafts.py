"""Drafts of all kinds of blocks, made from a number, with words that would act as Markdown if they could."""

import random

from briefer.model.documents import (
    AnyBlock,
    Block,
    Citation,
    Code,
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
from briefer.model.ids import FactId

_PIECES = (
    *("Iran ", "said ", "3 March", "26. ", "- ", "# ", "> ", "*", "**", "_", "__", "un*believ*able"),
    *(
        "snake_case_name",
        "[@f1]",
        "[@f2](http://x)",
        "[x](http://x)",
        "[x]: http://x",
        "<b>",
        "<http://x.org>",
    ),
    *("&amp;", "&#42;", "&", "`", "``", "~~~", "```", "|", "a|b", "--- | ---", "===", "---", "+", "1)", "!"),
    *("![", "]", "(", ")", "\\", "\\\n", "\n", "\n\n", "  ", " ", "\t", "\u00a0", "\u2009", "“quote”", "R&D"),
    *(
        "{{ 7*7 }}",
        "سلام",
        "👍🏽",
        "$5$",
        "https://example.org/a_b",
        "a.b@c.org",
        "e\u0301",
        ".",
        ",",
        ":",
        ";",
    ),
    *("'", '"', "C:\\temp\\x", "\x00", "ﬀ"),
)


def draft(number: int) -> list[AnyBlock]:
    """Return the blocks of one draft; the same for the same number."""
    chance = random.Random(number)  # noqa: S311 - repeatable, no secret
    return [_block(chance, 2) for _ in range(chance.randint(1, 2))]


def _words(chance: random.Random) -> str:
    return "".join(chance.choice(_PIECES) for _ in range(chance.randint(0, 5)))


def _inlines(chance: random.Random, depth: int = 2) -> tuple[Inline, ...]:
    return tuple(_inline(chance, depth) for _ in range(chance.randint(0, 2)))


def _inline(chance: random.Random, depth: int) -> Inline:  # noqa: PLR0911 - one for each kind of inline
    match chance.randrange(6 if depth == 0 else 10):
        case 0 | 1 | 2:
            return Text(_words(chance), chance.choice(("", "", "ar")))
        case 3:
            return Code(_words(chance))
        case 4:
            return LineBreak()
        case 5:
            fact = FactId(chance.randint(1, 9))
            return Citation(fact, f"f{fact}", chance.randint(1, 99), (Text("A note"),))
        case 6:
            return Strong(_inlines(chance, depth - 1))
        case 7:
            return Emphasis(_inlines(chance, depth - 1))
        case 8:
            return Statement(FactId(1), _inlines(chance, depth - 1))
        case _:
            url = chance.choice(
                ("https://e.org/a_b*c?d=1&copy;2", "mailto:a@b.c", "javascript:x", "http://e.org/(x")
            )
            return Link(url, _inlines(chance, depth - 1))


def _block(chance: random.Random, depth: int) -> AnyBlock:
    match chance.randrange(6 if depth == 0 else 9):
        case 0 | 1 | 2:
            return Block(_inlines(chance), chance.randint(0, 9), chance.choice(("", "quiet")))
        case 3:
            return Heading(chance.randint(1, 4), _inlines(chance))
        case 4:
            return Rule()
        case 5:
            rows = tuple(_row(chance) for _ in range(chance.randint(0, 2)))
            return Table(_row(chance), rows, (50, 50), "A title")
        case 6:
            return Quotation(tuple(_block(chance, depth - 1) for _ in range(chance.randint(0, 2))))
        case _:
            items = tuple(
                tuple(_block(chance, depth - 1) for _ in range(chance.randint(0, 2)))
                for _ in range(chance.randint(0, 2))
            )
            return Items(items, chance.random() < 0.5, chance.choice((1, 1, 0, 7, 12)))


def _row(chance: random.Random) -> tuple[tuple[Inline, ...], ...]:
    return tuple(_inlines(chance, 1) for _ in range(chance.randint(0, 2)))
