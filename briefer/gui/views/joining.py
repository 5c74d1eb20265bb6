"""Facts that are selected joined: the first one leads."""

from collections.abc import Sequence

from briefer.commands.reconciling import join_facts
from briefer.gui.bus import NoticeKind
from briefer.gui.desk import Desk
from briefer.gui.wording import count_words
from briefer.model.ids import FactId
from briefer.model.reconciliations import ReconciliationKind


def join_chosen(desk: Desk, facts: Sequence[FactId], kind: ReconciliationKind) -> None:
    """Join these facts, and say where they are weighed."""
    made = desk.attempt(lambda: join_facts(desk.session, facts, kind))
    if made is not None:
        words = f"{count_words(len(facts), 'fact')} joined as {kind.value.replace('_', ' ')}."
        step = desk.keyboard.keymap.say("{} sets their accounts side by side.", "compare")
        desk.tell(words, step, NoticeKind.DONE)
