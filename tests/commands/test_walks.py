"""After any walk of edits, undo leads back through every state, and redo forward again."""

import os
import random
from pathlib import Path

import pytest

from briefer.commands.sources import add_sources
from briefer.store.session import create_session, open_session
from tests.commands.samples import ARTICLE
from tests.commands.walking import EDITS, edit, state, steps

WALKS = int(os.environ.get("BRIEFER_WALKS", "12"))

EVERY_KIND = frozenset(
    {
        *("Tag", "Untag", "Give", "Dismiss", "Propose", "Add", "Edit", "Remove"),
        *("Refuse", "Send", "Take", "Write", "Apply", "Pin", "Note", "Move"),
        *("Change", "Merge", "Part", "Tell", "Join", "Decide"),
    }
)


@pytest.mark.parametrize("seed", range(WALKS))
def test_undo_and_redo_lead_through_every_state(tmp_path: Path, seed: int) -> None:
    rng = random.Random(seed)  # noqa: S311 - a walk that can be repeated
    with create_session(tmp_path / "walk.briefer") as session:
        states = [state(session)]
        add_sources(session, [ARTICLE])
        states.append(state(session))
        for _ in range(40):
            made = len([step for step in steps(session) if not step[1]])
            edit(rng, session)
            now = len([step for step in steps(session) if not step[1]])
            states = [*states[: min(made, now) + 1], *([state(session)] if now > made else [])]
            assert len(states) == now + 1, "an edit is one step, or none"
            assert states[-1] == state(session)
        while session.undo():
            pass
        assert state(session) == states[0]
    with open_session(tmp_path / "walk.briefer") as session:
        for before in states[1:]:
            assert session.redo()
            assert state(session) == before
        for before in reversed(states[:-1]):
            assert session.undo()
            assert state(session) == before


def test_the_walk_makes_edits_of_every_kind(tmp_path: Path) -> None:
    rng = random.Random(6)  # noqa: S311 - a walk that can be repeated
    with create_session(tmp_path / "walk.briefer") as session:
        add_sources(session, [ARTICLE])
        labels, kinds = list[str](), set[str]()
        for _ in range(20):  # what can be edited depends on keys that are new each time
            for _ in range(400):
                edit(rng, session)
            labels = [step.label for step in session.history()]
            kinds |= {label.split(" ")[0] for label in labels}
            if kinds >= EVERY_KIND:
                break
    assert len(EDITS) == 45
    assert any(label.endswith(" facts") for label in labels)
    assert kinds >= EVERY_KIND
