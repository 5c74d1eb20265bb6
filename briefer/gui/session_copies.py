"""What is done with the file of the session that is open, after asking, and a sentence on it."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from briefer.gui.dialogs import decisions, files

if TYPE_CHECKING:
    from briefer.gui.page import SessionPage

SUFFIX = ".briefer"


def save_copy(page: "SessionPage", window: QWidget) -> str:
    """Write a copy to a place that is asked for. Raises BrieferError where it cannot be written."""
    session = page.desk.session
    path = files.ask_new_session(window, "Save a copy", f"{session.path.stem} copy{SUFFIX}")
    if path is None:
        return ""
    page.brief.flush()
    session.save_copy(path)
    return f"A copy is saved as “{path.name}”."


def move_elsewhere(page: "SessionPage", window: QWidget) -> str:
    """Go on in a copy at a place that is asked for. Raises BrieferError where it cannot be written."""
    path = files.ask_new_session(window, "Go on in a copy", page.desk.session.path.name)
    if path is None:
        return ""
    page.desk.session.move_to(path)
    return f"The session is now “{path.name}” in {path.parent}."


def compact(page: "SessionPage", window: QWidget) -> str:
    """Drop the history for good. Raises BrieferError where the disk does not take it."""
    if not decisions.ask_compact(window):
        return ""
    page.desk.session.compact()
    return "The history is dropped."
