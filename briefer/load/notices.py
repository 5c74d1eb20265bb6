"""What agencies say of how their news may be used, as sentences for the analyst."""

_LONGEST = 200
_STATUS = {
    "canceled": "The agency has withdrawn this item: look for what takes its place.",
    "cancelled": "The agency has withdrawn this item: look for what takes its place.",
    "withheld": "The agency holds this item back for now: ask before you use it.",
}


def news_notices(status: str, embargo: str, terms: str) -> tuple[str, ...]:
    """Return the sentences for a publishing status, a moment before which nothing may appear, and terms.

    Each is empty where nothing is said; a status may have a prefix, as in “stat:canceled”.
    """
    found = [sentence for name, sentence in _STATUS.items() if status.lower().rpartition(":")[2] == name]
    if embargo:
        found.append(f"The agency released it for {embargo}, not before.")
    if terms := " ".join(terms.split()):
        cut = terms if len(terms) <= _LONGEST else f"{terms[: _LONGEST - 1]}…"
        found.append(f"The agency says of its use: {cut.rstrip('.')}.")
    return tuple(found)
