"""Commands on memos: note something on a passage, write it anew, move it, remove it."""

from dataclasses import replace

from briefer.commands.shown_spans import check_shown
from briefer.commands.wording import shown
from briefer.errors import BrieferError
from briefer.model.changes import Collection
from briefer.model.ids import MemoId, new_key
from briefer.model.memos import Memo
from briefer.model.spans import Span
from briefer.store import queries, writing
from briefer.store.removing import remove
from briefer.store.session import Session
from briefer.text.cleaning import clean


def add_memo(session: Session, span: Span, words: str) -> MemoId:
    """Note these words on a passage and return the memo's id.

    Raises BrieferError where the words are blank, the quote is not what stands there, or a part of it is
    hidden.
    """
    check_shown(session, (span,))
    memo = Memo(MemoId(new_key()), span, _said(words))
    with session.step(f"Note on “{shown(span.quote)}”"):
        writing.put_memo(session, memo)
    return memo.id


def edit_memo(session: Session, memo_id: MemoId, words: str) -> None:
    """Give a memo other words. Raises BrieferError where they are blank."""
    memo = queries.memo(session, memo_id)
    with session.step(f"Edit note “{shown(memo.words)}”"):
        writing.put_memo(session, replace(memo, words=_said(words)))


def move_memo(session: Session, memo_id: MemoId, span: Span) -> None:
    """Let a memo stand on another passage. BrieferError for a quote that stands elsewhere or is hidden."""
    check_shown(session, (span,))
    memo = queries.memo(session, memo_id)
    with session.step(f"Move note “{shown(memo.words)}”"):
        writing.put_memo(session, replace(memo, span=span))


def remove_memo(session: Session, memo_id: MemoId) -> None:
    """Remove a memo; undo brings it back."""
    memo = queries.memo(session, memo_id)
    with session.step(f"Remove note “{shown(memo.words)}”"):
        remove(session, Collection.MEMO, memo_id)


def _said(words: str) -> str:
    said = clean(words).strip()
    if not said:
        raise BrieferError("A note says something.", "Write it, or remove the note.")
    return said
