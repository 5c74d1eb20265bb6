"""What the rows of the table of keys have in common: a row, and what a page shows of itself."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtWidgets import QToolButton

from briefer.gui.page import SessionPage
from briefer.store import queries
from tests.e2e.hands import Hands, Mouse
from tests.gui.desks import Scene


@dataclass(frozen=True, slots=True)
class Row:
    """One thing that keys do: how it is done either way, and what is there before."""

    name: str
    keys: Callable[[Hands], None]
    mouse: Callable[[Mouse], None]
    ready: Callable[[Scene], object] = lambda _: None


def text(page: SessionPage) -> str:
    return page.reader.text.blocks.text


def at(page: SessionPage, words: str) -> int:
    return text(page).index(words)


def selected(page: SessionPage) -> str:
    span = page.reader.selection()
    return span.quote if span is not None else ""


def sentence(page: SessionPage) -> str:
    span = page.reader.sentence()
    return span.quote if span is not None else ""


def tagged(page: SessionPage) -> list[tuple[str, list[str]]]:
    session = page.desk.session
    return [
        (it.span.quote, [queries.actor(session, key).name for key in it.actors])
        for it in queries.mentions(session)
    ]


def passages(page: SessionPage) -> list[list[str]]:
    return [[item.span.quote for item in fact.evidence] for fact in queries.facts(page.desk.session)]


def sent(page: SessionPage) -> int:
    briefs = queries.briefs(page.desk.session)
    return sum(len(section.facts) for brief in briefs for section in brief.sections)


def notes(page: SessionPage) -> list[tuple[str, str]]:
    return [(memo.span.quote, memo.words) for memo in queries.memos(page.desk.session)]


def current(page: SessionPage) -> str:
    return next(tag.words for tag in page.reader.tags_at_caret() if tag.is_current)


def button(page: SessionPage, words: str) -> QToolButton:
    return next(it for it in page.reader._bar.findChildren(QToolButton) if it.text() == words)
