"""The one cleaning that a text gets, when it is loaded; after that it is never altered."""

import re

REPLACEMENT = "\N{REPLACEMENT CHARACTER}"

_LINE_ENDS = ("\r\n", "\r", "\v", "\f", "\x85")
# Illegal in XML 1.0 (control characters, surrogates, U+FFFE and U+FFFF), or reserved for a program's own use:
# Qt's text documents, for one, keep U+FDD0 and U+FDD1 for the borders of frames.
_ILLEGAL = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
# The noncharacters at the end of each further plane; apart, since looking for them takes seven times as long.
_ASTRAL = re.compile("[\U00010000-\U0010ffff]")
_ILLEGAL_ASTRAL = re.compile(
    "[" + "".join(chr(plane << 16 | 0xFFFE) + chr(plane << 16 | 0xFFFF) for plane in range(1, 17)) + "]"
)


def clean(text: str) -> str:
    """Return the text with line feeds for line ends, no byte-order mark, and no illegal character.

    A carriage return with its line feed becomes one line feed and leading byte-order marks are dropped; all
    else is replaced one for one: form feed, vertical tab and NEL by a line feed; other control characters
    except tab, lone surrogates and noncharacters by U+FFFD. U+2028 and U+2029 stay. Cleaning twice changes
    nothing more.
    """
    if text.isascii() and text.isprintable():  # as most particulars of a source are, and looked at quickly
        return text
    lines = text.lstrip("\ufeff")
    for line_end in _LINE_ENDS:
        lines = lines.replace(line_end, "\n")
    lines = _ILLEGAL.sub(REPLACEMENT, lines)
    return _ILLEGAL_ASTRAL.sub(REPLACEMENT, lines) if _ASTRAL.search(lines) else lines
