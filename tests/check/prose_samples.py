"""Passages and prose for the tests of rules over prose."""

from collections.abc import Callable, Iterator
from typing import Any

from briefer.check.prose import Doubt, Passage, Prose, Voice
from briefer.model.yardsticks import PHIA, Yardstick

Rule = Callable[[Prose], Iterator[Doubt | None]]


def prose(*texts: str | Passage, yardstick: Yardstick = PHIA, **known: Any) -> Prose:
    """Return the texts as the analyst's own in a section “Here”, passages as they are."""
    return Prose(
        tuple(Passage("Here", it) if isinstance(it, str) else it for it in texts), yardstick, **known
    )


def rules(rule: Rule, *texts: str | Passage, **known: Any) -> list[str]:
    """Return the ids of the rules that the texts break."""
    return [doubt.rule for doubt in rule(prose(*texts, **known)) if doubt is not None]


def reporting(text: str) -> Passage:
    return Passage("Here", text, reports=True)


def stated(text: str) -> Passage:
    return Passage("fact f1", text, Voice.STATEMENT)
