"""Facts joined in their list: those that are selected, the first one leading."""

from PySide6.QtWidgets import QAbstractItemView

from briefer.commands.reconciling import join_facts
from briefer.gui.bus import NoticeKind
from briefer.gui.desk import Desk
from briefer.gui.views.facts import FactPanel
from briefer.gui.wording import count_words
from briefer.model.ids import FactId
from briefer.model.reconciliations import ReconciliationKind


def allow_many(panel: FactPanel) -> None:
    """Let several facts be selected in their list, with Shift, Ctrl and the mouse."""
    panel.list.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)


def chosen_facts(panel: FactPanel) -> tuple[FactId, ...]:
    """Return the facts that are selected, in the order of the list."""
    indexes = sorted(panel.list.selectionModel().selectedIndexes(), key=lambda index: index.row())
    return tuple(row.fact.id for index in indexes if (row := panel.model.row_at(index)) is not None)


def join_chosen(desk: Desk, panel: FactPanel, kind: ReconciliationKind) -> None:
    """Join the selected facts, and say where they are weighed."""
    facts = chosen_facts(panel)
    made = desk.attempt(lambda: join_facts(desk.session, facts, kind))
    if made is not None:
        words = f"{count_words(len(facts), 'fact')} joined as {kind.value.replace('_', ' ')}."
        desk.tell(words, "Ctrl+2 sets their accounts side by side.", NoticeKind.DONE)
