"""Names found by a statistical model (spaCy), where one is installed; to be run in a process of its own.

Nothing here imports spaCy before a name is asked for. Offsets are code points, ends exclusive.
"""

import importlib
import importlib.util
from collections.abc import Iterable, Iterator
from functools import cache
from types import MappingProxyType
from typing import Any

from briefer.model.actors import ActorKind
from briefer.model.proposals import ProposedName
from briefer.text.words import without_possessive

USUAL_MODEL = "en_core_web_sm"

_KINDS = MappingProxyType(
    {
        "PERSON": ActorKind.PERSON,
        "PER": ActorKind.PERSON,
        "ORG": ActorKind.ORGANISATION,
        "GPE": ActorKind.STATE,
        "NORP": ActorKind.STATE,
        "LOC": ActorKind.OTHER,
        "FAC": ActorKind.OTHER,
    }
)
_ARTICLES = ("the ", "The ", "a ", "A ", "an ", "An ")


def is_installed() -> bool:
    """Return whether spaCy is there, without importing it."""
    return importlib.util.find_spec("spacy") is not None


def find_model() -> str:
    """Return the name of the model to use: the small English one, else any English one, else any, else ""."""
    models = sorted(_spacy().util.get_installed_models())
    english = [name for name in models if name.startswith("en_")]
    return next(iter([name for name in models if name == USUAL_MODEL] or english or models), "")


def read_names(text: str, model: str) -> list[list[Any]]:
    """Return [start, end, label] of each name that a model, named or at a path, finds in a text."""
    return [[found.start_char, found.end_char, found.label_] for found in _pipeline(model)(text).ents]


def names_from(text: str, found: Iterable[Iterable[Any]], model: str) -> Iterator[ProposedName]:
    """Yield what `read_names` found, cut by the project's conventions, of kinds an actor can have."""
    shown = model.replace("\\", "/").rstrip("/").rpartition("/")[2]
    for start, end, label in found:
        if label not in _KINDS or not 0 <= start < end <= len(text):
            continue
        article = next((it for it in _ARTICLES if text.startswith(it, start)), "")
        first, last = without_possessive(text, start + len(article), end)
        quote = text[first:last]
        if quote.strip() == quote and "\n" not in quote and any(letter.isupper() for letter in quote):
            yield ProposedName(first, last, quote, _KINDS[label], f"spaCy {shown}")


@cache
def _pipeline(model: str) -> Any:
    return _spacy().load(model)


def _spacy() -> Any:
    return importlib.import_module("spacy")
