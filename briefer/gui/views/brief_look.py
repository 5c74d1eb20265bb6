"""The look of the note, below its title block: which Word file it goes by, a small picture, and what more."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QComboBox, QLabel, QToolButton, QWidget

from briefer.gui.models.look_choices import LookChoices
from briefer.gui.views.brief_shape import shut
from briefer.gui.views.parts import column, link_button, row, small_words
from briefer.gui.views.pixmaps import scaled

_PICTURE = QSize(60, 85)
_USUAL = "The Word and PDF files of this brief have this look."


class LookRow(QWidget):
    """Chooses among looks; `chosen` carries what the brief keeps, `adding` and `managing` ask for more."""

    chosen = Signal(str)
    adding = Signal()
    managing = Signal()

    def __init__(self) -> None:
        """Offer nothing yet."""
        super().__init__()
        self.picture = QLabel()
        self.picture.setFixedSize(_PICTURE)
        self.picture.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.picture.hide()
        self.box = QComboBox()
        self.box.setAccessibleName("Look of the note")
        self.box.setMinimumContentsLength(8)
        self.box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.box.activated.connect(lambda _: self.chosen.emit(str(self.box.currentData())))
        self.note = small_words(_USUAL)
        add = link_button("Add a Word file…", self.adding.emit)
        add.setToolTip("Add your organisation's Word file as a look")
        manage = link_button("All looks…", self.managing.emit)
        self._links: tuple[QToolButton, ...] = (add, manage)
        side = column(spacing=3)
        side.addWidget(self.note)
        for link in self._links:
            side.addLayout(row(link, 1))
        side.addStretch(1)
        below = row(self.picture, spacing=8)
        below.setAlignment(self.picture, Qt.AlignmentFlag.AlignTop)
        below.addLayout(side, 1)
        place = column(self, spacing=4)
        place.addWidget(self.box)
        place.addLayout(below)

    def show_choices(self, choices: LookChoices, picture: QImage | None) -> None:
        """Offer these, and show the first page in the look that is had now, where there is a picture."""
        kept = [self.box.itemData(number) for number in range(self.box.count())]
        if kept != [value for value, _ in choices.offered]:
            self.box.clear()
            for value, words in choices.offered:
                self.box.addItem(words, value)
        for number, (_, words) in enumerate(choices.offered):
            self.box.setItemText(number, words)
        self.box.setCurrentIndex(self.box.findData(choices.kept))
        lacking = choices.look.lacking
        self.note.set_tone("warning" if lacking else "muted")
        self.note.setText(f"{lacking} Add its Word file under that name." if lacking else _USUAL)
        self.picture.setVisible(picture is not None)
        if picture is not None:
            self.picture.setPixmap(scaled(picture, _PICTURE, self.devicePixelRatioF()))
            self.picture.setAccessibleName("First page of a sample in this look")

    def lock_up(self, reason: str) -> None:
        """Let the look be seen alone."""
        shut(self.box, reason)
