"""What the keys that tag act on: the selection, else what is tagged, proposed or written at the caret."""

from briefer.gui.views.reader_page import ReaderPage
from briefer.gui.views.reader_tags import Proposal, mentions_in, names_proposed_in, proposals_in
from briefer.model.actors import ActorKind, Mention
from briefer.model.proposals import ProposedMention, ProposedName
from briefer.model.spans import Span, span_of
from briefer.text.words import without_possessive


def mention_to_change(view: ReaderPage) -> Mention | None:
    """Return the mention that just the selection, or the caret, stands on."""
    here = mentions_in(view.tags_here())
    if view.selection() is not None:
        span = span_to_tag(view)
        return next((it for it in here if it.span == span), None)
    current = view.current_tag()
    if current is None or isinstance(current.value, Proposal):
        return None
    return current.value if isinstance(current.value, Mention) else next(iter(here), None)


def span_to_tag(view: ReaderPage) -> Span | None:
    """Return the selection, else the proposal or word at the caret, without a possessive's ending."""
    selected, (mentions, names), text = view.selection(), proposed_here(view), view.text.blocks.text
    if selected is None and (mentions or names):
        stretch = next((it.start, it.end) for it in (mentions or names))
    elif span := selected or view.word_at_caret:
        stretch = without_possessive(text, span.start, span.end)
    else:
        return None
    return span_of(view.source, text, *stretch) if view.source is not None else None


def proposed_here(view: ReaderPage) -> tuple[tuple[ProposedMention, ...], tuple[ProposedName, ...]]:
    """Return the mentions and the names proposed at the caret, the current one first."""
    current, here = view.current_tag(), view.tags_here()
    there = (current, *here) if current is not None else here
    return proposals_in(there), names_proposed_in(there)


def kind_proposed(view: ReaderPage, span: Span) -> ActorKind | None:
    """Return the kind that is proposed for a new actor of just this name, None where none is."""
    names = proposed_here(view)[1]
    return next((it.kind for it in names if (it.start, it.end) == (span.start, span.end)), None)
