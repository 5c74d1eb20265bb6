"""Origins are counted once whoever reprints them, and copies are named under the passage they carry."""

from dataclasses import replace

from briefer.model.facts import Status
from briefer.model.ids import EvidenceId, SourceId
from briefer.model.reconciliations import Matter
from briefer.weigh.origins import carried_by, origins, stories
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
