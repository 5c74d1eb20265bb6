"""The desk and the names it knows: faults told, proposals kept until they are stale."""

import time
from collections.abc import Iterator

import pytest

from briefer.commands.actors import add_alias
from briefer.commands.mentions import refuse_proposal
from briefer.errors import BrieferError
from briefer.gui import source_finds
from briefer.gui.bus import Notice, NoticeKind, Target, notice_of
from briefer.model.actors import Alias
from tests.gui.desks import Scene


def fall() -> None:
    raise BrieferError("The disk is full.", "Make room.")


def test_a_fault_is_told_with_its_next_step(desk: Scene) -> None:
    assert desk.desk.attempt(fall) is None
    assert desk.told == [Notice("The disk is full.", "Make room.", NoticeKind.FAULT)]
    assert notice_of(BrieferError("Gone.")) == Notice("Gone.", "", NoticeKind.FAULT)


def test_what_goes_well_is_returned(desk: Scene) -> None:
    assert desk.desk.attempt(lambda: 7) == 7
    assert not desk.told


def test_nothing_is_done_between_steps_that_belong_together(desk: Scene) -> None:
    parts = iter([(1, 3), (2, 3), (3, 3)])
    desk.desk.work.begin("Tagging", slowly(parts), writes=True)
    assert desk.desk.attempt(lambda: 7) is None
    assert desk.told[-1].text == "Tagging: that is not over yet."
    desk.desk.work.finish_writing()
    assert desk.desk.attempt(lambda: 7) == 7


def slowly(parts: Iterator[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    for part in parts:
        time.sleep(0.02)
        yield part


def test_a_bug_goes_through(desk: Scene) -> None:
    with pytest.raises(ZeroDivisionError):
        desk.desk.attempt(lambda: 1 // 0)


def test_notices_and_targets_reach_the_bus(desk: Scene) -> None:
    desk.desk.tell("Done.", kind=NoticeKind.DONE)
    desk.desk.point(Target(fact=None, actor=desk.bell))
    assert desk.told[-1].kind is NoticeKind.DONE
    assert desk.pointed == [Target(actor=desk.bell)]


def test_steps_reach_the_bus(desk: Scene) -> None:
    labels: list[str] = []
    desk.desk.bus.changed.connect(lambda changes: labels.append(changes.label))
    desk.tag("Norland", desk.norland)
    desk.session.undo()
    assert labels[0] == "Tag Norland"
    assert len(labels) == 2


def test_known_names_are_proposed_until_tagged_or_refused(desk: Scene) -> None:
    names = desk.desk.names
    before = names.proposals(desk.second)
    assert [(item.quote, *item.actors) for item in before] == [
        ("Norland", desk.norland),
        ("Estmark", desk.estmark),
        ("Norland", desk.norland),
    ]
    desk.tag("Estmark", desk.estmark, source=desk.second)
    refuse_proposal(desk.session, desk.second, before[0])
    assert [item.start for item in names.proposals(desk.second)] == [before[2].start]
    assert names.proposals_of(desk.second, desk.estmark) == ()


def test_a_new_alias_is_proposed_at_once(desk: Scene) -> None:
    assert not [item for item in desk.desk.names.proposals(desk.second) if item.quote == "Vell"]
    add_alias(desk.session, desk.estmark, Alias("Vell"))
    assert [item for item in desk.desk.names.proposals(desk.second) if item.quote == "Vell"]


def test_proposals_are_worked_out_once_until_something_touches_them(
    desk: Scene, monkeypatch: pytest.MonkeyPatch
) -> None:
    names = desk.desk.names
    before = names.proposals(desk.first)
    monkeypatch.setattr(source_finds, "open_in", lambda *_: pytest.fail("worked out again"))
    desk.fact("Norland closed the strait on Monday.")
    assert names.proposals(desk.first) == before
