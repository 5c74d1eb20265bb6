"""The notes of one run of inlines: which facts it tells, and the run with the note of each citation."""

from collections.abc import Iterator
from dataclasses import replace

from briefer.compose.footnotes import Cited, Footnotes
from briefer.compose.walking import Run
from briefer.model.documents import Citation, Emphasis, Inline, Link, Statement, Strong
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
            told = (inline.fact, *(fact for fact, _ in inline.others)) if inline.others else (inline.fact,)
            cited.append(told)
            facts += told
        elif isinstance(inline, Statement):
            facts.append(inline.fact)
        elif isinstance(inline, Strong | Emphasis | Link):
            _look(inline.inlines, cited, facts)


def noted(run: Run, cited: Cited, footnotes: Footnotes) -> Run:
    """Return a run with the note of each citation; `cited` are the facts that they tell."""
    notes = iter([footnotes.note(facts) for facts in cited])
    return _filled(run, notes) if cited else run


def _filled(run: Run, notes: Iterator[Citation]) -> Run:
    return tuple([next(notes) if isinstance(each, Citation) else _within(each, notes) for each in run])


def _within(inline: Inline, notes: Iterator[Citation]) -> Inline:
    if isinstance(inline, Strong | Emphasis | Link) and told_in(inline.inlines)[0]:
        return replace(inline, inlines=_filled(inline.inlines, notes))
    return inline
