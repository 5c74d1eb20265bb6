"""Dialogs where a decision is due: a session that is open elsewhere, to be compacted, or to be left."""

from enum import StrEnum
from typing import TYPE_CHECKING

from PySide6 import QtWidgets
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QWidget

if TYPE_CHECKING:
    from briefer.errors import BrieferError
    from briefer.store.locks import SessionInUse


class InUse(StrEnum):
    """What to do with a session that is open elsewhere."""

    COPY = "copy"
    TAKE_OVER = "take over"
    CANCEL = "cancel"


class Unsaved(StrEnum):
    """What to do with changes that are not stored."""

    SAVE = "save"
    DROP = "drop"
    BACK = "back"


def ask_in_use(parent: QWidget, error: "SessionInUse") -> InUse:
    """Return what the analyst decides; taking over is offered only where it can be."""
    box = _box(parent, "The session is open elsewhere", error.what, error.next_step)
    copy = _button(box, "Open a copy for reading", QtWidgets.QMessageBox.ButtonRole.AcceptRole)
    take = (
        _button(box, "Take over", QtWidgets.QMessageBox.ButtonRole.DestructiveRole)
        if error.may_take_over
        else None
    )
    box.addButton(QtWidgets.QMessageBox.StandardButton.Cancel)
    box.setDefaultButton(copy)
    box.exec()
    if box.clickedButton() is copy:
        return InUse.COPY
    return InUse.TAKE_OVER if take is not None and box.clickedButton() is take else InUse.CANCEL


def ask_compact(parent: QWidget) -> bool:
    """Return whether the history is to be dropped for good."""
    what = "The history and everything that was deleted will be dropped for good; nothing can be undone then."
    box = _box(parent, "Compact the session", what, "Do this before you share the file.")
    return _is_sure(box, "Compact")


def ask_to_lose(parent: QWidget, what: str) -> bool:
    """Return whether the session is to be left although `what` is lost with it."""
    box = _box(parent, "Not everything is stored", what, "Go back to keep it, or close and lose it.")
    lose = _button(box, "Close and lose it", QtWidgets.QMessageBox.ButtonRole.DestructiveRole)
    back = _button(box, "Go back", QtWidgets.QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(back)
    box.setEscapeButton(back)
    box.exec()
    return box.clickedButton() is lose


def ask_to_remove(parent: QWidget, what: str, more: str) -> bool:
    """Return whether something is to be removed that Undo does not bring back."""
    return _is_sure(_box(parent, "Remove", what, more), "Remove")


def ask_unsaved(parent: QWidget, what: str) -> Unsaved:
    """Return whether changes are stored or given up before they are left, or are not left."""
    box = _box(parent, "Not everything is stored", what, "Store them, or give them up.")
    save = _button(box, "Store", QtWidgets.QMessageBox.ButtonRole.AcceptRole)
    drop = _button(box, "Give up", QtWidgets.QMessageBox.ButtonRole.DestructiveRole)
    back = _button(box, "Go back", QtWidgets.QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(save)
    box.setEscapeButton(back)
    box.exec()
    if box.clickedButton() is save:
        return Unsaved.SAVE
    return Unsaved.DROP if box.clickedButton() is drop else Unsaved.BACK


def tell_last(parent: QWidget, error: "BrieferError") -> None:
    """Tell a fault for which there is no strip any more, as the window closes."""
    box = _box(parent, "The session is closed", error.what, error.next_step)
    box.setIcon(QtWidgets.QMessageBox.Icon.Information)
    box.addButton(QtWidgets.QMessageBox.StandardButton.Ok)
    box.exec()


def _box(parent: QWidget, title: str, text: str, more: str) -> "QtWidgets.QMessageBox":
    box = QtWidgets.QMessageBox(parent)
    box.setWindowTitle(title)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(text)
    box.setInformativeText(more)
    box.setIcon(QtWidgets.QMessageBox.Icon.Question)
    return box


def _is_sure(box: "QtWidgets.QMessageBox", deed: str) -> bool:
    """Return whether the button with this word is pressed; Cancel is nearer to hand."""
    button = _button(box, deed, QtWidgets.QMessageBox.ButtonRole.DestructiveRole)
    box.setDefaultButton(box.addButton(QtWidgets.QMessageBox.StandardButton.Cancel))
    box.exec()
    return box.clickedButton() is button


def _button(box: "QtWidgets.QMessageBox", text: str, role: "QtWidgets.QMessageBox.ButtonRole") -> QPushButton:
    made = box.addButton(text, role)
    made.setAccessibleName(text)
    return made
