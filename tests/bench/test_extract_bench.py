"""That the batch whose speed is measured is loaded in full, with real pages and without."""

from pathlib import Path

import pytest

from tests.bench import extract_bench


def test_each_figure_names_what_is_compared(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("BRIEFER_SHARED", str(tmp_path))
    monkeypatch.setattr(extract_bench, "MADE", 4)
    monkeypatch.setattr(extract_bench, "_ROUNDS", 1)
    monkeypatch.setattr(extract_bench, "_CHILDREN", (1,))
    (figure,) = extract_bench.figures()
    assert str(figure).startswith("extract, 4 pages by 1 child: ")
    assert "trafilatura in a loop" in str(figure)


def test_made_pages_hold_their_articles(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("BRIEFER_SHARED", str(tmp_path))
    monkeypatch.setattr(extract_bench, "MADE", 2)
    assert all(page.count(b"<p>") > 2 for page in extract_bench._pages())
