"""The seed article by keys alone, from its first sentence to its last, with every key counted.

What is counted: each press is one, a chord is one, a letter that chooses in a box is one. Letters typed as
words of one's own (names, statements, dates, places) are counted apart. What each key is booked on:

- an accepted proposal: going to it, refusing wrong ones on the way, accepting; with a name that stands at
  several places, opening the list of all places, unticking, accepting and closing, shared by all it tags;
- a mention that was not proposed: going to it, also over what is proposed, selecting, naming the actor, and
  choosing the kind of a new one. A proposal with another actor than the gold's counts as none;
- a fact: going to the sentence, opening the card, correcting each field that was proposed wrongly, saving;
  grading all facts in the end is shared by them.

Whatever is pressed between two of these is booked on the second, so that no key is left out.
"""

import re
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent
from pytestqt.qtbot import QtBot

from briefer.commands.actors import add_actor
from briefer.commands.sources import add_sources
from briefer.gui.dialogs import decisions
from briefer.gui.page import SessionPage
from briefer.gui.window import MainWindow
from briefer.model.actors import ActorKind, Alias
from briefer.model.dates import dated
from briefer.model.facts import Credibility, Evidence, Fact
from briefer.model.ids import ActorId
from briefer.model.sources import LoadedSource
from briefer.store import queries
from briefer.store.session import create_session
from briefer.suggest.kinds import guess_alias_kind
from tests.conftest import ROOT, Seed
from tests.e2e.hands import Hands, without
from tests.e2e.ledger import CountedHands, Ledger, Purpose
from tests.e2e.seed_gold import gold_facts, gold_mentions
from tests.e2e.stating_analyst import GoldFact, StatingAnalyst
from tests.e2e.tagging_analyst import TaggingAnalyst

PUBLISHED = "2024-01-23"
MOST = {Purpose.PROPOSAL: 2, Purpose.MENTION: 5, Purpose.FACT: 6}
Opens = Callable[[], MainWindow]


@pytest.fixture(autouse=True)
def _no_last_question(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where a card is left half-filled, the failure is told and not asked about."""
    monkeypatch.setattr(decisions, "ask_to_lose", lambda *_: True)


@pytest.mark.long
def test_a_first_reading_by_keys_alone(
    seed: Seed, qtbot: QtBot, open_window: Opens, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Nobody is known at the start: actors, mentions and facts all come to be by keys."""
    hands = begin(seed, qtbot, open_window(), tmp_path, knows_actors=False)
    tagging, stating = TaggingAnalyst(hands, qtbot, gold_mentions(seed)), StatingAnalyst(hands, qtbot)
    with without(QEvent.Type.MouseButtonPress):
        for sentence in seed.gold["sentences"]:
            low, high = sentence["start"], sentence["end"]
            tagging.tag_between(low, high)
            stating.state(tuple(it for it in gold_facts(seed) if low <= it.start < high))
        stating.grade(Credibility.POSSIBLE)
    check_actors(hands.page, seed)
    check_mentions(hands.page, seed)
    check_facts(hands.page, gold_facts(seed))
    check_counts(hands.ledger, "A first reading: nobody is known", capsys)
    hands.hands.window.close()


def test_mentions_of_known_actors_by_keys_alone(
    seed: Seed, qtbot: QtBot, open_window: Opens, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The session knows the actors with their aliases, as when one article of many is read."""
    hands = begin(seed, qtbot, open_window(), tmp_path, knows_actors=True)
    with without(QEvent.Type.MouseButtonPress):
        TaggingAnalyst(hands, qtbot, gold_mentions(seed)).tag_between(0, len(seed.text))
    check_mentions(hands.page, seed)
    check_counts(hands.ledger, "All 16 actors are known", capsys)
    hands.hands.window.close()


def begin(seed: Seed, qtbot: QtBot, window: MainWindow, folder: Path, *, knows_actors: bool) -> CountedHands:
    """Open a session with the article in a window, the keyboard at its beginning."""
    path = folder / "seed.briefer"
    with create_session(path) as session:
        add_sources(session, [LoadedSource(seed.text, "Seed", published=dated(PUBLISHED))])
        for it in seed.gold["actors"] if knows_actors else ():
            name, kind = it["name"], ActorKind(it["type"])
            aliases = [Alias(words, guess_alias_kind(name, words, kind)) for words in it.get("aliases", ())]
            add_actor(session, name, kind, [alias for alias in aliases if alias.text != name])
    window.open_path(path)
    assert window.page is not None
    window.page.reader.show_source(queries.sources(window.page.desk.session)[0].id, 0)
    qtbot.waitUntil(window.page.reader.text.hasFocus)
    return CountedHands(Hands(window))


def check_actors(page: SessionPage, seed: Seed) -> None:
    made = {actor.name: actor.kind for actor in queries.actors(page.desk.session)}
    assert made == {it["name"]: ActorKind(it["type"]) for it in seed.gold["actors"]}
    assert len(made) == 16


def check_mentions(page: SessionPage, seed: Seed) -> None:
    names = {actor.id: actor.name for actor in queries.actors(page.desk.session)}
    made = [
        (it.span.start, it.span.end, frozenset(names[key] for key in it.actors))
        for it in queries.mentions(page.desk.session)
    ]
    gold = [(it.start, it.end, frozenset(actor.name for actor in it.actors)) for it in gold_mentions(seed)]
    assert sorted(made, key=lambda it: it[:2]) == gold
    assert len(made) == 79


def check_facts(page: SessionPage, gold: tuple[GoldFact, ...]) -> None:
    names = {actor.id: actor.name for actor in queries.actors(page.desk.session)}
    made = {fact.statement: fact for fact in queries.facts(page.desk.session)}
    assert len(made) == len(gold) == 31
    for wanted in gold:
        check_fact(made[wanted.statement], wanted, names)


def check_fact(fact: Fact, gold: GoldFact, names: Mapping[ActorId, str]) -> None:
    (evidence,) = fact.evidence
    assert evidence.span.start <= gold.start < gold.end <= evidence.span.end
    assert fact.kind is gold.kind
    assert {(names[it.actor], it.role) for it in fact.actors} == set(gold.parts)
    assert (fact.event_date.value or "", fact.deadline or "") == (gold.date, gold.deadline)
    assert fact.place.casefold() in {it.casefold() for it in gold.places or ("",)}
    assert fact.confidence is gold.confidence
    check_evidence(evidence, gold, names)


def check_evidence(evidence: Evidence, gold: GoldFact, names: Mapping[ActorId, str]) -> None:
    said = evidence.attribution
    who = names[said.actor] if said.actor is not None else said.who
    assert (said.kind, who, said.verb) == (gold.attribution, gold.who, gold.verb)
    assert (evidence.status, evidence.modality) == (gold.status, gold.modality)
    assert evidence.grading.code == "F3"


def check_counts(ledger: Ledger, heading: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Hold the averages against their aims, and the figures of the page against what was counted."""
    counted = table(ledger)
    with capsys.disabled():
        sys.stdout.write(f"\n{heading}\n{counted}\n")
    for purpose in ledger.made:
        assert ledger.average(purpose) <= MOST[purpose], counted
    page = (ROOT / "docs" / "keystrokes.md").read_text(encoding="utf-8")
    found = re.search(rf"\*\*{re.escape(heading)}\*\*\n\n(.*?)\n\n", page, re.DOTALL)
    assert found is not None
    assert found[1] == counted, f"docs/keystrokes.md should say\n{counted}"


def table(ledger: Ledger) -> str:
    rows = ["| for | how many | keys | keys each | letters typed besides |", "|---|---|---|---|---|"]
    for purpose in Purpose:
        if count := ledger.made[purpose]:
            each = f"{ledger.average(purpose):.2f}"
            rows.append(
                f"| {purpose} | {count} | {ledger.keys[purpose]} | {each} | {ledger.typed[purpose]:,} |"
            )
    return "\n".join(rows)
