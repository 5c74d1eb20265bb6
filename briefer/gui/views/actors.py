"""The panel of actors: search, counts, pins, the way to each mention, and what is proposed."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListView, QStackedWidget, QWidget

from briefer.commands.actors import pin_actor, remove_actor
from briefer.commands.mentions import accepting
from briefer.gui.actor_exchange import ActorExchange
from briefer.gui.bus import Target
from briefer.gui.desk import Desk
from briefer.gui.models.actors import ActorsModel
from briefer.gui.my_registry import MyRegistry
from briefer.gui.views.actor_form import ActorForm
from briefer.gui.views.actor_merging import ActorMerging
from briefer.gui.views.parts import (
    EmptyNote,
    Ground,
    Words,
    column,
    icon_button,
    push_button,
    row,
    search_field,
)
from briefer.gui.views.reader_keys import Command
from briefer.gui.views.rows import row_list
from briefer.gui.wording import count_words
from briefer.gui.working import of
from briefer.model.actors import Actor, Mention
from briefer.model.changes import Changes
from briefer.model.ids import ActorId, SourceId
from briefer.store import queries

_HELD = 2  # the first of the pages that stay while the list changes


class ActorPanel(QWidget):
    """All actors of the session; Enter or a double click goes to the next mention, F2 edits."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        """Show the actors of this desk's session."""
        super().__init__(parent)
        self._desk = desk
        self._source: SourceId | None = None
        self._caret = -1
        self.model = ActorsModel(desk.session, desk.names, self)
        self.list = row_list("Actors")
        self.list.setModel(self.model)
        self.list.setSelectionMode(QListView.SelectionMode.ExtendedSelection)
        self.list.setDragDropMode(QListView.DragDropMode.DragDrop)
        self.search = search_field("Search actors", "Name or alias")
        self._pages = QStackedWidget()
        self.form, self.merging = (
            ActorForm(desk),
            ActorMerging(desk, self.model, self._pages.setCurrentWidget),
        )
        self.registry, self.exchange = MyRegistry(desk, self), ActorExchange(desk, self)
        self._empty = EmptyNote("", "")
        self._proposed = Words("")
        self._lay_out()
        self._connect()
        self._show_state()

    def start(self) -> None:
        """Begin to look for actors that may be one, and learn what the registry has."""
        self.merging.same.start()
        self.registry.read()

    def stop(self) -> None:
        """Begin nothing any more that needs the session."""
        self.merging.same.stop()
        self.registry.stop()
        self.exchange.stop()

    def show_source(self, source: SourceId | None) -> None:
        """Count and accept proposals in this source from now on."""
        self._source, self._caret = source, -1
        self.model.show_source(source)
        self._show_state()

    def stand_at(self, place: int) -> None:
        """Take this code point of the source as the place from which the next mention is sought."""
        self._caret = place

    def current(self) -> Actor | None:
        """Return the actor that is selected, or None."""
        found = self.model.row_at(self.list.currentIndex())
        return found.actor if found else None

    def selected(self) -> tuple[Actor, ...]:
        """Return the actors that are selected, in the order of the list."""
        chosen = sorted(self.list.selectedIndexes(), key=lambda index: index.row())
        return tuple(row.actor for index in chosen if (row := self.model.row_at(index)) is not None)

    def take_keyboard(self) -> None:
        """Put the keyboard into what is shown: the list of actors, that of pairs, a form."""
        page, pairs = self._pages.currentWidget(), self.merging.pairs
        if page is pairs and pairs.model.rows:
            pairs.list.setFocus()
        elif page is pairs:
            self._closed(None)
        elif page is self.merging.panel:
            self.merging.panel.take_keyboard()
        else:
            (self.form.fields.name if page is self.form else self.list).setFocus()

    def select(self, key: ActorId) -> None:
        """Select this actor, clearing the search or leaving the list of pairs where they hide it."""
        if self._pages.currentWidget() is self.merging.pairs:
            self._pages.setCurrentIndex(0)
        if not self.model.index_of(key).isValid():
            self.search.clear()
        self.list.setCurrentIndex(self.model.index_of(key))

    def next_mention(self, step: int = 1) -> None:
        """Show the next (1) or the previous (-1) mention of the selected actor, over all sources in turn."""
        actor = self.current()
        if actor is None:
            return
        mentions = self._in_order(queries.mentions(self._desk.session, actor=actor.id))
        if not mentions:
            next_step = self._desk.with_keys("Select its name and press {}.", Command.TAG_ACTOR)
            self._desk.tell(f"{actor.name} is not tagged anywhere yet.", next_step)
            return
        found = _beyond(mentions, self._places(mentions), self._here(), step)
        span = found.span
        self._caret = span.start
        self._desk.point(Target(span.source, span.start, span.end, actor=actor.id, mention=found.id))

    def edit(self) -> None:
        """Open the form on the selected actor."""
        if (actor := self.current()) is not None:
            self._pages.setCurrentWidget(self.form)
            self.form.open(actor)

    def add(self) -> None:
        """Open the form for a new actor, under the name that was typed in the search."""
        self._pages.setCurrentWidget(self.form)
        self.form.open(None, self.search.text().strip())

    def merge(self) -> None:
        """Ask how the selected actors become one."""
        self.merging.ask(self.selected())

    def keep(self) -> None:
        """Keep the selected actors in the personal registry."""
        self.registry.keep(self.selected())

    def keep_all(self) -> None:
        """Keep all actors of the session in the personal registry."""
        self.registry.keep(queries.actors(self._desk.session))

    def pin(self, digit: int) -> None:
        """Pin the selected actor to this digit key, or to none with 0."""
        if (actor := self.current()) is not None:
            key = actor.id
            self._desk.attempt(lambda: pin_actor(self._desk.session, key, digit))

    def pin_next(self) -> None:
        """Pin the selected actor to the lowest digit key that no actor has."""
        taken = {actor.pin for actor in queries.actors(self._desk.session)}
        free = next((digit for digit in range(1, 10) if digit not in taken), 0)
        if free:
            self.pin(free)
        else:
            self._desk.tell("All nine keys are taken.", "Unpin an actor, or choose its key in its form.")

    def remove(self) -> None:
        """Remove the selected actor with its mentions; undo brings both back."""
        if (actor := self.current()) is not None:
            key = actor.id
            self._desk.attempt(lambda: remove_actor(self._desk.session, key))

    def accept_all(self) -> None:
        """Tag every proposal of the selected actor in the source that is read, undone as one."""
        actor, source = self.current(), self._source
        if actor is None or source is None:
            return
        found = self._desk.names.proposals_of(source, actor.id)
        if not found:
            self._desk.tell(
                "Nothing is proposed for this actor alone.", "What is left is also another’s name."
            )
            return
        steps = accepting(self._desk.session, source, found)
        self._desk.write(f"Tagging {actor.name}", of(len(found), steps))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Go to the list with the arrow down from the search."""
        if event.key() == Qt.Key.Key_Down and self.search.hasFocus():
            self.list.setFocus()
            if not self.list.currentIndex().isValid():
                self.list.setCurrentIndex(self.model.index(0))
        else:
            super().keyPressEvent(event)

    def _in_order(self, mentions: Sequence[Mention]) -> tuple[Mention, ...]:
        order = {source.id: number for number, source in enumerate(queries.sources(self._desk.session))}
        self._order = order
        return tuple(sorted(mentions, key=lambda item: (order[item.span.source], item.span.start)))

    def _places(self, mentions: Sequence[Mention]) -> list[tuple[int, int]]:
        return [(self._order[item.span.source], item.span.start) for item in mentions]

    def _here(self) -> tuple[int, int]:
        return (self._order.get(self._source, -1) if self._source is not None else -1, self._caret)

    def _take(self, changes: Changes) -> None:
        self.merging.same.take(changes)
        self.model.take(changes)
        self._show_state()

    def _closed(self, saved: object) -> None:
        self._pages.setCurrentIndex(0)
        self._show_state()
        if isinstance(saved, int):
            self.select(ActorId(saved))
        self.list.setFocus()

    def _show_state(self) -> None:
        if self._pages.currentIndex() < _HELD:
            if self.model.total:
                self._empty.say("No actor of this name", "Add it with the button above, or clear the search.")
            else:
                step = self._desk.with_keys(
                    "Select a name in the text and press {}.",
                    Command.TAG_ACTOR,
                    otherwise="Tag a name in the text.",
                )
                self._empty.say("No actors yet", step)
            self._pages.setCurrentIndex(0 if self.model.shown else 1)
        found = self.model.row_at(self.list.currentIndex())
        self._offer.setVisible(bool(found and found.proposed))
        if found and found.proposed:
            self._proposed.setText(f"{found.actor.name}: {count_words(found.proposed, 'proposal')} here")

    def _lay_out(self) -> None:
        self._offer = Ground("tint")
        accept = push_button("Accept all", self.accept_all, "check")
        offered = row(self._proposed, accept)
        offered.setStretch(0, 1)
        offered.setContentsMargins(10, 6, 10, 6)
        self._offer.setLayout(offered)
        listed = QWidget()
        inner = column(listed, spacing=0)
        inner.addWidget(self.list, 1)
        inner.addWidget(self.merging.line)
        inner.addWidget(self._offer)
        for page in (listed, self._empty, self.form, self.merging.panel, self.merging.pairs):
            self._pages.addWidget(page)
        head = row(self.search, icon_button("user-plus", "Add an actor", self.add))
        head.setContentsMargins(8, 8, 8, 8)
        layout = column(self, spacing=0)
        layout.addLayout(head)
        layout.addWidget(self._pages, 1)

    def _connect(self) -> None:
        self._desk.keyboard.changed.connect(self._show_state)
        self._desk.bus.gathered.connect(self._take)
        self.search.textChanged.connect(self._filter)
        self.list.activated.connect(lambda _: self.next_mention())
        self.model.settled.connect(self._show_state)
        self.list.selectionModel().currentChanged.connect(self._moved)
        self.form.closed.connect(self._closed)
        self.merging.closed.connect(self._closed)

    def _filter(self, words: str) -> None:
        self.model.filter(words)
        self._show_state()

    def _moved(self, _current: QModelIndex) -> None:
        self._show_state()


def _beyond(
    mentions: Sequence[Mention], places: Sequence[tuple[int, int]], here: tuple[int, int], step: int
) -> Mention:
    """Return the first mention after this place, or the last one before it, round the ends."""
    if step > 0:
        return next((item for item, place in zip(mentions, places, strict=True) if place > here), mentions[0])
    before = [item for item, place in zip(mentions, places, strict=True) if place < here]
    return before[-1] if before else mentions[-1]
