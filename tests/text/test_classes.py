from hypothesis import given
from hypothesis import strategies as st

from briefer.text.classes import Links, LinksApart, classes

PAIRS = st.lists(st.tuples(st.integers(0, 12), st.integers(0, 12)), max_size=20)


def test_groups_that_share_a_member_are_one_class() -> None:
    assert classes([5, 3, 1, 2], Links([(1, 2), (3, 2), (9, 5)])) == {5: 5, 3: 3, 1: 3, 2: 3}


def test_a_link_is_new_where_nothing_linked_the_two_before() -> None:
    links: Links[int] = Links([(1, 2), (3, 4)])
    assert links.link(2, 3)
    assert not links.link(1, 4)
    assert not links.link(1, 1)


@given(PAIRS)
def test_members_are_of_one_class_if_a_way_of_links_leads_from_one_to_the_other(
    pairs: list[tuple[int, int]],
) -> None:
    reached = {member: {member} for member in range(13)}
    for _ in range(13):
        for one, other in pairs:
            both = reached[one] | reached[other]
            for member in both:
                reached[member] = reached[member] | both
    found = classes(range(13), Links(pairs))
    assert {member: min(reached[member]) for member in range(13)} == found


@given(PAIRS, PAIRS)
def test_those_that_stay_apart_are_never_of_one_class(
    pairs: list[tuple[int, int]], apart: list[tuple[int, int]]
) -> None:
    kept = [(one, other) for one, other in apart if one != other]
    links: LinksApart[int] = LinksApart(kept)
    for one, other in pairs:
        links.link(one, other)
    found = classes(range(13), links)
    assert all(found[one] != found[other] for one, other in kept)
    if not kept:
        assert found == classes(range(13), Links(pairs))
