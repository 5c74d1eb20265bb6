"""The pane of one comparison: what it is, the table of accounts, what can be done, and the one statement."""

from PySide6.QtWidgets import QPushButton, QWidget

from briefer.gui.models.compare_table import CompareTable
from briefer.gui.views.compare_deciding import DecisionBar
from briefer.gui.views.compare_deeds import Deed, Doer, group_deeds, pair_deeds
from briefer.gui.views.compare_grid import CompareGrid
from briefer.gui.views.compare_statement import StatementField
from briefer.gui.views.flow import Flow
from briefer.gui.views.parts import Ground, Words, column, heading, push_button, rule

_WRITES = "briefer_writes"


class ComparePane(Ground):
    """Everything of one comparison, laid out; it knows nothing of what is done with it."""

    def __init__(self, doer: Doer) -> None:
        """Offer what this does with a group and with a proposed pair."""
        super().__init__("paper")
        self.table = CompareTable(self)
        self.grid = CompareGrid(self.table)
        self.deciding, self.statement = DecisionBar(), StatementField()
        self._title, self.about = heading("", scale=1.15), Words(tone="muted")
        self._deeds, self._pair_deeds = _bar(group_deeds(doer)), _bar(pair_deeds(doer))
        head = Ground("window")
        top = column(head, margin=12, spacing=2)
        top.addWidget(self._title)
        top.addWidget(self.about)
        inner = column(self, spacing=0)
        below = (self._deeds, self._pair_deeds, self.deciding, self.statement)
        parts: tuple[QWidget, ...] = (head, rule(), self.grid, rule(), *below)
        for part in parts:
            inner.addWidget(part)
        inner.setStretch(parts.index(self.grid), 1)

    def show_head(self, title: str, about: str, *, is_pair: bool) -> None:
        """Say what is compared, and offer what can be done with it."""
        self._title.setText(title)
        self.about.setText(about)
        self._deeds.setVisible(not is_pair)
        self._pair_deeds.setVisible(is_pair)
        self.statement.setVisible(not is_pair)
        self.grid.setColumnHidden(0, is_pair)

    def lock_up(self) -> None:
        """Take every deed that writes away: the session is open for reading only."""
        for bar in (self._deeds, self._pair_deeds):
            for button in bar.findChildren(QPushButton):
                button.setEnabled(not button.property(_WRITES))
        self.statement.field.setReadOnly(True)


def _bar(deeds: tuple[Deed, ...]) -> QWidget:
    """Return the buttons of some deeds, each with its key, in as many lines as they take."""
    made = Ground("window")
    lines = Flow(made)
    lines.setContentsMargins(8, 4, 8, 4)
    for deed in deeds:
        button = push_button(deed.text, deed.run, deed.icon)
        button.setToolTip(f"{deed.text} ({deed.key})")
        button.setProperty(_WRITES, deed.writes)
        lines.addWidget(button)
    return made
