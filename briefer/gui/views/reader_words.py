"""Tags in plain words, for the strip below the text, for tooltips and for screen readers."""

from dataclasses import dataclass
from enum import StrEnum

from briefer.gui.views.reader_tags import SourceTags, Tag
from briefer.gui.wording import shortened, word
from briefer.model.actors import Mention
from briefer.model.ids import ActorId, FactId, MentionId
from briefer.model.memos import Memo
from briefer.model.proposals import ProposedMention, ProposedName
from briefer.text.lookalikes import marked

_NOTE_SHOWN = 400


class TagKind(StrEnum):
    """What stands under the caret."""

    MENTION = "mention"
    PROPOSAL = "proposal"
    NAME = "name"
    FACT = "fact"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class CaretTag:
    """One tag at the caret: what it is, in plain words, and where it lies.

    `start` and `end` are code points of the source; `is_current` marks the one that keys act on.
    """

    kind: TagKind
    words: str
    start: int
    end: int
    actors: tuple[ActorId, ...] = ()
    mention: MentionId | None = None
    fact: FactId | None = None
    is_current: bool = False


def caret_tag(tag: Tag, start: int, end: int, tags: SourceTags, *, is_current: bool) -> CaretTag:
    """Return the tag with its words."""
    words = tag_words(tag, tags)
    if isinstance(tag, Mention):
        return CaretTag(TagKind.MENTION, words, start, end, tag.actors, tag.id, is_current=is_current)
    if isinstance(tag, ProposedMention):
        return CaretTag(TagKind.PROPOSAL, words, start, end, tag.actors, is_current=is_current)
    if isinstance(tag, Memo):
        return CaretTag(TagKind.NOTE, words, start, end, is_current=is_current)
    if isinstance(tag, ProposedName):
        return CaretTag(TagKind.NAME, words, start, end, is_current=is_current)
    return CaretTag(TagKind.FACT, words, start, end, fact=tag.fact, is_current=is_current)


def tag_words(tag: Tag, tags: SourceTags) -> str:
    """Return who is mentioned and how, what is proposed and why, a new name, a note, or the fact."""
    if isinstance(tag, Mention):
        return f"{names_of(tag.actors, tags)} · {word(tag.kind).lower()}"
    if isinstance(tag, ProposedMention):
        return f"Proposed: {names_of(tag.actors, tags)} · {tag.origin}"
    if isinstance(tag, ProposedName):
        return f"New name: {marked(tag.quote)} · {word(tag.kind).lower()} · {tag.origin}"
    if isinstance(tag, Memo):
        return f"Note: {shortened(tag.words, _NOTE_SHOWN)}"
    fact = tags.facts.get(tag.fact)
    return f"{fact.label} · {fact.statement}" if fact is not None else ""


def names_of(actors: tuple[ActorId, ...], tags: SourceTags) -> str:
    """Return the names of the actors: “China”, “China and Iran”, “China, Iran and India”."""
    names = [tags.actors[key].name for key in actors if key in tags.actors]
    if len(names) < 2:  # noqa: PLR2004 - nothing to join
        return "".join(names)
    return f"{', '.join(names[:-1])} and {names[-1]}"
