"""The seed article, tagged by keys alone from its first sentence to its last."""

from collections.abc import Callable
from pathlib import Path

from pytestqt.qtbot import QtBot

from briefer.commands.sources import add_sources
from briefer.gui.window import MainWindow
from briefer.model.actors import ActorKind
from briefer.model.dates import dated
from briefer.model.sources import LoadedSource
from briefer.store import queries
from briefer.store.session import create_session
from tests.conftest import Seed
from tests.e2e.hands import Hands
from tests.e2e.ledger import CountedHands
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
    gold = gold_mentions(seed)
    analyst = TaggingAnalyst(hands, qtbot, gold)
    for mention in gold:
        before = hands.ledger.keys.copy()
        analyst.tag(mention)
        print(seed.text[mention.start:mention.end], dict(hands.ledger.keys - before))
    print(hands.ledger)
    window.close()
