"""What is looked for among the facts is shared, told of once, and kept with the session."""

import pytest

from briefer.gui.models.fact_filter import Facet, FactFilter
from briefer.gui.models.fact_sought import FactSought
from tests.gui.desks import Scene

SOME = FactFilter("vell", frozenset({(Facet.UNDATED, "")}), "2024-01", "2024-02")


def test_a_change_is_told_once(desk: Scene) -> None:
    sought = FactSought(desk.session)
    met = []
    sought.changed.connect(lambda: met.append(sought.value))
    sought.seek(SOME)
    sought.seek(SOME)
    assert met == [SOME]


def test_it_is_kept_with_the_session(desk: Scene) -> None:
    sought = FactSought(desk.session)
    sought.seek(SOME)
    assert FactSought(desk.session).value.is_empty
    sought.remember()
    assert FactSought(desk.session).value == SOME


@pytest.mark.parametrize("kept", ["[]", "{", '{"words": "x", "chips": [["odd", "y"]]}'])
def test_what_cannot_be_read_is_nothing(desk: Scene, kept: str) -> None:
    desk.session.remember("facts/filter", kept)
    assert FactSought(desk.session).value.is_empty
