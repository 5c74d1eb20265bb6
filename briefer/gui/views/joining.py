"""Facts that are selected joined: the first one leads."""

from collections.abc import Sequence

from briefer.commands.reconciling import join_facts
from briefer.gui.bus import NoticeKind
from briefer.gui.desk import Desk
from briefer.gui.wording import count_words
from briefer.model.ids import FactId
from briefer.model.reconciliations import ReconciliationKind
from briefer.store import queries


def join_chosen(desk: Desk, facts: Sequence[FactId], kind: ReconciliationKind) -> None:
    """Join these facts with all that they are joined with already, and say where they are weighed."""
    before = queries.reconciliations(desk.session)
    made = desk.attempt(lambda: join_facts(desk.session, facts, kind))
    if made is not None:
        told = queries.reconciliation(desk.session, made)
        words = f"{count_words(len(told.facts), 'fact')} joined as {_words(kind)}."
        turned = {each.kind for each in before if set(each.facts) & set(told.facts)} - {kind}
        words += "".join(f" Those joined as {_words(each)} are among them." for each in turned)
        step = desk.keyboard.keymap.say("{} sets their accounts side by side.", "compare")
        desk.tell(words, step, NoticeKind.DONE)


def _words(kind: ReconciliationKind) -> str:
    return kind.value.replace("_", " ")
