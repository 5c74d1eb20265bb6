import gc
from collections.abc import Iterator
from threading import Barrier, Thread

import pytest

from briefer.compose.compose import compose
from briefer.compose.pausing import collector_paused
from briefer.errors import BrieferError
from tests.compose.making import CREATED, a_content, a_fact, a_pack, written


@pytest.fixture(autouse=True)
def running() -> Iterator[None]:
    """Have the collector run before a test, and again after it, whatever it did."""
    gc.enable()
    yield
    gc.enable()


def test_the_collector_stands_still_in_the_block_alone() -> None:
    with collector_paused():
        assert not gc.isenabled()
        with collector_paused():
            pass
        assert not gc.isenabled()
    assert gc.isenabled()


def test_a_collector_that_was_switched_off_stays_off() -> None:
    gc.disable()
    with collector_paused():
        assert not gc.isenabled()
    assert not gc.isenabled()


def test_an_error_in_the_block_leaves_the_collector_running() -> None:
    with pytest.raises(RecursionError), collector_paused():
        raise RecursionError
    assert gc.isenabled()


@pytest.mark.parametrize("first_out", [0, 1])
def test_two_threads_whose_blocks_overlap_leave_it_running(first_out: int) -> None:
    inside, one_left = Barrier(2), Barrier(2)

    def pause(number: int) -> None:
        with collector_paused():
            inside.wait()
            if number != first_out:
                one_left.wait()
        if number == first_out:
            one_left.wait()

    threads = [Thread(target=pause, args=(number,)) for number in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert gc.isenabled()


def test_a_note_is_composed_without_the_collector() -> None:
    walks: list[str] = []
    facts = tuple(a_fact(number) for number in range(1, 400))
    content, pack = a_content(facts), a_pack("{{ facts|paragraphs }}")
    gc.collect()

    def note_walk(phase: str, _: dict[str, int]) -> None:
        walks.append(phase)

    gc.callbacks.append(note_walk)
    try:
        compose(content, pack, created="2031-03-16T09:30:00Z")
    finally:
        gc.callbacks.remove(note_walk)
    assert len(walks) <= 4  # what comes due after the block; each walk is told at its start and its end
    assert gc.isenabled()


def test_a_templates_fault_leaves_the_collector_running() -> None:
    with pytest.raises(BrieferError):
        written("{{ nothing_of_that_name }}")
    assert gc.isenabled()


def test_composing_leaves_the_collector_nothing_that_grows_with_the_facts() -> None:
    facts = tuple(a_fact(number, f"Boat {number} sailed.", "2025-03-10") for number in range(1, 101))
    pack = a_pack("{{ facts|paragraphs }}\n\n{{ facts|chronology }}\n\n{{ actors|roster }}")
    left = []
    for content in (a_content(facts[:1]), a_content(facts)):
        compose(content, pack, created=CREATED)
        gc.collect()
        gc.disable()
        compose(content, pack, created=CREATED)
        left.append(gc.collect())
        gc.enable()
    assert left[1] < left[0] + len(facts) // 2
