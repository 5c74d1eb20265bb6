"""The backups of one open session: when one is due, and making it without holding anybody up."""

from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

import apsw

from briefer.errors import BrieferError
from briefer.store import backups
from briefer.store.backups import Backup
from briefer.store.identity import identity_of
from briefer.store.retention import BackupRules
from briefer.store.slices import UnderWay

_LAST_STEP = "select made from journal order by position desc limit 1"


class Safekeeping:
    """Backups of the session with this connection, under these rules; `path` is the session's own."""

    def __init__(self, path: Path, connection: apsw.Connection, rules: BackupRules) -> None:
        self.path = path
        self.rules = rules
        self._connection = connection
        self._under_way: UnderWay[Backup] | None = None
        self._waiting_since = self._since_last_backup()

    @property
    def all(self) -> tuple[Backup, ...]:
        """The backups that there are of this session, the newest first."""
        return backups.backups_of(identity_of(self._connection), self.rules)

    def note_change(self) -> None:
        """Note that the session has changed."""
        self._waiting_since = self._waiting_since or datetime.now(UTC)

    def is_due(self, now: datetime) -> bool:
        """Return whether something that was changed long before `now` is in no backup."""
        return self._waiting_since is not None and now - self._waiting_since >= self.rules.every

    def begin(self) -> UnderWay[Backup]:
        """Return a backup that is being made; `end` is due when its work is over.

        Raises BrieferError where the folder of backups cannot be written to; it is due again later then.
        """
        self.stop()
        self._waiting_since = None
        try:
            made = backups.begin_backup(
                self._connection, identity_of(self._connection), self.path, self.rules
            )
        except BrieferError:
            self.note_change()
            raise
        self._under_way = made
        return made

    def end(self) -> Backup:
        """Return the backup that `begin` began; BrieferError where there is none, and it is due again."""
        under_way, self._under_way = self._under_way, None
        if under_way is None:
            message = "no backup is being made"
            raise RuntimeError(message)
        try:
            return backups.finished(under_way, self.path, self.rules)
        except BrieferError:
            self.note_change()
            raise

    def back_up(self) -> Backup | None:
        """Make a backup at once, unless everything is in one; BrieferError where it cannot be made."""
        if self._under_way is None and self._waiting_since is None and self.all:
            return None
        self.begin()
        return self.end()

    def stop(self) -> None:
        """Give up the backup that is being made, or let it end where only its check is left."""
        under_way, self._under_way = self._under_way, None
        if under_way is not None and not under_way.abandon():
            self.note_change()

    def _since_last_backup(self) -> datetime | None:
        """Return when the session was changed last, unless a backup was made since."""
        found = self._connection.execute(_LAST_STEP).fetchall()
        if not found:
            return None
        last = datetime.now(UTC)
        with suppress(ValueError):
            told = datetime.fromisoformat(str(found[0][0]))
            last = told if told.tzinfo else last
        newest = next((backup.made for backup in self.all), None)
        # Steps are told to the second: one of the same second as the backup may not be in it.
        return last if newest is None or last >= newest.replace(microsecond=0) else None
