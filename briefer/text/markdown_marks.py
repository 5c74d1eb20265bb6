"""What every Markdown that is written here has in common: lines below a sign, and code within backticks."""

import re

_BACKTICKS = re.compile("`+")


def prefixed(text: str, first: str, rest: str) -> str:
    """Return a text with something before its first line and before the others, as the sign of an item is."""
    lines = text.split("\n")
    goes_on = ">" in rest  # an empty line would end a quotation
    with_prefix = [first + lines[0], *(rest + line if line or goes_on else "" for line in lines[1:])]
    return "\n".join(line.rstrip(" ") for line in with_prefix)


def fenced(words: str) -> str:
    """Return a code span: its fence is longer than any row of backticks within."""
    fence = "`" * (max(map(len, _BACKTICKS.findall(words)), default=0) + 1)
    space = " " if words.startswith("`") or words.endswith("`") else ""
    return f"{fence}{space}{words}{space}{fence}"
