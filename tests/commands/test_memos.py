"""Notes on passages: made, written anew, moved, removed, each one step that says which."""

import pytest

from briefer.commands.memos import add_memo, edit_memo, move_memo, remove_memo
from briefer.commands.sources import remove_source
from briefer.errors import BrieferError
from briefer.model.ids import SourceId
from briefer.store import queries
from briefer.store.session import Session
from tests.commands.samples import labels, place


def test_a_note_is_one_step_and_keeps_its_lines(session: Session, source: SourceId) -> None:
    key = add_memo(session, place(source, "closed the lane"), "  Ask Reke.\r\n\r\nWhich lane?\x00 ")
    memo = queries.memo(session, key)
    assert memo.words == "Ask Reke.\n\nWhich lane?\N{REPLACEMENT CHARACTER}"
    assert memo.span == place(source, "closed the lane")
    assert labels(session)[-1] == "Note on “closed the lane”"
    session.undo()
    assert queries.memos(session) == ()


def test_it_is_written_anew_moved_and_removed(session: Session, source: SourceId) -> None:
    key = add_memo(session, place(source, "lane"), "Which?")
    edit_memo(session, key, "Which lane?")
    move_memo(session, key, place(source, "the lane"))
    assert (queries.memo(session, key).words, queries.memo(session, key).span.quote) == (
        "Which lane?",
        "the lane",
    )
    remove_memo(session, key)
    assert queries.memos(session) == ()
    assert labels(session)[-3:] == [
        "Edit note “Which?”",
        "Move note “Which lane?”",
        "Remove note “Which lane?”",
    ]
    for _ in range(3):
        session.undo()
    assert [(memo.words, memo.span.quote) for memo in queries.memos(session)] == [("Which?", "lane")]


@pytest.mark.parametrize("words", ["", " \n\t "])
def test_a_note_without_words_is_refused(session: Session, source: SourceId, words: str) -> None:
    with pytest.raises(BrieferError, match="A note says something"):
        add_memo(session, place(source, "lane"), words)
    key = add_memo(session, place(source, "lane"), "Which?")
    with pytest.raises(BrieferError, match="remove the note"):
        edit_memo(session, key, words)
    assert queries.memo(session, key).words == "Which?"


def test_a_note_on_a_removed_source_is_refused_with_a_sentence(session: Session, source: SourceId) -> None:
    span = place(source, "the lane")
    remove_source(session, source)
    with pytest.raises(BrieferError, match="The source in which “the lane” stood was removed"):
        add_memo(session, span, "Which?")
