"""The values of BibTeX's fields: words in braces or quotation marks, numbers, names of strings, joined."""

import re
from collections.abc import Iterator, Mapping

_MARK = re.compile(r"\\.|[{}\"#]", re.DOTALL)


def joined(value: str, strings: Mapping[str, str]) -> str:
    """Return the words of a value as it stands in the file; `strings` are those defined, by lower-case name.

    A name that is not defined stands for itself, as those of the months do.
    """
    return "".join(_words(part.strip(), strings) for part in _parts(value))


def _words(part: str, strings: Mapping[str, str]) -> str:
    if part[:1] + part[-1:] in ("{}", '""') and len(part) > 1:
        return part[1:-1]
    return strings.get(part.lower(), part)


def _parts(value: str) -> Iterator[str]:
    """Yield what stands between the signs “#” that are in neither braces nor quotation marks."""
    depth, is_quoted, start = 0, False, 0
    for mark in _MARK.finditer(value):
        sign = mark[0]
        if sign == "{":
            depth += 1
        elif sign == "}":
            depth -= 1
        elif sign == '"' and depth == 0:
            is_quoted = not is_quoted
        elif sign == "#" and depth == 0 and not is_quoted:
            yield value[start : mark.start()]
            start = mark.end()
    yield value[start:]
