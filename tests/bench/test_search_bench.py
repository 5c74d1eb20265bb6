"""That what the search's speed is held against does the same work, on real words."""

import re
from pathlib import Path

import pytest

from briefer.store.search import search
from briefer.store.session import create_session
from briefer.text.sought import read_sought
from tests.bench import search_bench
from tests.bench.articles import articles, origin, words_of


@pytest.fixture(params=[True, False], ids=["shared", "alone"])
def shared_or_not(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> bool:
    if not request.param:
        monkeypatch.setenv("BRIEFER_SHARED", str(tmp_path))
        assert origin() == "Python's reference"
    return bool(request.param)


@pytest.mark.usefixtures("shared_or_not")
def test_articles_are_of_real_words_and_the_same_each_time() -> None:
    one, other = tuple(articles(40)), tuple(articles(40))
    assert one == other
    words = re.findall(r"[a-z]+", " ".join(source.text for source in one).lower())
    assert len(words) > 40 * 200
    counts = sorted((words.count(word) for word in set(words)), reverse=True)
    assert counts[0] > 0.03 * len(words)  # as in any language, few words are often said
    assert len([count for count in counts if count == 1]) > len(counts) / 5
    assert len(words_of(20)) == 20


@pytest.mark.usefixtures("shared_or_not")
def test_both_searches_find_the_same_articles(tmp_path: Path) -> None:
    made = tuple(articles(60))
    bare = search_bench._bare(made)
    with create_session(tmp_path / "a.briefer") as session:
        search_bench._add(session, made)
        for typed in words_of(60)[:15]:
            ours = {
                hit.name.words
                for group in search(session, read_sought(typed), 60).groups
                for hit in group.hits
            }
            theirs = {" ".join(str(row[1]).split()) for row in list(bare(typed, 60))}
            assert ours == theirs


def test_each_figure_names_what_is_compared(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(search_bench, "ARTICLES", 40)
    monkeypatch.setattr(search_bench, "_TYPED", 3)
    monkeypatch.setattr(search_bench, "WORDS", 5_000)
    lines = [str(figure) for figure in search_bench.figures()]
    assert [line.split(",")[0] for line in lines] == ["search"] * 3 + ["find in a text"]
    assert "FTS5 without a prefix index" in lines[1]
