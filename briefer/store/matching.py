"""What is sought, put into FTS5's query language, with the other names of the actors that are named."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from briefer.model.sought import Term
from briefer.store.index_names import ActorNames
from briefer.text.finding import pattern_of, tokens_of

Row = tuple[tuple[str, ...], bool]
"""Words that follow each other; with True the last may be the beginning of a longer one."""

_SHORT = 3  # letters of a beginning that say too little for ranking what begins with them


@dataclass(frozen=True, slots=True)
class Matching:
    """Clauses that all hold, each by one of its alternatives, in which all rows stand; and excluded rows.

    `also` are the names that stand for one that was typed, as the analyst has them.
    """

    clauses: tuple[tuple[tuple[Row, ...], ...], ...] = ()
    excluded: tuple[Row, ...] = ()
    also: tuple[str, ...] = ()

    @property
    def query(self) -> str:
        """The clauses without what is excluded, for `match`; empty where there are none."""
        return " AND ".join(f"({' OR '.join(map(_all_of, alternatives))})" for alternatives in self.clauses)

    @property
    def exclusion(self) -> str:
        """What is excluded, for `match`; empty where nothing is."""
        return " OR ".join(map(_row, self.excluded))

    @property
    def _rows(self) -> tuple[Row, ...]:
        return tuple(row for alternatives in self.clauses for rows in alternatives for row in rows)

    @property
    def pattern(self) -> re.Pattern[str]:
        """What finds any of the words sought in folded text."""
        return pattern_of(self._rows)

    def is_met_by(self, folded: str) -> bool:
        """Return whether folded words are found: every clause is met, and nothing excluded stands there."""

        def stands(row: Row) -> bool:
            return pattern_of((row,)).search(folded) is not None

        return all(
            any(all(map(stands, rows)) for rows in alternatives) for alternatives in self.clauses
        ) and not any(map(stands, self.excluded))

    @property
    def whole_word(self) -> str:
        """The query for the word as it is typed, where only the beginning of a short word is sought."""
        if len(self.clauses) != 1 or self.excluded:
            return ""
        (words, is_begun), *others = self._rows
        is_short = is_begun and len(words) == 1 and len(words[0]) <= _SHORT and not others
        return _row((words, False)) if is_short else ""


def matching_of(terms: Sequence[Term], names: ActorNames) -> Matching:
    """Return what finds all these terms; words that are an actor's name also find its other names.

    The other names are not looked for where the words were typed in quotation marks.
    """
    rows = [(term, _row_of(term)) for term in terms]
    excluded = tuple(row for term, row in rows if term.is_excluded and row[0])
    wanted = [(term, row) for term, row in rows if not term.is_excluded and row[0]]
    clauses: list[tuple[tuple[Row, ...], ...]] = []
    also: dict[str, None] = {}
    while wanted:
        length, others = _named(wanted, names)
        taken = tuple(row for _, row in wanted[:length])
        clauses.append((taken, *(((tokens_of(name), False),) for name in others)))
        also.update(dict.fromkeys(others))
        del wanted[:length]
    return Matching(tuple(clauses), excluded, tuple(also))


def _named(wanted: Sequence[tuple[Term, Row]], names: ActorNames) -> tuple[int, tuple[str, ...]]:
    """Return how many terms at the beginning make up a name, or 1, and the other names of who has it."""
    free = next((place for place, (term, _) in enumerate(wanted) if term.is_phrase), len(wanted))
    for length in range(min(free, names.longest), 0, -1):
        tokens = tuple(token for _, (row, _) in wanted[:length] for token in row)
        if others := names.others(tokens):
            return length, others
    return 1, ()


def _row_of(term: Term) -> Row:
    return tokens_of(term.words), term.is_begun


def _all_of(rows: Iterable[Row]) -> str:
    return f"({' AND '.join(map(_row, rows))})"


def _row(row: Row) -> str:
    """Return words as FTS5 takes them, where quotation marks keep everything from being an operator."""
    words, is_begun = row
    return f'"{" ".join(words)}"{" *" if is_begun else ""}'
