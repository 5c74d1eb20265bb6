"""Exports of Factiva, with field codes (“Full Article plus Indexing”) and without.

Both layouts are known from programs that read them and tell of them (factiva_parser; a reader of Factiva's
PDFs; a German one of its text). No export by a customer was at hand. Each article ends with the line
“Document” and an accession number: a code of the outlet, zeros, the day, and letters.
"""

import re
from collections.abc import Sequence

from briefer.load.exported import Article, Export, day_in, filled, in_pieces, whole

_END = re.compile(
    r"(?:AN\s+)?(?:Document|Dokument|Documento) (?=\w{20,32}$)[A-Za-z]\w*?(?:19|20)\d{6}e?\w{6,10}"
)
_WORDS = re.compile(r"\d[\d.,]* (?:words|Wörter|mots|palabras|parole)")
_BYLINE = re.compile(r"(?:By|Von|Par|Por) (?P<name>\S.{2,150})")
_COPYRIGHT = re.compile(r"(?:Copyright\b|©|\(c\))", re.IGNORECASE)
_CODED = re.compile(
    r"(?P<code>AN|ART|BY|CLM|CO|CR|CT|CX|CY|DLN|ED|ET|HD|IN|IPC|IPD|LA|LP|NS|PD|PG|PUB|RE|RF|RST|SC|SE|SN|TD|VOL"
    r"|WC)(?:\s+(?P<value>.*))?"
)
_AFTER = 12  # lines between the count of words and the copyright notice


def factiva(lines: Sequence[str]) -> Export | None:
    """Return the articles of an export that ends each with “Document” and its number, or None."""
    ends = [place for place, line in enumerate(lines) if _END.fullmatch(line.strip())]
    if not ends:
        return None
    pieces, _ = in_pieces(lines, ends)  # what follows the last border tells of the search
    articles = [
        _coded(filled(piece)) or _plain(filled(piece)) or whole(piece) for piece in pieces if filled(piece)
    ]
    is_sure = 2 * sum(article.is_sure for article in articles) > len(articles)
    return Export("Factiva", tuple(articles)) if is_sure else None


def _plain(lines: list[str]) -> Article | None:
    """Return headline, byline, count of words, day, outlet, copyright, body; None where it is not so."""
    count = next((place for place, line in enumerate(lines) if _WORDS.fullmatch(line)), 0)
    day = next((place for place in range(count + 1, min(count + 3, len(lines))) if day_in(lines[place])), 0)
    rest = range(day + 1, min(day + _AFTER, len(lines)))
    notice = next((place for place in rest if _COPYRIGHT.match(lines[place])), 0)
    if not (count and day and notice):
        return None
    above = lines[:count]
    byline = next((match for line in above[1:] if (match := _BYLINE.fullmatch(line))), None)
    titles = [line for line in above if byline is None or line != byline[0]]
    names = [line for line in lines[day + 1 : notice] if not re.fullmatch(r"\d{1,2}:\d{2}", line)]
    return Article(
        tuple(lines[notice + 1 :]),
        # A section may stand above the headline, and nothing tells which of two lines is which.
        title=titles[-1] if titles else "",
        byline=byline["name"] if byline else "",
        publisher=names[0] if names else "",
        day=day_in(lines[day]),
    )


def _coded(lines: list[str]) -> Article | None:
    """Return the article of fields that each begin with their code; None where one that counts is missing."""
    fields: dict[str, list[str]] = {}
    code = ""
    for line in lines:
        match = _CODED.fullmatch(line)
        if match and match["code"] not in fields:
            code = match["code"]
            fields[code] = [match["value"]] if match["value"] else []
        elif code:
            fields[code].append(line)
    if not all(fields.get(code) for code in ("HD", "PD", "SN")) or not (fields.get("LP") or fields.get("TD")):
        return None
    byline = " ".join(fields.get("BY", ()))
    named = _BYLINE.fullmatch(byline)
    return Article(
        (*fields.get("LP", ()), *fields.get("TD", ())),
        title=" ".join(fields["HD"]),
        byline=named["name"] if named else byline,
        publisher=" ".join(fields["SN"]),
        day=day_in(fields["PD"][0]),
    )
