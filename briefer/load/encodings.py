"""The encodings that a text can be read again in, and whether the one it was read in was a guess."""

from briefer.load.decoding import shown_encoding

ENCODINGS = (
    "utf-8",
    "cp1252",
    "cp1250",
    "cp1251",
    "koi8_r",
    "cp1253",
    "cp1254",
    "cp1255",
    "cp1256",
    "cp1257",
    "iso8859_2",
    "iso8859_15",
    "mac_roman",
    "utf-16-le",
    "utf-16-be",
    "gb18030",
    "big5",
    "shift_jis",
    "euc_jp",
    "euc_kr",
)
"""By their names in Python, those met most often in articles first."""

_SCRIPTS = {
    "cp1252": "Western European",
    "cp1250": "Central European",
    "cp1251": "Cyrillic",
    "koi8_r": "Cyrillic",
    "cp1253": "Greek",
    "cp1254": "Turkish",
    "cp1255": "Hebrew",
    "cp1256": "Arabic",
    "cp1257": "Baltic",
    "iso8859_2": "Central European",
    "iso8859_15": "Western European",
    "gb18030": "Chinese",
    "big5": "Chinese, traditional",
    "shift_jis": "Japanese",
    "euc_jp": "Japanese",
    "euc_kr": "Korean",
}


def encoding_words(encoding: str) -> str:
    """Return what an analyst knows an encoding by: “Windows-1251 (Cyrillic)”."""
    script = _SCRIPTS.get(encoding, "")
    return f"{shown_encoding(encoding)} ({script})" if script else shown_encoding(encoding)


def is_guess(warning: str) -> bool:
    """Return whether a warning says that the encoding of a source was guessed."""
    return "encoding is not stated" in warning or "stray bytes were read as" in warning
