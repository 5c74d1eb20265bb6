"""Under which headings facts stand."""

import pytest

from briefer.commands.briefs import first_brief, send_fact
from briefer.gui.models.fact_headings import GROUPING_WORDS, FactGrouping
from briefer.gui.models.fact_order import FactSort
from briefer.model.facts import FactKind, Status
from briefer.store import queries
from tests.gui.desks import Scene
from tests.gui.models.fact_models import facts_model, shown, state


def grouped(desk: Scene, grouping: FactGrouping) -> list[str]:
    model = facts_model(desk)
    model.sort_by(FactSort.LABEL)
    model.group_by(grouping)
    return shown(model)


@pytest.mark.parametrize(
    ("dates", "headings"),
    [
        (
            ["2024-01-16", "2024-01-18", None, "2024-01", "../2024-01-17", "2024-01-18/2024-01-20"],
            ["January 2024", "16 January 2024", "Until 17 January 2024", "18 January 2024", "Undated"],
        ),
        (["2024-01-16", "2024-05-18", "2024-05-20"], ["January 2024", "May 2024"]),
        (["2001-01-16", "2024-05-18", "2015"], ["2001", "2015", "2024"]),
        # A single one that lies far off has no say in it.
        (["2009", *[f"2024-01-{day}" for day in range(10, 16)]],
         ["2009", *[f"{day} January 2024" for day in range(10, 16)]]),
        ([None], ["Undated"]),
    ],
)  # fmt: skip
def test_days_months_or_years_suit_the_data(
    desk: Scene, dates: list[str | None], headings: list[str]
) -> None:
    for number, date in enumerate(dates):
        state(desk, f"{number}", event=date)
    found = [words for words in grouped(desk, FactGrouping.DATE) if words.startswith("[")]
    assert [words[1:].rsplit(" ", 1)[0] for words in found] == headings


def test_sources_statuses_and_kinds_stand_in_their_order(desk: Scene) -> None:
    state(desk, "A", status=Status.DENIED, kind=FactKind.FIGURE)
    state(desk, "B", "Norland closed the strait on Monday.")
    assert grouped(desk, FactGrouping.SOURCE) == ["[Vell Courier 1]", "B", "[ships.txt 1]", "A"]
    assert grouped(desk, FactGrouping.STATUS) == ["[Reported 1]", "B", "[Denied 1]", "A"]
    assert grouped(desk, FactGrouping.KIND) == ["[Event 1]", "B", "[Figure 1]", "A"]


def test_sections_stand_in_the_order_of_the_brief_and_what_is_not_sent_last(desk: Scene) -> None:
    first, second = state(desk, "A"), state(desk, "B")
    state(desk, "C")
    brief = queries.brief(desk.session, first_brief(desk.session, desk.desk.packs.packs[0]))
    one, other = brief.sections[1], brief.sections[2]
    send_fact(desk.session, brief.id, other.id, first)
    send_fact(desk.session, brief.id, one.id, second)
    headings = [f"[{one.heading} 1]", "B", f"[{other.heading} 1]", "A", "[Not sent yet 1]", "C"]
    assert grouped(desk, FactGrouping.SECTION) == headings


def test_each_grouping_has_words_and_none_has_no_headings(desk: Scene) -> None:
    state(desk, "A")
    assert grouped(desk, FactGrouping.NONE) == ["A"]
    assert set(GROUPING_WORDS) == set(FactGrouping)
