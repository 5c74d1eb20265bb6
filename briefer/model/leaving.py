"""Findings that the analyst leaves as they are: what is kept of them among the options of their brief."""

from hashlib import sha256

from briefer.model.briefs import Brief
from briefer.model.findings import NoteFinding

LEFT = "left"
_LENGTH = 16  # hexadecimal digits: words of one paragraph are told apart, not the world's


def option_of(finding: NoteFinding) -> str:
    """Return the name of the option that says a finding is left as it is.

    It holds for this rule, these words and this paragraph: what is worded otherwise is told again.
    """
    words = finding.words.casefold() or finding.spot.field
    digest = sha256(words.encode()).hexdigest()[:_LENGTH]
    return f"{LEFT} {finding.rule} {finding.spot.key} {digest}"


def left_options(brief: Brief) -> frozenset[str]:
    """Return the names of the options that say what is left as it is."""
    return frozenset(name for name, _ in brief.options if name.startswith(f"{LEFT} "))


def key_of(option: str) -> int:
    """Return the key of what a finding lies in that is left as it is; 0 is the title block."""
    parts = option.split(" ")
    return int(parts[2]) if len(parts) > 2 and parts[2].isdigit() else 0  # noqa: PLR2004 - the third


def with_key(option: str, key: int) -> str:
    """Return the name of the option for what lies in a copy that has this key."""
    parts = option.split(" ")
    return " ".join((*parts[:2], str(key), *parts[3:]))
