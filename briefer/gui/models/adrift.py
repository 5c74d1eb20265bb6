"""The tags that need a look in a later version, as rows: what they are, where they stood, and why."""

from dataclasses import dataclass

from briefer.commands.versions import evidence_of
from briefer.gui import icons, theme
from briefer.gui.models.rows import Face
from briefer.gui.wording import shortened
from briefer.model.ids import MemoId, MentionId, SourceId
from briefer.model.spans import Span
from briefer.model.versions import AdriftTag, Reason, TagKind
from briefer.store import queries
from briefer.store.session import Session

_SHOWN = 160
REASONS = {
    Reason.GONE: "These words are not in the later version.",
    Reason.ALTERED: "These words were altered: the nearest passage is shown.",
    Reason.AROUND: "These words are the same, but their sentence was altered.",
    Reason.ALIKE: "These words stand in several places that are alike.",
}
_ICONS = {TagKind.MENTION: "user", TagKind.EVIDENCE: "list-checks", TagKind.MEMO: "sticky-note"}


@dataclass(frozen=True, slots=True)
class AdriftRow:
    """A tag that needs a look: its old place, and what it says in words."""

    tag: AdriftTag
    span: Span
    says: str


def adrift_rows(session: Session, later: SourceId) -> list[AdriftRow]:
    """Return the rows of a later version, in the order of the old text."""
    rows = [_row(session, tag) for tag in queries.adrift(session, later)]
    return sorted(rows, key=lambda row: (row.span.start, row.span.end, row.tag.kind))


def key_of(row: AdriftRow) -> tuple[TagKind, int]:
    """Return what tells a row from others."""
    return row.tag.kind, row.tag.member


def face_of(row: AdriftRow) -> Face:
    """Return what a row shows."""
    quote = f"“{shortened(' '.join(row.span.quote.split()), _SHOWN)}”"
    reason, tones = REASONS[row.tag.reason], theme.current_tones()
    return Face(
        text=f"{row.says}: {quote}",
        detail=reason,
        mark=icons.tinted_icon(_ICONS[row.tag.kind], tones.warning),
        lines=2,
        spoken=f"{row.says}, {quote}. {reason}",
        tip=f"{row.says}: {row.span.quote}",
    )


def _row(session: Session, tag: AdriftTag) -> AdriftRow:
    if tag.kind is TagKind.MENTION:
        mention = queries.mention(session, MentionId(tag.member))
        names = (queries.actor(session, actor).name for actor in mention.actors)
        return AdriftRow(tag, mention.span, f"Tag of {' and '.join(names)}")
    if tag.kind is TagKind.MEMO:
        memo = queries.memo(session, MemoId(tag.member))
        return AdriftRow(tag, memo.span, "Note")
    fact, item = evidence_of(session, tag.member)
    return AdriftRow(tag, item.span, f"Evidence of {fact.label}")
