"""Citations get their numbers last, in the order in which they are read, whole or piece by piece."""

from briefer.compose.numbering import Numbering, numbered
from briefer.compose.passage_words import pointing
from briefer.compose.walking import runs_in
from briefer.model.documents import (
    Block,
    Citation,
    Document,
    Emphasis,
    Heading,
    Inline,
    Items,
    Quotation,
    Strong,
    Table,
    Text,
)
from briefer.model.ids import FactId
from tests.compose.making import CREATED, plain


def cited(fact: int, *others: int, note: tuple[Inline, ...] = (Text("told"),)) -> Citation:
    shared = tuple((FactId(other), f"f{other}") for other in others)
    return Citation(FactId(fact), f"f{fact}", 0, note, shared)


def again(fact: int) -> Citation:
    return cited(fact, note=(pointing(("As note ", ": again"), (FactId(fact),)), Text(".")))


def a_document(*blocks: Block | Heading | Items | Quotation | Table) -> Document:
    return Document("Note", "Title", "", "en", (), blocks, CREATED)


def citations_of(document: Document) -> list[Citation]:
    runs = (run for block in document.blocks for run in runs_in(block))
    return [citation for run in runs for citation in _within(run)]


def _within(run: tuple[Inline, ...]) -> list[Citation]:
    found: list[Citation] = []
    for each in run:
        if isinstance(each, Citation):
            found.append(each)
        elif isinstance(each, Strong | Emphasis):
            found += _within(each.inlines)
    return found


EVERYWHERE = a_document(
    Heading(1, (Text("Head"), cited(1))),
    Block((Strong((Text("bold"), Emphasis((cited(2),)))), again(1))),
    Items((((Block((cited(3, 2),))), Block((again(3),))),)),
    Quotation((Block((again(2),)),)),
    Table(((cited(4),),), (((Text("cell"),), (again(3), again(4))),)),
)


def test_numbers_follow_the_reading_through_all_blocks() -> None:
    found = citations_of(numbered(EVERYWHERE))
    assert [each.number for each in found] == list(range(1, 10))
    assert [plain(each.note) for each in found] == [
        "told", "told", "As note 1: again.", "told", "As note 4: again.", "As note 2: again.", "told",
        "As note 4: again.", "As note 7: again.",
    ]  # fmt: skip


def test_what_has_its_numbers_keeps_them_and_what_cites_nothing_is_the_same_value() -> None:
    whole = numbered(EVERYWHERE)
    assert numbered(whole) == whole
    silent = Block((Text("no citation"), Strong((Text("here"),))))
    assert Numbering().blocks((silent,))[0] is silent


def test_a_piece_can_be_tried_and_gone_by() -> None:
    numbering = Numbering()
    first = Block((cited(1), cited(2)))
    begun = numbering.begun((cited(1),))
    tried = numbering.copy().blocks((first,))
    assert numbering.begun((cited(1),)) == begun
    numbering.go_on(each for run in runs_in(tried[0]) for each in _within(run))
    assert numbering.begun((cited(1),)) != begun
    (last,) = numbering.blocks((Block((again(2),)),))
    assert [(each.number, plain(each.note)) for run in runs_in(last) for each in _within(run)] == [
        (3, "As note 2: again.")
    ]


def test_a_number_between_lines_leaves_the_lines_apart() -> None:
    note = (pointing(("See\nnote ", "!"), (FactId(1),)),)
    document = numbered(a_document(Block((cited(1), cited(1, note=note)))))
    assert len(citations_of(document)[1].note) == 3
