"""The list of pairs of actors that may be one: each is merged, told apart, or looked at."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QWidget

from briefer.commands.merging import dismiss_pair, merge_actors, merging_doubts
from briefer.gui import icons, theme
from briefer.gui.bus import Target
from briefer.gui.desk import Desk
from briefer.gui.models.rows import Face, RowsModel
from briefer.gui.plain import count_words, shortened
from briefer.gui.same_actors import SameActors
from briefer.gui.views.parts import (
    EmptyNote,
    Words,
    column,
    heading,
    icon_button,
    push_button,
    row,
    small_words,
)
from briefer.gui.views.rows import row_list
from briefer.gui.wording import KIND_ICONS
from briefer.model.actors import Actor, AliasKind
from briefer.model.changes import Changes, Collection
from briefer.model.ids import ActorId
from briefer.model.proposals import ProposedMerge
from briefer.store import queries
from briefer.text.lookalikes import marked

_SHOWN = 40


@dataclass(frozen=True, slots=True)
class PairRow:
    """A pair that may be one, its two actors, and how often each is mentioned."""

    pair: ProposedMerge
    kept: Actor
    merged: Actor
    counts: tuple[int, int]


class SamePairs(QWidget):
    """Lists the pairs, the surest first.

    What can be done with a pair stands in the table of actions, in the area PAIRS; Esc goes back. `closed`
    says that the list is done with; `choosing` carries a pair of which the analyst wants to choose.
    """

    closed = Signal()
    choosing = Signal(object)

    def __init__(self, desk: Desk, same: SameActors, parent: QWidget | None = None) -> None:
        """List what is found by and by."""
        super().__init__(parent)
        self._desk, self._same = desk, same
        self._looked = 0
        self.model = RowsModel[PairRow](lambda row: row.pair.pair, _face, self)
        self.list = row_list("Pairs that may be one actor")
        self.list.setModel(self.model)
        self._none = EmptyNote("No two actors look like one", "They are compared again whenever one changes.")
        self._what, self._doubts = Words(), small_words(tone="warning")
        self._deeds = QWidget()
        self._lay_out()
        self._name_keys()
        desk.keyboard.changed.connect(self._name_keys)
        self.list.doubleClicked.connect(lambda _: self.look())
        self.list.selectionModel().currentChanged.connect(lambda *_: self._show())
        same.found.connect(self.refresh)
        desk.bus.gathered.connect(self._take)

    def open(self) -> None:
        """Show the pairs, and put the keyboard on the first."""
        self.refresh()
        self.list.setFocus()

    def current(self) -> PairRow | None:
        """Return the pair that is selected, or None."""
        return self.model.row_at(self.list.currentIndex())

    def merge(self) -> None:
        """Merge the selected pair as it is proposed."""
        if (at := self.current()) is not None:
            pair = at.pair
            self._desk.attempt(
                lambda: merge_actors(self._desk.session, pair.kept, pair.merged, pair.reason, pair.name_kind)
            )

    def tell_apart(self) -> None:
        """Keep in mind that the selected pair are two, for good; undo brings the proposal back."""
        if (at := self.current()) is not None:
            pair = at.pair
            self._desk.attempt(lambda: dismiss_pair(self._desk.session, pair.kept, pair.merged))

    def look(self) -> None:
        """Show the first mention of one of the two, the next time of the other; the keyboard stays here."""
        at = self.current()
        if at is None:
            return
        self._looked += 1
        actors = (at.merged, at.kept) if self._looked % 2 else (at.kept, at.merged)
        for actor in actors:
            mentions = queries.mentions(self._desk.session, actor=actor.id)
            if mentions:
                span = mentions[0].span
                self._desk.point(Target(span.source, span.start, span.end, mention=mentions[0].id))
                self.list.setFocus()
                return
        self._desk.tell("Neither of the two is tagged anywhere yet.")

    def choose(self) -> None:
        """Ask which of the two names is kept."""
        if (at := self.current()) is not None:
            self.choosing.emit(at.pair)

    def refresh(self) -> None:
        """Show the pairs as they are now; with the last one the keyboard goes back to the actors."""
        focused: QWidget | None = QApplication.focusWidget()
        had_keyboard = focused is not None and self.isAncestorOf(focused)
        session = self._desk.session
        actors = {actor.id: actor for actor in queries.actors(session)} if self._same.pairs else {}
        counts = queries.mention_counts(session)
        pairs = [_turned(pair, counts) for pair in self._same.pairs if pair.pair <= actors.keys()]
        self.model.set_rows(
            [
                PairRow(
                    pair,
                    actors[pair.kept],
                    actors[pair.merged],
                    (counts.get(pair.kept, 0), counts.get(pair.merged, 0)),
                )
                for pair in pairs
            ]
        )
        if self.model.rows and not self.list.currentIndex().isValid():
            self.list.setCurrentIndex(self.model.index(0))
        self._show()
        if had_keyboard and not self.model.rows:
            self.closed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Go back on Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Count mentions anew, which is left alone while nobody looks."""
        super().showEvent(event)
        self.refresh()

    def _take(self, changes: Changes) -> None:
        if self.isVisible() and changes.keys(Collection.MENTION):
            self.refresh()

    def _show(self) -> None:
        at = self.current()
        for widget in (self.list, self._deeds):
            widget.setVisible(bool(self.model.rows))
        self._none.setVisible(not self.model.rows)
        if at is not None:
            self._what.setText(
                f"“{_shown(at.merged.name)}” becomes {_AS[at.pair.name_kind]} of {_shown(at.kept.name)}."
            )
            doubts = merging_doubts(at.kept, at.merged)
            self._doubts.setText(" ".join(doubts))
            self._doubts.setVisible(bool(doubts))

    def _name_keys(self) -> None:
        """Name the keys that are in use on the buttons that do the same."""
        for action, (button, words) in self._buttons.items():
            button.setText(f"{words}  {self._desk.keyboard.keymap.shown(action)}".strip())

    def _lay_out(self) -> None:
        back = icon_button("arrow-left", "Back to the actors (Esc)", self.closed.emit)
        head = row(back, heading("One actor?"))
        head.setStretch(1, 1)
        head.setContentsMargins(8, 8, 8, 8)
        deeds = column(self._deeds, margin=10, spacing=6)
        deeds.addWidget(self._what)
        deeds.addWidget(self._doubts)
        merge = push_button("Merge", self.merge, "merge")
        apart = push_button("They are two", self.tell_apart, "split")
        deeds.addLayout(row(merge, apart, 1))
        look = push_button("Look", self.look, "crosshair")
        choose = push_button("Choose the name…", self.choose, "arrow-left-right")
        deeds.addLayout(row(look, choose, 1))
        self._buttons = {
            "merge_pair": (merge, "Merge"),
            "tell_pair_apart": (apart, "They are two"),
            "look_at_pair": (look, "Look"),
            "choose_of_pair": (choose, "Choose the name…"),
        }
        page = column(self, spacing=0)
        page.addLayout(head)
        page.addWidget(self.list, 1)
        page.addWidget(self._none, 1)
        page.addWidget(self._deeds)


_AS = {
    AliasKind.FULL: "another name",
    AliasKind.SHORT: "a short name",
    AliasKind.ACRONYM: "an acronym",
    AliasKind.DEMONYM: "a demonym",
    AliasKind.METONYM: "a metonym",
    AliasKind.MISSPELT: "a misspelt name",
    AliasKind.FORMER: "a former name",
    AliasKind.NATIVE: "a native name",
}


def _turned(pair: ProposedMerge, counts: Mapping[ActorId, int]) -> ProposedMerge:
    """Return the pair so that the one mentioned more often is kept, where either may be."""
    if pair.is_mutual and counts.get(pair.merged, 0) > counts.get(pair.kept, 0):
        return replace(pair, kept=pair.merged, merged=pair.kept)
    return pair


def _shown(name: str) -> str:
    return shortened(marked(name), _SHOWN)


def _face(at: PairRow) -> Face:
    counts = " · ".join(
        f"{_shown(actor.name)} {number:,}"
        for actor, number in zip((at.kept, at.merged), at.counts, strict=True)
    )
    mentions = ", ".join(
        f"{actor.name} {count_words(number, 'mention')}"
        for actor, number in zip((at.kept, at.merged), at.counts, strict=True)
    )
    return Face(
        text=marked(at.pair.reason),
        detail=counts,
        lines=2,
        mark=icons.tinted_icon(KIND_ICONS[at.kept.kind], theme.current_tones().muted),
        spoken=f"{at.pair.reason}. {mentions}",
        tip="; ".join(", ".join(actor.names) for actor in (at.kept, at.merged)),
    )
