"""The panel of all places of a name: ticked, and then tagged, given to another actor, or untagged."""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QPoint, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from briefer.gui.bus import Target
from briefer.gui.desk import Desk
from briefer.gui.models.occurrences import OccurrencesModel, Place, Shown, mentions_among
from briefer.gui.occurrence_deeds import giving, tagging, untagging
from briefer.gui.occurrence_search import Finds, Looking
from briefer.gui.views.actor_popup import ActorPopup, Asked, Pick
from briefer.gui.views.occurrence_rows import OccurrenceDelegate, TickList
from briefer.gui.views.occurrences_head import OccurrencesHead
from briefer.gui.views.parts import (
    EmptyNote,
    Ground,
    column,
    small_words,
)
from briefer.gui.wording import count_words, shortened
from briefer.gui.working import of
from briefer.model.actors import Actor
from briefer.model.changes import Changes, Collection
from briefer.model.ids import ActorId, SourceId
from briefer.store import queries
from briefer.text.lookalikes import marked

_SHOWN = 50
_CATCH_UP = 60  # milliseconds until more of many tags are shown
_AT_ONCE = 800  # tags that are looked at in one go
_DIGITS = range(Qt.Key.Key_1, Qt.Key.Key_9 + 1)


class OccurrencesPanel(Ground):
    """Shows where an actor, or words that no actor has, stand in all sources of the session.

    `left` says that the analyst goes back to the text. The pop-up that asks for an actor lies over `around`.
    """

    left = Signal()

    def __init__(self, desk: Desk, around: QWidget) -> None:
        """Lie hidden."""
        super().__init__("paper")
        self._desk = desk
        self._around = around
        self._actor = Actor(ActorId(0), "", "-")
        self._looking = Looking(desk, self)
        self._retagged: set[int] = set()
        self._catching_up = QTimer(self)
        self._catching_up.setSingleShot(True)
        self._catching_up.setInterval(_CATCH_UP)
        self._catching_up.timeout.connect(self._show_tags)
        self._searched = (0, 0)
        self._here: tuple[SourceId | None, int] = (None, 0)
        self._was: Target | None = None
        self._at = Target()
        self._popup: ActorPopup | None = None
        self.model = OccurrencesModel(self._names_of, self)
        self.list = TickList("All places of the name")
        self.list.setModel(self.model)
        self.list.setItemDelegate(OccurrenceDelegate(self.list))
        self._head, self._keys = OccurrencesHead(self), small_words()
        self.scope = self._head.scope
        self._empty = EmptyNote("", "")
        self._lay_out()
        self._connect()
        self.hide()

    # What is looked for

    def look_for(self, actor: Actor, source: SourceId | None = None, start: int = 0) -> None:
        """Show all places of an actor, whose id is 0 where it stands for words that nobody has yet.

        The row at or behind a code point of a source is made the current one.
        """
        self._actor, self._here, self._was = actor, (source, start), None
        self.scope.setCurrentIndex(0)
        self.show()
        self._search()
        self.list.setFocus()

    def close_panel(self) -> None:
        """Look no further, go away, and give the keyboard back to the text."""
        self._looking.stop()
        self.hide()
        self.model.clear()
        self.left.emit()

    # What is done with the ticked places

    def tick(self) -> None:
        """Tick the current place or take its tick away; on a source's title, all places under it."""
        if (index := self.list.currentIndex()).isValid():
            self._toggle(index.row())

    def tick_all(self) -> None:
        """Tick all places shown, or none where all are."""
        self.model.tick_all()
        self._show_state()

    def tag(self) -> None:
        """Tag the ticked places not tagged yet, undone as one; ask as whom where nobody has the name."""
        found = tuple(it for it in self.model.ticked() if it.mention is None)
        if not found:
            self._desk.tell("No untagged place is ticked.", self._how_to_tick())
        elif self._actor.id:
            self._begin(
                f"Tagging {self._shown_name()}", len(found), tagging(self._desk.session, found, self._actor)
            )
        else:
            self._ask(Asked(self._actor.name, self._others()))

    def give(self) -> None:
        """Ask for the actor whom the ticked places mean, and tag them so, tags of another one too."""
        if self.model.ticked():
            count = count_words(len(self.model.ticked()), "place")
            self._ask(Asked("", self._others(), heading=f"Whom do the {count} ticked mean?"))
        else:
            self._desk.tell("No place is ticked.", self._how_to_tick())

    def untag(self) -> None:
        """Remove the tags at the ticked places, else the one at the current place, undone as one."""
        tags = mentions_among(self.model.ticked())
        line = self.model.line(self.list.currentIndex().row())
        if not tags and isinstance(line, Place):
            tags = mentions_among((line.found,))
        if tags:
            self._begin("Untagging", len(tags), untagging(self._desk.session, tags))
        else:
            self._desk.tell("No tag is ticked.", f"Show those that are tagged. {self._how_to_tick()}")

    def go_there_and_back(self) -> None:
        """Show the current place in the text; asked again at the same place, show what was there before."""
        line = self.model.line(self.list.currentIndex().row())
        if not isinstance(line, Place):
            return
        span = line.found.span
        here = Target(span.source, span.start, span.end)
        if self._was is not None and self._at == here:
            target, self._was = self._was, None
        else:
            self._was, self._at = self._was or Target(*self._here), here
            target = here
        self._desk.point(target)
        self.list.setFocus()

    # Keys and changes

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Close with Esc, and take the digits of pinned actors as the text does."""
        key = event.key()
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            super().keyPressEvent(event)
        elif key == Qt.Key.Key_Escape:
            self.close_panel()
        elif key in _DIGITS:
            self._give_pinned(key - Qt.Key.Key_0)
        else:
            super().keyPressEvent(event)

    def stand_at(self, source: SourceId | None, place: int) -> None:
        """Take this code point of the source that is read as where to go back to."""
        if self._was is None:
            self._here = (source, place)

    def take(self, changes: Changes) -> None:
        """Take in what a step changed of the places found."""
        if not self.isVisible():
            return
        if self._actor.id and self._actor.id in changes.keys(Collection.ACTOR):
            known = queries.actors_of(self._desk.session, [self._actor.id])
            if not known:
                self.close_panel()
                return
            before, self._actor = self._actor, known[0]
            if before.names != self._actor.names:
                self._search()
                return
        if changes.keys(Collection.SOURCE):
            self._search()
        elif keys := changes.keys(Collection.MENTION):
            self._retagged |= keys
            self._show_tags()

    # Within

    def _show_tags(self) -> None:
        """Show what was tagged and untagged since the last time, many tags a part at a time."""
        self._catching_up.stop()
        keys = {self._retagged.pop() for _ in range(min(len(self._retagged), _AT_ONCE))}
        if self._retagged:
            self._catching_up.start()
        number = self.list.currentIndex().row()
        self.model.take_mentions(keys, queries.mentions_of(self._desk.session, keys))
        self._make_current(number)
        self._show_state()

    def _search(self) -> None:
        self.model.clear()
        self._head.show_name(shortened(self._shown_name(), _SHOWN))
        self._searched = (0, 1)
        self._looking.begin(self._actor, self._here[0])
        self._show_state()

    def _add(self, found: list[Finds]) -> None:
        for source, text, there in found:
            self.model.add(source, text, there)
        if not self.list.currentIndex().isValid():
            self._make_current(self.model.row_near(*self._place_here()))

    def _move_on(self, done: int, total: int) -> None:
        self._searched = (done, total)
        self._show_state()

    def _place_here(self) -> tuple[SourceId, int]:
        source, start = self._here
        return SourceId(0) if source is None else source, start

    def _make_current(self, number: int) -> None:
        number = min(number, self.model.rowCount() - 1)
        if number >= 0:
            self.list.setCurrentIndex(self.model.index(number))

    def _toggle(self, number: int) -> None:
        self.model.toggle(number)
        self._make_current(number)
        self._show_state()

    def _begin(self, words: str, total: int, parts: Iterator[int]) -> None:
        def tell() -> None:
            self._desk.tell(f"{words}: {count_words(total, 'place')} done.", "Undo takes it all back.")

        self._desk.write(words, of(total, parts), tell)

    def _give(self, pick: Pick) -> None:
        found = self.model.ticked()
        parts = giving(self._desk.session, found, self._actor, pick)
        self._begin(f"Tagging {shortened(pick.name, _SHOWN)}", len(found), parts)

    def _give_pinned(self, digit: int) -> None:
        pinned = [it for it in self._desk.names.knowledge().actors.values() if it.pin == digit]
        if not pinned:
            self._desk.tell(f"No actor is pinned to {digit}.", "Pin one in the list of actors.")
        elif self.model.ticked():
            self._give(Pick(pinned[0].id, pinned[0].name, pinned[0].kind))
        else:
            self._desk.tell("No place is ticked.", self._how_to_tick())

    def _ask(self, asked: Asked) -> None:
        if self._popup is None:
            self._popup = ActorPopup(self._around)
            self._popup.picked.connect(self._give)
            self._popup.closed.connect(self.list.setFocus)
        corner = self.mapTo(self._around, QPoint(0, 0))
        self._popup.ask(asked, QRect(corner, QSize(self.width(), 1)))

    def _others(self) -> tuple[Actor, ...]:
        """Return the session's actors but for the one that is looked for."""
        known = self._desk.names.knowledge().actors.values()
        return tuple(actor for actor in known if actor.id != self._actor.id)

    def _names_of(self, actors: Sequence[ActorId]) -> str:
        known = self._desk.names.knowledge().actors
        return " and ".join(known[key].name for key in actors if key in known)

    def _shown_name(self) -> str:
        return marked(self._actor.name)

    def _show_state(self) -> None:
        done, total = self._searched
        self._head.show_state(*self.model.counts(), done, total)
        is_over = done >= total
        self._empty.say(
            "No place" if is_over else "Searching…", "It stands nowhere in this session." if is_over else ""
        )
        self._empty.setVisible(not self.model.rowCount())
        self.list.setVisible(bool(self.model.rowCount()))

    def _how_to_tick(self) -> str:
        say = self._desk.keyboard.keymap.say
        return say("{} ticks one, {} all.", "tick_place", "tick_all_places", otherwise="Click on its box.")

    def _show_keys(self) -> None:
        parts = (
            ("tick_place", "ticks"),
            ("tick_all_places", "all"),
            ("tag_ticked", "tags"),
            ("give_ticked", "or 1–9 another actor"),
            ("untag_ticked", "untags"),
            ("show_occurrence", "there and back"),
        )
        self._keys.setText(f"{self._desk.keyboard.keymap.line(*parts)} · Esc closes")

    def _lay_out(self) -> None:
        self._keys.setContentsMargins(10, 2, 10, 6)
        layout = column(self, spacing=0)
        layout.addWidget(self._head)
        layout.addWidget(self.list, 1)
        layout.addWidget(self._empty, 1)
        layout.addWidget(self._keys)

    def _connect(self) -> None:
        self._desk.bus.gathered.connect(self.take)
        self._desk.keyboard.changed.connect(self._show_keys)
        self._show_keys()
        self.scope.currentTextChanged.connect(self._show_only)
        self._looking.found.connect(self._add)
        self._looking.moved.connect(self._move_on)
        self.list.ticked.connect(self._toggle)
        self.list.doubleClicked.connect(lambda _: self.go_there_and_back())

    def _show_only(self, shown: str) -> None:
        self.model.show_only(Shown(shown))
        self._make_current(0)
        self._show_state()
