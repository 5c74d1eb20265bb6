"""That both ways of finding copies do the same work, on a few texts."""

import pytest

from tests.bench import copies_bench


def test_both_ways_find_the_same_copies(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(copies_bench, "TEXTS", 40)
    monkeypatch.setattr(copies_bench, "_NEW", 4)
    monkeypatch.setattr(copies_bench, "_EACH", 2)
    (figure,) = copies_bench.figures()
    assert "among 40 of 5 kB" in figure.name
    assert figure.aim == 1 / 20
    with pytest.raises(AssertionError, match="3 copies were found, not 4"):
        copies_bench._check(3, 4)
