"""What is wrong with a pack that is edited, or to be known of it: a list that leads to the places."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from briefer.gui import theme
from briefer.gui.icons import tinted_icon
from briefer.gui.wording import count_words, plain_tip
from briefer.model.pack_findings import PackFinding, Weight

_FINDING = Qt.ItemDataRole.UserRole
_ICONS = {Weight.FAULT: "circle-x", Weight.REMARK: "info", Weight.UNVERIFIED: "circle-alert"}


class FindingsList(QListWidget):
    """Lists findings, faults first; `chosen` carries the one whose place is asked for."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        """List nothing yet."""
        super().__init__(parent)
        self.setAccessibleName("Findings of the check")
        self.setWordWrap(True)
        self.setFrameShape(QListWidget.Shape.NoFrame)
        self.setSpacing(2)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.itemClicked.connect(self._choose)
        self.itemActivated.connect(self._choose)

    def show_findings(self, findings: Sequence[PackFinding]) -> None:
        """List these, those that weigh most first."""
        self.clear()
        weights = list(Weight)
        for each in sorted(findings, key=lambda it: weights.index(it.weight)):
            item = QListWidgetItem(said(each))
            item.setData(_FINDING, each)
            item.setToolTip(plain_tip(said(each)))
            tone = theme.current_tones()
            item.setIcon(
                tinted_icon(_ICONS[each.weight], tone.fault if each.weight is Weight.FAULT else tone.muted)
            )
            self.addItem(item)

    def finding(self, row: int) -> PackFinding:
        """Return the finding in this row."""
        found = self.item(row).data(_FINDING)
        assert isinstance(found, PackFinding)  # noqa: S101 - told to the type checker
        return found

    def _choose(self, item: QListWidgetItem) -> None:
        self.chosen.emit(item.data(_FINDING))


def said(finding: PackFinding) -> str:
    """Return a finding in one paragraph: its place, what is so, and what to do."""
    place = finding.file
    if finding.line:
        place += f", line {finding.line}"
    if finding.column:
        place += f", column {finding.column}"
    return f"{place}: {finding.what} {finding.next_step}".rstrip()


def summed(findings: Sequence[PackFinding]) -> str:
    """Return in a few words what was found."""
    faults = sum(each.weight is Weight.FAULT for each in findings)
    others = len(findings) - faults
    more = f", {count_words(others, 'remark')}" if others else ""
    return f"{count_words(faults, 'fault') if faults else 'No faults'}{more}"
