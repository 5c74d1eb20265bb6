"""Reads plain text."""

from briefer.errors import BrieferError
from briefer.load.decoding import Decoded, decode
from briefer.load.splitting import articles_of
from briefer.model.sources import LoadedSource
from briefer.text.cleaning import REPLACEMENT, clean


def read(data: bytes, file_name: str) -> tuple[LoadedSource, ...]:
    """Return one source with the words of the file, line ends put right and nothing left out.

    Where the file is a news database's export of many articles, there is one source for each.
    Raises BrieferError where there are no words.
    """
    decoded = decode(data)
    text = readable(decoded.text)
    doubts = warnings_of(decoded, text)
    return articles_of(LoadedSource(text=text, file_name=file_name, original=data, warnings=doubts))


def readable(text: str) -> str:
    """Return the text cleaned, without blank lines at its end.

    Raises BrieferError where nothing but white space is left.
    """
    cleaned = clean(text).rstrip()
    if not cleaned.strip(f"{REPLACEMENT} \t\n\u2028\u2029"):
        raise BrieferError("It holds no words.", "Choose a file with text in it.")
    return cleaned


def warnings_of(decoded: Decoded, text: str) -> tuple[str, ...]:
    """Return what the analyst should know about how the bytes became this text."""
    found = [decoded.warning] if decoded.warning else []
    lost = text.count(REPLACEMENT) - decoded.text.count(REPLACEMENT)
    if lost > 0:
        found.append(f"{lost} control characters are shown as {REPLACEMENT}.")
    return tuple(found)
