"""What every view of one open session works with."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeVar

from briefer.errors import BrieferError, HeldElsewhere
from briefer.gui.bus import Bus, Notice, NoticeKind, Target, notice_of
from briefer.gui.keyboard import Keyboard
from briefer.gui.views.reader_keys import USUAL, Command
from briefer.gui.working import Parts, Work

if TYPE_CHECKING:
    # Named in annotations only: what composes and isolates is not loaded before the window stands.
    from briefer.gui.pack_shelf import PackShelf
    from briefer.gui.proposals import Proposals
    from briefer.isolate.pool import Isolation
    from briefer.store.session import Session

Outcome = TypeVar("Outcome")

_HELD = "Your last step"  # what waits for another program, in words


@dataclass(frozen=True, slots=True, eq=False)
class Desk:
    """One open session, the bus of its views, the packs, the child processes, proposals, and long work.

    A new desk, with new views, is made for each session that is opened, so that no view ever changes
    from one session to another. `bus.changed` follows the session's own notices. `names` proposes
    mentions and names: `desk.names.proposals(source_id)`. `keyboard` has the keys in use, those that the
    reader usually has where none is given. `work` does in slices what takes long.
    """

    session: "Session"
    bus: Bus
    packs: "PackShelf"
    isolation: "Isolation"
    names: "Proposals"
    keyboard: Keyboard = field(default_factory=lambda: Keyboard(USUAL))
    work: Work = field(default_factory=Work)

    def tell(self, text: str, next_step: str = "", kind: NoticeKind = NoticeKind.INFO) -> None:
        """Show one sentence, and what to do next, in the strip."""
        self.bus.told.emit(Notice(text, next_step, kind))

    def with_keys(self, sentence: str, *commands: Command, otherwise: str = "") -> str:
        """Return a sentence with the keys of these commands in its gaps, the other one where one has none."""
        names = (command.action for command in commands)
        return self.keyboard.keymap.say(sentence, *names, otherwise=otherwise)

    def point(self, target: Target) -> None:
        """Ask whoever can to show this place."""
        self.bus.pointed.emit(target)

    def look(self, run: Callable[[], Outcome]) -> Outcome | None:
        """Return what is read, or None after a fault of the user's or the world's.

        The fault's sentence and next step are shown in the strip; a bug of ours goes through.
        """
        try:
            return run()
        except BrieferError as error:
            self.bus.told.emit(notice_of(error))
            return None

    def write(self, words: str, parts: Parts, then: Callable[[], object] = lambda: None) -> None:
        """Make the steps of a job that writes, as Work does, unless those of another are being made."""
        self.attempt(lambda: self.work.begin(words, parts, then, writes=True))

    def attempt(
        self,
        run: Callable[[], Outcome],
        then: Callable[[Outcome], object] = lambda _: None,
        *,
        waits: bool = True,
    ) -> Outcome | None:
        """Return what the command returns, or None after a fault of the user's or the world's.

        The fault's sentence and next step are shown in the strip; a bug of ours goes through. Nothing is done
        while steps are being made that belong together. Where another program holds the file the command is
        carried out as soon as that lets go, before anything else is written, and None is returned: `then` is
        called with the outcome now or then. Without `waits` that is a fault: for deeds on words that can be
        typed in meanwhile.
        """
        if self.work.writing:
            self.tell(f"{self.work.writing}: that is not over yet.", "Wait a moment, or cancel it.")
            return None
        outcomes: list[Outcome] = []

        def carry_out() -> None:
            parts = self._once_free(run, outcomes, waits=waits)
            if next(parts, None) is None:
                then(outcomes[0])
            else:
                self.work.begin(_HELD, parts, lambda: then(outcomes[0]), writes=True)

        self.look(carry_out)
        return outcomes[0] if outcomes else None

    def _once_free(self, run: Callable[[], Outcome], outcomes: list[Outcome], *, waits: bool) -> Parts:
        """Carry out a command, its outcome being put among `outcomes`; yield as often as the file is held.

        What has made a step is never carried out again.
        """
        while not outcomes:
            made = self.session.made
            try:
                outcomes.append(run())
            except HeldElsewhere:
                if not waits or self.session.made != made:
                    raise
                yield 0, 1

    def alone(self, run: Callable[[], Outcome]) -> Outcome:
        """Return what a command returns that nothing is to come before.

        Raises HeldElsewhere while a step waits for another program, else as the command does.
        """
        if self.work.is_waiting:
            what = "Another program holds the file, and an earlier step waits for it, so nothing was stored."
            raise HeldElsewhere(what, "Try again in a moment.")
        return run()
