"""The colours of a pack's files while they are edited: front matter, tags, Markdown, TOML and JSON."""

import re
from collections.abc import Iterable

from PySide6.QtGui import QFont, QSyntaxHighlighter, QTextCharFormat, QTextDocument

from briefer.gui import theme

TONES = ("text", "muted", "accent", "done", "warning")
"""The theme's colours that words of a pack's file have."""

_FENCE = "+++"
_TEXT, _FRONT, _TAG, _COMMENT = range(4)  # states at the end of a line
_Piece = tuple[int, int, str]  # from, to, look
_STRING = r'"(?:[^"\\]|\\.)*"?|\'[^\']*\'?'
_TOML = re.compile(
    rf"(?P<muted>#.*)|(?P<head>^\s*\[+[^\]]*\]+)|(?P<accent>^\s*[\w.-]+(?=\s*=))|(?P<done>{_STRING})"
    r"|(?P<warning>\b(?:true|false|\d+)\b)"
)
_JSON = re.compile(
    r'(?P<accent>"(?:[^"\\]|\\.)*"(?=\s*:))|(?P<done>"(?:[^"\\]|\\.)*"?)'
    r"|(?P<warning>\b(?:true|false|null|-?\d+)\b)"
)
_IN_TAG = re.compile(
    rf"(?P<done>{_STRING})|(?P<warning>\b\d+\b)"
    r"|(?P<head>\b(?:for|endfor|if|elif|else|endif|set|endset|macro|endmacro|include|in|is|and|or|not)\b)"
)
_MARKS = re.compile(
    r"(?P<head>^#{1,6} .*)|(?P<warning>^\s*(?:[-*+]|\d+[.)]) |^> ?|\*{1,2}|\||\]\(|\[@|\[|\])"
)
_OPENS = re.compile(r"\{\{|\{%|\{#")
_TAG_ENDS, _COMMENT_ENDS = re.compile(r"\}\}|%\}"), re.compile(r"#\}")


class PackColours(QSyntaxHighlighter):
    """Colours one file of a pack by its name's ending."""

    def __init__(self, document: QTextDocument, file: str) -> None:
        """Colour this document."""
        super().__init__(document)
        self._file = file

    def highlightBlock(self, text: str) -> None:  # noqa: N802 - Qt's name
        """Colour one line."""
        if self._file.endswith(".json"):
            self._paint(_found(_JSON, text, 0))
        elif self._file.endswith(".toml"):
            self._paint(_found(_TOML, text, 0))
        elif self._file.endswith(".j2"):
            self._template(text)

    def _template(self, text: str) -> None:
        is_first = self.currentBlock().blockNumber() == 0
        state = max(self.previousBlockState(), _TEXT)
        if text.strip() == _FENCE and (is_first or state == _FRONT):
            self._paint([(0, len(text), "muted")])
            self.setCurrentBlockState(_FRONT if is_first else _TEXT)
        elif state == _FRONT:
            self._paint(_found(_TOML, text, 0))
            self.setCurrentBlockState(_FRONT)
        else:
            pieces, state = _pieces(text, state)
            self._paint(pieces)
            self.setCurrentBlockState(state)

    def _paint(self, pieces: Iterable[_Piece]) -> None:
        for start, end, look in pieces:
            self.setFormat(start, end - start, _format(look))


def _format(look: str) -> QTextCharFormat:
    made = QTextCharFormat()
    tone = "text" if look == "head" else look
    made.setForeground(getattr(theme.current_tones(), tone))
    if look == "head":
        made.setFontWeight(QFont.Weight.Bold)
    return made


def _found(pattern: re.Pattern[str], text: str, shift: int) -> list[_Piece]:
    return [
        (match.start() + shift, match.end() + shift, match.lastgroup or "text")
        for match in pattern.finditer(text)
    ]


def _pieces(text: str, state: int) -> tuple[list[_Piece], int]:
    """Return the coloured pieces of a line of a template, and the state at its end."""
    pieces = _found(_MARKS, text, 0) if state == _TEXT else []
    place = 0
    while place < len(text):
        if state == _TEXT:
            opens = _OPENS.search(text, place)
            if opens is None:
                break
            start, state = opens.start(), _COMMENT if opens[0] == "{#" else _TAG
            inside = opens.end()
        else:
            start = inside = place
        closes = (_COMMENT_ENDS if state == _COMMENT else _TAG_ENDS).search(text, inside)
        end = closes.end() if closes else len(text)
        pieces.append((start, end, "muted" if state == _COMMENT else "accent"))
        if state == _TAG:
            pieces += _found(_IN_TAG, text[start:end], start)
        if closes:
            state = _TEXT
        place = end
    return pieces, state
