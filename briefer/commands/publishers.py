"""How reliable the analyst finds publishers: grades kept in the user's own data for all sessions."""

import json
import logging
import os
from collections.abc import Mapping
from pathlib import Path

from briefer.errors import BrieferError
from briefer.model.facts import Reliability
from briefer.paths import user_folder

_NAME = "publishers.json"
_LARGEST = 1 << 20  # bytes; a file that is larger is none of ours
_LOG = logging.getLogger(__name__)


def grades_path() -> Path:
    """Return where the grades lie, kept yet or not."""
    return user_folder() / _NAME


def publisher_grades() -> dict[str, Reliability]:
    """Return the grade of each publisher that was kept, by its `publisher_key`.

    A file that is missing or damaged gives none: that is no reason to load no sources.
    """
    return {
        publisher_key(name): Reliability(grade)
        for name, grade in _read().items()
        if grade in tuple(Reliability)
    }


def publisher_key(publisher: str) -> str:
    """Return a publisher's name as grades are looked up by it: whatever its case and blanks."""
    return " ".join(publisher.casefold().split())


def grade_of(publisher: str, grades: Mapping[str, Reliability]) -> Reliability:
    """Return the grade that was kept for a publisher, else that it is not assessed."""
    return grades.get(publisher_key(publisher), Reliability.NOT_ASSESSED)


def keep_grade(publisher: str, reliability: Reliability) -> None:
    """Keep the grade for all sources of this publisher to come; “not assessed” forgets it.

    Raises BrieferError where the file cannot be written; a publisher without a name has no grade.
    """
    name, path = " ".join(publisher.split()), grades_path()
    if not name:
        return
    kept = {known: grade for known, grade in _read().items() if publisher_key(known) != publisher_key(name)}
    if reliability is not Reliability.NOT_ASSESSED:
        kept[name] = reliability.value
    new = path.with_name(f"{_NAME}.new")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        new.write_text(
            json.dumps(kept, ensure_ascii=False, indent=1, sort_keys=True) + "\n", encoding="utf-8"
        )
        os.replace(new, path)  # noqa: PTH105 - at once, so that no other window reads half of it
    except OSError as error:
        what = f"The grade of “{name[:60]}” could not be kept for the next time: {error.strerror}."
        raise BrieferError(what, f"See that you may write to {path.parent}.") from error


def _read() -> dict[str, str]:
    path = grades_path()
    try:
        if path.stat().st_size > _LARGEST:
            return {}
        known = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    except (OSError, ValueError, RecursionError):
        _LOG.warning("The grades of publishers in %s cannot be read.", path)
        return {}
    if not isinstance(known, dict):
        return {}
    return {name: grade for name, grade in known.items() if isinstance(grade, str)}
