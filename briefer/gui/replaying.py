"""Undo and redo of a step, or of a group of them one after the other, so that the window is never held up."""

from collections.abc import Callable, Iterator

from briefer.gui.desk import Desk
from briefer.model.changes import Changes

Steps = Callable[[], Iterator[tuple[Changes, int]]]


def replay(desk: Desk, doing: str, words: str, steps: Steps, then: Callable[[Changes], object]) -> None:
    """Take the steps back or forth, hand over all that they touched, and say what was done.

    `steps` gives what each touched and how many are left; `doing` says what is being
    done (“Undoing”), and `words` what was (“Undone”).
    """
    done: list[Changes] = []

    def parts() -> Iterator[tuple[int, int]]:
        for changes, left in steps():
            done.append(changes)
            yield len(done), len(done) + left

    def tell() -> None:
        if done:
            touched = frozenset(member for changes in done for member in changes.touched)
            places = frozenset(place for changes in done for place in changes.places)
            then(Changes(done[0].label, touched, places))
            desk.tell(f"{words}: {done[0].label}.")

    desk.write(doing, parts(), tell)
