"""What lists are measured over: a session of many facts and actors, and the peer's plain model of them."""

import random
from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QSortFilterProxyModel, Qt

from briefer.commands.sources import add_sources
from briefer.model.actors import Actor
from briefer.model.dates import UNDATED, Dating, dated
from briefer.model.facts import Confidence, Evidence, Fact, FactActor, FactKind, Status
from briefer.model.ids import ActorId, EvidenceId, FactId, SourceId, new_key
from briefer.model.sources import LoadedSource
from briefer.model.spans import span_of
from briefer.store import queries, writing
from briefer.store.session import Session

_SOURCES, _SENTENCES, _WORDS = 20, 200, 14
_SYLLABLES = ("ka", "ro", "ven", "tis", "mal", "on", "dur", "e", "shi", "lan", "po", "gra")
_NAMED = 200  # actors that facts are about
_TOP = QModelIndex()


def fill(session: Session, count: int) -> None:
    """Put so many facts and so many actors of made-up words into a session, the same each time."""
    dice = random.Random(count)  # noqa: S311 - no secret
    words = ["".join(dice.choices(_SYLLABLES, k=dice.randrange(1, 4))) for _ in range(3_000)]
    text = " ".join(_sentence(dice, words) for _ in range(_SENTENCES))
    sources = add_sources(session, [LoadedSource(f"{number}. {text}") for number in range(_SOURCES)])
    with session.step("Fill with actors"):
        actors = [_actor(session, f"a{number}", _name(dice, words)) for number in range(count)]
    texts = {source: queries.source_text(session, source) for source in sources}
    with session.step("Fill with facts"):
        for number in range(count):
            source = dice.choice(sources)
            fact = _fact(dice, f"f{number}", source, texts[source], actors[:_NAMED])
            writing.put_fact(session, fact)


def _sentence(dice: random.Random, words: Sequence[str]) -> str:
    return " ".join(dice.choices(words, k=_WORDS)).capitalize() + "."


def _name(dice: random.Random, words: Sequence[str]) -> str:
    return " ".join(dice.choices(words, k=2)).title()


def _actor(session: Session, label: str, name: str) -> ActorId:
    key = ActorId(new_key())
    writing.put_actor(session, Actor(key, label, name))
    return key


def _fact(dice: random.Random, label: str, source: SourceId, text: str, actors: Sequence[ActorId]) -> Fact:
    start = dice.randrange(len(text) - 100)
    span = span_of(source, text, start, start + 100)
    return Fact(
        FactId(new_key()),
        label,
        dice.choice(tuple(FactKind)),
        f"{span.quote.strip().capitalize()}.",
        event_date=_dating(dice),
        confidence=dice.choice(tuple(Confidence)),
        actors=tuple(FactActor(actor, "subject") for actor in dice.sample(actors, 2)),
        evidence=(Evidence(EvidenceId(new_key()), span, status=dice.choice(tuple(Status))),),
    )


def _dating(dice: random.Random) -> Dating:
    month, day = dice.randrange(1, 13), dice.randrange(1, 29)
    year = dice.randrange(2010, 2025)
    values = (f"{year}-{month:02}-{day:02}", f"{year}-{month:02}", f"{year}-{month:02}-{day:02}/..", "")
    value = dice.choices(values, (12, 2, 1, 3))[0]
    return dated(value) if value else UNDATED


class PlainModel(QAbstractListModel):
    """What one writes first: rows in a Python list, words for display, and another role to sort by."""

    def __init__(self, rows: Sequence[tuple[str, int]]) -> None:
        """Show rows of words and of what they are sorted by."""
        super().__init__()
        self._rows = rows

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _TOP) -> int:  # noqa: N802 - Qt's name
        """Return how many rows there are."""
        return 0 if parent.isValid() else len(self._rows)

    def data(
        self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Return a row's words, or what it is sorted by."""
        if role == Qt.ItemDataRole.DisplayRole:
            return self._rows[index.row()][0]
        return self._rows[index.row()][1] if role == Qt.ItemDataRole.UserRole else None


def proxy_over(model: PlainModel) -> QSortFilterProxyModel:
    """Return the proxy that Qt offers for sorting and filtering, which ignores case as a search must."""
    made = QSortFilterProxyModel()
    made.setSourceModel(model)
    made.setFilterCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    made.setSortRole(Qt.ItemDataRole.UserRole)
    return made
