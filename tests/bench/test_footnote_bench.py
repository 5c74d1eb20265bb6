"""That the writers of footnotes do the work that they are held against."""

import pytest

from tests.bench import footnote_bench


def test_each_figure_names_what_is_compared_and_a_writer_without_its_footnotes_is_refused(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    ran: list[str] = []

    def run(writer: str, count: int) -> tuple[float, float]:
        ran.append(writer)
        return float(count), 1e6

    monkeypatch.setattr(footnote_bench, "run", run)
    lines = [str(figure) for figure in footnote_bench.figures()]
    assert (
        "compose and export, 2,000 footnotes, time: 1.00 x docxtpl, notes at the end (aim <= 1: reached"
        in lines[0]
    )
    assert any("20,000 footnotes, memory: 1.00 x docxtpl" in line and "(aim <= 2" in line for line in lines)
    assert ran.count("ours") == ran.count("docxtpl") == 6


@pytest.mark.parametrize("writer", ["ours", "docxtpl"])
def test_the_writers_write(writer: str) -> None:
    seconds, size = footnote_bench.run(writer, 3)
    assert seconds >= 0
    assert size > 1_000_000
