"""What was merged into an actor, when and why, and the way to part it again."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QWidget

from briefer.gui.plain import shortened
from briefer.gui.views.parts import RowStack, Words, column, link_button, row, small_words
from briefer.gui.wording import shown_moment, word
from briefer.model.actors import Merge
from briefer.model.ids import ActorId
from briefer.text.lookalikes import marked

_SHOWN = 60


class MergedIn(QWidget):
    """A section of the form of an actor that lists what is part of it; hidden where there is nothing."""

    def __init__(self, part: Callable[[ActorId], object]) -> None:
        """Begin empty; `part` is called with the actor that is to be one of its own again."""
        super().__init__()
        self._part = part
        self.rows = RowStack(spacing=8)
        page = column(self, spacing=4)
        page.addWidget(small_words("Merged in: found to be this actor, and told apart again when you wish"))
        page.addWidget(self.rows)

    def show_merges(self, merges: Sequence[Merge]) -> None:
        """List these merges, the oldest first."""
        self.rows.clear()
        self.rows.add(*(_MergeRow(made, self._part) for made in merges))
        self.setVisible(bool(merges))


class _MergeRow(QWidget):
    """One actor that was merged: its name, when, why, its note, and the button that parts it."""

    def __init__(self, made: Merge, part: Callable[[ActorId], object]) -> None:
        super().__init__()
        actor = made.actor
        button = link_button("Part again", lambda: part(actor.id))
        button.setAccessibleName(f"Part {actor.name} again")
        head = row(Words(shortened(marked(actor.name), _SHOWN)), button)
        head.setStretch(0, 1)
        layout = column(self, spacing=2)
        layout.addLayout(head)
        why = f", {made.reason}" if made.reason else ""
        layout.addWidget(small_words(f"{word(actor.kind)}, merged {shown_moment(made.made)}{why}"))
        if actor.note:
            layout.addWidget(small_words(f"Its note: {actor.note}"))
