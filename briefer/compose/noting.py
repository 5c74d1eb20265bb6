"""Which facts a run of inlines tells."""

from briefer.compose.footnotes import Cited
from briefer.compose.walking import HOLDERS, Run
from briefer.model.documents import Citation, Statement
from briefer.model.ids import FactId


def told_in(run: Run) -> tuple[Cited, tuple[FactId, ...]]:
    """Return the facts of each citation in a run, in order, and all facts that it states or cites."""
    cited: list[tuple[FactId, ...]] = []
    facts: list[FactId] = []
    _look(run, cited, facts)
    return tuple(cited), tuple(facts)


def _look(run: Run, cited: list[tuple[FactId, ...]], facts: list[FactId]) -> None:
    for inline in run:
        if isinstance(inline, Citation):
            told = inline.facts
            cited.append(told)
            facts += told
        elif isinstance(inline, Statement):
            facts.append(inline.fact)
        elif isinstance(inline, HOLDERS):
            _look(inline.inlines, cited, facts)
