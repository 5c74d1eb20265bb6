"""What the program that saved a page wrote into it: the page's address, and when it was saved."""

import re
from dataclasses import dataclass

from briefer.text.moments import moment_in_utc

_HEAD = 20_000
_SINGLE_FILE = re.compile(
    r"<!--\s*Page saved with SingleFile\s+url:\s*(?P<url>\S+)(?:\s+saved date:\s*(?P<moment>[^\n]{1,100}))?",
    re.IGNORECASE,
)
_BROWSER = re.compile(r"<!--\s*saved from url=\(\d+\)(?P<url>\S+)", re.IGNORECASE)
# As JavaScript's Date writes itself: Tue Jan 23 2024 10:00:00 GMT+0100 (Central European Standard Time).
_SCRIPT_DATE = re.compile(
    r"\w{3} (?P<month>\w{3}) (?P<day>\d{1,2}) (?P<year>\d{4}) (?P<clock>[\d:]{8}) GMT(?P<zone>[+-]\d{4})"
)


@dataclass(frozen=True, slots=True)
class Saved:
    """The address, the moment in UTC, and whose words they are; empty where there are none."""

    url: str = ""
    moment: str = ""
    basis: str = ""


def saved_by(markup: str) -> Saved:
    """Return what stands in the comment that SingleFile or a browser writes at the beginning of a page."""
    match = _SINGLE_FILE.search(markup, 0, _HEAD)
    if match is not None:
        return Saved(match["url"], script_moment(match["moment"] or ""), "SingleFile's comment in the page")
    match = _BROWSER.search(markup, 0, _HEAD)
    return Saved(match["url"], "", "the browser's comment in the page") if match is not None else Saved()


def script_moment(words: str) -> str:
    """Return the moment in UTC that a date in JavaScript's or in any other way names, or an empty string."""
    match = _SCRIPT_DATE.match(words.strip())
    if match is not None:
        words = f"{match['day']} {match['month']} {match['year']} {match['clock']} {match['zone']}"
    return moment_in_utc(words.strip())
