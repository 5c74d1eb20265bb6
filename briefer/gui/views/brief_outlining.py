"""What the outline asks for: sections ticked, renamed, moved, added and removed, facts dropped on them."""

from PySide6.QtCore import QObject, Qt

from briefer.gui.views.brief_editing import BriefEditing
from briefer.gui.views.brief_panes import BriefPanes
from briefer.model.ids import SectionId


class BriefOutlining(QObject):
    """Carries out what is done in the outline."""

    def __init__(self, edit: BriefEditing, panes: BriefPanes) -> None:
        """Follow the outline."""
        super().__init__(panes)
        self._edit, self._panes = edit, panes
        outline = panes.outline
        outline.shifted.connect(edit.shift_section)
        outline.addition_asked.connect(self._add_section)
        outline.removal_asked.connect(self._remove_section)
        model = outline.sections
        model.ticked.connect(edit.include)
        model.renamed.connect(edit.rename_section)
        model.moved.connect(edit.move_section)
        model.facts_dropped.connect(edit.drop)

    def _remove_section(self, section: SectionId) -> None:
        """Remove a section with all that was typed in it, which comes back with it."""
        self._panes.flush()
        self._edit.remove_section(section)

    def _add_section(self) -> None:
        """Add a section and let its heading be written."""
        self._panes.flush()
        made = self._edit.add_section()
        if made is not None:
            self._panes.outline.choose(made)
            self._panes.outline.setFocus(Qt.FocusReason.OtherFocusReason)
            self._panes.outline.rename_current()
