"""What the readers of news databases' exports have in common: an article, and how its lines are told."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from briefer.text.moments import moment_of

_DAY = re.compile(
    r"(?P<first>[^\W\d_]{3,12}\.? \d{1,2}, (?:19|20)\d\d)|(?P<second>\d{1,2} [^\W\d_]{3,12}\.? (?:19|20)\d\d)"
    r"|(?P<third>(?:19|20)\d\d-\d\d-\d\d)"
)


@dataclass(frozen=True, slots=True)
class Article:
    """An article as a database prints it. `is_sure` tells whether headline and body could be told apart.

    Where not, `body` holds all that stands between two articles' borders. `day` is an EDTF string.
    """

    body: tuple[str, ...]
    title: str = ""
    byline: str = ""
    publisher: str = ""
    day: str = ""
    url: str = ""
    is_sure: bool = True


@dataclass(frozen=True, slots=True)
class Export:
    """A database's name and the articles of one of its exports, in order."""

    database: str
    articles: tuple[Article, ...]


def day_in(line: str) -> str:
    """Return the day that a line names, as “January 23, 2024 Tuesday” does, or an empty string."""
    match = _DAY.search(line)
    return (moment_of(match[0]) or "") if match else ""


def filled(lines: Sequence[str]) -> list[str]:
    """Return the lines that hold anything, without white space at their ends."""
    return [line.strip() for line in lines if line.strip()]


def in_pieces(lines: Sequence[str], ends: Sequence[int]) -> tuple[list[list[str]], list[str]]:
    """Return the lines before each of these places, without the lines there, and what follows the last."""
    begins = [0, *(end + 1 for end in ends)]
    pieces = [list(lines[begin:end]) for begin, end in zip(begins, ends, strict=False)]
    return pieces, list(lines[begins[-1] :])


def whole(lines: Sequence[str]) -> Article:
    """Return what lies between two borders as one article of which nothing else is known."""
    return Article(tuple(line.rstrip() for line in lines), is_sure=False)
