"""The menu of chips that narrow the facts: kinds, statuses, grades, actors, what is missing."""

from collections import Counter
from collections.abc import Callable
from enum import StrEnum

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAction, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QMenu, QWidget

from briefer.gui.models.fact_digests import FactDigests
from briefer.gui.models.fact_filter import Facet, FactFilter
from briefer.gui.models.fact_sought import FactSought
from briefer.gui.wording import menu_text, word
from briefer.model.facts import Confidence, Credibility, FactKind, Reliability, Status
from briefer.model.ids import ActorId
from briefer.store import queries
from briefer.store.session import Session

_VOCABULARIES: dict[Facet, tuple[str, type[StrEnum]]] = {
    Facet.KIND: ("&Kind", FactKind),
    Facet.STATUS: ("&Status", Status),
    Facet.CONFIDENCE: ("&Confidence", Confidence),
    Facet.RELIABILITY: ("&Grade of the source", Reliability),
    Facet.CREDIBILITY: ("Grade of the &information", Credibility),
}
_SWITCHES = {
    Facet.UNDATED: ("&Undated", "Undated"),
    Facet.UNSENT: ("&Not sent to a section", "Not sent"),
    Facet.LOOK: ("Needs a &look: disputed, shaky, of nobody, undated", "Needs a look"),
}
_HEADS = {
    Facet.KIND: "Kind",
    Facet.STATUS: "Status",
    Facet.CONFIDENCE: "Confidence",
    Facet.RELIABILITY: "Source",
    Facet.CREDIBILITY: "Information",
}
_MOST_ACTORS = 12
_COUNTED = 5_000  # facts of which the actors named most are offered


class StayingMenu(QMenu):
    """A menu that stays open while boxes in it are ticked, so that several can be."""

    def event(self, event: QEvent) -> bool:
        """Keep letters from the list below, whose keys they are while it has the keyboard."""
        if event.type() is QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return super().event(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Tick a box and stay; do anything else as a menu does."""
        if not self._tick(self.actionAt(event.position().toPoint())):
            super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Tick with the space bar and stay; with Enter tick and close."""
        if event.key() != Qt.Key.Key_Space or not self._tick(self.activeAction()):
            super().keyPressEvent(event)

    @staticmethod
    def _tick(action: QAction | None) -> bool:
        if action is None or not action.isCheckable() or not action.isEnabled():
            return False
        action.trigger()
        return True


class FilterMenu(StayingMenu):
    """Sets and takes off chips of the filter; `asking` opens the fields for an actor, and for dates."""

    def __init__(
        self,
        session: Session,
        sought: FactSought,
        facts: FactDigests,
        asking: tuple[Callable[[], object], Callable[[], object]],
        parent: QWidget | None = None,
    ) -> None:
        """Offer chips for this filter; it is filled each time it opens."""
        super().__init__("Filter the facts", parent)
        self._session = session
        self._sought = sought
        self._facts = facts
        self._ask_actor, self._ask_dates = asking
        self.setAccessibleName("Filter the facts")
        self.aboutToShow.connect(self._fill)

    def _fill(self) -> None:
        self.clear()
        for facet, (title, vocabulary) in _VOCABULARIES.items():
            part = StayingMenu(title, self)
            self.addMenu(part)
            for value in vocabulary:
                self._add(part, facet, str(value), word(value).replace("&", "&&"))
        self.addMenu(self._actors())
        self.addAction("&Dates from … to …", self._ask_dates)
        self.addSeparator()
        for facet, (words, _) in _SWITCHES.items():
            self._add(self, facet, "", words)
        self.addSeparator()
        clear = self.addAction("Clea&r all", lambda: self._sought.seek(FactFilter()))
        clear.setEnabled(not self._sought.value.is_empty)

    def _add(self, menu: QMenu, facet: Facet, value: str, words: str) -> None:
        made = menu.addAction(words)
        made.setCheckable(True)
        made.setChecked(self._sought.value.has(facet, value))
        made.triggered.connect(lambda: self._sought.seek(self._sought.value.toggled(facet, value)))

    def _actors(self) -> QMenu:
        """Return the menu of the actors that most facts are about, and of those that are set."""
        menu = StayingMenu("&Actor", self)
        digests = list(self._facts.digests.values())[-_COUNTED:]
        counts = Counter(actor for digest in digests for actor in digest.actors)
        keys = [key for key, _ in counts.most_common(_MOST_ACTORS)]
        keys += [ActorId(int(value)) for value in self._sought.value.values(Facet.ACTOR)]
        names = {actor.id: actor.name for actor in queries.actors_of(self._session, dict.fromkeys(keys))}
        for key in dict.fromkeys(keys):
            if key in names:
                self._add(menu, Facet.ACTOR, str(key), menu_text(names[key]))
        menu.addSeparator()
        menu.addAction("&Another…", self._ask_actor)
        return menu


def chip_words(facet: Facet, value: str, session: Session) -> str:
    """Return what a chip says: “Status: Disputed”, “Undated”, the actor's name."""
    if facet in _SWITCHES:
        return _SWITCHES[facet][1]
    if facet is Facet.ACTOR:
        found = queries.actors_of(session, (int(value),)) if value.isdecimal() else ()
        return f"Actor: {found[0].name}" if found else "Actor: no longer there"
    vocabulary = _VOCABULARIES[facet][1]
    known = {str(item): word(item) for item in vocabulary}
    return f"{_HEADS[facet]}: {known.get(value, value)}"
