"""Statements as they are printed: a source's own words in quotation marks until the analyst rewords them."""

from briefer.compose.phrases import Phrases
from briefer.model.facts import Fact
from briefer.weigh.verbatim import verbatim_runs

_WITHIN = str.maketrans("“”", "‘’")


def as_quoted(text: str, fact: Fact, phrases: Phrases) -> str:
    """Return a fact's statement, or what a template made of it, with its sources' own words quoted.

    Quotation marks within them become single ones.
    """
    runs = verbatim_runs(text, [item.span.quote for item in fact.evidence])
    for start, end in reversed(runs):
        words = text[start:end].translate(_WITHIN).replace('"', "'")
        text = f"{text[:start]}{phrases.say('quoted_words', words=words)}{text[end:]}"
    return text
