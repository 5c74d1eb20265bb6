"""Languages as Word has them: `w:lang` keeps Latin, East Asian and right-to-left scripts apart."""

import re

from briefer.export.languages import is_rtl_language, primary_language

_EAST_ASIAN = frozenset(("zh", "ja", "ko", "yue", "wuu"))
_TAG = re.compile(r"[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*")


def language_attributes(language: str) -> dict[str, str]:
    """Return the attributes of `w:lang` for a BCP 47 tag; none where the tag is none."""
    if not _TAG.fullmatch(language):
        return {}
    if is_rtl_language(language):
        return {"w:bidi": language}
    if primary_language(language) in _EAST_ASIAN:
        return {"w:val": language, "w:eastAsia": language}
    return {"w:val": language}
