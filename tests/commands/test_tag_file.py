"""A tag file is applied whole, or not at all; applied again it changes nothing."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from briefer.commands.actors import add_actor
from briefer.commands.briefs import first_brief
from briefer.commands.facts import edit_fact
from briefer.commands.reconciling import decide, join_facts
from briefer.commands.sources import add_sources, text_sha256
from briefer.commands.tag_file import TagReport, apply_tag_file
from briefer.errors import BrieferError
from briefer.jobs.show import show
from briefer.model.actors import ActorKind, Alias, AliasKind, MentionKind, Role
from briefer.model.dates import UNDATED, Precision
from briefer.model.facts import AttributionKind, Confidence, FactActor, Grading, Modality, Status
from briefer.model.ids import SourceId
from briefer.model.reconciliations import Choice, Matter, ReconciliationKind, Way
from briefer.store import queries
from briefer.store.session import Session, create_session
from tests.commands.samples import ARTICLE, PACK, TEXT, labels, tagged

pytestmark = pytest.mark.usefixtures("source")

WHOLE: dict[str, Any] = {
    "actors": [
        {
            "id": "a1",
            "name": "Kestovia",
            "kind": "state",
            "aliases": [{"text": "Kestovian"}, {"text": "Vardenne", "kind": "metonym"}],
        },
        {"id": "a2", "name": "Solvania", "kind": "state"},
        {
            "id": "volm",
            "name": "Irena Volm",
            "roles": [{"title": "Minister", "from": "2024-05", "to": "2026"}],
        },
    ],
    "mentions": [
        tagged("Kestovia", actors=["a1"]),
        tagged("the two states", actors=["a1", "a2"], kind="group"),
    ],
    "facts": [
        {
            "id": "F7",
            "kind": "event",
            "statement": "Kestovia closed the lane.",
            "actors": [{"actor": "A1", "role": "subject"}],
            "event_date": {"value": "2026-10-12", "precision": "day", "basis": "Monday before publication"},
            "deadline": "2026-10-23",
            "place": "Strait",
            "confidence": "high",
            "section": "Main points",
            "evidence": [
                tagged(
                    "Kestovia closed the lane on Monday",
                    attribution={"kind": "indirect", "who": "volm", "verb": "said"},
                    report_date="2026-10-14",
                    status="claimed",
                    modality="actual",
                    grading={"reliability": "B", "credibility": "2"},
                    translation="",
                )
            ],
        },
        {
            "statement": "Talks are planned.",
            "evidence": [tagged("the two states would talk", status="opinion")],
        },
    ],
}


def apply(session: Session, content: Any = WHOLE) -> TagReport:
    return apply_tag_file(session, json.dumps(content), PACK)


def everything(session: Session) -> tuple[object, ...]:
    return (
        queries.actors(session),
        queries.mentions(session),
        queries.facts(session),
        queries.briefs(session),
    )


def test_all_of_it_arrives_in_one_step(session: Session) -> None:
    report = apply(session)
    assert (report.actors, report.mentions, report.facts, report.sent) == (3, 2, 2, 1)
    assert report.sentence == "Added 3 actors, 2 mentions, 2 facts. Sent 1 fact to sections."
    assert report.renamed == ()
    assert labels(session)[1:] == ["Apply tag file"]
    session.undo()
    assert everything(session) == ((), (), (), ())


def test_actors_keep_names_kinds_and_roles(session: Session) -> None:
    apply(session)
    kestovia, solvania, volm = queries.actors(session)
    assert (kestovia.label, kestovia.kind) == ("a1", ActorKind.STATE)
    assert kestovia.aliases == (
        Alias("Kestovian", AliasKind.DEMONYM),
        Alias("Vardenne", AliasKind.METONYM),
    )
    assert (solvania.label, solvania.aliases) == ("a2", ())
    assert (volm.label, volm.roles) == ("volm", (Role("Minister", "", "2024-05", "2026"),))


def test_mentions_keep_spans_actors_and_kinds(session: Session, source: SourceId) -> None:
    apply(session)
    kestovia, solvania, _ = queries.actors(session)
    first, second = queries.mentions(session, source=source)
    assert (first.span.quote, first.actors, first.kind) == ("Kestovia", (kestovia.id,), MentionKind.NAME)
    assert (second.actors, second.kind) == ((kestovia.id, solvania.id), MentionKind.GROUP)


def test_facts_keep_all_that_is_said_of_them(session: Session) -> None:
    apply(session)
    kestovia, _, volm = queries.actors(session)
    first, second = queries.facts(session)
    assert (first.label, first.place, first.deadline) == ("F7", "Strait", "2026-10-23")
    assert first.event_date.basis == "Monday before publication"
    assert first.actors == (FactActor(kestovia.id, "subject"),)
    item = first.evidence[0]
    assert (item.status, item.report_date, item.grading.code) == (Status.CLAIMED, "2026-10-14", "B2")
    assert (item.attribution.kind, item.attribution.actor, item.attribution.who, item.attribution.verb) == (
        AttributionKind.INDIRECT,
        volm.id,
        "",
        "said",
    )
    assert (second.label, second.event_date, second.confidence) == ("f1", UNDATED, Confidence.NOT_ASSESSED)
    assert (second.evidence[0].modality, second.evidence[0].grading) == (Modality.ACTUAL, Grading())
    assert second.evidence[0].status is Status.OPINION


def test_a_fact_goes_to_its_section_by_name_or_heading(session: Session) -> None:
    apply(session)
    (brief,) = queries.briefs(session)
    assert brief.sections[0].facts == (queries.facts(session)[0].id,)
    again = json.loads(json.dumps(WHOLE))
    again["facts"][1]["section"] = "CHRONOLOGY"
    assert apply(session, again).sent == 1
    assert queries.briefs(session)[0].sections[1].facts == (queries.facts(session)[1].id,)


def test_applied_again_it_changes_nothing_and_says_so(session: Session) -> None:
    apply(session)
    before = everything(session)
    report = apply(session)
    assert report.sentence == "The session holds all of it already; nothing was changed."
    assert everything(session) == before
    assert len(labels(session)) == 2


def test_what_the_analyst_changed_since_is_kept(session: Session) -> None:
    apply(session)
    edited = replace(queries.facts(session)[0], confidence=Confidence.LOW)
    edit_fact(session, edited)
    apply(session)
    assert queries.facts(session)[0] == edited


def test_members_that_are_there_are_completed(session: Session) -> None:
    apply(session)
    more = {
        "actors": [{"id": "x", "name": "Kestovia", "aliases": [{"text": "the Republic"}], "note": "North."}],
        "mentions": [tagged("Kestovia", actors=["x"], kind="metonym")],
        "facts": [
            {
                "id": "F7",
                "statement": "Kestovia closed the lane.",
                "evidence": [*WHOLE["facts"][0]["evidence"], tagged("Volm spoke")],
            }
        ],
    }
    report = apply(session, more)
    assert (report.actors, report.mentions, report.facts, report.completed) == (0, 0, 0, 3)
    assert report.sentence == "Completed 3 that the session had."
    kestovia = queries.actors(session)[0]
    assert (kestovia.aliases[-1].text, kestovia.note) == ("the Republic", "North.")
    assert queries.mentions(session)[0].kind is MentionKind.METONYM
    assert [item.span.quote for item in queries.facts(session)[0].evidence] == [
        "Kestovia closed the lane on Monday",
        "Volm spoke",
    ]


def test_labels_of_the_session_stand_for_its_actors(session: Session) -> None:
    reke = add_actor(session, "Reke", ActorKind.PERSON)
    apply(session, {"mentions": [tagged("Reke", actors=["A1"])]})
    assert queries.mentions(session)[0].actors == (reke,)


def test_an_id_that_is_taken_gives_way_and_the_report_says_so(session: Session) -> None:
    reke = add_actor(session, "Reke", ActorKind.PERSON)
    report = apply(session, {**WHOLE, "facts": []})
    assert report.renamed == (("a1", "a3"),)
    assert queries.actors(session)[0].id == reke
    by_name = {actor.name: actor for actor in queries.actors(session)}
    assert queries.mentions(session)[0].actors == (by_name["Kestovia"].id,)


def test_an_id_of_the_file_goes_before_a_label_of_the_session(session: Session) -> None:
    add_actor(session, "Solvania", ActorKind.STATE)  # a1 here, a2 in the file
    apply(session, {**WHOLE, "facts": []})
    by_key = {actor.id: actor.name for actor in queries.actors(session)}
    assert [by_key[key] for key in queries.mentions(session)[0].actors] == ["Kestovia"]
    assert [by_key[key] for key in queries.mentions(session)[1].actors] == ["Kestovia", "Solvania"]


def test_an_id_that_is_no_label_is_only_the_files_own(session: Session) -> None:
    fact = {**WHOLE["facts"][1], "id": "fact-one"}
    report = apply(session, {"facts": [fact]})
    assert report.renamed == (("fact-one", "f1"),)
    assert apply(session, {"facts": [fact]}).facts == 0


def test_two_actors_of_one_name_stay_two(session: Session) -> None:
    twins = {
        "actors": [
            {"id": "x", "name": "Hessel", "note": "North."},
            {"id": "y", "name": "Hessel", "note": "South."},
        ],
        "mentions": [tagged("Volm", actors=["x"]), tagged("Reke", actors=["y"])],
    }
    assert apply(session, twins).actors == 2
    before = everything(session)
    assert apply(session, twins).actors == 0
    assert everything(session) == before


def test_a_source_is_named_by_hash_label_or_file(session: Session) -> None:
    for number, name in enumerate((text_sha256(TEXT), "s1", "lane.txt")):
        place = {**tagged("Volm spoke"), "source": name}
        apply(session, {"facts": [{"statement": f"Fact {number}.", "evidence": [place]}]})
    assert len(queries.facts(session)) == 3


def test_keys_that_mean_nothing_are_named(session: Session) -> None:
    report = apply(
        session,
        {
            "actors": [{"name": "One", "colour": "red"}, {"name": "Two", "colour": "blue"}],
            "facts": [{**WHOLE["facts"][1], "event_date": {"value": None, "year": 2026}}],
            "version": 3,
        },
    )
    assert report.ignored == ("actors[].colour", "facts[].event_date.year", "version")


RECONCILED: dict[str, Any] = {
    "facts": [
        {"id": "f1", "statement": "Nine were held.", "evidence": [tagged("Kestovia closed the lane")]},
        {"id": "f2", "statement": "Twelve were held.", "evidence": [tagged("Solvania said")]},
        {"id": "f3", "statement": "Some were held.", "evidence": [tagged("two states would talk")]},
    ],
    "reconciliations": [
        {
            "id": "R4",
            "kind": "conflict",
            "facts": ["F2", "f1"],
            "statement": "Nine to twelve were held.",
            "choices": [
                {"matter": "figure", "way": "range", "value": "nine to twelve", "reason": "No count."},
                {"matter": "words", "reason": "The nearer witness.", "value": "x", "fact": "f2"},
            ],
            "note": "Ask again.",
        }
    ],
}


def test_facts_are_joined_as_the_file_has_them(session: Session) -> None:
    report = apply_tag_file(session, json.dumps(RECONCILED))
    assert report.sentence == "Added 3 facts, 1 reconciliation."
    (told,) = queries.reconciliations(session)
    first, second, _ = queries.facts(session)
    assert (told.label, told.kind, told.facts) == ("R4", ReconciliationKind.CONFLICT, (second.id, first.id))
    assert (told.statement, told.note) == ("Nine to twelve were held.", "Ask again.")
    assert told.choices == (
        Choice(Matter.FIGURE, Way.RANGE, "nine to twelve", "No count."),
        Choice(Matter.WORDS, Way.ONE, "x", "The nearer witness.", second.id),
    )
    assert not apply_tag_file(session, json.dumps(RECONCILED)).reconciliations
    assert len([step for step in session.history() if not step.undone]) == 2


def test_what_is_shown_of_reconciliations_can_be_applied_elsewhere(session: Session, tmp_path: Path) -> None:
    apply_tag_file(session, json.dumps(RECONCILED))
    told = show(session)
    with create_session(tmp_path / "other.briefer") as other:
        add_sources(other, [ARTICLE])
        keys = ("actors", "mentions", "facts", "reconciliations")
        apply_tag_file(other, json.dumps({key: told[key] for key in keys}))
        assert show(other)["reconciliations"] == told["reconciliations"]


def test_what_the_session_decided_goes_before_the_file(session: Session) -> None:
    apply_tag_file(session, json.dumps({"facts": RECONCILED["facts"]}))
    first, _, third = queries.facts(session)
    key = join_facts(session, (first.id, third.id), ReconciliationKind.SAME_EVENT)
    decide(session, key, Choice(Matter.FIGURE, Way.ONE, "nine", "Counted.", first.id))
    report = apply_tag_file(session, json.dumps(RECONCILED))
    assert report.sentence == "Completed 1 that the session had."
    (told,) = queries.reconciliations(session)
    assert (told.label, told.kind) == ("r1", ReconciliationKind.SAME_EVENT)
    assert [fact.label for key in told.facts for fact in queries.facts(session) if fact.id == key] == [
        "f2",
        "f1",
        "f3",
    ]
    assert [(choice.matter, choice.value) for choice in told.choices] == [
        (Matter.FIGURE, "nine"),
        (Matter.WORDS, "x"),
    ]


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"facts": ["f1"]}, "reconciliations[0].facts names fewer than two facts"),
        ({"facts": ["f1", "f9"]}, "reconciliations[0].facts names the fact “f9”, which is nowhere"),
        ({"kind": "same"}, "reconciliations[0].kind is “same”"),
        ({"choices": [{"reason": "x"}]}, "reconciliations[0].choices[0].matter is missing"),
        ({"choices": [{"matter": "place"}]}, "choices[0].reason is missing"),
        ({"choices": [{"matter": "date", "value": "soon", "reason": "x"}]}, "choices[0].value is “soon”"),
        ({"choices": [{"matter": "date", "reason": "x"}] * 2}, "A matter is decided once"),
    ],
)
def test_a_fault_in_a_reconciliation_names_its_place(
    session: Session, changes: dict[str, Any], words: str
) -> None:
    data = {**RECONCILED, "reconciliations": [{**RECONCILED["reconciliations"][0], **changes}]}
    with pytest.raises(BrieferError) as error:
        apply_tag_file(session, json.dumps(data))
    assert words in str(error.value)
    assert queries.facts(session) == ()


def test_an_empty_file_changes_nothing(session: Session) -> None:
    assert apply(session, {}) == TagReport()
    assert len(labels(session)) == 1


def changed(path: str, value: Any) -> dict[str, Any]:
    """Return the whole tag file with one value changed, or taken out where it is Ellipsis."""
    content = json.loads(json.dumps(WHOLE))
    *steps, last = [int(step) if step.isdigit() else step for step in path.split(".")]
    target = content
    for step in steps:
        target = target[step]
    if value is ...:
        del target[last]
    else:
        target[last] = value
    return dict(content)


def test_a_key_that_stands_twice_is_no_way_to_lose_its_first_value(session: Session) -> None:
    with pytest.raises(BrieferError, match="key “actors” twice"):
        apply_tag_file(session, '{"actors": [{"id": "a", "name": "Kestovia"}], "actors": []}')
    assert queries.actors(session) == ()


@pytest.mark.parametrize(
    ("path", "value", "words"),
    [
        (
            "mentions.0.start",
            1,
            "mentions[0]: the quote “Kestovia” is not at 1 to 8 of “lane.txt”: “estovia” stands",
        ),
        ("mentions.0.end", 9, "“Kestovia ” stands there"),
        ("mentions.0.quote", "Solvania", "The quote stands at 36 to 44"),
        ("facts.0.evidence.0.quote", "Volm", "facts[0].evidence[0]: the quote “Volm” is not at 0 to 34"),
        ("facts.0.evidence.0.end", 99999, "stands there"),
        (
            "facts.0.evidence.0.source",
            "other.txt",
            "facts[0].evidence[0].source: There is no source “other.txt”",
        ),
        ("mentions.0.actors", ["a9"], "mentions[0].actors names the actor “a9”, which is not there"),
        ("mentions.0.actors", ["a" * 9999], "aaa…”, which is not there"),
        ("mentions.0.source", "s" * 9999, "sss” in this session"),
        ("facts.0.section", "p" * 9999, "ppp…”, which the brief has not"),
        ("mentions.0.actors", [], "mentions[0].actors is empty"),
        ("mentions.0.actors", "a1", "mentions[0].actors is “a1” and should be a list"),
        ("mentions.0.actors", [1], "mentions[0].actors[0] is 1 and should be words"),
        ("mentions.0.start", -1, "mentions[0].start is -1 and should be a whole number"),
        ("mentions.0.start", True, "mentions[0].start is true"),
        ("mentions.0.start", 1.5, "mentions[0].start is 1.5"),
        ("mentions.0.end", 0, "mentions[0].end is 0 and should be greater than the start"),
        ("mentions.0.quote", ..., "mentions[0].quote is missing"),
        ("mentions.0.kind", "nam", "mentions[0].kind is “nam” and can be: name, short_name, acronym"),
        ("mentions.1", "x", "mentions[1] is “x” and should be an object"),
        ("actors.0.kind", "country", "actors[0].kind is “country” and can be: person, state"),
        ("actors.0.name", " ", "actors[0].name is “” and should be words"),
        ("actors.0.aliases.0.text", None, "actors[0].aliases[0].text is nothing and should be words"),
        ("actors.1.id", "A1", "actors[1].id is “A1” for a second time"),
        (
            "actors.2.roles.0.from",
            "May",
            "actors[2].roles[0].from is “May” and should be a date in EDTF form",
        ),
        ("facts.0.statement", ..., "facts[0].statement is missing"),
        ("facts.0.evidence", [], "facts[0].evidence is empty"),
        ("facts.0.kind", "rumour", "facts[0].kind is “rumour” and can be: event, statement, attribute"),
        ("facts.0.deadline", 26, "facts[0].deadline is 26 and should be a date in EDTF form"),
        ("facts.0.event_date.value", "12 October", "facts[0].event_date.value is “12 October”"),
        ("facts.0.event_date.precision", "month", "precision is month, but that of the value is day"),
        ("facts.0.event_date", 12, "facts[0].event_date.value is 12 and should be a date"),
        ("facts.0.actors.0.actor", "a9", "facts[0].actors names the actor “a9”"),
        ("facts.0.section", "Annex", "facts[0].section is “Annex”, which the brief has not"),
        ("facts.0.evidence.0.status", "true", "status is “true” and can be: reported, claimed"),
        ("facts.0.evidence.0.grading.reliability", "G", "reliability is “G” and can be: A, B, C, D, E, F"),
        ("facts.0.evidence.0.grading", "B2", "grading is “B2” and should be an object"),
        ("actors", {}, "actors is an object and should be a list"),
    ],
)
def test_a_fault_names_its_place_and_nothing_is_applied(
    session: Session, path: str, value: Any, words: str
) -> None:
    with pytest.raises(BrieferError) as caught:
        apply(session, changed(path, value))
    assert words in str(caught.value)
    assert everything(session) == ((), (), (), ())
    assert len(labels(session)) == 1


@pytest.mark.parametrize(
    ("data", "words"),
    [
        ('{"actors": [\n  {"id": }\n]}', "broken JSON at line 2, column 10"),
        ("", "broken JSON at line 1, column 1"),
        ("[]", "no JSON object"),
        ('{"a":' * 100_000, "no JSON that can be read"),
        ('{"mentions": [{"start": ' + "9" * 5000 + "}]}", "no JSON that can be read"),
    ],
)
def test_broken_json_is_located(session: Session, data: str, words: str) -> None:
    with pytest.raises(BrieferError) as caught:
        apply_tag_file(session, data, PACK)
    assert words in str(caught.value)


def test_a_byte_order_mark_does_no_harm(session: Session) -> None:
    assert apply_tag_file(session, "\ufeff{}", PACK) == TagReport()


def test_illegal_characters_are_replaced_before_they_are_stored(session: Session) -> None:
    apply(session, {"actors": [{"name": "Kesto\ud800via\x00"}]})
    assert queries.actors(session)[0].name == "Kesto\ufffdvia\ufffd"


def test_the_sections_are_those_of_the_brief_that_is_there(session: Session) -> None:
    first_brief(session, PACK)
    assert apply_tag_file(session, json.dumps(WHOLE)).sent == 1


def test_without_brief_and_pack_no_fact_can_be_sent(session: Session) -> None:
    with pytest.raises(BrieferError, match="the session has no brief"):
        apply_tag_file(session, json.dumps(WHOLE))
    assert everything(session) == ((), (), (), ())


def test_a_date_may_be_a_string_alone(session: Session) -> None:
    apply(session, {"facts": [{**WHOLE["facts"][1], "event_date": "2026-10-12/2026-10-14"}]})
    date = queries.facts(session)[0].event_date
    assert (date.precision, date.basis) == (Precision.INTERVAL, "stated")


def test_memos_arrive_once_and_come_out_as_they_went_in(session: Session) -> None:
    note = tagged("closed the lane", words="Which lane?\nAsk Reke.")
    report = apply(session, {"memos": [note, note]})
    assert report.sentence == "Added 1 note."
    (memo,) = show(session)["memos"]
    assert apply(session, {"memos": [memo]}) == TagReport(ignored=("memos[].id",))
    assert [it.words for it in queries.memos(session)] == ["Which lane?\nAsk Reke."]
    with pytest.raises(BrieferError, match=r"memos\[0\]\.words is .* and should be words"):
        apply(session, {"memos": [{**note, "words": " "}]})
