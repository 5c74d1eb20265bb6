"""Words from bytes of an encoding that may not be known."""

import codecs
import re
from collections import Counter
from dataclasses import dataclass

from charset_normalizer import from_bytes

from briefer.errors import BrieferError

# Longer marks first: that of UTF-32 begins with that of UTF-16.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# In UTF-8 with strays each stretch above ASCII is mostly either sound or not; in others nearly none is sound.
_RUN = re.compile(rb"[\x80-\xff]+")
_NO_TEXT = re.compile("[\x00-\x08\x0e-\x1f\ue000-\uf8ff\ufffd-\uffff]")
_CONTROLS = bytes((*range(9), 11, *range(14, 27), *range(28, 32)))
_FOUR_ABOVE = re.compile(rb"[\xc0-\xff]{4}")
_WORDS_ABOVE = re.compile(rb"[^\x00-\x40\x5b-\x60\x7b-\x7f]*[\x80-\xff][^\x00-\x40\x5b-\x60\x7b-\x7f]*")
_ENOUGH = 600
_LATIN = (
    "cp1250",
    "cp1252",
    "cp1254",
    "cp1257",
    "iso8859_2",
    "iso8859_3",
    "iso8859_15",
    "latin_1",
    "mac_croatian",
    "mac_iceland",
    "mac_latin2",
    "mac_roman",
    "mac_romanian",
    "mac_turkish",
)
# What the bytes above ASCII of a Western text are, but for its few capitals. Windows-1252 and Mac Roman have
# them in other places, where each mostly shows capitals or signs for those of the other.
_USUAL = frozenset("àáâãäåæçèéêëìíîïñòóôõöøœùúûüÿß‘’“”«»„–—…€£°§\xa0")
_WESTERN = (
    b"the of and le la les des et de du un que el los en und der die das ist il di che os um van het".split()
)
_CENTRAL = b"w na z i do je v se za od ve az egy hogy nem si din cu pentru sa ki ve bir bu ile".split()
_SAMPLE = 1 << 18
# Encodings that Python knows and no document is written in.
_NOT_WRITTEN = ("idna", "punycode", "raw-unicode-escape", "unicode-escape", "undefined", "utf-7")
# The names that analysts know their encodings by, where Python's differ.
_NAMES = {
    "cp125": "Windows-125",
    "cp932": "Shift-JIS",
    "mac_roman": "Mac Roman",
    "iso8859_": "ISO 8859-",
    "latin_1": "ISO 8859-1",
    "utf_": "UTF-",
    "utf-": "UTF-",
}


@dataclass(frozen=True, slots=True)
class Decoded:
    """The words, the encoding they were read as, and a sentence where that is a guess, else empty."""

    text: str
    encoding: str
    warning: str = ""


def decode(data: bytes, declared: str = "") -> Decoded:
    """Return the words of the bytes; none is dropped silently.

    Taken is the first of these that holds: a byte-order mark, the declared encoding, UTF-8, UTF-16 by its
    pattern of null bytes, UTF-8 with stray bytes, what charset-normalizer makes of it. Raises BrieferError
    where the bytes are no text.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _marked(data[len(mark) :], encoding)
    for encoding in (_known(declared), "utf-8"):
        text = _strictly(data, encoding)
        if text is not None and _controls(data[:_SAMPLE]) * 4 <= len(data[:_SAMPLE]):
            return Decoded(text, encoding)
    return _utf16(data) or _checked(data)


def _marked(data: bytes, encoding: str) -> Decoded:
    text = _strictly(data, encoding)
    if text is not None:
        return Decoded(text, encoding)
    warning = f"Some bytes are no {shown_encoding(encoding)} and are shown as \ufffd."
    return Decoded(data.decode(encoding, "replace"), encoding, warning)


def _utf16(data: bytes) -> Decoded | None:
    """Return the words where nearly every other byte is one of two, as in UTF-16 of any alphabet."""
    sample = data[: min(_SAMPLE, len(data) // 2 * 2)]
    for encoding, high, low in (
        ("utf-16-le", sample[1::2], sample[::2]),
        ("utf-16-be", sample[::2], sample[1::2]),
    ):
        of_two = sum(count for _, count in Counter(high).most_common(2))
        if of_two < 0.9 * len(high) or len(set(high)) >= len(set(low)):
            continue
        text = sample.decode(encoding, "replace")
        if len(_NO_TEXT.findall(text)) * 50 <= len(text):
            return Decoded(data.decode(encoding, "replace"), encoding, _guess(encoding))
    return None


def _checked(data: bytes) -> Decoded:
    sample = data[:_SAMPLE]
    if _controls(sample) * 50 > len(sample):
        raise BrieferError("It holds no text but binary data.", "Choose a file of text.")
    runs = _RUN.findall(data)
    if sum(_strictly(run, "utf-8") is not None for run in runs) * 2 >= len(runs):
        warning = "Most of it is UTF-8; some stray bytes were read as Windows-1252. Look at the accents."
        return Decoded(data.decode("utf-8", "briefer.stray"), "utf-8", warning)
    return _guessed(data, sample)


def _controls(sample: bytes) -> int:
    """Return how many bytes are control characters that no text has: counting them so takes no time."""
    return len(sample) - len(sample.translate(None, _CONTROLS))


def _guessed(data: bytes, sample: bytes) -> Decoded:
    encoding = _likeliest(sample)
    if encoding in _LATIN:
        # Four letters in a row above ASCII are another script, whatever the rest, which may be markup, is.
        words = b" ".join(_WORDS_ABOVE.findall(sample)) if _FOUR_ABOVE.search(sample) else b""
        encoding = _likeliest(words * (1 + _ENOUGH // len(words))) if words else _latin(sample, encoding)
    text = _strictly(data, encoding)
    if text is None:
        return Decoded(
            data.decode(encoding, "replace"), encoding, f"{_guess(encoding)} Some bytes are shown as \ufffd."
        )
    return Decoded(text, encoding, _guess(encoding))


def _likeliest(sample: bytes) -> str:
    best = from_bytes(sample).best()
    # What is UTF-16 or UTF-32 was told before, by its pattern; a few bytes are easily taken for Chinese.
    return "cp1252" if best is None or best.encoding.startswith(("utf_16", "utf_32")) else best.encoding


def _latin(sample: bytes, guess: str) -> str:
    """Return the guess put right by the commonest words of Western and of Central European languages."""
    words = Counter(sample.lower().split())
    western, central = (sum(words[word] for word in known) for known in (_WESTERN, _CENTRAL))
    if western > central and _usual(sample, "mac_roman") > _usual(sample, "cp1252"):
        return "mac_roman"
    if central > western:
        return "cp1250" if guess == "cp1252" else guess
    return guess if guess in ("cp1254", "cp1257") and not western else "cp1252"


def _usual(sample: bytes, encoding: str) -> int:
    """Return how many bytes above ASCII are in this encoding what they usually are in a Western text."""
    above = b"".join(_RUN.findall(sample)).decode(encoding, "replace")
    return sum(letter in _USUAL for letter in above)


def _as_windows(error: UnicodeError) -> tuple[str, int]:
    """Return the words that stray bytes are in Windows-1252, with U+FFFD for those that are none."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    stray = error.object[error.start : error.end]
    return stray.decode("cp1252", "replace"), error.end


codecs.register_error("briefer.stray", _as_windows)


def _strictly(data: bytes, encoding: str) -> str | None:
    if not encoding:
        return None
    try:
        return data.decode(encoding)
    except (UnicodeError, LookupError):
        return None


def _known(declared: str) -> str:
    """Return Python's name of a declared text encoding, or an empty string.

    As browsers do (WHATWG Encoding Standard), ISO 8859-1 and ASCII are read as Windows-1252.
    """
    try:
        name = codecs.lookup(declared.strip()).name if declared.strip() else ""
        "".encode(name or "utf-8")
    except (LookupError, ValueError):
        return ""
    if name in _NOT_WRITTEN or name.startswith(("utf-16", "utf-32")):
        return ""  # a declaration that could be read as ASCII does not stand in UTF-16
    return "cp1252" if name in ("iso8859-1", "ascii") else name


def _guess(encoding: str) -> str:
    return f"Its encoding is not stated and was read as {shown_encoding(encoding)}: look at the accents."


def shown_encoding(encoding: str) -> str:
    """Return the name that analysts know an encoding by."""
    for start, name in _NAMES.items():
        if encoding.startswith(start):
            return name + encoding.removeprefix(start).replace("_", "-").upper()
    return encoding.replace("_", "-").upper()
