"""Exports of Nexis, in its newer form (Nexis Uni, Lexis+) and its older one (LexisNexis Academic).

The newer form is known from two programs that read its Word files (R.TeMiS, and a script that parts them at
“End of Document”) and from the vendor's list of document sections; the older one from a sample of its text
files (LexisNexisTools). No file of the newer form that a customer had exported was at hand.
"""

import re
from collections.abc import Sequence

from briefer.load.exported import Article, Export, day_in, filled, in_pieces, whole

_END = re.compile(r"(?:End of Document|Ende des Dokuments|Fin du document)", re.IGNORECASE)
_BODY = ("Body", "Text", "Corps")
_AFTER_BODY = ("Classification", "Graphic", "Klassifizierung")
_COPYRIGHT = re.compile(r"(?:copyright\b|©|\(c\))", re.IGNORECASE)
_LABEL = re.compile(r"(?P<name>[^\W\d_][\w-]{2,20}):\s*(?P<value>.*)")
_LABELS = frozenset(
    (
        "section", "length", "byline", "highlight", "dateline", "load-date", "language", "graphic", "series",
        "correction", "headline", "column", "rubrik", "länge", "autor", "sprache", "ladedatum", "longueur",
        "langue", "auteur", "publication-type", "journal-code", "subject", "update", "type",
    )
)  # fmt: skip
_LENGTHS = ("length", "länge", "longueur")
_CLOSING = ("load-date", "language", "sprache", "langue", "ladedatum", "graphic", "publication-type")
_COVER = re.compile(r"(?:Date and Time:|Job Number:|Documents? \(\d+\)|User Name:)", re.IGNORECASE)
_NUMBER = re.compile(
    r"(?:(?:Document|Dokument) )?(?P<one>\d{1,4}) (?:of|von|de) (?P<all>\d{1,4})(?: DOCUMENTS?)?",
    re.IGNORECASE,
)
_LONGEST_NAME = 100
_MOST_ABOVE = 30  # lines between an article's beginning and its body


def newer(lines: Sequence[str]) -> Export | None:
    """Return the articles of an export that ends each with “End of Document”, or None for another text."""
    ends = [place for place, line in enumerate(lines) if _END.fullmatch(line.strip())]
    if not ends:
        return None
    pieces, _ = in_pieces(lines, ends)  # what follows the last border are page numbers and the like
    articles = [_newer_article(filled(piece)) or whole(piece) for piece in pieces if filled(piece)]
    return Export("Nexis", tuple(articles)) if _mostly_sure(articles) else None


def _newer_article(lines: list[str]) -> Article | None:
    """Return headline, outlet, day, labelled lines, and the body under “Body”; None where it is not so."""
    body = next((place for place, line in enumerate(lines) if line in _BODY), 0)
    above = lines[:body][-_MOST_ABOVE:]
    labels = _labels(above)
    marks = ("length" in labels, any(map(_COPYRIGHT.match, above)), "load-date" in _labels(lines[body:]))
    dated = (place for place, line in enumerate(above) if day_in(line) and not _LABEL.match(line))
    day = next((place for place in dated if place > 1 and _is_name(above[place - 1])), 0)
    if not day or sum(marks) < 2:  # noqa: PLR2004 - of three
        return None
    after = next((place for place in range(body + 1, len(lines)) if _is_after(lines[place])), len(lines))
    return Article(
        tuple(lines[body + 1 : after]),
        title=above[day - 2],
        byline=labels.get("byline", ""),
        publisher=above[day - 1],
        day=day_in(above[day]),
    )


def _is_name(line: str) -> bool:
    """Return whether a line can name an outlet: it is short and no sentence."""
    return len(line) <= _LONGEST_NAME and not line.endswith((".", "?", "!", ":")) and not _COVER.match(line)


def _is_after(line: str) -> bool:
    label = _LABEL.fullmatch(line)
    return line in _AFTER_BODY or (label is not None and label["name"].lower() == "load-date")


def older(lines: Sequence[str]) -> Export | None:
    """Return the articles of an export that begins each with “1 of 12 DOCUMENTS”, or None."""
    marks = [(place, match) for place, line in enumerate(lines) if (match := _NUMBER.fullmatch(line.strip()))]
    numbers = [int(match["one"]) for _, match in marks]
    is_counted = (
        numbers == list(range(1, len(numbers) + 1)) and len({match["all"] for _, match in marks}) == 1
    )
    if not marks or not is_counted:
        return None
    begins = [place for place, _ in marks]
    ends = [*begins[1:], len(lines)]
    pieces = [list(lines[begin + 1 : end]) for begin, end in zip(begins, ends, strict=True)]
    articles = [_older_article(piece) or whole(piece) for piece in pieces]
    return Export("LexisNexis", tuple(articles)) if _mostly_sure(articles) else None


def _older_article(piece: list[str]) -> Article | None:
    """Return outlet, day, headline, then labelled lines in capitals, the last of which is the length."""
    lines = [line.strip() for line in piece]
    length = next((place for place, line in enumerate(lines) if _is_label(line, _LENGTHS)), 0)
    above = lines[:length]
    day = next((place for place, line in enumerate(above) if day_in(line)), 0)
    outlet = next((line for line in above[:day] if line), "")
    if not (length and day and outlet):
        return None
    first = next((place for place, line in enumerate(above) if place > day and _is_label(line)), length)
    labels = _labels([line for line in above if line])
    below = range(length + 1, len(lines))
    after = next((place for place in below if _is_label(lines[place], _CLOSING)), len(lines))
    return Article(
        tuple(piece[length + 1 : after]),
        title=_headline(above[day + 1 : first]),
        byline=labels.get("byline") or labels.get("autor") or labels.get("auteur", ""),
        publisher=outlet,
        day=day_in(above[day]),
    )


def _headline(lines: list[str]) -> str:
    """Return the last group of lines: what stands before, set apart, is the edition."""
    groups: list[list[str]] = [[]]
    for line in lines:
        if line:
            groups[-1].append(line)
        elif groups[-1]:
            groups.append([])
    return " ".join(next((group for group in reversed(groups) if group), []))


def _is_label(line: str, names: Sequence[str] | frozenset[str] = _LABELS) -> bool:
    match = _LABEL.fullmatch(line)
    return match is not None and match["name"].lower() in names


def _labels(lines: Sequence[str]) -> dict[str, str]:
    """Return the values of the lines that begin with one of Nexis' labels, by the label in lower case."""
    found: dict[str, str] = {}
    for line in lines:
        match = _LABEL.fullmatch(line)
        if match and match["name"].lower() in _LABELS:
            found.setdefault(match["name"].lower(), match["value"].strip())
    return found


def _mostly_sure(articles: Sequence[Article]) -> bool:
    return 2 * sum(article.is_sure for article in articles) > len(articles)
