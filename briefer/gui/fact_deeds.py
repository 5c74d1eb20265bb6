"""What the analyst does with facts from anywhere on the page: state, support, join, compare, narrow, send."""

from briefer.gui.page_parts import PageParts
from briefer.gui.spaces import Side, Workspace
from briefer.gui.views.joining import join_chosen
from briefer.model.ids import FactId
from briefer.model.reconciliations import ReconciliationKind
from briefer.model.spans import Span
from briefer.store import queries


class FactDeeds:
    """Acts on the facts that are stood on, in the side panel or in the timeline."""

    def __init__(self, page: PageParts) -> None:
        """Act on this page."""
        self._page = page

    def open_card(self, span: Span) -> None:
        """Open the card of a new fact on this passage."""
        self._page.sides.show(Side.FACTS)
        self._page.facts.open_new(span)

    def choose_for(self, span: Span) -> None:
        """Let the analyst choose the fact that this passage supports."""
        self._page.sides.show(Side.FACTS)
        self._page.facts.choose_for(span)

    def add_evidence(self) -> None:
        """Add the passage at the caret to the selected fact."""
        span, fact = self._page.reader.span(), self._page.facts.current()
        if span is not None and fact is not None:
            self._page.facts.add_passage(fact.id, span)

    def join_as_event(self) -> None:
        """Join the facts that are selected, as telling of one event."""
        self._join(ReconciliationKind.SAME_EVENT)

    def join_as_conflict(self) -> None:
        """Join the facts that are selected, as contradicting each other."""
        self._join(ReconciliationKind.CONFLICT)

    def _join(self, kind: ReconciliationKind) -> None:
        join_chosen(self._page.desk, self._page.listed_facts.chosen(), kind)

    def compare(self) -> None:
        """Show the account of the selected fact beside the others of its group."""
        page = self._page
        chosen = page.listed_facts.chosen()
        page.show_workspace(Workspace.COMPARE)
        if chosen and not page.compare.show_fact(chosen[0]):
            label = queries.fact(page.desk.session, chosen[0]).label
            step = page.desk.keyboard.keymap.say("Choose facts and press {}.", "join_facts")
            page.desk.tell(f"{label} is not joined with any other fact.", step)

    def filter(self) -> None:
        """Open the menu of chips that narrow the facts, in the list or in the timeline."""
        page = self._page
        if page.workspace is Workspace.TIMELINE:
            page.timeline.view.filtering.button.showMenu()
        else:
            page.show_side(Side.FACTS)
            page.facts.filtering.button.showMenu()

    def order(self) -> None:
        """Open the menu that sorts and groups the list of facts."""
        self._page.show_side(Side.FACTS)
        self._page.facts.head.order_button.showMenu()

    def send(self, *facts: FactId) -> None:
        """Ask into which section of the brief these facts are to go."""
        self._page.brief.ask_section(*facts)
