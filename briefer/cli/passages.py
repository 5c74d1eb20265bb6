"""The commands hide and split, which find their place by the words that stand there."""

from argparse import Namespace

from briefer.cli.output import cut, say
from briefer.cli.sessions import to_change
from briefer.commands.hiding import hide_passage, show_passage, split_source
from briefer.errors import BrieferError
from briefer.model.sources import Source
from briefer.store import queries
from briefer.store.session import Session


def hide(asked: Namespace) -> int:
    """Fold a passage away, or show it again."""
    with to_change(asked.session) as session:
        source = queries.source_by_reference(session, asked.source)
        start = _place(session, source, asked.words)
        if asked.show:
            show_passage(session, source.id, start)
        else:
            hide_passage(session, source.id, start, start + len(asked.words))
    say(f"{'Shown again' if asked.show else 'Hidden'} in {source.label}: {cut(asked.words)}")
    return 0


def split(asked: Namespace) -> int:
    """Make a source of its own of the text from some words on."""
    with to_change(asked.session) as session:
        source = queries.source_by_reference(session, asked.source)
        key = split_source(session, source.id, _place(session, source, asked.words))
        part = queries.source(session, key)
    say(f"{part.label}  {cut(part.name)} (split from {source.label})")
    return 0


def _place(session: Session, source: Source, words: str) -> int:
    """Return where the words begin in the text of a source.

    Raises BrieferError where they do not stand in it just once.
    """
    text = queries.source_text(session, source.id)
    start = text.find(words) if words else -1
    if start < 0:
        what = f"“{cut(words)}” does not stand in {source.label}."
        raise BrieferError(what, "Copy the words from what “briefer show --json” prints.")
    if text.find(words, start + 1) >= 0:
        what = f"“{cut(words)}” stands in {source.label} more than once."
        raise BrieferError(what, "Give more of the words that follow.")
    return start
