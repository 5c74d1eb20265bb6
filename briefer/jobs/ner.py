"""Names found by a spaCy model in a child process, piece by piece."""

from collections.abc import Iterator
from dataclasses import replace

from briefer.errors import BrieferError
from briefer.isolate.answers import ChildError
from briefer.isolate.cancelling import Cancellation
from briefer.isolate.limits import Limits
from briefer.isolate.pool import Isolation
from briefer.model.proposals import ProposedName
from briefer.suggest.ner import USUAL_MODEL, is_installed, names_from
from briefer.suggest.stretches import stretches

LIMITS = Limits(seconds=120.0, cpu_seconds=120, memory=4 << 30, open_files=256)
"""What the child may use: a model is some hundred megabytes."""

_FIND, _READ = "briefer.suggest.ner:find_model", "briefer.suggest.ner:read_names"
_HOW = f"Install both with “pip install briefer-desk[ner]” and “python -m spacy download {USUAL_MODEL}”."


def installed_model(isolation: Isolation) -> str:
    """Return the name of the spaCy model that is used; BrieferError where there is none, or no spaCy."""
    if not is_installed():
        what = "spaCy, which finds names with a language model, is not installed."
        raise BrieferError(what, _HOW)
    try:
        model = str(isolation.run(_FIND))
    except ChildError as error:
        raise _failed(error) from error
    if not model:
        what = "spaCy is installed, but no model of a language is."
        raise BrieferError(what, f"Install one with “python -m spacy download {USUAL_MODEL}”.")
    return model


def names_by_model(
    text: str, model: str, isolation: Isolation, cancellation: Cancellation | None = None
) -> Iterator[ProposedName]:
    """Yield the names that a model finds in a text; offsets are code points.

    Raises BrieferError where the child is stopped or the model fails.
    """
    for stretch in stretches(text):
        words = text[stretch.start : stretch.end]
        try:
            found = isolation.run(_READ, words, model, cancellation=cancellation)
        except ChildError as error:
            raise _failed(error) from error
        for name in names_from(words, found, model):
            yield replace(name, start=name.start + stretch.start, end=name.end + stretch.start)


def _failed(error: ChildError) -> BrieferError:
    return BrieferError(f"spaCy failed ({error.kind}).", "Switch its names off, or install it anew.")
