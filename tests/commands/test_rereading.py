"""Bytes read in another encoding take the place of the first reading, unless anything is tagged in that."""

from dataclasses import replace

import pytest

from briefer.commands.memos import add_memo
from briefer.commands.mentions import tag_new_actor
from briefer.commands.replacing import has_tags
from briefer.commands.rereading import take_reading
from briefer.commands.sources import add_sources, edit_source
from briefer.errors import BrieferError
from briefer.model.facts import Reliability
from briefer.model.ids import SourceId
from briefer.model.sources import GIVEN, LinkKind, LoadedSource, SourceLink
from briefer.model.spans import span_of
from briefer.store import queries, writing
from briefer.store.session import Session

WORDS = "Солвания закрыла пролив."
BYTES = WORDS.encode("cp1251")
WRONG = LoadedSource(BYTES.decode("latin-1"), "A headline", file_name="a.txt", original=BYTES)
RIGHT = LoadedSource(WORDS, file_name="a.txt", original=BYTES, bases=(("title", "the first line"),))


@pytest.fixture
def wrong(session: Session) -> SourceId:
    (key,) = add_sources(session, [WRONG])
    return key


def test_a_reading_without_tags_is_replaced(session: Session, wrong: SourceId) -> None:
    edit_source(session, replace(queries.source(session, wrong), publisher="Echo"))
    graded = replace(queries.source(session, wrong), reliability=Reliability.FAIRLY)
    edit_source(session, graded)
    (child,) = add_sources(session, [LoadedSource("Attached words.")])
    with session.step("Attach"):
        link = SourceLink(LinkKind.ATTACHED, wrong)
        writing.put_source(session, replace(queries.source(session, child), links=(link,)))
    new = take_reading(session, wrong, RIGHT)
    assert wrong not in queries.source_ids(session)
    source = queries.source(session, new)
    assert queries.source_text(session, new) == WORDS
    assert queries.original(session, new) == BYTES
    assert (source.title, source.publisher, source.reliability) == ("A headline", "Echo", Reliability.FAIRLY)
    assert source.basis("publisher") == source.basis("reliability") == GIVEN
    assert queries.source(session, child).linked(LinkKind.ATTACHED) == new
    session.undo()
    assert queries.source_text(session, wrong) == WRONG.text
    assert queries.source(session, child).linked(LinkKind.ATTACHED) == wrong


@pytest.mark.parametrize("tag", ["mention", "note"])
def test_a_reading_with_tags_stays_beside_the_new_one(session: Session, wrong: SourceId, tag: str) -> None:
    span = span_of(wrong, WRONG.text, 0, 8)
    if tag == "mention":
        tag_new_actor(session, span, "Solvania")
    else:
        add_memo(session, span, "Which is that?")
    assert has_tags(session, wrong)
    new = take_reading(session, wrong, RIGHT)
    assert queries.source_text(session, wrong) == WRONG.text
    assert queries.source_text(session, new) == WORDS


def test_the_same_reading_is_refused(session: Session, wrong: SourceId) -> None:
    with pytest.raises(BrieferError, match="reads the same"):
        take_reading(session, wrong, WRONG)
    assert queries.source_ids(session) == (wrong,)
