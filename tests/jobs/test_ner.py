"""A spaCy model is asked in a child process, and its absence is told in one sentence."""

from pathlib import Path
from typing import Any

import pytest

from briefer.errors import BrieferError
from briefer.isolate.answers import ChildError
from briefer.isolate.pool import Isolation
from briefer.jobs import ner
from briefer.jobs.ner import LIMITS, installed_model, names_by_model
from tests.suggest.test_ner import make_tiny_model


class Pool(Isolation):
    """Answers in place of a child."""

    def __init__(self, *answers: Any) -> None:
        super().__init__()
        self.answers = list(answers)
        self.asked: list[tuple[object, ...]] = []

    def run(self, function: str, *args: object, cancellation: object = None) -> Any:
        assert cancellation is None
        self.asked.append((function, *args))
        answer = self.answers.pop(0)
        if isinstance(answer, Exception):
            raise answer
        return answer


def test_without_spacy_one_sentence_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ner, "is_installed", lambda: False)
    with pytest.raises(BrieferError, match="is not installed") as caught:
        installed_model(Pool())
    assert "briefer-desk[ner]" in caught.value.next_step


def test_without_a_model_one_sentence_says_how_to_get_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ner, "is_installed", lambda: True)
    with pytest.raises(BrieferError, match="no model") as caught:
        installed_model(Pool(""))
    assert "spacy download en_core_web_sm" in caught.value.next_step
    assert installed_model(Pool("en_core_web_sm")) == "en_core_web_sm"


def test_a_long_text_is_asked_about_in_pieces_and_offsets_are_those_of_the_whole() -> None:
    text = "Ilvo Marr waits.\n" * 1_000
    pool = Pool(*([[0, 9, "PERSON"]] for _ in range(9)))
    found = list(names_by_model(text, "en_x", pool))
    assert len(found) == len(pool.asked) > 1
    assert all(text[name.start : name.end] == name.quote == "Ilvo Marr" for name in found)
    assert len({name.start for name in found}) == len(found)


def test_a_model_that_fails_is_told() -> None:
    with pytest.raises(BrieferError, match="spaCy failed \\(OSError\\)"):
        list(names_by_model("Ilvo Marr.", "en_x", Pool(ChildError("OSError", "trace"))))


def test_a_child_with_spacy_answers(tmp_path: Path) -> None:
    model = make_tiny_model(tmp_path / "tiny")
    with Isolation(LIMITS) as isolation:
        (name,) = names_by_model("They met Ilvo Marr.", str(model), isolation)
    assert (name.quote, name.origin) == ("Ilvo Marr", "spaCy tiny")
