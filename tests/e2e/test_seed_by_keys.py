"""The seed article, tagged by keys alone from its first sentence to its last."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from briefer.commands.sources import add_sources
from briefer.gui.dialogs import decisions
from briefer.gui.window import MainWindow
from briefer.model.actors import ActorKind
from briefer.model.dates import dated
from briefer.model.facts import AttributionKind, Confidence, FactKind, Modality, Status
from briefer.model.sources import LoadedSource
from briefer.store import queries
from briefer.store.session import create_session
from tests.conftest import Seed
from tests.e2e.hands import Hands
from tests.e2e.ledger import CountedHands, Purpose
from tests.e2e.stating_analyst import GoldFact, StatingAnalyst
from tests.e2e.tagging_analyst import GoldActor, GoldMention, TaggingAnalyst

PUBLISHED = "2024-01-23"


def gold_mentions(seed: Seed) -> tuple[GoldMention, ...]:
    actors = {it["id"]: GoldActor(it["name"], ActorKind(it["type"])) for it in seed.gold["actors"]}
    made = [
        GoldMention(it["start"], it["end"], tuple(actors[key] for key in it.get("group", [actor["id"]])))
        for actor in seed.gold["actors"]
        for it in actor["mentions"]
    ]
    return tuple(sorted(made, key=lambda it: it.stretch))


def gold_facts(seed: Seed) -> tuple[GoldFact, ...]:
    names = {it["id"]: it["name"] for it in seed.gold["actors"]}
    places = {it["id"]: names_of(it) for it in seed.gold["places"]}
    return tuple(gold_fact(it, names, places) for it in seed.gold["facts"])


def names_of(place: dict[str, Any]) -> tuple[str, ...]:
    printed = [it["text"] for it in place["mentions"]]
    return (place["name"], *place.get("aliases", ()), *printed)


def gold_fact(fact: dict[str, Any], names: dict[str, str], places: dict[str, tuple[str, ...]]) -> GoldFact:
    said, date, place = fact["attribution"], fact["event_date"], fact["place"]
    return GoldFact(
        fact["span"]["start"],
        fact["span"]["end"],
        fact["statement"],
        FactKind(fact["kind"]),
        tuple((names[it["actor"]], it["role"]) for it in fact["actors"]),
        date["value"] or date.get("interval") or "",
        (fact.get("deadline") or {}).get("value", ""),
        () if place is None else places.get(place, (place,)),
        AttributionKind(said["kind"]),
        names[said["who"]] if "who" in said else "",
        said.get("verb", ""),
        Status(fact["status"]),
        Modality(fact.get("modality", "actual")),
        Confidence(fact["confidence"]),
    )


@pytest.fixture(autouse=True)
def _no_last_question(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where a card is left half-filled, the failure is told and not asked about."""
    monkeypatch.setattr(decisions, "ask_to_lose", lambda *_: True)


def test_seed(seed: Seed, qtbot: QtBot, open_window: Callable[[], MainWindow], tmp_path: Path) -> None:
    path = tmp_path / "seed.briefer"
    with create_session(path) as session:
        add_sources(session, [LoadedSource(seed.text, "Seed", published=dated(PUBLISHED))])
    window = open_window()
    window.open_path(path)
    hands = CountedHands(Hands(window))
    page = hands.page
    page.reader.show_source(queries.sources(page.desk.session)[0].id, 0)
    qtbot.waitUntil(page.reader.text.hasFocus)
    gold, facts = gold_mentions(seed), gold_facts(seed)
    tagging, stating = TaggingAnalyst(hands, qtbot, gold), StatingAnalyst(hands)
    for sentence in seed.gold["sentences"]:
        low, high = sentence["start"], sentence["end"]
        for mention in gold:
            if low <= mention.start < high:
                before = hands.ledger.keys.copy()
                tagging.tag(mention)
                d = hands.ledger.keys - before
                if d:
                    print(seed.text[mention.start : mention.end], dict(d))
        before = hands.ledger.keys.copy()
        here = tuple(it for it in facts if low <= it.start < high)
        stating.state(here)
        print([it.statement[:30] for it in here], dict(hands.ledger.keys - before))
    print(hands.ledger, {it: hands.ledger.average(it) for it in Purpose})
    window.close()
