"""Names of a spaCy model are cut by the project's conventions; spaCy itself is needed by some tests only."""

import importlib
import subprocess
import sys
from pathlib import Path

import pytest

from briefer.model.actors import ActorKind
from briefer.suggest.ner import is_installed, names_from, read_names

TEXT = "The Vell Line's head, Ilvo Marr, left on Monday.\nNot a\nname."


def found(*places: tuple[str, str]) -> list[list[object]]:
    return [[TEXT.index(words), TEXT.index(words) + len(words), label] for words, label in places]


def test_articles_and_possessives_are_no_part_and_dates_are_no_names() -> None:
    marked = found(
        ("The Vell Line's", "ORG"), ("Ilvo Marr", "PERSON"), ("Monday", "DATE"), ("a\nname", "ORG")
    )
    names = list(names_from(TEXT, marked, "/models/en_core_web_sm"))
    assert [(name.quote, name.kind) for name in names] == [
        ("Vell Line", ActorKind.ORGANISATION),
        ("Ilvo Marr", ActorKind.PERSON),
    ]
    assert all(name.origin == "spaCy en_core_web_sm" for name in names)
    assert all(TEXT[name.start : name.end] == name.quote for name in names)


def test_what_lies_outside_the_text_is_no_name() -> None:
    assert list(names_from(TEXT, [[-1, 4, "ORG"], [5, 5, "ORG"], [5, 9_999, "ORG"]], "m")) == []


def test_nothing_of_spacy_is_imported_before_it_is_asked_for() -> None:
    code = "import sys, briefer.jobs.ner, briefer.gui.model_names; print('spacy' in sys.modules)"
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "False"


def test_a_model_on_disk_is_asked(tiny_model: Path) -> None:
    assert read_names("They met Ilvo Marr.", str(tiny_model)) == [[9, 18, "PERSON"]]


@pytest.fixture
def tiny_model(tmp_path: Path) -> Path:
    return make_tiny_model(tmp_path / "tiny")


def make_tiny_model(path: Path) -> Path:
    """Make a model that knows one name; skip where spaCy is not installed."""
    if not is_installed():
        pytest.skip("needs spaCy, an extra that is not installed here")
    spacy = importlib.import_module("spacy")
    pipeline = spacy.blank("en")
    pipeline.add_pipe("entity_ruler").add_patterns([{"label": "PERSON", "pattern": "Ilvo Marr"}])
    pipeline.to_disk(path)
    return path
