"""The personal registry as the window sees it: read and written beside the window's own thread."""

from collections.abc import Callable, Collection, Sequence
from typing import Any

from PySide6.QtCore import QObject, Signal

from briefer.commands import registry
from briefer.gui.aside import Aside
from briefer.gui.bus import NoticeKind, notice_of
from briefer.gui.desk import Desk
from briefer.gui.plain import count_words
from briefer.gui.registry_choice import propose_registry, proposes_registry
from briefer.model.actors import Actor
from briefer.model.ids import ActorId

THREAD = "my registry"


class MyRegistry(QObject):
    """Keeps, takes, corrects and removes actors of the registry; `changed` says that there are others now."""

    changed = Signal()

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        """Know no actors yet; `read` learns of them."""
        super().__init__(parent)
        self._desk = desk
        self.actors: tuple[Actor, ...] = ()
        self._is_left = False
        self._aside = Aside(THREAD, self)
        self._aside.failed.connect(lambda error: desk.bus.told.emit(notice_of(error)))

    @property
    def is_busy(self) -> bool:
        """Whether something is still to be read or written."""
        return self._aside.is_busy

    def read(self) -> None:
        """Learn of the actors that the registry has now."""
        self._aside.run(registry.registry_actors, self._know)

    def keep(self, actors: Sequence[Actor]) -> None:
        """Add these actors of the session, or complete those that the registry has."""
        origin = registry.origin_of(self._desk.session)
        self._change(
            lambda: registry.keep_in_registry(actors, origin),
            lambda number: (
                f"{count_words(number, 'actor')} kept in your registry."
                if number
                else "Your registry has all of it already."
            ),
        )

    def take(self, actors: Sequence[Actor]) -> None:
        """Copy these actors into the session, or complete those that are there, undone as one."""
        taken: list[ActorId] = []
        steps = registry.take_from_registry(self._desk.session, actors, taken)

        def tell() -> None:
            words = f"{count_words(len(taken), 'actor')} taken from your registry."
            self._tell(words if taken else "The session has all of it already.")

        self._desk.write("Taking actors", steps, tell)

    def forget(self, keys: Collection[ActorId]) -> None:
        """Remove these actors from the registry; sessions that took them keep them."""
        self._change(
            lambda: registry.forget_in_registry(keys),
            lambda number: f"{count_words(number, 'actor')} removed from your registry.",
        )

    def correct(self, actor: Actor) -> None:
        """Store what was corrected of one of its actors."""
        done = f"{actor.name} is corrected in your registry."
        self._change(lambda: registry.correct_in_registry(actor), lambda _: done)

    def undo(self) -> None:
        """Undo the last change to the registry."""
        self._change(
            registry.undo_in_registry,
            lambda label: f"Undone in your registry: {label}." if label else "There is nothing to undo.",
        )

    def stop(self) -> None:
        """Propose no more in the session; what is being written to the registry is finished."""
        self._is_left = True

    def _change(self, work: Callable[[], object], words: Callable[[Any], str]) -> None:
        """Change the registry beside the window, say what came of it, and learn of its actors anew."""

        def run() -> tuple[object, tuple[Actor, ...]]:
            outcome = work()
            return outcome, registry.registry_actors()

        def tell(found: tuple[object, tuple[Actor, ...]]) -> None:
            outcome, actors = found
            self._know(actors)
            self._tell(words(outcome))

        self._aside.run(run, tell)

    def propose(self, *, is_wanted: bool) -> None:
        """Propose names of the registry in all sessions from now on, or none."""
        propose_registry(is_wanted=is_wanted)
        self._offer()

    def _know(self, actors: tuple[Actor, ...]) -> None:
        self.actors = actors
        self._offer()
        self.changed.emit()

    def _offer(self) -> None:
        if self._is_left:  # what was read since then is for a session that is closed
            return
        self._desk.names.know_elsewhere(registry.as_taken(self.actors) if proposes_registry() else ())

    def _tell(self, words: str) -> None:
        self._desk.tell(words, kind=NoticeKind.DONE)
