"""The comparing workspace: facts of several outlets side by side, joined, weighed, and told as one."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QSplitter, QStackedWidget, QWidget

from briefer.gui.bus import Target
from briefer.gui.desk import Desk
from briefer.gui.models.compare_state import CompareState
from briefer.gui.models.compare_table import LINES, can_be_decided
from briefer.gui.models.compare_values import MATTERS, Column, Comparison, Line, outlet_name
from briefer.gui.models.known_facts import KnownFacts
from briefer.gui.note_language import note_language
from briefer.gui.slices import Slices
from briefer.gui.views.compare_editing import CompareEditing
from briefer.gui.views.compare_lists import CompareLists
from briefer.gui.views.compare_pane import ComparePane
from briefer.gui.views.measures import grown
from briefer.gui.views.parts import EmptyNote, column
from briefer.gui.views.reader_keys import Command
from briefer.gui.wording import count_words
from briefer.model.changes import Changes
from briefer.model.ids import EvidenceId, FactId
from briefer.model.proposals import ProposedEvent
from briefer.model.reconciliations import RANGED, Choice, Reconciliation, ReconciliationKind, Way
from briefer.suggest.same_events import EventsFound
from briefer.weigh.values import value_of
from briefer.weigh.wording import with_decided_figures

_SPLIT = "compare/split"
_CALM = 250  # milliseconds after a change until proposals are looked for anew
_LISTS, _LISTS_AT_MOST, _TABLE = 280, 420, 900  # pixels
_KIND_WORDS = {
    ReconciliationKind.SAME_EVENT: "Told as one event",
    ReconciliationKind.CONFLICT: "Accounts in conflict",
}


class CompareWorkspace(QWidget):
    """Everything that is done where accounts differ; its public methods are what the actions call.

    `stood` says that what can be done may have changed.
    """

    stood = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        """Show and read nothing before it is looked at."""
        super().__init__(parent)
        self._desk = desk
        self._facts = KnownFacts(desk.session, self)
        self.state = CompareState(desk.session, lambda: self._facts.facts, note_language(desk))
        self._edit = CompareEditing(desk, self.state)
        self.lists, self.pane = CompareLists(), ComparePane(self)
        self.grid = self.pane.grid
        self._empty, self._right, self._split = EmptyNote("", ""), QStackedWidget(), QSplitter()
        self._shown: Reconciliation | ProposedEvent | None = None
        self._unfolded: frozenset[EvidenceId] = frozenset()
        self._is_stale = True
        self._search, self._wait = Slices(self), QTimer(self)
        self._lay_out()
        self._connect()
        if desk.session.read_only:
            self.pane.lock_up()

    # What the actions call --------------------------------------------------------------------------------

    @property
    def comparison(self) -> Comparison | None:
        """What the table shows, or None."""
        return self.pane.table.comparison if self._shown is not None else None

    @property
    def group(self) -> Reconciliation | None:
        """The group that is shown, or None."""
        return self._shown if isinstance(self._shown, Reconciliation) else None

    @property
    def is_searching(self) -> bool:
        """Whether proposals are about to be brought up to date."""
        return self._wait.isActive() or self._search.is_busy or not self._facts.is_complete

    def focus_lists(self) -> None:
        """Put the keyboard where it was: into the table, or into the lists."""
        if self.group is not None and self.grid.currentIndex().isValid():
            self.grid.setFocus()
        else:
            self.lists.focus_first()

    def show_fact(self, fact: FactId) -> bool:
        """Show the group of a fact, with the keyboard on its account; False where it has none."""
        self._refresh()
        told = self.state.group_of(fact)
        if told is None:
            return False
        self.lists.select_group(told.id)
        self._stand_on_account(fact)
        self.grid.setFocus()
        return True

    def join_as_event(self) -> None:
        """Join the proposed pair that is shown as one event, or make a group that."""
        self._join(ReconciliationKind.SAME_EVENT)

    def join_as_conflict(self) -> None:
        """Join the proposed pair that is shown as a conflict, or make a group that."""
        self._join(ReconciliationKind.CONFLICT)

    def _join(self, kind: ReconciliationKind) -> None:
        if isinstance(self._shown, ProposedEvent):
            self._edit.join(self._shown, kind)
        elif self._shown is not None:
            self._edit.set_kind(self._shown, kind)

    def dismiss(self) -> None:
        """Dismiss the proposed pair that is shown, for good."""
        if isinstance(self._shown, ProposedEvent):
            self._edit.dismiss(self._shown)

    def part(self) -> None:
        """Part the facts of the group that is shown."""
        if self.group is not None:
            self._edit.part(self.group)

    def can_decide(self) -> bool:
        """Return whether the keyboard stands on a row in which something can be decided."""
        return self.group is not None and can_be_decided(self.grid.line())

    def take_account(self) -> None:
        """Ask for the reason why the account on which the keyboard stands is taken."""
        self._decide(Way.ONE)

    def tell_range(self) -> None:
        """Ask for the reason why a range is told in the row where the keyboard stands."""
        self._decide(Way.RANGE)

    def tell_both(self) -> None:
        """Ask for the reason why both accounts are told in the row where the keyboard stands."""
        self._decide(Way.BOTH)

    def _decide(self, way: Way) -> None:
        line, column, shown = self.grid.line(), self.grid.column(), self.comparison
        if line is None or shown is None or not self.can_decide():
            next_step = "Stand on date, figures, place, words or speaker."
            self._desk.tell("Nothing is decided in this row.", next_step)
        elif way is Way.ONE and column is None:
            self._desk.tell("It is not said whose account is taken.", "Stand on a cell of that account.")
        elif way is Way.RANGE and MATTERS[line] not in RANGED:
            self._desk.tell("A range is told of dates and figures only.", "Take one account, or tell both.")
        else:
            self._ask(shown, line, way, column if way is Way.ONE else None)

    def reopen(self) -> None:
        """Take back what was decided in the row where the keyboard stands."""
        line = self.grid.line()
        if self.group is not None and line is not None and line in MATTERS:
            self._edit.reopen(self.group, MATTERS[line])

    def lead(self) -> None:
        """Let the account where the keyboard stands lead the group."""
        if (column := self.grid.column()) is not None and self.group is not None:
            self._edit.lead_with(column.fact.id)
            self._stand_on_account(column.fact.id)

    def take_out(self) -> None:
        """Take the fact where the keyboard stands out of the group."""
        if (column := self.grid.column()) is not None and self.group is not None:
            self._edit.take_out(column.fact.id)

    def go_to_sentence(self) -> None:
        """Show the sentence of the account where the keyboard stands."""
        if (column := self.grid.column()) is not None:
            span = column.accounts[0].item.span
            self._desk.point(Target(span.source, span.start, span.end, fact=column.fact.id))

    def show_copies(self) -> None:
        """Show or hide the copies of the story of the account where the keyboard stands."""
        self.grid.unfold(self.grid.column())

    def edit_statement(self) -> None:
        """Put the cursor into the one statement."""
        if self.group is not None:
            self.pane.statement.begin_typing()

    def leave(self) -> None:
        """Store what was typed and not stored yet, and remember how the panes were left."""
        self.pane.statement.flush()
        self._desk.session.remember(_SPLIT, " ".join(map(str, self._split.sizes())))

    def note_copies(self) -> None:
        """Show the copies among sources that were found since."""
        self._touch()

    # Showing ------------------------------------------------------------------------------------------------

    def _ask(self, shown: Comparison, line: Line, way: Way, column: Column | None) -> None:
        fact = column.fact.id if column else None
        value = value_of(Choice(MATTERS[line], way, "", "?", fact), shown.accounts, self.state.known.names)
        outlet = outlet_name(self.state.known.sources[column.source]) if column else ""
        self.pane.deciding.ask(line, way, value, fact, outlet)

    def _touch(self) -> None:
        """Bring everything up to date where it is looked at; else when it is looked at again."""
        self._is_stale = True
        if self.isVisible():
            self._refresh()

    def _refresh(self) -> None:
        if not self._is_stale:
            return
        self._is_stale = False
        self._facts.begin()
        self._show_lists()
        self._wait.start()

    def _show_lists(self) -> None:
        """Show the groups and the proposals there are, and go on with what was shown or what is next."""
        self.lists.show_rows(self.state.group_rows(), self.state.pair_rows())
        if isinstance(self._shown, Reconciliation):
            self._shown = self.state.group(self._shown.id)
        elif self._shown not in self.state.proposals:
            self._shown = None
        if self._shown is None:
            self.lists.choose_first()
        else:
            self.lists.stand_on(self._shown)
        self._show(self._shown)

    def _choose(self, chosen: Reconciliation | ProposedEvent | None) -> None:
        """Show what was chosen in one of the lists, from its first account."""
        self.pane.deciding.hide()
        self.pane.statement.flush()
        self._unfolded = frozenset()
        self._show(chosen)
        self.grid.stand_on(LINES.index(Line.DATE), 1)

    def _show(self, chosen: Reconciliation | ProposedEvent | None) -> None:
        self._shown = chosen
        self._right.setCurrentIndex(0 if chosen is None else 1)
        if chosen is None:
            self._say_empty()
            self.stood.emit()
            return
        told = chosen if isinstance(chosen, Reconciliation) else self.state.pair(chosen)
        comparison = self.state.compared(told, self._unfolded, is_folded=told is chosen)
        self.pane.table.show(comparison)
        if isinstance(chosen, ProposedEvent):
            self.pane.show_head("Perhaps one event", chosen.origin, is_pair=True)
        else:
            self._show_group(chosen, comparison)
        self.stood.emit()

    def _show_group(self, told: Reconciliation, shown: Comparison) -> None:
        row = next(row for row in self.state.group_rows() if row.told.id == told.id)
        about = [
            count_words(row.origins, "independent origin"),
            count_words(row.sources, "source"),
            "all is decided" if not shown.telling.undecided else f"open: {_open_words(shown)}",
        ]
        self.pane.show_head(f"{told.label} · {_KIND_WORDS[told.kind]}", " · ".join(about), is_pair=False)
        statement = shown.telling.fact.statement
        offered = with_decided_figures(statement, told, shown.accounts)
        by_id = {account.fact.id: account.fact for account in shown.accounts}
        whose = next((it.label for it in by_id.values() if it.statement == statement), "")
        origin = "in your words" if told.statement else f"in the words of {whose}"
        self.pane.statement.show_statement(statement, origin, offered if offered != statement else "")

    def _say_empty(self) -> None:
        keymap = self._desk.keyboard.keymap
        if self.lists.pairs.rows:
            ways = "{} joins it as one event, {} as a conflict, {} dismisses it."
            step = keymap.say(ways, "join_proposal", "conflict_proposal", "dismiss_proposal")
            self._empty.say("Choose a proposal", step)
        elif not self.state.facts:
            first = "State facts first"
            step = self._desk.with_keys(first + ": stand on a sentence and press {}.", Command.REQUEST_FACT)
            self._empty.say("Nothing to compare yet", step or f"{first}.")
        else:
            chosen = "In the list of facts choose those that tell of one event"
            press = chosen + " and press {}; {} for a conflict."
            step = keymap.say(press, "join_facts", "conflict_facts")
            self._empty.say("No facts are joined yet", step or f"{chosen}, and join them.")

    def _stand_on_account(self, fact: FactId) -> None:
        shown = self.comparison
        columns = shown.columns if shown else ()
        number = next((place for place, it in enumerate(columns, 1) if it.fact.id == fact), 1)
        row = self.grid.currentIndex().row()
        self.grid.stand_on(row if row >= 0 else LINES.index(Line.DATE), number)

    # Following and wiring -----------------------------------------------------------------------------------

    def _on_changed(self, changes: Changes) -> None:
        self._facts.take(changes)
        if self.state.follow(changes):
            self._touch()

    def _look(self) -> None:
        """Begin to look for proposals among what is there now, once all facts are read."""
        if self._facts.is_complete:
            self._search.begin(self.state.search())

    def _take(self, found: EventsFound) -> None:
        self.state.take(found)
        self._show_lists()

    def _cell_clicked(self, line: Line, column: Column) -> None:
        """Offer to take the account of a cell that was clicked, where the accounts differ there."""
        shown = self.comparison
        if shown is not None and self.group is not None and shown.is_different(line):
            self._ask(shown, line, Way.ONE, column)

    def _unfold(self, column: Column) -> None:
        self._unfolded ^= {column.key}
        number = self.grid.currentIndex().column()
        row = self.grid.currentIndex().row()
        self._show(self._shown)
        self.grid.stand_on(row, number)

    def _decided(self, choice: Choice) -> None:
        if self.group is not None:
            self._edit.decide(self.group, choice)
        self.grid.setFocus()

    def _stated(self, statement: str) -> None:
        if self.group is not None and self.state.group(self.group.id) is not None:
            self._edit.state_as_one(self.group, statement)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Bring everything up to date, which is left alone while the workspace is hidden."""
        super().showEvent(event)
        self._refresh()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 - Qt's name
        """Look for nothing while nobody looks."""
        super().hideEvent(event)
        self._is_stale = self._is_stale or self.is_searching
        self._wait.stop()
        self._search.stop()

    def _connect(self) -> None:
        self._wait.setSingleShot(True)
        self._wait.setInterval(_CALM)
        self._wait.timeout.connect(self._look)
        self._search.ended.connect(self._take)
        self._facts.grown.connect(self._wait.start)
        self._desk.bus.felt.connect(self._on_changed)
        self.lists.chosen.connect(self._choose)
        self.lists.entered.connect(self.grid.setFocus)
        self.grid.entered.connect(self.go_to_sentence)
        self.grid.left.connect(self.lists.focus_current)
        self.grid.cell_clicked.connect(self._cell_clicked)
        self.grid.unfolded.connect(self._unfold)
        self.grid.stood.connect(self.stood)
        self.pane.deciding.decided.connect(self._decided)
        self.pane.deciding.left.connect(self.grid.setFocus)
        self.pane.statement.stated.connect(self._stated)
        self.pane.statement.left.connect(self.grid.setFocus)

    def _lay_out(self) -> None:
        self._right.addWidget(self._empty)
        self._right.addWidget(self.pane)
        self._split.addWidget(self.lists)
        self._split.addWidget(self._right)
        self._split.setStretchFactor(1, 1)
        self._split.setChildrenCollapsible(False)
        self.lists.setMinimumWidth(200)
        left = [int(part) for part in self._desk.session.recall(_SPLIT).split() if part.isdecimal()]
        usual = [min(grown(self, _LISTS), _LISTS_AT_MOST), _TABLE]
        self._split.setSizes(left if len(left) == len(usual) and all(left) else usual)
        column(self, spacing=0).addWidget(self._split)


def _open_words(shown: Comparison) -> str:
    return ", ".join(dict.fromkeys(difference.matter for difference in shown.telling.undecided))
