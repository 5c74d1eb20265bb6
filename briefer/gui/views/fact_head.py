"""Above and below the list of facts: what narrows and orders it, and what is done with several at once."""

from collections.abc import Callable

from PySide6.QtWidgets import QComboBox, QWidget

from briefer.gui.models.facts import FactsModel
from briefer.gui.views.fact_filtering import FactFiltering
from briefer.gui.views.fact_ordering import OrderMenu
from briefer.gui.views.parts import Ground, Words, column, menu_button, push_button, row, small_words
from briefer.gui.wording import count_words


class FactHead(QWidget):
    """The search and the choice of sources, then how many facts there are, and the menus that order them."""

    def __init__(self, model: FactsModel, filtering: FactFiltering) -> None:
        """Speak of this model."""
        super().__init__()
        self._model = model
        self.scope, self._count = QComboBox(), small_words()
        self.scope.setAccessibleName("Which facts are shown")
        self.scope.addItems(["This source", "All sources"])
        self.order_button = menu_button("arrow-up-down", "Sort and group the facts", OrderMenu(model, self))
        first = row(filtering.search, self.scope)
        first.setStretch(0, 1)
        layout = column(self, margin=8, spacing=4)
        layout.addLayout(first)
        self.tools = row(self._count, 1, self.order_button, filtering.button, spacing=2)
        layout.addLayout(self.tools)
        layout.addWidget(filtering.below)

    def count(self) -> None:
        """Say how many facts are shown, of how many."""
        shown, total = self._model.shown, self._model.total
        self._count.setText(count_words(total, "fact") if shown == total else f"{shown:,} of {total:,} facts")


class SeveralFacts(Ground):
    """What can be done with several facts while several are selected."""

    def __init__(self, *deeds: tuple[str, Callable[[], object]]) -> None:
        """Offer these deeds."""
        super().__init__("tint")
        self._words = Words()
        layout = column(self, margin=8, spacing=4)
        layout.addWidget(self._words)
        layout.addLayout(row(*(push_button(words, run) for words, run in deeds), 1, spacing=4))

    def show_count(self, count: int) -> None:
        """Say how many are selected; the bar is there for two or more."""
        self._words.setText(f"{count_words(count, 'fact')} selected")
        self.setVisible(count > 1)
