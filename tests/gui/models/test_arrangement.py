"""The order of a list: what is put in and taken out one by one stands where all at once would put it."""

from collections.abc import Iterator
from contextlib import contextmanager

from hypothesis import given
from hypothesis import strategies as some

from briefer.gui.models.arrangement import Around, Arrangement, GroupKey

KEYS = some.lists(some.integers(0, 40), unique=True, max_size=25)
GROUPS: tuple[GroupKey, ...] = ((0, "x"), (1, "y"), (2, "z"))
EDITS = some.lists(some.tuples(some.integers(0, 40), some.integers(0, 9), some.booleans()), max_size=25)


def groups_of(member: int) -> tuple[GroupKey, ...]:
    """A third of the members is in two groups."""
    own = GROUPS[member % 3]
    return tuple(sorted({own, GROUPS[(member // 3) % 3]})) if member % 4 == 0 else (own,)


def filled(sorts: dict[int, int], *, has_headings: bool) -> Arrangement:
    made = Arrangement(sorts, has_headings=has_headings)
    made.fill(sorted(sorts, key=sorts.__getitem__), groups_of if has_headings else None)
    made.finish()
    return made


def rows(arrangement: Arrangement) -> list[tuple[GroupKey, int | None]]:
    return [(spot.group.key, spot.member) for spot in map(arrangement.at, range(arrangement.rows))]


def noted(changes: list[int]) -> Around:
    """Note by how many rows each change is said to be, before and after."""

    @contextmanager
    def around(first: int, last: int) -> Iterator[None]:
        assert first <= last
        changes.append(last - first + 1)
        yield

    return around


@given(keys=KEYS, edits=EDITS, has_headings=some.booleans())
def test_one_by_one_gives_what_all_at_once_does(
    keys: list[int], edits: list[tuple[int, int, bool]], *, has_headings: bool
) -> None:
    sorts = {key: 100 * (key % 7) + key for key in keys}
    made = filled(sorts, has_headings=has_headings)
    come: list[int] = []
    gone: list[int] = []
    before = made.rows
    for key, place, is_out in edits:
        if key in sorts:
            made.remove(key, noted(gone))
            del sorts[key]
        if not is_out:
            sorts[key] = 100 * place + key
            made.insert(key, groups_of(key) if has_headings else ((),), noted(come))
    assert rows(made) == rows(filled(sorts, has_headings=has_headings))
    assert made.rows == before + sum(come) - sum(gone)
    assert len(made) == len(sorts)


@given(keys=KEYS, has_headings=some.booleans())
def test_each_member_is_found_in_the_rows_it_stands_in(keys: list[int], *, has_headings: bool) -> None:
    made = filled({key: key for key in keys}, has_headings=has_headings)
    for key in range(41):
        stands = [number for number, (_, member) in enumerate(rows(made)) if member == key]
        assert list(made.rows_of(key)) == stands
        assert made.row_of(key) == (stands[0] if stands else -1)
        assert bool(made.groups_of(key)) is (key in keys)


@given(KEYS)
def test_a_folded_group_shows_its_heading_alone_and_stays_folded(keys: list[int]) -> None:
    sorts = {key: key for key in (*keys, 1)}
    made = filled(sorts, has_headings=True)
    whole = rows(made)
    group = groups_of(1)[0]
    made.fold(group, noted([]))
    assert rows(made) == [(key, member) for key, member in whole if key != group or member is None]
    again = Arrangement(sorts, has_headings=True)
    again.fill(sorted(sorts), groups_of)
    again.finish(made.folded)
    assert rows(again) == rows(made)
    made.fold(group, noted([]))
    assert rows(made) == whole


@given(KEYS, some.integers(0, 40), some.integers(0, 9))
def test_a_member_that_moves_is_said_to_go_where_it_then_stands(
    keys: list[int], key: int, place: int
) -> None:
    sorts = {other: 100 * (other % 7) + other for other in {*keys, key}}
    made = filled(sorts, has_headings=False)
    wanted = 100 * place + key
    way = made.move(key, wanted, ())
    assert way is not None
    row, goal = way
    assert row == made.row_of(key)
    made.remove(key, noted([]))
    sorts[key] = wanted
    made.insert(key, ((),), noted([]))
    assert made.row_of(key) == (goal if goal <= row else goal - 1)
