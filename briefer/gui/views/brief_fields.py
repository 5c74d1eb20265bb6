"""The title block as a form: the fields that the pack asks of the analyst, checked where they stand."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QDate, QEvent, QObject, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import (
    QCalendarWidget,
    QComboBox,
    QFormLayout,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QScrollArea,
    QToolButton,
    QWidget,
    QWidgetAction,
)

from briefer.gui.models.brief_gaps import without_pack
from briefer.gui.models.brief_values import REQUIRED, checked, default_of, shown_value, value_of
from briefer.gui.models.look_choices import LookChoices
from briefer.gui.views.brief_look import LookRow
from briefer.gui.views.brief_shape import shut
from briefer.gui.views.parts import Ground, Words, column, heading, icon_button, row, small_words
from briefer.gui.views.plain_field import PlainField
from briefer.gui.wording import plain_tip
from briefer.model.briefs import Brief
from briefer.model.dates import bounds_of, is_edtf
from briefer.model.packs import FieldKind, Pack, PackField

_PAUSE = 800
_WIDEST = 620


class FieldsForm(QScrollArea):
    """All fields of a brief, and the look of its note.

    `entered` carries a field's name and its value as it is to be kept, `look_chosen` the look; `looks_asked`
    asks for all there are, and whether one is to be added at once.
    """

    entered = Signal(str, str)
    look_chosen = Signal(str)
    looks_asked = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        """Show no field yet."""
        super().__init__(parent)
        self.setAccessibleName("Title block of the brief")
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setWidgetResizable(True)
        self._pack: Pack | None = None
        self._reason = ""
        self.fields: dict[str, FieldRow] = {}
        self.look = LookRow()
        self.said: tuple[str, ...] = ()

    def show_brief(self, brief: Brief, pack: Pack) -> None:
        """Show a brief's values; the form is made anew only for another pack."""
        if pack is not self._pack:
            self._pack = pack
            self._build(pack)
        for field in pack.fields:
            self.fields[field.name].show_value(value_of(brief, field))

    def show_look(self, choices: LookChoices, picture: QImage | None) -> None:
        """Show which look the note has, with a picture of it where there is one."""
        self.look.show_choices(choices, picture)

    def lock_up(self, reason: str) -> None:
        """Let the fields be read alone."""
        self._reason = reason
        self.look.lock_up(reason)
        for one in self.fields.values():
            one.lock_up(reason)

    def flush(self) -> None:
        """Tell what was entered and not told yet."""
        for one in self.fields.values():
            one.flush()

    def focus_first(self) -> None:
        """Put the caret into the first field that is required and empty, else into the first."""
        rows = list(self.fields.values())
        empty = [one for one in rows if one.field.required and not one.typed().strip()]
        for one in (empty or rows)[:1]:
            one.input.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _build(self, pack: Pack) -> None:
        self.flush()
        ground, body, form = self._sheet()
        form.addRow(
            small_words("These stand at the head of the note. Fields with a star are required by the pack.")
        )
        self.fields = {field.name: FieldRow(field) for field in pack.fields}
        for one in self.fields.values():
            one.entered.connect(self.entered)
            one.label.setBuddy(one.input)
            form.addRow(one.label, one)
            if self._reason:
                one.lock_up(self._reason)
        form.addRow(*self._look_row())
        self._put(ground, body)

    def _sheet(self) -> tuple[Ground, QWidget, QFormLayout]:
        """Return the ground of a form, its body, and the layout of that with the heading in it."""
        body = QWidget()
        body.setMaximumWidth(_WIDEST)
        form = QFormLayout(body)
        form.setContentsMargins(18, 14, 18, 18)
        form.setHorizontalSpacing(14)
        form.setVerticalSpacing(9)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.setLabelAlignment(Qt.AlignmentFlag.AlignRight)
        form.addRow(heading("Title block", scale=1.25))
        return Ground("window"), body, form

    def _put(self, ground: Ground, body: QWidget) -> None:
        """Show this form in place of the one before, which goes as a whole."""
        place = column(ground)
        place.addLayout(row(body))
        place.addStretch(1)
        self.setWidget(ground)

    def show_without_pack(self, brief: Brief) -> None:
        """Show what was entered for a pack that is not here, to be read; its words stay as they are."""
        self.flush()
        self._pack, self.fields, self.look = None, {}, LookRow()
        ground, body, form = self._sheet()
        fault = without_pack(brief.pack)
        form.addRow(Words(fault.what, tone="warning"))
        form.addRow(small_words(fault.next_step))
        for name, value in brief.fields:
            words = Words(value)
            words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            form.addRow(small_words(name.replace("_", " ").capitalize()), words)
        self.said = (fault.what, fault.next_step, *(value for _, value in brief.fields))
        self._put(ground, body)

    def _look_row(self) -> tuple[Words, LookRow]:
        """Return the row of the look, made anew with the form."""
        self.look = LookRow()
        self.look.chosen.connect(self.look_chosen)
        self.look.adding.connect(lambda: self.looks_asked.emit(True))  # noqa: FBT003 - Qt's signature
        self.look.managing.connect(lambda: self.looks_asked.emit(False))  # noqa: FBT003 - Qt's signature
        if self._reason:
            self.look.lock_up(self._reason)
        label = Words("Look")
        label.setBuddy(self.look.box)
        return label, self.look


class FieldRow(QWidget):
    """One field: its input, and below it what is wrong or what it is for."""

    entered = Signal(str, str)

    def __init__(self, field: PackField) -> None:
        """Make the input that the field's kind calls for."""
        super().__init__()
        self.field = field
        self._told = ""
        self.label = Words(f"{field.label} *" if field.required else field.label)
        self.label.setWordWrap(False)
        self._note = small_words()
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE)
        self._pause.timeout.connect(self.flush)
        self.input = self._input()
        self.input.setAccessibleName(field.label)
        self.input.setAccessibleDescription(field.hint)
        self.input.installEventFilter(self)
        if isinstance(self.input, QLineEdit | QPlainTextEdit):
            self.input.setPlaceholderText(shown_value(field, default_of(field)))
        place = column(self, spacing=2)
        if field.kind is FieldKind.DATE:
            calendar = icon_button("calendar", f"Choose a day for “{field.label}”", self._choose_day)
            place.addLayout(row(self.input, calendar))
        else:
            place.addWidget(self.input)
        place.addWidget(self._note)
        self._check()

    def lock_up(self, reason: str) -> None:
        """Let the value be read alone."""
        for part in (self.input, *self.findChildren(QToolButton)):
            if isinstance(part, QLineEdit | QPlainTextEdit):
                part.setReadOnly(True)
                part.setToolTip(plain_tip(reason))
            else:
                shut(part, reason)

    def typed(self) -> str:
        """Return what stands in the input."""
        match self.input:
            case QPlainTextEdit():
                return self.input.toPlainText()
            case QComboBox():
                return self.input.currentText()
            case _:
                return self.input.text()

    def show_value(self, value: str) -> None:
        """Show the kept value, unless the analyst is in the middle of typing another."""
        if self._pause.isActive():
            return
        self._told = value
        is_preset = self.field.kind is FieldKind.CHOICE and not value
        shown = shown_value(self.field, default_of(self.field) if is_preset else value)
        typed = checked(self.field, self.typed())
        is_broken = bool(typed.fault and not typed.value and self.typed().strip()) and self.input.hasFocus()
        if shown != self.typed() and not is_broken:
            self._put(shown)
        self._check()

    def flush(self) -> None:
        """Tell the value if it is a good one and not told yet."""
        self._pause.stop()
        result = checked(self.field, self.typed())
        self._check()
        is_good = not result.fault or result.value or not self.typed().strip()
        is_preset = not self._told and result.value == default_of(self.field)
        if is_good and not is_preset and result.value != self._told:
            self._told = result.value
            self.entered.emit(self.field.name, result.value)

    @property
    def fault(self) -> str:
        """What is wrong with what was typed, or an empty string."""
        return self._note_fault()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Tell the value when the input is left."""
        if watched is self.input and event.type() is QEvent.Type.FocusOut:
            self.flush()
        return False

    def _note_fault(self) -> str:
        return checked(self.field, self.typed()).fault

    def _check(self) -> None:
        fault = self._note_fault()
        is_gentle = fault == REQUIRED
        self._note.set_tone("fault" if fault and not is_gentle else "muted")
        self._note.setText(fault if fault and not is_gentle else self.field.hint)
        self._note.setVisible(bool(self._note.text()))
        self.label.set_tone("warning" if is_gentle else "text")

    def _input(self) -> QLineEdit | QPlainTextEdit | QComboBox:
        match self.field.kind:
            case FieldKind.LINES:
                lines = PlainField()
                lines.setTabChangesFocus(True)
                lines.setFixedHeight(lines.fontMetrics().lineSpacing() * 3 + 14)
                lines.textChanged.connect(self._on_typed)
                return lines
            case FieldKind.CHOICE:
                box = QComboBox()
                box.addItems(self.field.choices if self._is_preset() else ("", *self.field.choices))
                box.setMinimumContentsLength(8)
                box.activated.connect(lambda _: self.flush())
                return box
            case _:
                line = QLineEdit()
                line.textEdited.connect(self._on_typed)
                line.returnPressed.connect(self.flush)
                return line

    def _is_preset(self) -> bool:
        """Return whether one of the choices is printed where the analyst chooses none."""
        return default_of(self.field) in self.field.choices

    def _put(self, words: str) -> None:
        match self.input:
            case QPlainTextEdit():
                was_blocked = self.input.blockSignals(True)  # noqa: FBT003 - Qt's signature
                self.input.setPlainText(words)
                self.input.blockSignals(was_blocked)
            case QComboBox():
                if self.input.findText(words) < 0:
                    self.input.addItem(words)
                self.input.setCurrentIndex(self.input.findText(words))
            case _:
                self.input.setText(words)
                self.input.setCursorPosition(0)

    def _on_typed(self) -> None:
        self._check()
        self._pause.start()

    def _choose_day(self) -> None:
        menu = day_menu(self, self._day(), self._take_day)
        menu.popup(self.mapToGlobal(QPoint(0, self.input.height())))

    def _day(self) -> date | None:
        value = checked(self.field, self.typed()).value
        return bounds_of(value)[0] if is_edtf(value) else None

    def _take_day(self, day: QDate) -> None:
        self._put(shown_value(self.field, day.toString(Qt.DateFormat.ISODate)))
        self.flush()


def day_menu(parent: QWidget, day: date | None, take: Callable[[QDate], None]) -> QMenu:
    """Return a menu that holds a calendar and hands over the day that is clicked or entered."""
    menu = QMenu(parent)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    calendar = QCalendarWidget(menu)
    calendar.setAccessibleName("Calendar")
    calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
    if day is not None:
        calendar.setSelectedDate(QDate(day.year, day.month, day.day))
    for signal in (calendar.clicked, calendar.activated):
        signal.connect(take)
        signal.connect(menu.close)
    action = QWidgetAction(menu)
    action.setDefaultWidget(calendar)
    menu.addAction(action)
    return menu
