"""Memos of a tag file: those that the session lacks are added."""

from collections.abc import Sequence

from briefer.commands.memos import add_memo
from briefer.commands.tag_format import TaggedMemo
from briefer.commands.tag_spans import Spans
from briefer.store import queries
from briefer.store.session import Session


def put_memos(session: Session, tagged: Sequence[TaggedMemo], spans: Spans) -> int:
    """Store the file's memos and return how many are new; the same words on the same passage are one memo.

    Raises BrieferError where a quote or a source is not there.
    """
    there = {(memo.span, memo.words) for memo in queries.memos(session)}
    new = dict.fromkeys((spans.find(item.span), item.words.strip()) for item in tagged)
    missing = [memo for memo in new if memo not in there]
    for span, words in missing:
        add_memo(session, span, words)
    return len(missing)
