"""The filter that the list of facts and the timeline share, kept with the session."""

from PySide6.QtCore import QObject, Signal

from briefer.gui.models.fact_filter import FactFilter, filter_of
from briefer.store.session import Session

_KEY = "facts/filter"


class FactSought(QObject):
    """What is looked for among the facts; `changed` says that it is something else now."""

    changed = Signal()

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        """Begin with what was looked for when the session was left."""
        super().__init__(parent)
        self._session = session
        self._value = filter_of(session.recall(_KEY))

    @property
    def value(self) -> FactFilter:
        """What is looked for."""
        return self._value

    def seek(self, value: FactFilter) -> None:
        """Look for this from now on."""
        if value != self._value:
            self._value = value
            self.changed.emit()

    def remember(self) -> None:
        """Keep what is looked for with the session."""
        self._session.remember(_KEY, self._value.to_json())
