"""The style of each role of a note, to choose among those of a house file, with a sample of its letters."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QComboBox, QGridLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from briefer.export.docx.styles import ROLES
from briefer.export.houses.looks import StyleLook
from briefer.gui.models.house_choices import ROLES_SHOWN, means_in_words, with_style
from briefer.gui.views.parts import Words, in_scroll, small_words
from briefer.jobs.houses import OpenedHouse
from briefer.model.houses import HouseMapping, HouseStyle

_PAPER, _INK = QColor("#ffffff"), QColor("#1b1b1b")
_MOST_POINTS, _USUAL_POINTS = 15.0, 10.5
_SAMPLE = "Both sides agreed to meet"


class HouseStyleList(QWidget):
    """Offers a style for each role; `chosen` carries the mapping in which a role has another."""

    chosen = Signal(object)

    def __init__(self, opened: OpenedHouse, looks: Mapping[tuple[str, str], StyleLook]) -> None:
        """Offer the styles of the opened file, whose looks are given by kind and name."""
        super().__init__()
        self._opened, self._looks = opened, looks
        self._mapping: HouseMapping | None = None
        self.boxes: dict[str, QComboBox] = {}
        self._samples: dict[str, QLabel] = {}
        self._means: dict[str, Words] = {}
        inner = QWidget()
        grid = QGridLayout(inner)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(3)
        grid.setColumnStretch(2, 1)
        for number, (role, words) in enumerate(ROLES_SHOWN.items()):
            self._add(grid, 2 * number, role, words)
        grid.setRowStretch(2 * len(ROLES_SHOWN), 1)
        place = QVBoxLayout(self)
        place.setContentsMargins(0, 0, 0, 0)
        place.addWidget(in_scroll(inner))

    def show_mapping(self, mapping: HouseMapping) -> None:
        """Show the style of each role, a sample of it, and how it was found."""
        self._mapping = mapping
        for style in mapping.styles:
            box = self.boxes.get(style.role)
            if box is None:
                continue
            box.setCurrentIndex(max(box.findData(style.style), 0))
            self._means[style.role].setText(means_in_words(style))
            _dress(self._samples[style.role], self._look_of(style))

    def _add(self, grid: QGridLayout, number: int, role: str, words: str) -> None:
        kind = ROLES[role].kind
        box = QComboBox()
        box.setAccessibleName(f"Style of: {words}")
        box.setMinimumContentsLength(18)
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        own = next(each for each in self._opened.mapping.styles if each.role == role)
        names = self._opened.styles.get(kind, ())
        if own.style not in names:
            box.addItem("One made for it", own.style)
        for name in names:
            box.addItem(name, name)
        box.activated.connect(lambda _, chosen=role: self._choose(chosen))
        label, sample, means = Words(words), QLabel(_SAMPLE), small_words()
        means.setContentsMargins(4, 0, 0, 8)
        label.setBuddy(box)
        sample.setAutoFillBackground(True)
        sample.setMargin(4)
        sample.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        sample.setMinimumWidth(120)
        sample.setTextFormat(Qt.TextFormat.PlainText)
        sample.setVisible(kind != "table")
        self.boxes[role], self._samples[role], self._means[role] = box, sample, means
        grid.addWidget(label, number, 0)
        grid.addWidget(box, number, 1)
        grid.addWidget(sample, number, 2)
        grid.addWidget(means, number + 1, 1, 1, 2)

    def _choose(self, role: str) -> None:
        if self._mapping is not None:
            style = str(self.boxes[role].currentData())
            self.chosen.emit(with_style(self._mapping, role, style, self._opened.mapping))

    def _look_of(self, style: HouseStyle) -> StyleLook:
        kind = ROLES[style.role].kind
        return self._looks.get((kind, style.style)) or self._looks.get((kind, style.base)) or StyleLook()


def _dress(sample: QLabel, look: StyleLook) -> None:
    """Show a sample in the letters of a style, on paper."""
    font = sample.font()
    if look.family:
        font.setFamily(look.family)
    font.setPointSizeF(min(look.points or _USUAL_POINTS, _MOST_POINTS))
    font.setBold(look.bold)
    font.setItalic(look.italic)
    sample.setFont(font)
    palette = sample.palette()
    palette.setColor(QPalette.ColorRole.Window, _PAPER)
    palette.setColor(QPalette.ColorRole.WindowText, QColor(f"#{look.color}") if look.color else _INK)
    sample.setPalette(palette)
