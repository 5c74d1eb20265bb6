"""What would be lost with a session that is left, asked about once."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from briefer.errors import BrieferError
from briefer.gui.dialogs import decisions
from briefer.gui.plain import count_words

if TYPE_CHECKING:
    from briefer.gui.page import SessionPage


def may_leave(page: "SessionPage", window: QWidget) -> bool:
    """Return whether the session may be left: nothing would be lost, or the analyst decides so."""
    page.brief.flush()
    page.header.form.store_entered()
    page.desk.work.finish_writing()
    lost = losses(page)
    return not lost or decisions.ask_to_lose(window, " ".join(lost))


def losses(page: "SessionPage") -> tuple[str, ...]:
    """Return a sentence for each thing that is lost when the session is left now.

    What a session holds whose file has gone is saved elsewhere here, so that it is none of them.
    """
    told = []
    if page.brief.has_unsaved:
        told.append("Words that you wrote in the brief could not be stored.")
    if page.desk.work.writing:
        told.append("Another program holds the file, so that not all that you did is stored yet.")
    if page.header.form.has_unsaved:
        told.append("There is what you entered in the form of a source and did not save.")
    if cards := page.facts.half_filled() + page.timeline.half_filled():
        told.append(f"There is what you entered in {count_words(cards, 'fact card')} and did not save.")
    if notes := page.reader.notes.half_written():
        told.append(f"There is what you wrote in {count_words(notes, 'note')} and did not save.")
    if page.desk.session.is_lost:
        try:
            page.desk.session.rescue()
        except BrieferError as error:
            told.append(str(error))
    return tuple(told)
