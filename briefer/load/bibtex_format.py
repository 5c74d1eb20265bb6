"""BibTeX as a format; the module that reads it is only imported by the reading child."""

import re

from briefer.load.heads import head_text
from briefer.model.extensions import Importer

# Comments may stand before the first block; the kinds are those of BibTeX and of BibLaTeX 3.
_START = re.compile(r"(?:\s|%[^\n]*\n)*@\w+\s*[{(]")
_ENTRY = re.compile(
    r"^[ \t]*@(?:article|book|mvbook|booklet|collection|conference|dataset|electronic|image|"
    r"in(?:book|collection|proceedings|reference)|manual|mastersthesis|misc|online|patent|periodical|phdthesis|proceedings|reference|"
    r"report|software|standard|techreport|thesis|unpublished|video|www)[ \t]*[{(]\s*[^\s,{}()=\"]+\s*,",
    re.IGNORECASE | re.MULTILINE,
)


def _is_recognised(head: bytes) -> bool:
    """Return whether it begins with a block, and one of the first is an entry with a key."""
    text = head_text(head)
    return _START.match(text) is not None and _ENTRY.search(text) is not None


BIBTEX = Importer(
    "bibtex", "BibTeX references", (".bib", ".bibtex"), _is_recognised, "briefer.load.bibtex:read"
)
