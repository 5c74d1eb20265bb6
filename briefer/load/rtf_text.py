"""An RTF file's words as its reader sees them. Terms and control words are those of the specification 1.9.1.

striprtf was tried first: it shows hidden and deleted text and has no words of notes and text boxes.
"""

import re
from dataclasses import dataclass, field, replace

from briefer.errors import BrieferError
from briefer.load.list_marks import BULLET
from briefer.load.rtf_codecs import BY_WORD, DEFAULT, of_font, of_page
from briefer.load.rtf_lines import Lines

_TOKEN = re.compile(
    rb"\\(?P<word>[A-Za-z]{1,32})(?P<number>-?\d{1,10})? ?|\\'(?P<hex>[0-9A-Fa-f]{2})|\\(?P<sign>[^A-Za-z])"
    rb"|(?P<open>\{)|(?P<close>\})|(?P<raw>[^\\{}\r\n]+)|[\r\n]+|\\",
    re.DOTALL,
)
# Groups of these kinds hold no words of the text; those marked as ignorable by \* need not be named.
_NO_TEXT = frozenset(
    (
        "fonttbl", "colortbl", "stylesheet", "pict", "fldinst", "header", "headerl", "headerr",
        "headerf", "footer", "footerl", "footerr", "footerf", "objdata", "objclass", "objname",
        "nonshppict", "nonesttables", "pntxta", "pntxtb", "ftnsep", "ftnsepc",
        "ftncn", "aftnsep", "aftnsepc", "aftncn", "revtbl", "rxe", "xe", "tc", "tcl", "do", "shprslt",
        "filetbl", "themedata", "latentstyles", "datastore", "template", "upr", "sn", "sv", "atrfstart",
        "atrfend", "atnid", "atnauthor", "info", "bkmkstart", "bkmkend",
    )
)  # fmt: skip
_SIGNS = {
    "tab": "\t", "line": "\n", "emdash": "—", "endash": "–", "lquote": "‘", "rquote": "’", "ldblquote": "“",
    "rdblquote": "”", "bullet": "•", "emspace": "\u2003", "enspace": "\u2002", "qmspace": "\u2005",
    "zwj": "\u200d", "zwnj": "\u200c", "ltrmark": "\u200e", "rtlmark": "\u200f", "nestcell": "\t",
}  # fmt: skip
_ESCAPED = {b"~": "\xa0", b"_": "\N{NON-BREAKING HYPHEN}", b"{": "{", b"}": "}", b"\\": "\\"}
_ENDS = frozenset(("par", "sect", "page", "column", "nestrow"))
# Groups whose words go elsewhere: to the end, beside their paragraph, and before it as an item's number.
_APART = frozenset(("footnote", "shptxt", "listtext", "pntext"))
_ABOUT = frozenset(("title", "author", "company"))
_DEEPEST = 1_000  # groups; programs write some dozens


@dataclass(frozen=True, slots=True)
class Flowed:
    """What was read: lines, properties by their control word, the day of creation, and what was left out."""

    lines: list[str]
    about: dict[str, str]
    created: str
    has_hidden: bool
    has_deleted: bool
    comments: int


@dataclass(frozen=True, slots=True)
class _State:
    """What holds until the group ends."""

    flow: Lines
    purpose: str = ""
    skipped: bool = False
    in_fonts: bool = False
    in_info: bool = False
    hidden: bool = False
    deleted: bool = False
    in_table: bool = False
    font: int = -1
    fallback: int = 1  # characters that stand for a Unicode one to readers that know none


@dataclass(slots=True)
class _Kept:
    about: dict[str, str] = field(default_factory=dict)
    created: dict[str, int] = field(default_factory=dict)
    notes: list[Lines] = field(default_factory=list)
    comments: int = 0
    has_hidden: bool = False
    has_deleted: bool = False


def flowed(data: bytes) -> Flowed:
    """Return the words of an RTF file. Raises BrieferError where its groups are nested beyond measure."""
    reading = _Reading(data)
    reading.run()
    kept = reading.kept
    lines = reading.main.finished()
    for number, note in enumerate(kept.notes, start=1):
        lines.append(f"[{number}] {' '.join(note.finished()).strip()}")
    day = [kept.created.get(part, 0) for part in ("yr", "mo", "dy")]
    created = f"{day[0]:04}-{day[1]:02}-{day[2]:02}" if all(day) else ""
    return Flowed(lines, kept.about, created, kept.has_hidden, kept.has_deleted, kept.comments)


class _Reading:
    """One pass over the tokens of a file."""

    def __init__(self, data: bytes) -> None:
        self.main = Lines()
        self.kept = _Kept()
        self._data = data
        self._state = _State(self.main)
        self._above: list[_State] = []
        self._codec = DEFAULT
        self._fonts: dict[int, str] = {}
        self._default_font = -1
        self._bytes = bytearray()
        self._to_skip = 0
        self._is_starred = False

    def run(self) -> None:
        place = 0
        while (match := _TOKEN.match(self._data, place)) is not None:
            place = match.end() + self._take(match)
            if match["close"] and not self._above:
                break  # what follows the document is not part of it
        self._flush()
        while self._above:
            self._leave()

    def _take(self, match: re.Match[bytes]) -> int:
        """Take in one token and return how many bytes after it are none of the text."""
        kind = match.lastgroup
        if kind == "raw":
            self._add_bytes(match["raw"])
        elif kind == "hex":
            self._add_bytes(bytes.fromhex(match["hex"].decode("ascii")))
        elif kind in ("open", "close"):
            self._flush()
            self._to_skip = 0
            self._enter() if kind == "open" else self._leave()
        elif kind == "sign":
            self._take_sign(match["sign"])
        elif match["word"]:
            word, number = match["word"].decode("ascii"), match["number"]
            if word == "bin":
                return max(int(number or 0), 0)
            self._take_word(word, None if number is None else int(number))
        return 0

    def _enter(self) -> None:
        if len(self._above) >= _DEEPEST:
            raise BrieferError(
                "The file's parts are nested beyond measure.", "Open it in its own program and save it anew."
            )
        self._above.append(self._state)
        self._is_starred = False

    def _leave(self) -> None:
        if not self._above:
            return
        left, self._state = self._state, self._above.pop()
        if left.flow is self._state.flow or left.purpose == "footnote":
            return
        lines = left.flow.finished()
        if left.purpose in _ABOUT:
            self.kept.about.setdefault(left.purpose, " ".join(lines))
        elif left.purpose == "shptxt":
            self._state.flow.beside(lines)
        elif lines:
            mark = lines[0].strip()
            self._add(f"{mark if any(map(str.isalnum, mark)) else BULLET} ")

    def _add_bytes(self, data: bytes) -> None:
        if self._to_skip:
            skipped = min(self._to_skip, len(data))
            self._to_skip -= skipped
            data = data[skipped:]
        if not self._state.skipped:
            self._bytes += data

    def _flush(self) -> None:
        """Decode the bytes that have come together: a character may take several."""
        if self._bytes:
            codec = self._fonts.get(self._state.font) or self._codec
            self._add(self._bytes.decode(codec, "replace"))
            self._bytes.clear()

    def _add(self, words: str) -> None:
        state = self._state
        if state.hidden or state.deleted:
            self.kept.has_hidden |= state.hidden and not words.isspace()
            self.kept.has_deleted |= state.deleted
        elif not state.skipped:
            state.flow.add(words)

    def _take_sign(self, sign: bytes) -> None:
        if self._to_skip:
            self._to_skip -= 1
            return
        if sign == b"*":
            self._is_starred = True
            return
        self._flush()
        if sign in (b"\r", b"\n"):
            self._end_paragraph()
        elif sign in _ESCAPED:
            self._add(_ESCAPED[sign])

    def _take_word(self, word: str, number: int | None) -> None:
        if word == "u":
            self._flush()
            self._to_skip = self._state.fallback
            if number is not None and -0x8000 <= number <= 0x10FFFF:  # noqa: PLR2004 - as 16 bits with a sign, or more
                self._add(chr(number % 0x10000 if number < 0 else number))
            return
        if self._to_skip:
            self._to_skip -= 1
            return
        self._flush()
        is_starred, self._is_starred = self._is_starred, False
        if not self._opens(word, is_starred=is_starred):
            self._format(word, number)

    def _opens(self, word: str, *, is_starred: bool) -> bool:
        """Take in a word that says what its group holds; return whether it was one."""
        state = self._state
        if word in _APART and (word == "shptxt" or not state.skipped):
            self._state = replace(
                state, flow=Lines(), purpose=word, skipped=False, in_table=False, hidden=False
            )
            if word == "footnote":
                self.kept.notes.append(self._state.flow)
                state.flow.add(f"[{len(self.kept.notes)}]")
        elif word in _ABOUT and state.in_info:
            self._state = replace(state, flow=Lines(), purpose=word, skipped=False, in_info=False)
        elif word == "ud":
            self._state = replace(state, skipped=self._above[-2].skipped if len(self._above) > 1 else False)
        elif word == "annotation":
            self.kept.comments += 1
            self._state = replace(state, skipped=True)
        elif word in _NO_TEXT or is_starred:
            self._state = replace(
                state,
                skipped=True,
                in_fonts=state.in_fonts or word == "fonttbl",
                in_info=state.in_info or word == "info",
            )
        else:
            return False
        return True

    def _format(self, word: str, number: int | None) -> None:
        state = self._state
        if word in _ENDS:
            self._end_paragraph()
        elif word in _SIGNS:
            self._add(_SIGNS[word])
        elif word == "v":
            self._state = replace(state, hidden=number != 0)
        elif word == "deleted":
            self._state = replace(state, deleted=number != 0)
        elif word == "plain":
            self._state = replace(state, hidden=False, deleted=False, font=self._default_font)
        elif word in ("pard", "intbl"):
            self._state = replace(state, in_table=word == "intbl")
        elif word == "cell" and not state.skipped:
            state.flow.end_cell()
        elif word == "row" and not state.skipped:
            state.flow.end_row()
        else:
            self._set(word, number)

    def _set(self, word: str, number: int | None) -> None:
        """Take in a word that says how what follows is written."""
        if word in BY_WORD:
            self._codec = BY_WORD[word]
        elif number is None:
            return
        elif word == "f":
            self._state = replace(self._state, font=number)
        elif word == "fcharset" and self._state.in_fonts:
            self._fonts[self._state.font] = of_font(number)
        elif word == "uc":
            self._state = replace(self._state, fallback=max(0, min(number, 8)))
        elif word == "ansicpg":
            self._codec = of_page(number)
        elif word == "deff":
            self._default_font = number
        elif word in ("yr", "mo", "dy") and self._state.in_info:
            self.kept.created.setdefault(word, number)

    def _end_paragraph(self) -> None:
        # A mark that is hidden or deleted joins its paragraph with the next.
        if not (self._state.skipped or self._state.hidden or self._state.deleted):
            self._state.flow.end_paragraph(in_table=self._state.in_table)
