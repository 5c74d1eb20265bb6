"""The way back of a session that is edited in a local copy, without holding anybody up."""

from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

from briefer.errors import BrieferError
from briefer.store.database import faults_told
from briefer.store.slices import UnderWay
from briefer.store.working import Apart, Fetched, give_up, kept_both, write_back

_GOING = "going.unchecked"


class Homeward:
    """Writes a local copy back to its session's own place."""

    def __init__(self, fetched: Fetched) -> None:
        self.apart: Apart = fetched.apart
        self._connection = fetched.connection
        self._under_way: UnderWay[Apart] | None = None
        self._written = -1 if fetched.is_ahead else self._connection.total_changes()
        self._waiting_since = datetime.now(UTC) if fetched.is_ahead else None
        self._is_behind = False

    @property
    def path(self) -> Path:
        """The session's own place."""
        return self.apart.home

    def note_change(self) -> None:
        """Note that the session has changed."""
        self._waiting_since = self._waiting_since or datetime.now(UTC)

    def is_due(self, now: datetime) -> bool:
        """Return whether the session's own place has been behind for so long that it is time."""
        return self._waiting_since is not None and now - self._waiting_since >= self.apart.every

    def begin(self) -> UnderWay[Apart]:
        """Return a copy that is being made and then written back; `end` is due when its work is over.

        Raises BrieferError where the local disk does not take the copy.
        """
        apart = self.apart
        target = apart.copy.with_name(_GOING)
        target.unlink(missing_ok=True)
        self._waiting_since, self._written = None, self._connection.total_changes()
        with faults_told(self.path.name):
            self._under_way = UnderWay(self._connection, target, lambda whole: _sent(whole, apart))
        return self._under_way

    def end(self) -> str:
        """Take what was written back; return a sentence where it was put beside, else nothing.

        Raises BrieferError where nothing was written back; it is due again later then.
        """
        under_way, self._under_way = self._under_way, None
        if under_way is None:
            message = "nothing is being written back"
            raise RuntimeError(message)
        before = self.path
        try:
            with faults_told(before.name):
                self.apart = under_way.result()
        except BaseException:
            under_way.abandon()
            self._written = -1
            self.note_change()
            raise
        return kept_both(before, self.path) if self.path != before else ""

    def stop(self) -> str:
        """Give up the copy that is being made, or wait for it where it is on its way; return as `end`."""
        if self._under_way is None:
            return ""
        if self._under_way.abandon():
            with suppress(BrieferError):  # it is due again, at the latest when the session is closed
                return self.end()
            return ""
        self._under_way, self._written = None, -1
        self.note_change()
        return ""

    def note_end(self) -> None:
        """Note what is not written back yet, as the connection is about to be closed."""
        self._is_behind = self._written != self._connection.total_changes()

    def leave(self, *, is_one_file: bool) -> str:
        """Write back for the last time, after `note_end`, and remove the local copy.

        Returns a sentence where it had to be put beside, else nothing. Raises BrieferError where it cannot be
        written back. Then the copy stays for the next opening, and also where it still needs its log.
        """
        before = self.path
        if not is_one_file:
            self.apart.lock.release()
            return ""
        try:
            if self._is_behind:
                self.apart = write_back(self.apart.copy, self.apart)
        except BrieferError as error:
            self.apart.lock.release()
            what = f"“{before.name}” could not be written back: {error.what}"
            raise BrieferError(
                what, "Your edits are safe on this computer; open it again to write back."
            ) from error
        give_up(self.apart)
        return kept_both(before, self.path) if self.path != before else ""


def _sent(whole: Path, apart: Apart) -> Apart:
    """Write a copy back, and remove it."""
    try:
        return write_back(whole, apart)
    finally:
        whole.unlink(missing_ok=True)
