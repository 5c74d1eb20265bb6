"""The panel that merges actors by hand: which name is kept, what the others become, and why."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QRadioButton, QWidget

from briefer.commands.merging import merge_all, merging_doubts
from briefer.errors import BrieferError
from briefer.gui.desk import Desk
from briefer.gui.plain import count_words, menu_text, shortened
from briefer.gui.views.parts import (
    RowStack,
    Words,
    choice,
    chosen,
    column,
    heading,
    in_scroll,
    line,
    push_button,
    row,
    small_words,
)
from briefer.gui.wording import word
from briefer.model.actors import Actor, AliasKind
from briefer.model.ids import ActorId
from briefer.store import queries
from briefer.suggest.kinds import guess_alias_kind
from briefer.text.lookalikes import marked

_SHOWN = 60
_KINDS = tuple(kind for kind in AliasKind if kind not in (AliasKind.DEMONYM, AliasKind.METONYM))


class _ActorChoice(QWidget):
    """One of the actors: a button that keeps its name, what is known of it, what its name becomes else."""

    def __init__(self, actor: Actor, mentions: int, kind: AliasKind) -> None:
        super().__init__()
        self.actor = actor
        self.keep = QRadioButton(menu_text(marked(actor.name), _SHOWN))
        self.keep.setAccessibleName(f"Keep {actor.name}")
        others = f": {', '.join(map(marked, actor.names[1:]))}" if actor.aliases else ""
        known = f"{word(actor.kind)}, {count_words(mentions, 'mention')}{others}"
        self.kind = choice(f"What the name {actor.name} becomes", _KINDS, kind)
        self._becomes = QWidget()
        becomes = small_words("kept as a name:")
        becomes.setWordWrap(False)
        self._becomes.setLayout(row(becomes, self.kind))
        layout = column(self, spacing=2)
        layout.addWidget(self.keep)
        layout.addWidget(small_words(shortened(known, _SHOWN * 3)))
        layout.addWidget(self._becomes)
        self.keep.toggled.connect(self._becomes.setHidden)


class MergePanel(QWidget):
    """Asks how some actors become one; Enter merges, Esc goes back.

    `closed` carries the ActorId of the actor that was kept, or None.
    """

    closed = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        """Ask nothing yet."""
        super().__init__(parent)
        self._desk = desk
        self.choices = RowStack(spacing=10)
        self._keeps = QButtonGroup(self)
        self.reason = line("Why they are one", "", "why, as you will want to read it in a year")
        self._doubts = small_words(tone="warning")
        self._fault = Words("", tone="fault")
        self._fault.hide()
        self._lay_out()
        self._keeps.buttonToggled.connect(lambda *_: self._show_doubts())

    def open(
        self, actors: Sequence[Actor], reason: str = "", kinds: Mapping[ActorId, AliasKind] | None = None
    ) -> None:
        """Ask about these actors, the first of which is kept unless another is chosen.

        `kinds` says what the names of the others become, as far as that was proposed.
        """
        counts = queries.mention_counts(self._desk.session)
        for old in self._keeps.buttons():
            self._keeps.removeButton(old)
        self.choices.clear()
        for actor in actors:
            kind = (kinds or {}).get(actor.id) or _usual_kind(actors[0], actor)
            made = _ActorChoice(actor, counts.get(actor.id, 0), kind)
            self._keeps.addButton(made.keep)
            self.choices.add(made)
        self.choices.rows(_ActorChoice)[0].keep.setChecked(True)
        self.reason.setText(reason)
        self._fault.hide()
        self._show_doubts()
        self.take_keyboard()

    def take_keyboard(self) -> None:
        """Put the keyboard on the first of the actors."""
        self.choices.rows(_ActorChoice)[0].keep.setFocus()

    def merge(self) -> None:
        """Merge as was chosen and close; where that cannot be, say why and stay."""
        kept = self._kept()
        merged = {
            it.actor.id: chosen(it.kind, AliasKind)
            for it in self.choices.rows(_ActorChoice)
            if it.actor.id != kept.id
        }
        try:
            reason = self.reason.text()
            self._desk.alone(lambda: merge_all(self._desk.session, kept.id, merged, reason))
        except BrieferError as error:
            self._fault.setText(str(error))
            self._fault.show()
            return
        self.closed.emit(kept.id)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Merge on Enter, go back on Esc."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.merge()
        elif event.key() == Qt.Key.Key_Escape:
            self.closed.emit(None)
        else:
            super().keyPressEvent(event)

    def _kept(self) -> Actor:
        choices = self.choices.rows(_ActorChoice)
        return next((it.actor for it in choices if it.keep.isChecked()), choices[0].actor)

    def _show_doubts(self) -> None:
        choices = self.choices.rows(_ActorChoice)
        if choices:
            kept = self._kept()
            others = [it.actor for it in choices if it.actor != kept]
            found = [doubt for other in others for doubt in merging_doubts(kept, other)]
            self._doubts.setText(" ".join(dict.fromkeys(found)))
            self._doubts.setVisible(bool(found))

    def _lay_out(self) -> None:
        inside = QWidget()
        page = column(inside, margin=10, spacing=8)
        page.addWidget(heading("Merge into one"))
        page.addWidget(small_words("Which name is kept? What is tagged goes along, and can be parted again."))
        page.addWidget(self.choices)
        page.addWidget(self._doubts)
        page.addWidget(small_words("Why"))
        page.addWidget(self.reason)
        page.addStretch(1)
        outside = column(self, spacing=0)
        outside.addWidget(in_scroll(inside), 1)
        foot = QWidget()
        below = column(foot, margin=10)
        below.addWidget(self._fault)
        merge = push_button("Merge", self.merge, "merge")
        merge.setToolTip("Merge (Enter)")
        below.addLayout(row(1, push_button("Cancel", lambda: self.closed.emit(None)), merge))
        outside.addWidget(foot)


def _usual_kind(kept: Actor, other: Actor) -> AliasKind:
    guessed = guess_alias_kind(kept.name, other.name, kept.kind)
    return guessed if guessed in _KINDS else AliasKind.FULL
