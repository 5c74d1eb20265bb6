"""Facts that were reconciled print as one statement, wherever any of them was sent or cited."""

import json
import pickle
from dataclasses import replace
from typing import Any

from briefer.compose.compose import compose
from briefer.compose.doubts import doubts
from briefer.compose.material import material_of
from briefer.compose.transfer import composed_data, document_of
from briefer.model.briefs import BriefContent
from briefer.model.dates import dated
from briefer.model.documents import Document, Text
from briefer.model.facts import Fact, FactKind, Status
from briefer.model.ids import ReconciliationId, SourceId
from briefer.model.reconciliations import Choice, Matter, Reconciliation, ReconciliationKind, Way
from briefer.model.sources import kinship
from tests.compose.making import (
    CREATED,
    a_content,
    a_fact,
    a_pack,
    a_source,
    an_actor,
    citations,
    evidence,
    lines,
    plain,
    said_by,
)

NINE = "Nine people were killed when a silo exploded at Vell."
TWELVE = "Twelve people were killed when a silo exploded at Vell."
SOURCES = tuple(
    a_source(number, title=f"Title {number}", publisher=outlet)
    for number, outlet in enumerate(("Wire", "Courier", "Herald"), 1)
)
COPIES = ((SourceId(1), SourceId(2)),)


def of(number: int, statement: str, date: str = "2025-03-10", **changes: Any) -> Fact:
    item = evidence(changes.pop("quote", statement), number, number, **changes)
    return a_fact(number, statement, date, evidence=(item,))


WIRE, COURIER, HERALD = of(1, NINE), of(2, NINE), of(3, TWELVE)


def content(
    *choices: Choice,
    sent: tuple[Fact, ...] = (WIRE, COURIER, HERALD),
    known: tuple[Fact, ...] = (WIRE, COURIER, HERALD),
    paragraphs: tuple[str, ...] = (),
    **more: Any,
) -> BriefContent:
    facts = tuple(fact.id for fact in known)
    kind = more.pop("kind", ReconciliationKind.SAME_EVENT)
    told = Reconciliation(ReconciliationId(1), "r1", kind, facts, choices=choices, **more)
    made = a_content(sent, paragraphs, known=known, sources=SOURCES)
    return BriefContent(
        made.brief, made.facts, (an_actor(1), an_actor(2, "Tom Reke")), SOURCES, (told,), COPIES
    )


def note(
    *choices: Choice, template: str = "{{ paragraphs }}\n\n{{ facts|paragraphs }}", **more: Any
) -> Document:
    return compose(content(*choices, **more), a_pack(template), created=CREATED)


def body(document: Document) -> list[str]:
    return [line for block in document.blocks[1:] for line in lines(block)]


def notes(document: Document) -> list[str]:
    return [plain(each.note) for each in citations(document.blocks)]


def because(matter: Matter, value: str, way: Way = Way.ONE, fact: Fact | None = None) -> Choice:
    return Choice(matter, way, value, "It came later.", fact.id if fact else None)


def test_one_statement_stands_for_all_and_says_that_accounts_differ() -> None:
    assert body(note()) == [
        f"<b>10 March 2025.</b> <f1>{NINE}</f> <i>(accounts differ: nine or twelve)</i>[1:f1]"
    ]


def test_its_note_cites_all_folds_copies_and_says_who_reports_otherwise() -> None:
    assert notes(note()) == [
        (
            f"Wire, Title 1, 12 March 2025: “{NINE}”; graded F6. Also carried by Courier (12 March 2025)."
            f" Herald, Title 3, 12 March 2025: “{TWELVE}”; reports otherwise: twelve; graded F6."
        )
    ]


def test_a_fact_of_many_passages_is_cited_again_by_the_first_of_them() -> None:
    items = tuple(evidence(f"words of {number}", number, 1) for number in range(1, 6))
    many = a_fact(evidence=items)
    document = compose(a_content((many,)), a_pack("{{ facts|paragraphs }}\n\n[@f1]"), created=CREATED)
    first, again = (plain(each.note) for each in citations(document.blocks))
    assert all(f"“words of {number}”" in first for number in range(1, 6))
    assert again == "As note 1: “words of 1” (F6); “words of 2” (F6); “words of 3” (F6); 2 more there."


def test_a_copy_is_named_with_the_day_alone() -> None:
    timed = (SOURCES[0], a_source(2, publisher="Courier", published=dated("2025-03-12T08:00Z")))
    made = content(sent=(WIRE,), known=(WIRE, COURIER))
    document = compose(replace(made, sources=timed), a_pack("{{ facts|paragraphs }}"), created=CREATED)
    assert "Also carried by Courier (12 March 2025)." in notes(document)[0]


def test_whichever_of_them_was_sent_or_cited_the_same_stands_once_in_a_section() -> None:
    document = note(sent=(HERALD, COURIER), paragraphs=("The toll is high [@F3]; see [@f2].",))
    assert [(each.fact, each.label, each.number) for each in citations(document.blocks)] == [
        (1, "f1", 1),
        (1, "f1", 2),
        (1, "f1", 3),
    ]
    assert len([line for line in body(document) if "<f1>" in line]) == 1
    assert "[3:f1]" in body(document)[1]
    assert notes(document)[1] == f"As note 1: “{NINE}” (F6); “{TWELVE}” (F6; reports otherwise: twelve)."


def test_what_was_decided_is_printed_and_the_others_are_marked() -> None:
    document = note(because(Matter.FIGURE, "twelve killed", fact=HERALD))
    assert body(document) == [f"<b>10 March 2025.</b> <f1>{TWELVE}</f>[1:f1]"]
    assert notes(document)[0].count("reports otherwise: nine") == 1  # once for the story, not for its copy
    assert "reports otherwise: twelve" not in notes(document)[0]


def test_a_range_stands_in_the_statement_as_the_analyst_worded_it() -> None:
    words = "Nine to twelve people were killed."
    document = note(because(Matter.FIGURE, "nine to twelve", Way.RANGE), statement=words)
    assert body(document) == [f"<b>10 March 2025.</b> <f1>{words}</f>[1:f1]"]
    assert "otherwise" not in notes(document)[0]


def test_a_figure_that_is_not_in_the_statement_stands_beside_it() -> None:
    (line,) = body(note(because(Matter.FIGURE, "nine to twelve killed", Way.RANGE)))
    assert line.endswith(f"<f1>{NINE}</f> <i>(accounts give nine to twelve killed)</i>[1:f1]")


def test_dates_and_places_are_those_decided_on() -> None:
    later = of(3, TWELVE, "2025-03-11")
    facts = (WIRE, COURIER, later)
    both = note(because(Matter.DATE, "", Way.BOTH), sent=facts, known=facts)
    assert body(both)[0].startswith("<b>10 March 2025 or 11 March 2025.</b>")
    one = note(because(Matter.DATE, "2025-03-11", fact=later), sent=facts, known=facts)
    assert body(one)[0].startswith("<b>11 March 2025.</b>")
    assert "reports otherwise: 10 March 2025; graded" in notes(one)[0]
    place = note(
        because(Matter.PLACE, "Vell"), template="{% for fact in facts %}\n{{ fact.place }}\n{% endfor %}"
    )
    assert body(place)[0] == "Vell"


def test_differing_dates_places_and_speakers_are_worded() -> None:
    said = tuple(
        a_fact(
            number,
            "It was an accident.",
            f"2025-03-1{number}",
            evidence=(evidence("It was an accident", number, number, attribution=said_by(number)),),
            kind=FactKind.STATEMENT,
            place=f"Place {number}",
        )
        for number in (1, 2)
    )
    (line,) = body(note(sent=said, known=said))
    assert line.endswith(
        "<i>(accounts differ on the date: 11 March 2025 or 12 March 2025; accounts differ on the place:"
        " Place 1 or Place 2; accounts differ on who said it: Ilse Darrow or Tom Reke)</i>[1:f1]"
    )


def test_the_speaker_who_was_decided_on_stands_in_the_remark() -> None:
    claims = tuple(
        of(number, "It was an accident.", status=Status.CLAIMED, attribution=said_by(actor))
        for number, actor in ((1, 1), (3, 2))
    )
    choice = because(Matter.SPEAKER, "Ilse Darrow", fact=claims[0])
    (line,) = body(note(choice, sent=claims, known=claims))
    assert line.endswith("<i>(claimed by Ilse Darrow)</i>[1:f1]")


def test_accounts_that_conflict_are_told_beside_each_other() -> None:
    accident, attack = of(1, "It was an accident."), of(3, "It was an attack.")
    document = note(sent=(accident,), known=(accident, attack), kind=ReconciliationKind.CONFLICT)
    assert body(document)[0].endswith("<f1>It was an accident.</f> <i>(accounts conflict)</i>[1:f1]")
    assert "reports otherwise: “It was an attack.”" in notes(document)[0]


def test_two_figures_that_differ_say_what_they_count() -> None:
    one, other = (
        of(number, f"{dead} people were killed and {hurt} wounded.")
        for number, dead, hurt in ((1, "Nine", "30"), (3, "Twelve", "40"))
    )
    (line,) = body(note(sent=(one,), known=(one, other)))
    assert "(accounts differ: nine or twelve killed and 30 or 40 wounded)" in line


def test_templates_see_origins_accounts_and_whether_they_differ() -> None:
    template = (
        "{% for fact in used %}\n{{ fact.origins }} {{ fact.accounts }} {{ fact.differs }}\n{% endfor %}"
    )
    assert body(note(template=template))[0] == "2 3 yes"
    numbers = "{% for source in sources %}\n{{ source.number }} {{ source.origin }}\n{% endfor %}"
    assert body(note(template=numbers.replace("\n{{", "\n\n{{")))[:3] == ["1 1", "2 1", "3 3"]


def test_templates_see_origins_as_the_analyst_said() -> None:
    template = "{% for fact in used %}\n{{ fact.origins }}\n{% endfor %}"
    one, two, three = (SourceId(number) for number in (1, 2, 3))
    for said, origins in (
        ((kinship(one, two, is_copy=False),), "3"),
        ((kinship(two, three, is_copy=True),), "1"),
        ((kinship(one, two, is_copy=False), kinship(two, three, is_copy=True)), "2"),
    ):
        made = replace(content(), kinships=said)
        assert body(compose(made, a_pack(template), created=CREATED))[0] == origins


def test_a_translation_is_printed_labelled_wherever_the_quote_is() -> None:
    persian = a_source(1, language="fa")
    fact = a_fact(evidence=(evidence("۱۲ نفر کشته شدند", translation="Twelve people were killed"),))
    made = a_content((fact,), sources=(persian,))
    document = compose(made, a_pack("{{ facts|paragraphs }}\n\n{{ facts|paragraphs }}"), created=CREATED)
    first, again = citations(document.blocks)
    assert Text("۱۲ نفر کشته شدند", "fa") in first.note
    assert "”; translated: “Twelve people were killed”; graded" in plain(first.note)
    assert plain(again.note) == "As note 1: “۱۲ نفر کشته شدند”; translated: “Twelve people were killed” (F6)."


def test_a_child_process_composes_the_same() -> None:
    made, pack = content(because(Matter.DATE, "", Way.BOTH)), a_pack()
    there, its_pack = pickle.loads(pickle.dumps((made, pack)))  # noqa: S301 - as values go to a child
    answer = json.loads(json.dumps(composed_data(there, its_pack, CREATED)))
    assert document_of(answer) == compose(made, pack, created=CREATED)


def test_doubts_name_what_is_open_missing_or_not_translated() -> None:
    persian = a_fact(4, "It burned.", evidence=(evidence("سیلو آتش گرفت", 4, 1),))
    pack = a_pack()

    def told(made: BriefContent) -> tuple[str, ...]:
        return tuple(doubt.sentence for doubt in doubts(material_of(made, pack), "2025-03-13"))

    foreign = a_content((persian,), sources=(a_source(language=""),))
    assert told(foreign) == ("A passage of f4 from A paper is in another language and has no translation.",)
    assert told(content()) == ("Accounts of f1 differ (figure), and nothing is decided.",)
    given = content(because(Matter.FIGURE, "nine to twelve", Way.RANGE))
    assert told(given) == ("The statement of f1 does not have what was decided: nine to twelve.",)
    assert told(content(sent=())) == ()
