"""Small parts that the panes are made of; each is plain text and has an accessible name."""

from collections.abc import Callable, Iterable
from enum import StrEnum
from typing import TypeVar

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QAction, QFont, QPalette
from PySide6.QtWidgets import (
    QAbstractButton,
    QComboBox,
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QMenu,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from briefer.gui import theme
from briefer.gui.icons import dress
from briefer.gui.plain import word
from briefer.gui.views.tab_order import tab_as_laid_out

_LEAST_ICON = 16
Value = TypeVar("Value", bound=StrEnum)
Part = TypeVar("Part", bound=QWidget)


class Words(QLabel):
    """A label that never reads its words as markup; `tone` names the colour of the theme they are in."""

    def __init__(self, text: str = "", *, tone: str = "text", parent: QWidget | None = None) -> None:
        """Show these words."""
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self._tone = tone
        self._colour()
        self.setText(text)

    def set_tone(self, tone: str) -> None:
        """Show the words in another colour of the theme."""
        self._tone = tone
        self._colour()

    def say(self, words: str, *, fault: bool = False) -> None:
        """Say what became of something, or why it did not; nothing hides the label."""
        self.set_tone("fault" if fault else "muted")
        self.setText(words)
        self.setVisible(bool(words))

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Take the tone of the new scheme after a change of palette."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange:
            self._colour()

    def _colour(self) -> None:
        _paint_in(self, QPalette.ColorRole.WindowText, self._tone)


class Ground(QWidget):
    """A widget on one of the theme's colours, named as in `Tones`, in light and dark."""

    def __init__(self, tone: str, parent: QWidget | None = None) -> None:
        """Lie on this colour."""
        super().__init__(parent)
        self.setAutoFillBackground(True)
        self._tone = tone
        self._colour()

    def set_tone(self, tone: str) -> None:
        """Lie on another colour of the theme."""
        self._tone = tone
        self._colour()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Take the tone of the new scheme after a change of palette."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange:
            self._colour()

    def _colour(self) -> None:
        _paint_in(self, QPalette.ColorRole.Window, self._tone)


def _paint_in(widget: QWidget, role: QPalette.ColorRole, tone: str) -> None:
    """Give one role of a widget's palette a colour of the theme, as it is in light or dark now."""
    colour = getattr(theme.current_tones(), tone)
    palette = widget.palette()
    if palette.color(role) != colour:
        palette.setColor(role, colour)
        widget.setPalette(palette)


def heading(text: str, *, scale: float = 1.0, parent: QWidget | None = None) -> Words:
    """Return a label in semibold, `scale` times the size of the font."""
    label = Words(text, parent=parent)
    font = QFont(label.font())
    font.setPointSizeF(font.pointSizeF() * scale)
    font.setWeight(QFont.Weight.DemiBold)
    label.setFont(font)
    return label


def small_words(text: str = "", *, tone: str = "muted", parent: QWidget | None = None) -> Words:
    """Return a label a little smaller than the font, muted unless a tone is given."""
    label = Words(text, tone=tone, parent=parent)
    font = QFont(label.font())
    font.setPointSizeF(font.pointSizeF() * 0.92)
    label.setFont(font)
    return label


def search_field(name: str, hint: str) -> QLineEdit:
    """Return a field for searching, with a button that clears it."""
    field = QLineEdit()
    field.setAccessibleName(name)
    field.setPlaceholderText(hint)
    field.setClearButtonEnabled(True)
    action = QAction(field)
    dress(action, "search")
    field.addAction(action, QLineEdit.ActionPosition.LeadingPosition)
    return field


def line(name: str, text: str = "", hint: str = "") -> QLineEdit:
    """Return a field for one line, with this accessible name."""
    field = QLineEdit(text)
    field.setAccessibleName(name)
    field.setPlaceholderText(hint)
    field.setCursorPosition(0)
    return field


def icon_size(widget: QWidget) -> QSize:
    """Return the size of icons beside this widget's words, which grows with the text."""
    side = max(_LEAST_ICON, widget.fontMetrics().height())
    return QSize(side, side)


def icon_button(icon: str, name: str, run: Callable[[], object]) -> QToolButton:
    """Return a flat button that shows an icon alone; `name` is its tooltip and accessible name."""
    button = QToolButton()
    dress(button, icon)
    button.setIconSize(icon_size(button))
    button.setAutoRaise(True)
    button.setToolTip(name)
    button.setAccessibleName(name)
    button.clicked.connect(lambda _: run())
    return button


def menu_button(icon: str, name: str, menu: QMenu) -> QToolButton:
    """Return a flat button that shows an icon and opens a menu; `name` is its tooltip and accessible name."""
    button = icon_button(icon, name, lambda: None)
    button.setMenu(menu)
    button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
    button.setProperty("look", "menu")
    return button


def push_button(text: str, run: Callable[[], object], icon: str = "") -> QPushButton:
    """Return a button with words, and an icon where one is named."""
    button = QPushButton(text)
    if icon:
        dress(button, icon)
        button.setIconSize(icon_size(button))
    button.setAccessibleName(text.replace("&", ""))
    button.setAutoDefault(False)
    button.clicked.connect(lambda _: run())
    return button


def link_button(text: str, run: Callable[[], object]) -> QToolButton:
    """Return a flat button with words in the accent colour."""
    button = QToolButton()
    button.setText(text)
    button.setAutoRaise(True)
    button.setAccessibleName(text.replace("&", ""))
    button.setCursor(Qt.CursorShape.PointingHandCursor)
    button.setProperty("look", "link")
    button.clicked.connect(lambda _: run())
    return button


def choice(name: str, values: Iterable[Value], current: Value) -> QComboBox:
    """Return a box that chooses one value of a vocabulary; see `chosen`."""
    box = QComboBox()
    box.setAccessibleName(name)
    for value in values:
        box.addItem(word(value), value)
    box.setCurrentIndex(max(0, box.findData(current)))
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    box.setMinimumContentsLength(6)
    box.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
    return box


def chosen(box: QComboBox, vocabulary: type[Value]) -> Value:
    """Return the value that a box made by `choice` stands on."""
    return vocabulary(box.currentData())


def choose(box: QComboBox, value: StrEnum) -> None:
    """Set a box made by `choice` to this value."""
    box.setCurrentIndex(max(0, box.findData(value)))


def row(*widgets: QWidget | int, spacing: int = 6) -> QHBoxLayout:
    """Return the widgets side by side; a number stands for a stretch of that weight."""
    layout = QHBoxLayout()
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(spacing)
    for item in widgets:
        if isinstance(item, int):
            layout.addStretch(item)
        else:
            layout.addWidget(item)
    return layout


def column(parent: QWidget | None = None, *, margin: int = 0, spacing: int = 6) -> QVBoxLayout:
    """Return an empty column of widgets, laid into the parent where one is given."""
    layout = QVBoxLayout(parent) if parent is not None else QVBoxLayout()
    layout.setContentsMargins(margin, margin, margin, margin)
    layout.setSpacing(spacing)
    return layout


def form() -> QFormLayout:
    """Return a form whose labels stand above a field where the width is scarce."""
    layout = QFormLayout()
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(6)
    layout.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
    layout.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
    layout.setLabelAlignment(Qt.AlignmentFlag.AlignLeft)
    return layout


def rule(parent: QWidget | None = None) -> QFrame:
    """Return a thin horizontal line."""
    made = QFrame(parent)
    made.setFrameShape(QFrame.Shape.HLine)
    made.setForegroundRole(QPalette.ColorRole.Mid)
    made.setFrameShadow(QFrame.Shadow.Plain)
    return made


class EmptyNote(QWidget):
    """What an empty pane says: one line of what is missing, one of what to do, and buttons that do it."""

    def __init__(self, text: str, next_step: str, *buttons: QAbstractButton) -> None:
        """Say this, and offer these buttons."""
        super().__init__()
        layout = column(self, margin=16, spacing=8)
        layout.addStretch(1)
        self._text, self._step = heading(text), Words(next_step, tone="muted")
        for label in (self._text, self._step):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            layout.addWidget(label)
        for button in buttons:
            layout.addWidget(button, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch(2)

    def say(self, text: str, next_step: str) -> None:
        """Say something else."""
        self._text.setText(text)
        self._step.setText(next_step)


class RowStack(QWidget):
    """Rows of one form, one below the other, that are added and dropped while it is filled in."""

    def __init__(self, *, spacing: int = 4) -> None:
        """Begin without rows."""
        super().__init__()
        self._column = column(self, spacing=spacing)
        self._rows: list[QWidget] = []

    def add(self, *made: QWidget) -> None:
        """Put rows at the end; Tab comes to them where they stand."""
        self._rows += made
        for each in made:
            self._column.addWidget(each)
        around = self.parentWidget()
        if around is not None and made:
            tab_as_laid_out(around)

    def drop(self, gone: QWidget) -> None:
        """Take a row out."""
        self._rows.remove(gone)
        self._column.removeWidget(gone)
        gone.hide()
        gone.deleteLater()

    def clear(self) -> None:
        """Take all rows out."""
        for gone in tuple(self._rows):
            self.drop(gone)

    def rows(self, kind: type[Part]) -> tuple[Part, ...]:
        """Return the rows of this kind, from the top."""
        return tuple(item for item in self._rows if isinstance(item, kind))


class Fold(QWidget):
    """A heading that opens and closes what lies under it; `opened` says that it was opened."""

    opened = Signal()

    def __init__(self, text: str, inside: QWidget) -> None:
        """Begin closed."""
        super().__init__()
        self._head = QToolButton()
        self._head.setText(text)
        self._head.setAccessibleName(text)
        self._head.setCheckable(True)
        self._head.setAutoRaise(True)
        self._head.setIconSize(icon_size(self._head))
        self._head.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._inside = inside
        layout = column(self, spacing=4)
        layout.addWidget(self._head)
        layout.addWidget(inside)
        self._head.toggled.connect(self.set_open)
        self.set_open(is_open=False)

    def rename(self, text: str) -> None:
        """Say something else in the heading."""
        self._head.setText(text.replace("&", "&&"))
        self._head.setAccessibleName(text)

    def set_open(self, is_open: bool) -> None:  # noqa: FBT001 - also the slot of toggled(bool)
        """Open or close it."""
        self._head.setChecked(is_open)
        self._inside.setVisible(is_open)
        dress(self._head, "chevron-down" if is_open else "chevron-right")
        if is_open:
            self.opened.emit()


def in_scroll(inside: QWidget) -> QScrollArea:
    """Return an area that scrolls this widget up and down; sideways only where large text needs it."""
    area = QScrollArea()
    area.setWidget(inside)
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    return area
