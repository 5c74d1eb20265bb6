"""Words as the window shows them: plain, on one line, cut, counted; and moments."""

import html
from datetime import UTC, datetime
from enum import StrEnum

from briefer.text.calendar_names import MONTHS
from briefer.text.folding import fold

# Of the vocabularies of the model, the values whose words are not the value itself.
_WORDS = {
    "role_np": "Role",
    "generic_group": "Group",
    "A": "A · completely reliable",
    "B": "B · usually reliable",
    "C": "C · fairly reliable",
    "D": "D · not usually reliable",
    "E": "E · unreliable",
    "F": "F · not assessed",
    "1": "1 · confirmed by others",
    "2": "2 · probably true",
    "3": "3 · possibly true",
    "4": "4 · doubtful",
    "5": "5 · improbable",
    "6": "6 · not assessed",
}


def word(value: StrEnum) -> str:
    """Return the words for a value of one of the model's vocabularies: “Armed group” for armed_group."""
    return _WORDS.get(value.value, value.value.replace("_", " ").capitalize())


def shown_moment(iso: str) -> str:
    """Return an ISO 8601 moment as local date and time: “23 November 2026, 06:37”; else as it is."""
    try:
        moment = datetime.fromisoformat(iso)
    except ValueError:
        return iso
    local = (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).astimezone()
    return f"{local.day} {MONTHS[local.month - 1]} {local.year}, {local:%H:%M}"


def count_words(number: int, singular: str, plural: str = "") -> str:
    """Return “1 source”, “3 sources”."""
    return f"{number:,} {singular if number == 1 else plural or singular + 's'}"


def plain_tip(text: str) -> str:
    """Return a tooltip that shows just these words: Qt would read them as HTML if they look like it."""
    return f"<span>{html.escape(text)}</span>" if text else ""


def menu_text(words: str, length: int = 60) -> str:
    """Return words as a menu shows them: one line, cut, with ampersands that stay ampersands."""
    line = " ".join(words.split())
    return shortened(line, length).replace("&", "&&")


def shortened(words: str, length: int) -> str:
    """Return the words on one line, cut to so many code points with an ellipsis."""
    line = " ".join(words.split())
    return line if len(line) <= length else line[: length - 1].rstrip() + "…"


def folded(words: str) -> str:
    """Return the words for comparing: without case, accents or differences of form, in any script."""
    return fold(words)
