"""What in the panel of actors makes two of them one: the pairs that may be one, and the panel that asks."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from briefer.gui.desk import Desk
from briefer.gui.models.actors import ActorsModel
from briefer.gui.plain import count_words
from briefer.gui.same_actors import SameActors
from briefer.gui.views.merge_panel import MergePanel
from briefer.gui.views.parts import link_button
from briefer.gui.views.same_pairs import SamePairs
from briefer.model.actors import Actor, AliasKind
from briefer.model.ids import ActorId
from briefer.model.proposals import ProposedMerge


class ActorMerging(QObject):
    """The two pages for merging, and the quiet line that leads to one of them.

    `show` is called with the page that is to be seen; `closed` carries the ActorId that was kept, or None,
    when the list of actors is to be seen again.
    """

    closed = Signal(object)

    def __init__(self, desk: Desk, model: ActorsModel, show: Callable[[QWidget], object]) -> None:
        """Look for no pairs yet; `same.start` begins."""
        super().__init__()
        self._model, self._show = model, show
        self._is_choosing = False
        self.same = SameActors(desk, self)
        self.pairs, self.panel = SamePairs(desk, self.same), MergePanel(desk)
        self.line = link_button("", self.show_pairs)
        self._count()
        self.pairs.closed.connect(lambda: self.closed.emit(None))
        self.pairs.choosing.connect(self._choose)
        self.panel.closed.connect(self._close)
        self.same.found.connect(self._count)
        model.merge_asked.connect(self._ask_about_dropped)

    def ask(
        self, actors: Sequence[Actor], reason: str = "", kinds: Mapping[ActorId, AliasKind] | None = None
    ) -> None:
        """Ask how these actors become one, the first of which is kept unless another is chosen."""
        if len(actors) > 1:
            keys = {actor.id for actor in actors}
            proposed = {it.merged: it.name_kind for it in self.same.pairs if it.pair <= keys}
            self._show(self.panel)
            self.panel.open(actors, reason, {**proposed, **(kinds or {})})

    def show_pairs(self) -> None:
        """Show the pairs of actors that may be one."""
        self._show(self.pairs)
        self.pairs.open()

    def _ask_about_dropped(self, keys: list[ActorId], onto: ActorId) -> None:
        self.ask(self._actors((onto, *keys)))

    def _choose(self, pair: ProposedMerge) -> None:
        self._is_choosing = True
        self.ask(self._actors((pair.kept, pair.merged)), pair.reason, {pair.merged: pair.name_kind})

    def _actors(self, keys: Sequence[ActorId]) -> list[Actor]:
        found = (self._model.member(key) for key in dict.fromkeys(keys))
        return [actor for actor in found if actor is not None]

    def _close(self, kept: object) -> None:
        """Go back to where the question came from."""
        if self._is_choosing:
            self._is_choosing = False
            self.show_pairs()
        else:
            self.closed.emit(kept)

    def _count(self) -> None:
        number = len(self.same.pairs)
        self.line.setText(f"{count_words(number, 'pair')} may be one actor")
        self.line.setAccessibleName(self.line.text())
        self.line.setVisible(bool(number))
