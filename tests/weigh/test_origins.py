"""Origins are counted once whoever reprints them, and copies are named under the passage they carry."""

from dataclasses import replace

from briefer.model.facts import Status
from briefer.model.ids import EvidenceId, SourceId
from briefer.model.reconciliations import Matter
from briefer.model.sources import LinkKind, SourceLink, kinship
from briefer.weigh.origins import TieKind, carried_by, origins, stories, ties
from tests.compose.making import a_source
from tests.weigh.making import passage

WIRE, COURIER, HERALD, POST = (
    a_source(number, publisher=publisher)
    for number, publisher in enumerate(("Wire", "Courier", "Herald", ""), 1)
)
ALL = (WIRE, COURIER, HERALD, POST)
QUOTE = "Nine people were killed when a silo exploded at the port of Vell on Monday"


def test_copies_are_one_story_and_one_origin() -> None:
    copies = ((WIRE.id, COURIER.id), (COURIER.id, POST.id))
    assert stories(ALL, copies) == {
        WIRE.id: WIRE.id,
        COURIER.id: WIRE.id,
        HERALD.id: HERALD.id,
        POST.id: WIRE.id,
    }
    assert set(origins(ALL, copies).values()) == {WIRE.id, HERALD.id}


def test_sources_of_one_publisher_or_agency_are_one_origin_and_not_one_story() -> None:
    later = a_source(5, publisher=" wire ")
    reprint = a_source(6, publisher="Gazette", byline="Wire")
    signed = a_source(7, publisher="Echo", byline="A. Bell")
    unnamed = a_source(8, publisher="")
    found = origins((*ALL, later, reprint, signed, unnamed), ())
    assert {found[it.id] for it in (WIRE, later, reprint)} == {WIRE.id}
    assert [found[it.id] for it in (POST, signed, unnamed)] == [POST.id, signed.id, unnamed.id]
    assert stories((WIRE, later), ())[later.id] == later.id


def test_what_the_analyst_said_of_two_goes_before_what_was_found() -> None:
    copies = ((WIRE.id, COURIER.id), (COURIER.id, POST.id), (WIRE.id, POST.id))
    parted = (kinship(POST.id, WIRE.id, is_copy=False), kinship(POST.id, COURIER.id, is_copy=False))
    joined = (kinship(POST.id, HERALD.id, "one desk", is_copy=True),)
    assert stories(ALL, copies, (*parted, *joined)) == {
        WIRE.id: WIRE.id,
        COURIER.id: WIRE.id,
        HERALD.id: HERALD.id,
        POST.id: HERALD.id,
    }
    assert origins(ALL, copies, parted)[POST.id] == POST.id
    assert [(tie.kind, tie.words) for tie in ties(ALL, copies, (*parted, *joined))] == [
        (TieKind.JOINED, "one desk"),
        (TieKind.COPY, ""),
    ]


def test_a_source_parted_from_one_copy_is_not_brought_back_by_another() -> None:
    copies = ((WIRE.id, COURIER.id), (COURIER.id, POST.id))
    found = origins(ALL, copies, (kinship(WIRE.id, POST.id, is_copy=False),))
    assert found[POST.id] != found[WIRE.id]


def test_a_later_version_is_of_the_origin_of_the_earlier_and_an_attachment_is_not() -> None:
    later = a_source(5, publisher="Echo", links=(SourceLink(LinkKind.VERSION, WIRE.id),))
    attached = a_source(6, publisher="Desk", links=(SourceLink(LinkKind.ATTACHED, WIRE.id),))
    found = origins((*ALL, later, attached), ())
    assert (found[later.id], found[attached.id]) == (WIRE.id, attached.id)
    assert [tie.kind for tie in ties((*ALL, later, attached), ())] == [TieKind.VERSION]


def test_what_was_split_into_stories_makes_no_one_origin_of_them() -> None:
    parts = tuple(
        a_source(number, publisher=name, links=(SourceLink(LinkKind.SPLIT, POST.id),))
        for number, name in ((5, "Echo"), (6, "Desk"))
    )
    copies = tuple((POST.id, part.id) for part in parts)
    found = origins((*ALL, *parts), copies)
    assert len({found[it.id] for it in (POST, *parts)}) == 3
    assert stories((*ALL, *parts), copies)[parts[0].id] == parts[0].id


def test_why_sources_of_one_publisher_or_agency_are_one_is_told() -> None:
    later, reprint = a_source(5, publisher=" wire "), a_source(6, publisher="Gazette", byline="Wire")
    assert [(it.kind, it.one, it.other, it.words) for it in ties((*ALL, later, reprint), ())] == [
        (TieKind.PUBLISHER, WIRE.id, later.id, " wire "),
        (TieKind.AGENCY, WIRE.id, reprint.id, "Wire"),
    ]


def test_a_passage_is_carried_by_the_copies_that_say_the_same() -> None:
    story_of = stories(ALL, ((WIRE.id, COURIER.id), (WIRE.id, HERALD.id)))
    one, same = passage(1, QUOTE), passage(2, f"{QUOTE}, officials said")
    own, further = passage(4, QUOTE), passage(5, "The port was closed to ships.", source=2)
    assert carried_by((one, same, own, further), story_of, {}) == {
        one.id: (same,),
        own.id: (),
        further.id: (),
    }


def test_a_copy_that_tells_otherwise_or_has_another_status_is_quoted_by_itself() -> None:
    story_of = stories(ALL, ((WIRE.id, COURIER.id), (WIRE.id, HERALD.id)))
    one, other, claimed = passage(1, QUOTE), passage(2, QUOTE), passage(3, QUOTE, status=Status.CLAIMED)
    otherwise = {EvidenceId(2): ((Matter.FIGURE, "twelve"),)}
    assert list(carried_by((one, other, claimed), story_of, otherwise)) == [one.id, other.id, claimed.id]
    again = replace(passage(9, QUOTE), span=one.span)
    assert carried_by((one, again), {SourceId(1): SourceId(1)}, {}) == {one.id: (), again.id: ()}
