"""Commands on what is shown of a source: hide a passage, show it again, split a source in two.

The text stays as it is. No tag is ever hidden: a passage with tags is not hidden, and those of a part that is
split off go with it.
"""

from dataclasses import replace

from briefer.commands.sources import text_sha256
from briefer.commands.versions import OldTag, evidence_of, is_on, old_tags
from briefer.commands.wording import counted, one_line, shown
from briefer.errors import BrieferError
from briefer.model.changes import Collection
from briefer.model.ids import MemoId, MentionId, SourceId, new_key
from briefer.model.sources import LinkKind, Source, SourceLink
from briefer.model.spans import Span
from briefer.model.versions import TagKind
from briefer.store import queries, writing
from briefer.store.session import Session
from briefer.text.hiding import Stretch, joined

_TITLE = 120


def hide_passage(session: Session, source_id: SourceId, start: int, end: int) -> None:
    """Fold a passage away: it is not shown, searched or proposed from until `show_passage` brings it back.

    Raises BrieferError where the passage holds a tag, or nothing but blanks.
    """
    text = queries.source_text(session, source_id)
    if not text[start:end].strip():
        raise BrieferError("There are no words to hide.", "Select the words that are to be hidden.")
    if number := sum(is_on(tag, start, end) for tag in old_tags(session, source_id)):
        lie = "lies" if number == 1 else "lie"
        what = f"{counted(number, 'tag')} {lie} in this passage."
        raise BrieferError(what, "Remove what is tagged there first, or hide less.")
    with session.step(f"Hide “{shown(text[start:end])}”"):
        hidden = (*queries.hidden(session, source_id), (start, end))
        writing.put_hidden(session, source_id, joined(hidden))


def show_passage(session: Session, source_id: SourceId, offset: int) -> None:
    """Show the hidden passage again that holds this code point. Raises BrieferError where there is none."""
    hidden = queries.hidden(session, source_id)
    left = [it for it in hidden if not it[0] <= offset < it[1]]
    if len(left) == len(hidden):
        raise BrieferError("No passage is hidden here.", "Go to a line that says how many words are hidden.")
    with session.step("Show a hidden passage"):
        writing.put_hidden(session, source_id, left)


def split_source(session: Session, source_id: SourceId, offset: int) -> SourceId:
    """Make a source of its own of the text from a code point on; return its id.

    The old source keeps its text, of which that part is hidden. The tags in that part go with it. Raises
    BrieferError where there are no words on one side, or a tag lies across.
    """
    source, text = queries.source(session, source_id), queries.source_text(session, source_id)
    hidden = queries.hidden(session, source_id)
    seen = queries.visible_text(session, source_id)
    if not seen[:offset].strip() or not seen[offset:].strip():
        raise BrieferError("There is nothing to part here.", "Go to the first line of what is to be apart.")
    tags = old_tags(session, source_id)
    across = [tag for tag in tags if tag.start < offset < tag.end]
    if across:
        words = shown(text[across[0].start : across[0].end])
        raise BrieferError(f"The tag on “{words}” lies across this place.", "Split at another line.")
    start = offset + len(text[offset:]) - len(text[offset:].lstrip())
    new = _part(session, source, text[start:])
    with session.step(f"Split “{shown(source.name)}”"):
        writing.put_source(session, new, text[start:])
        writing.put_hidden(session, new.id, _moved(hidden, start))
        for tag in tags:
            if tag.start >= offset:
                _move(session, tag, new.id, start)
        before = [(low, min(high, start)) for low, high in hidden if low < start]
        writing.put_hidden(session, source_id, joined((*before, (start, len(text)))))
    return new.id


def _part(session: Session, source: Source, text: str) -> Source:
    """Return the source that is split off: its title is its first line."""
    title = one_line(next(line for line in text.splitlines() if line.strip()))
    kept = tuple(it for it in source.bases if it[0] not in {"title", "byline"})
    return replace(
        source,
        id=SourceId(new_key()),
        label=queries.next_label(session, Collection.SOURCE),
        title=title if len(title) <= _TITLE else title[: _TITLE - 1].rstrip() + "…",
        text_sha256=text_sha256(text),
        length=len(text),
        bases=(*kept, ("title", "the first line of the part")),
        links=(SourceLink(LinkKind.SPLIT, source.id),),
    )


def _move(session: Session, tag: OldTag, source: SourceId, start: int) -> None:
    """Let a tag stand in the part that was split off, on the same words."""
    if tag.kind is TagKind.MENTION:
        mention = queries.mention(session, MentionId(tag.key))
        writing.put_mention(session, replace(mention, span=_span(mention.span, source, start)))
    elif tag.kind is TagKind.MEMO:
        memo = queries.memo(session, MemoId(tag.key))
        writing.put_memo(session, replace(memo, span=_span(memo.span, source, start)))
    elif tag.kind is TagKind.EVIDENCE:
        fact, item = evidence_of(session, tag.key)
        moved = replace(item, span=_span(item.span, source, start))
        evidence = tuple(moved if it.id == item.id else it for it in fact.evidence)
        writing.put_fact(session, replace(fact, evidence=evidence))


def _span(span: Span, source: SourceId, start: int) -> Span:
    return Span(source, span.start - start, span.end - start, span.quote)


def _moved(hidden: tuple[Stretch, ...], start: int) -> tuple[Stretch, ...]:
    return tuple((max(low, start) - start, high - start) for low, high in hidden if high > start)
