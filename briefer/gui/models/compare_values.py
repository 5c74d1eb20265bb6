"""Accounts of one event as columns beside each other, and what stands in each cell; without Qt."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from briefer.gui.wording import basis_words, shown_date, shown_dating, word
from briefer.model.actors import Actor
from briefer.model.facts import Evidence, Fact, Modality
from briefer.model.ids import ActorId, EvidenceId, SourceId
from briefer.model.reconciliations import Choice, Matter, Reconciliation, Way
from briefer.model.sources import Source
from briefer.text.languages import is_foreign
from briefer.weigh.accounts import Account, accounts_of
from briefer.weigh.differences import Difference, differences, speakers_differ
from briefer.weigh.origins import carried_by
from briefer.weigh.tellings import Telling, told_as_one
from briefer.weigh.values import counted_words, speaker_words


class Line(StrEnum):
    """The rows of the table, in their order; the values are their titles."""

    OUTLET = "Outlet"
    DATE = "Date"
    FIGURE = "Figures"
    PLACE = "Place"
    WORDS = "Words"
    SPEAKER = "Who said it"
    STATUS = "Status"
    GRADING = "Grading"
    STATEMENT = "Statement"


MATTERS: Mapping[Line, Matter] = {
    Line.DATE: Matter.DATE,
    Line.FIGURE: Matter.FIGURE,
    Line.PLACE: Matter.PLACE,
    Line.WORDS: Matter.WORDS,
    Line.SPEAKER: Matter.SPEAKER,
}
"""The rows in which something can be decided."""


class Mark(StrEnum):
    """What a cell or a row is marked with: a sign, and what a screen reader says."""

    NONE = ""
    OTHERWISE = "≠"
    TAKEN = "✓"
    LACKING = "!"


MARK_WORDS = {
    Mark.NONE: "",
    Mark.OTHERWISE: "differs from what is told",
    Mark.TAKEN: "taken",
    Mark.LACKING: "needs a look",
}


@dataclass(frozen=True, slots=True)
class Column:
    """One account: a fact as one source has it, and the copies of its story that say the same.

    Where `is_unfolded`, the copies have columns of their own behind it.
    """

    accounts: tuple[Account, ...]
    copies: tuple[Account, ...] = ()
    is_unfolded: bool = False

    @property
    def fact(self) -> Fact:
        """The fact whose account it is."""
        return self.accounts[0].fact

    @property
    def source(self) -> SourceId:
        """The source whose account it is."""
        return self.accounts[0].source

    @property
    def key(self) -> EvidenceId:
        """What the column is known by: its first passage."""
        return self.accounts[0].item.id


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands in a cell: words, smaller words below them, and a mark."""

    words: str = ""
    note: str = ""
    mark: Mark = Mark.NONE


@dataclass(frozen=True, slots=True)
class Known:
    """What the cells are worded with: sources and actors by key, and the language of the note."""

    sources: Mapping[SourceId, Source]
    actors: Mapping[ActorId, Actor]
    language: str

    @property
    def names(self) -> dict[ActorId, str]:
        """The names of the actors."""
        return {key: actor.name for key, actor in self.actors.items()}


@dataclass(frozen=True, slots=True)
class Comparison:
    """Accounts set side by side: how they are told, what they differ in, and what is open."""

    reconciliation: Reconciliation
    telling: Telling
    accounts: tuple[Account, ...]
    columns: tuple[Column, ...]
    different: tuple[Difference, ...]
    known: Known

    def choice(self, line: Line) -> Choice | None:
        """Return what was decided in a row, or None."""
        matter = MATTERS.get(line)
        return self.reconciliation.choice(matter) if matter is not None else None

    def is_open(self, line: Line) -> bool:
        """Return whether something is to be decided in a row."""
        return line in MATTERS and MATTERS[line] in {found.matter for found in self.telling.undecided}

    def is_different(self, line: Line) -> bool:
        """Return whether the accounts differ in a row, decided or not."""
        return line in MATTERS and MATTERS[line] in {found.matter for found in self.different}

    def mark_of(self, line: Line) -> Mark:
        """Return what a row is marked with."""
        if self.choice(line) is not None:
            return Mark.TAKEN
        return Mark.OTHERWISE if self.is_open(line) else Mark.NONE

    def decision(self, line: Line) -> Cell:
        """Return what was decided in a row, and why, or that it is open."""
        choice = self.choice(line)
        if choice is not None:
            note = f"{_WAYS[choice.way]}: {choice.reason}"
            return Cell(decided_words(choice, self.telling), note, Mark.TAKEN)
        if self.is_open(line):
            return Cell("Accounts differ", "not decided yet", Mark.OTHERWISE)
        return Cell(note="accounts differ" if self.is_different(line) else "")

    def cell(self, line: Line, column: Column) -> Cell:
        """Return what stands in a row of an account."""
        words, note = _WORDED[line](column, self.known)
        return Cell(words, note, self._mark(line, column))

    def _mark(self, line: Line, column: Column) -> Mark:
        choice = self.choice(line)
        if choice is not None and choice.way is Way.ONE and choice.fact == column.fact.id:
            return Mark.TAKEN
        if line is Line.WORDS and any(lacks_translation(it.item, self.known) for it in column.accounts):
            return Mark.LACKING
        if line is Line.SPEAKER and choice is None:
            return Mark.OTHERWISE if self._is_other_speaker(column) else Mark.NONE
        told = (self.telling.otherwise.get(account.item.id, ()) for account in column.accounts)
        matters = {matter for said in told for matter, _ in said}
        return Mark.OTHERWISE if MATTERS.get(line) in matters else Mark.NONE

    def _is_other_speaker(self, column: Column) -> bool:
        """Return whether the speaker is another one than the first who is named."""
        first = next((account.speaker for account in self.accounts if account.speaker), "")
        return any(it.speaker and speakers_differ(it.speaker, first) for it in column.accounts)


_WAYS = {Way.ONE: "taken", Way.RANGE: "range", Way.BOTH: "both told"}


def compared(
    facts: Sequence[Fact],
    reconciliation: Reconciliation,
    known: Known,
    story_of: Mapping[SourceId, SourceId],
    unfolded: frozenset[EvidenceId] = frozenset(),
) -> Comparison:
    """Return the accounts of facts side by side, those of the leading fact first.

    Columns in `unfolded` show their copies beside them.
    """
    telling, accounts = told_as_one(facts, reconciliation), accounts_of(facts)
    columns = tuple(_columns(accounts, telling, story_of, unfolded))
    return Comparison(reconciliation, telling, accounts, columns, differences(accounts), known)


def decided_words(choice: Choice, telling: Telling) -> str:
    """Return what was decided, as a person reads it."""
    if choice.matter is not Matter.DATE:
        return choice.value
    if choice.way is Way.BOTH:
        return " or ".join(map(shown_date, telling.dates))
    return shown_date(choice.value) if choice.value else ""


def lacks_translation(item: Evidence, known: Known) -> bool:
    """Return whether a passage is in another language than the note and has no translation."""
    language = known.sources[item.span.source].language
    return not item.translation.strip() and is_foreign(item.span.quote, language, known.language)


def outlet_name(source: Source) -> str:
    """Return who published a source, else its title or the file it came from."""
    return source.publisher or source.name


def _columns(
    accounts: Sequence[Account],
    telling: Telling,
    story_of: Mapping[SourceId, SourceId],
    unfolded: frozenset[EvidenceId],
) -> Iterator[Column]:
    groups: dict[tuple[int, int], list[Account]] = {}
    for account in accounts:
        groups.setdefault((account.fact.id, account.source), []).append(account)
    by_item = {found[0].item.id: tuple(found) for found in groups.values()}
    firsts = [found[0].item for found in groups.values()]
    for key, carried in carried_by(firsts, story_of, telling.otherwise).items():
        copies = tuple(by_item[item.id] for item in carried)
        is_unfolded = bool(copies) and key in unfolded
        yield Column(by_item[key], tuple(it for found in copies for it in found), is_unfolded)
        yield from (Column(found) for found in copies if is_unfolded)


def _outlet(column: Column, known: Known) -> tuple[str, str]:
    """Return who published it, and when, with those that carry a copy."""
    source, reported = known.sources[column.source], column.accounts[0].item.report_date
    said = [shown_dating(source.published)]
    said += [f"reported {shown_date(reported)}"] if reported else []
    if column.copies and not column.is_unfolded:
        others = dict.fromkeys(outlet_name(known.sources[copy.source]) for copy in column.copies)
        said.append(f"also {', '.join(others)}")
    return outlet_name(source), "\n".join(said)


def _date(column: Column, _: Known) -> tuple[str, str]:
    dating = column.fact.event_date
    return shown_dating(dating), basis_words(dating.basis) if dating.value else ""


def _figures(column: Column, _: Known) -> tuple[str, str]:
    found = dict.fromkeys(counted_words(it) for account in column.accounts for it in account.figures)
    return "\n".join(found), ""


def _place(column: Column, _: Known) -> tuple[str, str]:
    return column.fact.place, ""


def _words(column: Column, known: Known) -> tuple[str, str]:
    quotes = "\n".join(f"“{' '.join(it.item.span.quote.split())}”" for it in column.accounts)
    translated = [it.item.translation.strip() for it in column.accounts]
    notes = [f"translated: “{words}”" for words in translated if words]
    if any(lacks_translation(it.item, known) for it in column.accounts):
        notes.append("not translated yet")
    return quotes, "\n".join(notes)


def _speaker(column: Column, known: Known) -> tuple[str, str]:
    account = column.accounts[0]
    return speaker_words(account.speaker, known.names), account.item.attribution.verb


def _status(column: Column, _: Known) -> tuple[str, str]:
    item = column.accounts[0].item
    is_usual = item.modality is Modality.ACTUAL
    return word(item.status), "" if is_usual else word(item.modality)


def _grading(column: Column, _: Known) -> tuple[str, str]:
    return column.accounts[0].item.grading.code, ""


def _statement(column: Column, _: Known) -> tuple[str, str]:
    return column.fact.statement, ""


_WORDED: Mapping[Line, Callable[[Column, Known], tuple[str, str]]] = {
    Line.OUTLET: _outlet,
    Line.DATE: _date,
    Line.FIGURE: _figures,
    Line.PLACE: _place,
    Line.WORDS: _words,
    Line.SPEAKER: _speaker,
    Line.STATUS: _status,
    Line.GRADING: _grading,
    Line.STATEMENT: _statement,
}
