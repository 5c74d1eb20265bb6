"""What is hidden of a source, and what needs a look in a later version: stored, undone, checked, gone."""

import pytest

from briefer.model.changes import Collection
from briefer.model.ids import SourceId
from briefer.model.versions import AdriftTag, Hidden, Reason, TagKind
from briefer.store import queries as q
from briefer.store import writing as w
from briefer.store.reading import check_all, check_members
from briefer.store.removing import remove
from briefer.store.session import Session
from tests.store.samples import TEXT


def test_hidden_stretches_are_kept_by_their_beginnings(filled: Session) -> None:
    source = q.sources(filled)[0].id
    with filled.step("Hide"):
        w.put_hidden(filled, source, [(0, 5), (9, 12)])
    with filled.step("Hide more"):
        w.put_hidden(filled, source, [(0, 8)])
    assert q.hidden(filled, source) == ((0, 8),)
    assert q.visible_text(filled, source) == "\n" * 8 + TEXT[8:]
    assert q.visible_text(filled, q.sources(filled)[1].id) == TEXT
    filled.undo()
    assert q.hidden(filled, source) == ((0, 5), (9, 12))


def test_a_tag_needs_a_look_as_long_as_it_is_there(filled: Session) -> None:
    later, memo = q.sources(filled)[1].id, q.memos(filled)[0]
    tags = (
        AdriftTag(later, TagKind.MEMO, memo.id, Reason.GONE),
        AdriftTag(later, TagKind.MENTION, q.mentions(filled)[0].id, Reason.ALTERED, (3, 9)),
    )
    with filled.step("Look"):
        w.add_adrift(filled, tags)
    assert set(q.adrift(filled, later)) == set(tags)
    assert q.adrift_counts(filled) == {later: 2}
    assert q.adrift(filled, q.sources(filled)[0].id) == ()
    with filled.step("Remove"):
        remove(filled, Collection.MEMO, memo.id)
    assert q.adrift(filled) == tags[1:]
    with filled.step("Settle"):
        w.settle_adrift(filled, tags[1])
    assert q.adrift_counts(filled) == {}
    with filled.step("Remove"):
        remove(filled, Collection.SOURCE, later)
    assert filled.rows("select * from adrift") == []


@pytest.mark.parametrize(
    "statement",
    [
        "insert into hidden values (?, 5, 5)",
        "insert into hidden values (?, -1, 5)",
        "insert into adrift values (?, 'mention', 1, 'odd', null, null)",
        "insert into adrift values (?, 'actor', 1, 'gone', null, null)",
        "insert into adrift values (?, 'memo', 1, 'gone', 9, 3)",
    ],
)
def test_rows_that_no_program_of_ours_stores_are_told(filled: Session, statement: str) -> None:
    source = q.sources(filled)[0].id
    with filled.step("Break"):
        filled.write(statement, (source,))
    with pytest.raises(ValueError):  # noqa: PT011 - each says something else
        check_all(filled.rows)
    with pytest.raises(ValueError):  # noqa: PT011 - as above
        check_members(filled.rows, [(Collection.SOURCE, source)])


def test_stretches_run_forward() -> None:
    with pytest.raises(ValueError, match="forward"):
        Hidden(SourceId(1), 5, 5)
    with pytest.raises(ValueError, match="forward"):
        AdriftTag(SourceId(1), TagKind.MEMO, 1, Reason.GONE, (5, 4))
