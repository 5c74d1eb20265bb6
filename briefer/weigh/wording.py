"""A statement with the figure that was decided on in place of its own."""

from collections.abc import Sequence

from briefer.model.reconciliations import Matter, Reconciliation
from briefer.text.figures import figures_in
from briefer.weigh.accounts import Account
from briefer.weigh.otherwise import told_figures


def with_decided_figures(statement: str, told: Reconciliation, accounts: Sequence[Account]) -> str:
    """Return the statement with the numbers that were decided on, or as it is where none were.

    A number is put in place of the one that counts the same; what the statement does not count is left out.
    """
    if told.choice(Matter.FIGURE) is None:
        return statement
    words = statement
    for figure in reversed(figures_in(statement)):
        decided = next((it for it in told_figures("", told, accounts) if it.counts_like(figure)), None)
        if decided is not None and (decided.low, decided.high) != (figure.low, figure.high):
            said = decided.words[:1].upper() + decided.words[1:] if figure.start == 0 else decided.words
            words = words[: figure.start] + said + words[figure.end :]
    return words
