"""Long work that pauses comes to its end in one go where nobody waits."""

from collections.abc import Generator

from briefer.model.bit_by_bit import finished


def test_the_outcome_comes_after_every_part() -> None:
    done: list[int] = []

    def work() -> Generator[None, None, int]:
        for number in range(3):
            done.append(number)
            yield
        return sum(done)

    assert finished(work()) == 3
    assert done == [0, 1, 2]
