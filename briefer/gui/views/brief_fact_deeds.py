"""What the lists of facts ask for: a fact pointed at, cited, moved, shown where it is printed."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject

from briefer.gui.desk import Desk
from briefer.gui.models.brief_facts import target_of
from briefer.gui.models.brief_parts import PartRow
from briefer.gui.models.brief_state import BriefState
from briefer.gui.views.brief_editing import BriefEditing
from briefer.gui.views.brief_panes import BriefPanes
from briefer.gui.views.brief_tray import Piles
from briefer.model.briefs import Section
from briefer.model.ids import FactId


class BriefFactDeeds(QObject):
    """Acts on facts for tray, draft and the list of a section; `is_locked` says so where it may not."""

    def __init__(
        self,
        desk: Desk,
        state: BriefState,
        edit: BriefEditing,
        panes: BriefPanes,
        is_locked: Callable[[], bool],
    ) -> None:
        """Follow what the panes ask for."""
        super().__init__(panes)
        self._desk, self._state, self._edit, self._panes = desk, state, edit, panes
        self._is_locked = is_locked
        tray, sent, draft = panes.tray, panes.draft.sent, panes.draft
        tray.cited.connect(self.cite)
        tray.pointed.connect(self.point)
        tray.chosen.connect(self.show_printed)
        sent.facts.dropped.connect(lambda facts, place: edit.drop(edit.section, facts, place))
        sent.chosen.connect(self.show_printed)
        sent.pointed.connect(self.point)
        sent.cited.connect(self.cite)
        sent.withdrawn.connect(edit.withdraw)
        sent.shifted.connect(edit.shift)
        sent.released.connect(edit.release)
        draft.editor.cited_chosen.connect(self._on_cited)
        draft.paragraphs.sent.connect(lambda facts: edit.drop(edit.section, facts))
        draft.paragraphs.cited.connect(self._cite_dropped)
        panes.preview.pointed.connect(self.point)

    def cite(self, fact_id: FactId) -> None:
        """Cite a fact at the caret, else in the current paragraph."""
        shown = self._state.rows.get(fact_id)
        if shown is None or self._is_locked():
            return
        if self._edit.section is None:
            self._desk.tell("The title block cites nothing.", "Choose a section first.")
            return
        self._panes.draft.cite(shown.label)

    def point(self, fact_id: FactId) -> None:
        """Go to the sentence that a fact rests on."""
        fact = self._state.facts.get(fact_id)
        if fact is not None:
            self._panes.flush()
            self._desk.point(target_of(fact))

    def show(self, fact_id: FactId) -> bool:
        """Choose a fact in the lists and mark where the note uses it; False if nowhere."""
        self._panes.tray.choose(fact_id)
        self._panes.draft.sent.choose(fact_id)
        return self.show_printed(fact_id)

    def show_printed(self, fact: FactId) -> bool:
        """Mark where the note prints a fact, or the one that is told for it; False if nowhere."""
        return self._panes.preview.show_fact(self._state.lead_of(fact))

    def show_piles(self, section: Section | None) -> None:
        """Show in the tray what fits a section, what is used nowhere, and all."""
        state = self._state
        used, rows = state.used(), tuple(state.rows.values())
        fits = state.fitting(section) if section else state.fitting_anywhere()
        unused = tuple(shown for shown in rows if shown.id not in used)
        takes = section is None or state.takes_facts(section)
        self._panes.tray.show_piles(Piles(fits, unused, rows), takes_facts=takes)

    def _on_cited(self, fact: FactId | None) -> None:
        if fact is not None:
            self.show_printed(fact)

    def _cite_dropped(self, row: PartRow, facts: Sequence[FactId]) -> None:
        """Cite facts at the end of the paragraph that they were dropped on."""
        self._panes.draft.paragraphs.act(row)
        for fact in facts:
            self.cite(fact)
