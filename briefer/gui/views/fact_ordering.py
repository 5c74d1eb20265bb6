"""The menu that sorts the list of facts and puts it under headings."""

from collections.abc import Callable, Mapping
from enum import StrEnum
from typing import TypeVar

from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from briefer.gui.models.fact_headings import GROUPING_WORDS
from briefer.gui.models.fact_order import SORT_WORDS
from briefer.gui.models.facts import FactsModel

Choice = TypeVar("Choice", bound=StrEnum)


class OrderMenu(QMenu):
    """Chooses what facts are sorted by, and under which headings they stand; filled each time it opens."""

    def __init__(self, model: FactsModel, parent: QWidget | None = None) -> None:
        """Put this model in order."""
        super().__init__("Sort and group the facts", parent)
        self._model = model
        self.setAccessibleName("Sort and group the facts")
        self.aboutToShow.connect(self._fill)

    def _fill(self) -> None:
        self.clear()
        self.addSection("Sort by")
        self._choices(SORT_WORDS, self._model.sorting, self._model.sort_by)
        self.addSection("Headings")
        self._choices(GROUPING_WORDS, self._model.grouping, self._model.group_by)
        self.addSeparator()
        for words, is_open in (("&Fold all", False), ("&Open all", True)):
            made = self.addAction(words)
            made.setEnabled(self._model.has_headings)
            made.triggered.connect(_folding(self._model, is_open=is_open))

    def _choices(
        self, words: Mapping[Choice, str], current: Choice, choose: Callable[[Choice], object]
    ) -> None:
        group = QActionGroup(self)
        for value, text in words.items():
            made = self.addAction(text)
            made.setCheckable(True)
            made.setChecked(value is current)
            made.triggered.connect(_choosing(choose, value))
            group.addAction(made)


def _choosing(choose: Callable[[Choice], object], value: Choice) -> Callable[[], object]:
    return lambda: choose(value)


def _folding(model: FactsModel, *, is_open: bool) -> Callable[[], object]:
    return lambda: model.fold_all(is_open=is_open)
