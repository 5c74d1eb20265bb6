"""The field for the date of an event, with the dates that the text names offered below."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from briefer.gui.fact_entry import dating_of
from briefer.gui.keyboard import Keyboard
from briefer.gui.views.parts import RowStack, choice, column, line, link_button, row, small_words
from briefer.gui.wording import basis_words, plain_tip, shown_date, shown_dating
from briefer.model.dates import UNDATED, Basis, Dating, dated
from briefer.model.proposals import ProposedDate
from briefer.text.typed_dates import entered_date, read_date

# What a box can show that is half as wide as the panel.
_SHORT: dict[str, str] = {Basis.RESOLVED: "from publication date"}


class DateField(QWidget):
    """A date: typed as EDTF or in words, or taken from what the text names, with its basis.

    `publication_asked` says that the analyst wants to enter when the source was published.
    """

    publication_asked = Signal()

    def __init__(self, keyboard: Keyboard) -> None:
        """Begin undated; the keys in use are named where they act."""
        super().__init__()
        self._keyboard = keyboard
        self._published = UNDATED
        self.text = line("Date of the event", "", "2024-01-18, or words")
        self._basis = choice("What the date rests on", Basis, Basis.UNKNOWN)
        for number in range(self._basis.count()):
            basis = str(self._basis.itemData(number))
            self._basis.setItemText(number, _SHORT.get(basis, basis_words(basis)))
            self._basis.setItemData(number, basis_words(basis), Qt.ItemDataRole.ToolTipRole)
        self._meaning = small_words()
        self._proposals = RowStack(spacing=0)
        self._lacking = link_button("", self.publication_asked.emit)
        self._lacking.hide()
        layout = column(self, spacing=2)
        both = row(self.text, self._basis)
        both.setStretch(0, 6)
        both.setStretch(1, 7)  # its longest words are longer than most dates
        layout.addLayout(both)
        for widget in (self._meaning, self._lacking, self._proposals):
            layout.addWidget(widget)
        self._basis.currentTextChanged.connect(self._basis.setToolTip)  # the box may be narrower
        self.text.textEdited.connect(self._typed)
        self.text.textChanged.connect(self._explain)

    def show_date(self, dating: Dating, published: Dating = UNDATED) -> None:
        """Show this date; words that are typed are read against the day of publication."""
        self._published = published
        self.text.setText(dating.value or "")
        self._set_basis(dating.basis)
        self._explain()

    def offer(
        self,
        inside: Sequence[ProposedDate],
        around: Sequence[ProposedDate] = (),
        *,
        lacks_publication: bool = False,
    ) -> None:
        """Offer the dates of the passage, and those around it, below the field."""
        self._proposals.clear()
        elsewhere = [small_words("Elsewhere in the sentence")] if around else []
        self._proposals.add(*map(self._proposal, inside), *elsewhere, *map(self._proposal, around))
        self._lacking.setText(self._keyboard.keymap.tip("No publication date: set it", "edit_source"))
        self._lacking.setVisible(lacks_publication)

    def dating(self) -> Dating:
        """Return the date entered. Raises BrieferError where it is none."""
        value = entered_date(self.text.text(), self._published)
        if value is None:
            return UNDATED
        basis = str(self._basis.currentData())
        return dated(value, Basis.GIVEN if basis == Basis.UNKNOWN else basis)

    def _proposal(self, item: ProposedDate) -> QWidget:
        words = f"“{' '.join(item.quote.split())}”: {shown_date(item.value or '')}"
        made = link_button(words.replace("&", "&&"), lambda: self._take(item))
        made.setToolTip(plain_tip(basis_words(item.basis)))
        return made

    def _take(self, item: ProposedDate) -> None:
        dating = dating_of(item)
        self.text.setText(dating.value or "")
        self._set_basis(dating.basis)

    def _set_basis(self, basis: str) -> None:
        if self._basis.findData(basis) < 0:
            self._basis.addItem(basis, basis)
        self._basis.setCurrentIndex(self._basis.findData(basis))

    def _typed(self, words: str) -> None:
        self._set_basis(Basis.GIVEN if words.strip() else Basis.UNKNOWN)

    def _explain(self) -> None:
        typed = self.text.text().strip()
        value = read_date(typed, self._published) if typed else None
        if not typed:
            self._meaning.setText("undated")
        elif value is None:
            self._meaning.setText("not a date yet: 2024-01-18, 2024-01, 2024-01-16/2024-01-18, “18 January”")
        else:
            self._meaning.setText(shown_dating(dated(value)))
