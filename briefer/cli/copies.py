"""The command copies."""

from argparse import Namespace
from collections.abc import Iterator
from typing import Any

from briefer.cli.output import cut, listed, say, say_json
from briefer.commands.wording import counted
from briefer.model.ids import SourceId
from briefer.store import queries
from briefer.store.origins import Origins, origins_of
from briefer.store.session import Session, open_session
from briefer.weigh.origins import Tie, TieKind

_SHOWN = 3  # digits of a share


def copies(asked: Namespace) -> int:
    """Show which sources are copies of one story, and which count as one origin."""
    with open_session(asked.session, read_only=True) as session:
        queries.find_copies(session)
        found = origins_of(session)
        if asked.json:
            say_json(_plain(found))
        else:
            _say(session, found)
    return 0


def _plain(found: Origins) -> dict[str, Any]:
    labels = _labels(found)
    return {
        "pairs": [
            {"a": labels[it.one], "b": labels[it.other], "containment": round(it.share, _SHOWN)}
            for it in found.copies
        ],
        "origins": [
            {
                "sources": [source.label for source in origin.sources],
                "ties": [_tie(tie, labels) for tie in origin.ties],
            }
            for origin in found.origins
        ],
        "parted": [{"a": labels[it.one], "b": labels[it.other], "reason": it.reason} for it in found.parted],
    }


def _tie(tie: Tie, labels: dict[SourceId, str]) -> dict[str, str]:
    return {"a": labels[tie.one], "b": labels[tie.other], "why": tie.kind, "words": tie.words}


def _say(session: Session, found: Origins) -> None:
    labels = _labels(found)
    names = {source.id: source.name for source in queries.sources(session)}
    for it in found.copies:
        say(f"{labels[it.one]} {labels[it.other]}  {it.share:.0%} copied: {cut(names[it.other])}")
    number = counted(len(found.origins), "origin")
    say(f"{counted(len(labels), 'source')}, {number}.")
    for origin in found.origins:
        if len(origin.sources) > 1:
            why = listed(dict.fromkeys(_why(origin.ties)))
            say(f"  {listed(source.label for source in origin.sources)} ({why})")
    for parted in found.parted:
        reason = f": {cut(parted.reason)}" if parted.reason else ""
        say(f"  {labels[parted.one]} and {labels[parted.other]} are parted{reason}")


def _why(ties: tuple[Tie, ...]) -> Iterator[str]:
    for tie in ties:
        words = f" {cut(tie.words)}" if tie.words else ""
        yield f"{_WHY[tie.kind]}{words}"


_WHY = {
    TieKind.JOINED: "joined",
    TieKind.VERSION: "versions of a page",
    TieKind.COPY: "copies",
    TieKind.PUBLISHER: "published by",
    TieKind.AGENCY: "taken from",
}


def _labels(found: Origins) -> dict[SourceId, str]:
    return {source.id: source.label for origin in found.origins for source in origin.sources}
