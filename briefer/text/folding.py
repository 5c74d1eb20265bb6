"""Words without what comparing does not heed: case, accents, differences of form."""

import unicodedata


def folded(words: str) -> str:
    """Return the words for comparing: without case, accents or differences of form (NFKD, casefold)."""
    if words.isascii():
        return words.lower()
    apart = unicodedata.normalize("NFKD", words)
    return "".join(sign for sign in apart if not unicodedata.combining(sign)).casefold()
