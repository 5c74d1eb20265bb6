from datetime import date

import pytest

from briefer.model.actors import Actor, Role
from briefer.model.ids import ActorId
from briefer.weigh.offices import ALWAYS, office_in

DEPUTY = Role("deputy minister", "Ministry of Ports", "2019", "2023-04")
MINISTER = Role("minister", "Ministry of Ports", "2023-05-02")
CHAIR = Role("chair", "Port Club")


def office(day: date | None, *roles: Role) -> str:
    actor = Actor(ActorId(1), "a1", "Ilse Darrow", roles=roles)
    found = office_in(actor, (day, day) if day else ALWAYS)
    return found.title if found else ""


@pytest.mark.parametrize(
    ("day", "title"),
    [
        (date(2018, 12, 31), ""),
        (date(2019, 1, 1), "deputy minister"),
        (date(2023, 4, 30), "deputy minister"),
        (date(2023, 5, 1), ""),
        (date(2023, 5, 2), "minister"),
        (date(2031, 1, 1), "minister"),
    ],
)
def test_the_office_held_on_a_day(day: date, title: str) -> None:
    assert office(day, DEPUTY, MINISTER) == title


def test_of_several_the_one_taken_up_last_and_one_without_a_beginning_last_of_all() -> None:
    assert office(date(2020, 1, 1), CHAIR, DEPUTY) == "deputy minister"
    assert office(date(2010, 1, 1), CHAIR, DEPUTY) == "chair"
    assert office(None, DEPUTY, MINISTER) == "minister"
    assert office(None) == ""
