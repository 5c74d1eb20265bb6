"""Portion marks on every part of a note, its banner, and markings that a pack's scheme does not have."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from briefer.compose.compose import compose
from briefer.compose.fields import set_fields
from briefer.compose.pack_files import read_pack
from briefer.errors import BrieferError
from briefer.model.documents import Block, Document, Heading, Items, Quotation, Statement, Table, Timeline
from briefer.model.packs import FieldKind, PackField, Scheme
from tests.compose.making import CREATED, a_brief, a_content, a_fact, a_pack, plain
from tests.compose.test_packs import PACK, put

FACTS = (a_fact(1, "(U) The pier opened.", "2024-01-10"),)
MARKING = PackField("marking", "Marking", role="marking", default="SECRET//NOFORN")


def marked(template: str, title: str = "A title", marking: str = "", **changes: Any) -> Document:
    changes = {"scheme": Scheme.US, "portions": True, "fields": (MARKING,), **changes}
    fields = (("marking", marking),) if marking else ()
    return compose(a_content(FACTS, title=title, fields=fields), a_pack(template, **changes), created=CREATED)


def test_every_part_of_a_note_has_the_notes_marking() -> None:
    layouts = ("chronology", "timeline", "paragraphs")
    template = "x\n\n# y\n\n- i\n- j\n\n> q\n\n" + "\n\n".join(f"{{{{ facts|{name} }}}}" for name in layouts)
    document = marked(template)
    assert (document.marking, document.portion) == ("SECRET//NOFORN", "(S//NF)")
    parts: list[str] = []
    for block in document.blocks:
        match block:
            case Items(items):
                parts += [inner.portion for item in items for inner in item if isinstance(inner, Block)]
            case Quotation((Block() as inner,)):
                parts.append(inner.portion)
            case Heading() | Block() | Table() | Timeline():
                parts.append(block.portion)
    assert parts == ["(S//NF)"] * 9


def test_words_that_begin_with_a_portion_mark_are_marked_so() -> None:
    document = marked(
        "(U) open\n\n- (C) item\n\n**(U) strong** words\n\n(X) no mark\n\nrest", "(u) no, (U) no"
    )
    blocks = document.blocks[1:]
    said = [(block.portion, plain(block.inlines)) for block in blocks if isinstance(block, Block)]
    assert said[:4] == [
        ("(U)", "open"),
        ("(U)", "strong words"),
        ("(S//NF)", "(X) no mark"),
        ("(S//NF)", "rest"),
    ]
    items = blocks[1]
    assert isinstance(items, Items)
    assert [inner.portion for item in items.items for inner in item if isinstance(inner, Block)] == ["(C)"]
    assert (document.title, document.portion) == ("(u) no, (U) no", "(S//NF)")
    assert marked("x", "(U) Pier opens").title == "Pier opens"


def test_a_statement_that_begins_with_a_mark_changes_none() -> None:
    (block,) = marked("{{ facts|paragraphs('statement', 'citation') }}").blocks[1:]
    assert isinstance(block, Block)
    assert (block.portion, plain(block.inlines)) == ("(S//NF)", "(U) The pier opened.")


@pytest.mark.parametrize(
    ("scheme", "marking", "text", "parts", "banner"),
    [
        (
            Scheme.NATO,
            "NATO RESTRICTED//REL TO XYZ",
            "(NU) open\n\n(NS) shut\n\n(US) officials\n\nrest",
            ["(NU)", "(NS)", "(NR)", "(NR)"],
            "NATO SECRET",
        ),
        (
            Scheme.EU,
            "RESTREINT UE/EU RESTRICTED",
            "(UNCLASSIFIED) open\n\n(C-UE/EU-C) shut\n\n(EU) officials",
            ["(UNCLASSIFIED)", "(C-UE/EU-C)", "(R-UE/EU-R)"],
            "CONFIDENTIEL UE/EU CONFIDENTIAL",
        ),
    ],
)
def test_nato_and_the_eu_mark_paragraphs_by_short_forms(
    scheme: Scheme, marking: str, text: str, parts: list[str], banner: str
) -> None:
    document = marked(text, scheme=scheme, fields=(replace(MARKING, default=marking),))
    blocks = [block for block in document.blocks[1:] if isinstance(block, Block) and not _states(block)]
    assert [block.portion for block in blocks] == parts
    assert plain(blocks[0].inlines) == "open"
    assert plain(blocks[2].inlines).endswith("officials")
    assert document.marking == banner


def _states(block: Block) -> bool:
    return any(isinstance(inline, Statement) for inline in block.inlines)


def test_the_banner_is_the_highest_of_all_portions() -> None:
    assert marked("(TS//SI) x\n\n(C) y", marking="SECRET").marking == "TOP SECRET//SI"
    assert marked("(S//NF) x", marking="(S//REL TO USA, GBR)").marking == "SECRET//NOFORN"
    assert marked("(U) x", marking="CONFIDENTIAL").marking == "CONFIDENTIAL"


def test_a_note_without_portions_or_marking_has_none() -> None:
    block = marked("(U) x", portions=False).blocks[1]
    assert isinstance(block, Block)
    assert (block.portion, plain(block.inlines)) == ("", "(U) x")
    unmarked = marked("(U) x", fields=())
    assert (unmarked.marking, unmarked.portion) == ("", "")


def test_a_marking_that_is_none_of_the_scheme_stops_the_note() -> None:
    with pytest.raises(BrieferError, match="NOFORN and REL TO"):
        marked("x", marking="SECRET//NOFORN//REL TO USA, GBR")


def test_a_field_keeps_a_marking_in_its_schemes_form_and_a_choice_in_the_packs() -> None:
    pack = a_pack(scheme=Scheme.UK, fields=(PackField("m", "Marking", role="marking"),))
    assert set_fields(a_brief(), pack, ["m=official - legal"]).fields == (("m", "OFFICIAL – LEGAL"),)
    with pytest.raises(BrieferError, match="before April 2014"):
        set_fields(a_brief(), pack, ["m=RESTRICTED"])
    words = "TOP SECRET – UK / US EYES ONLY"
    field = PackField("m", "Marking", FieldKind.CHOICE, choices=(words,), role="marking")
    assert set_fields(a_brief(), a_pack(scheme=Scheme.UK, fields=(field,)), [f"m={words}"]).fields == (
        ("m", words),
    )


SECTIONS = PACK[PACK.index("[[sections]]") :]
HEAD = 'id = "mine"\nname = "Mine"\nlanguage = "en-GB"\n'
FIELD = '[[fields]]\nname = "m"\nlabel = "M"\nrole = "marking"\n'


@pytest.mark.parametrize(
    ("head", "field", "message"),
    [
        ('scheme = "uk"\nportions = true', "", "line 5: only the schemes “us”, “nato” and “eu” mark"),
        ('scheme = "tlp"', 'default = "TLP:WHITE"', "line 9: the marking “TLP:WHITE” is of version 1"),
        ('scheme = "uk"', 'kind = "choice"\nchoices = ["PROTECT"]', "line 10: the marking “PROTECT”"),
    ],
)  # fmt: skip
def test_a_pack_with_a_wrong_marking_is_refused_with_its_line(
    head: str, field: str, message: str, tmp_path: Path
) -> None:
    with pytest.raises(BrieferError, match=message):
        read_pack(put(tmp_path, f"{HEAD}{head}\n{FIELD}{field}\n{SECTIONS}"))


def test_places_to_sign_carry_no_mark() -> None:
    template = "{{ 'Approve'|role('sign-off') }}\n\nwords\n\n{{ 'Approve _____' }}"
    blocks = marked(template).blocks[1:]
    assert [block.portion for block in blocks if isinstance(block, Block)][:3] == ["", "(S//NF)", ""]
