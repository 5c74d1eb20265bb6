from dataclasses import replace

import pytest

from briefer.compose.compose import compose
from briefer.compose.fields import set_fields
from briefer.errors import BrieferError
from briefer.model.documents import DocumentField
from briefer.model.packs import FieldKind, Pack, PackField
from tests.compose.making import CREATED, a_brief, a_content, a_pack

FIELDS = (
    PackField("to", "To", required=True),
    PackField("date", "Date", FieldKind.DATE, role="date"),
    PackField("cut_off", "Cut-off", FieldKind.DATE, role="cut_off"),
    PackField("subject", "Subject", required=True, role="title"),
    PackField("mark", "Marking", FieldKind.CHOICE, default="UNCLASSIFIED",
              choices=("UNCLASSIFIED", "SECRET"), role="marking"),
    PackField("contact", "Contact"),
)  # fmt: skip


def pack() -> Pack:
    return a_pack(fields=FIELDS)


def test_fields_print_in_the_packs_order_with_dates_in_words() -> None:
    brief = set_fields(
        a_brief(), pack(), ["date=2024-01-24", "cut_off=2024-01-23", "to=Director", "subject=News"]
    )
    document = compose(replace(a_content(), brief=brief), pack(), created=CREATED)
    assert document.fields == (
        DocumentField("to", "To", "Director"),
        DocumentField("date", "Date", "24 January 2024", "date"),
        DocumentField("cut_off", "Cut-off", "23 January 2024", "cut_off"),
    )
    assert (document.title, document.marking) == ("News", "UNCLASSIFIED")
    assert brief.cut_off == "2024-01-23"


def test_a_required_field_without_a_value_says_so_and_the_date_is_the_day_of_writing() -> None:
    fields = compose(a_content(), pack(), created=CREATED).fields
    assert [(field.name, field.value) for field in fields] == [
        ("to", "[to be filled in]"),
        ("date", "13 March 2025"),
    ]


def test_a_choice_is_kept_in_the_packs_spelling_and_an_empty_value_takes_a_field_away() -> None:
    brief = set_fields(a_brief(), pack(), ["mark=secret", "contact=x=y", "to=A", "to="])
    assert dict(brief.fields) == {"mark": "SECRET", "contact": "x=y"}


@pytest.mark.parametrize(
    ("setting", "words"),
    [
        (
            "subjct=x",
            ["no field “subjct”", "there is “subject”", "to, date, cut_off, subject, mark, contact"],
        ),
        ("to", ["sets no field", "FIELD=VALUE"]),
        ("date=tomorrow", ["“tomorrow” is no date", "2024-01-23"]),
        ("cut_off=2024-13-01", ["is no date for the field “cut_off”"]),
        ("mark=TOP SECRET", ["no choice", "UNCLASSIFIED or SECRET"]),
    ],
)
def test_a_wrong_setting_is_one_sentence_and_what_can_be_done(setting: str, words: list[str]) -> None:
    with pytest.raises(BrieferError) as caught:
        set_fields(a_brief(), pack(), [setting])
    for each in words:
        assert each in str(caught.value)


def test_a_field_that_a_template_prints_stands_outside_the_title_block() -> None:
    signed = a_pack(
        "{{ fields.drafter or 'Name' }}", fields=(PackField("drafter", "Drafted by", role="body"),)
    )
    brief = set_fields(a_brief(), signed, ["drafter=Straits desk"])
    document = compose(replace(a_content(), brief=brief), signed, created=CREATED)
    assert document.fields == ()
    assert "Straits desk" in str(document.blocks)
    assert "Name" in str(compose(a_content(), signed, created=CREATED).blocks)
