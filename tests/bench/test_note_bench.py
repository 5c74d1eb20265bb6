"""That what the notes' speed is held against does the same work."""

from functools import partial
from pathlib import Path

import pytest

from briefer.compose.compose import compose
from briefer.compose.pack_files import read_pack
from tests.bench import note_bench
from tests.bench.note_bench import CREATED, PACK, content_of, medians_in_turns, runs_of
from tests.bench.note_peers import facts_template, printed_words, words_in, write_facts

FACTS = 30


def test_docxtpl_puts_the_words_of_the_note_together_from_the_facts(tmp_path: Path) -> None:
    pack = read_pack(PACK)
    content = content_of(FACTS, pack)
    document = compose(content, pack, created=CREATED)
    written = words_in(write_facts(content, document, facts_template(tmp_path / "facts.docx")))
    assert written == printed_words(document).all()
    assert sum(words.startswith("As note ") for words in written) > 2 * FACTS


def test_peers_that_print_other_words_are_not_measured(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(note_bench, "words_in", lambda _: ["other words"])
    with pytest.raises(ValueError, match="not the same words: docxtpl"):
        runs_of(FACTS, read_pack(PACK), tmp_path)


def test_runs_are_measured_in_turns_after_one_that_does_not_count() -> None:
    order: list[str] = []
    seconds = medians_in_turns({name: partial(order.append, name) for name in "ab"}, 3)
    assert order == list("abababab")
    assert sorted(seconds) == ["a", "b"]


def test_each_of_the_notes_figures_names_what_is_compared(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(note_bench, "COUNTS", (FACTS,))
    monkeypatch.setattr(note_bench, "_ROUNDS", 1)
    lines = [str(figure) for figure in note_bench.figures()]
    words = ("raw XML and zip", "from the same facts", "handed finished words")
    assert [sum(each in line for line in lines) for each in words] == [2, 1, 2]
    assert [line.split(", ")[0] for line in lines] == (
        3 * ["compose and export"] + 2 * ["export alone"] + 4 * ["preview of 20 pages"]
    )
