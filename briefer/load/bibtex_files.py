"""The paths in a BibTeX entry's field of files, in the spellings of Zotero, JabRef, Mendeley and others.

They write “name:path:type” with semicolons between several, or the path alone; colons, semicolons and
backslashes in a path have a backslash before them. Mendeley spells a backslash as a formula.
"""

import re

from briefer.load.records import file_path

_FORMULA = re.compile(r"\$\\backslash\$|\{?\\textbackslash\s*\}?")
_BRACED = re.compile(r"\{(\\?[^{}])\}")
_PARTS = re.compile(r"(?:\\.|[^\\:])*", re.DOTALL)
_FILES = re.compile(r"(?:\\.|[^\\;])+", re.DOTALL)
_ESCAPED = re.compile(r"\\([:;\\{}_&%#$~^])")
_TYPE = re.compile(r"[A-Za-z]{2,8}|[A-Za-z]+/[\w.+-]+")
_NAME_PATH_TYPE = 3


def bibtex_files(field: str) -> tuple[str, ...]:
    """Return the paths that the field names, with forward slashes, each once."""
    spelled = _BRACED.sub(r"\1", _FORMULA.sub(r"\\", field))
    paths = (file_path(_path(words)) for words in _FILES.findall(spelled))
    return tuple(dict.fromkeys(path for path in paths if path))


def _path(words: str) -> str:
    """Return the path of one file; a drive's letter may stand before a colon without a backslash."""
    if words.strip().lower().startswith(("file:", "http:", "https:")):
        return _plain(words)
    parts = _parted(words)
    if len(parts) >= _NAME_PATH_TYPE:
        return _plain(":".join(parts[1:-1]))
    if len(parts) == 1 or re.fullmatch(r"\s*[A-Za-z]", parts[0]):
        return _plain(words)
    name_or_path, path_or_type = parts
    return _plain(name_or_path if _TYPE.fullmatch(path_or_type.strip()) else path_or_type)


def _parted(words: str) -> list[str]:
    """Return what stands between the colons that have no backslash before them."""
    parts, place = [], 0
    while True:
        match = _PARTS.match(words, place)
        part = match[0] if match else ""
        parts.append(part)
        place += len(part) + 1
        if place > len(words):
            return parts


def _plain(words: str) -> str:
    return _ESCAPED.sub(r"\1", words).strip()
