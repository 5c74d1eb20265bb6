"""Statements as they are printed: a source's own words in quotation marks until the analyst rewords them."""

from collections.abc import Container, Mapping
from operator import attrgetter

from briefer.compose.material import Material
from briefer.compose.phrases import Phrases
from briefer.model.facts import Fact
from briefer.model.ids import FactId
from briefer.weigh.verbatim import verbatim_runs


class Quoting:
    """Facts' statements as they are printed, each made once."""

    def __init__(self, material: Material, made: Mapping[tuple[FactId, str], str] | None = None) -> None:
        """Take the facts, and what was `made` of them before."""
        self._material = material
        self._made = dict(made or {})

    def __call__(self, fact: FactId, text: str) -> str:
        """Return a fact's statement, or what a template made of it, with its sources' own words quoted."""
        made = self._made.get((fact, text))
        if made is None:
            made = as_quoted(text, self._material.facts[fact], self._material.phrases)
            self._made[fact, text] = made
        return made

    def again(self, material: Material, same: Container[FactId]) -> "Quoting":
        """Return the same over other facts, of which these are the same."""
        return Quoting(material, {key: made for key, made in self._made.items() if key[0] in same})


_QUOTE_OF = attrgetter("span.quote")
_WITHIN = str.maketrans("“”", "‘’")


def as_quoted(text: str, fact: Fact, phrases: Phrases) -> str:
    """Return a fact's statement, or what a template made of it, with its sources' own words quoted.

    Quotation marks within them become single ones.
    """
    runs = verbatim_runs(text, map(_QUOTE_OF, fact.evidence))
    if not runs:
        return text
    for start, end in reversed(runs):
        words = text[start:end].translate(_WITHIN).replace('"', "'")
        text = f"{text[:start]}{phrases.say('quoted_words', words=words)}{text[end:]}"
    return text
