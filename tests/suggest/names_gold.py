"""Gold names for measuring proposals of names: what counts as a name in each data set, and the score.

Both data sets mark whole noun phrases, pronouns and things besides names. A name is a marked person,
organisation, place or nationality without its determiner and (of a person) its titles, all of whose words are
capitalised but for particles. Of names within each other the outermost counts; offsets are code points.
"""

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from briefer.suggest.names_words import CALENDAR, TITLES, words

_DETERMINER = re.compile(r"(?:the|a|an|its|their|his|her|our|this|these|both)\s+", re.IGNORECASE)
_PARTICLES = words("of the and for in de du da del la le el al bin bint ibn abu van von der den ul & on")
_WORD = re.compile(r"[^\s]+")
_PRONOUNS = words("i he she it we they you who his her its their our us me him them what which that")
_TYPES = frozenset({"Person", "Organisation", "Location", "Nationality"})
_MEANTIME_TYPES = frozenset({"PER", "ORG", "LOC", "PRO"})
_ANNOTATED_SENTENCES = 6


@dataclass(frozen=True, slots=True)
class GoldText:
    """A text and where its names are."""

    key: str
    text: str
    names: frozenset[tuple[int, int]]
    phrases: frozenset[tuple[int, int]]

    def counted(self, found: Iterable[tuple[int, int]]) -> set[tuple[int, int]]:
        """Return what counts as right or wrong: not what lies inside a marked phrase that is no name."""
        return {
            span
            for span in found
            if span in self.names or not any(a <= span[0] and span[1] <= b for a, b in self.phrases)
        }


@dataclass(frozen=True, slots=True)
class Score:
    """Precision, recall and their harmonic mean over exact spans."""

    right: int
    proposed: int
    wanted: int

    @property
    def precision(self) -> float:
        return self.right / self.proposed

    @property
    def recall(self) -> float:
        return self.right / self.wanted

    @property
    def f1(self) -> float:
        return 2 * self.right / (self.proposed + self.wanted)


def score(pairs: Iterable[tuple[set[tuple[int, int]], frozenset[tuple[int, int]]]]) -> Score:
    """Return the score of (proposed, wanted) pairs, one for each text."""
    right = proposed = wanted = 0
    for found, gold in pairs:
        right += len(found & gold)
        proposed += len(found)
        wanted += len(gold)
    return Score(right, proposed, wanted)


def re3d(shared: Path) -> tuple[GoldText, ...]:
    """Return the 40 documents, those of each collection in the order of their keys."""
    texts = []
    for folder in sorted((shared / "data" / "mentions_re3d").iterdir()):
        entities = _lines(folder / "entities.json")
        for document in sorted(_lines(folder / "documents.json"), key=lambda item: str(item["_id"])):
            spans = [
                (int(item["begin"]), int(item["end"]), item["type"] == "Person")
                for item in entities
                if item["documentId"] == document["_id"] and item["type"] in _TYPES
            ]
            text = str(document["text"])
            marked = [
                (int(item["begin"]), int(item["end"]))
                for item in entities
                if item["documentId"] == document["_id"]
            ]
            texts.append(_gold_text(str(document["_id"]), text, spans, marked))
    return tuple(texts)


def meantime(shared: Path) -> tuple[GoldText, ...]:
    """Return the sentences that were annotated (headline, date and the first four or so) of the articles."""
    folder = shared / "data" / "meantime"
    mentions = json.loads((folder / "entity_mentions.json").read_text(encoding="utf-8"))
    texts = []
    for key, sentences in _articles(folder / "meantime.conll").items():
        text, places = _joined(sentences)
        spans = [
            (
                places[item["sent_id"], item["tokens_number"][0]][0],
                places[item["sent_id"], item["tokens_number"][-1]][1],
                item["mention_type"] == "PER",
            )
            for item in mentions
            if item["conll_doc_key"] == key
            and item["mention_type"] in _MEANTIME_TYPES
            and (item["sent_id"], item["tokens_number"][0]) in places
        ]
        texts.append(_gold_text(key, text, spans, [span[:2] for span in spans]))
    return tuple(texts)


def _gold_text(
    key: str, text: str, spans: Iterable[tuple[int, int, bool]], marked: Iterable[tuple[int, int]]
) -> GoldText:
    names = names_of(text, spans)
    cores = {_trimmed(text, start, end, is_person=False) for start, end in marked}
    return GoldText(key, text, names, frozenset(cores - names))


def names_of(text: str, spans: Iterable[tuple[int, int, bool]]) -> frozenset[tuple[int, int]]:
    """Return the names among marked spans (start, end, whether a person)."""
    trimmed = {_trimmed(text, start, end, is_person=is_person) for start, end, is_person in spans}
    names = {span for span in trimmed if _is_name(text[slice(*span)])}
    return frozenset(
        span for span in names if not any(o != span and o[0] <= span[0] and span[1] <= o[1] for o in names)
    )


def _trimmed(text: str, start: int, end: int, *, is_person: bool) -> tuple[int, int]:
    quote = text[start:end]
    while determiner := _DETERMINER.match(quote):
        start += determiner.end()
        quote = text[start:end]
    if is_person:
        tokens = list(_WORD.finditer(quote))
        last = max((i for i, word in enumerate(tokens) if word.group().rstrip(".") in TITLES), default=-1)
        if last + 1 < len(tokens):
            start += tokens[last + 1].start()
    while end > start and not (text[end - 1].isalnum() or text[end - 1] == "."):
        end -= 1
    return start, end


def _is_name(quote: str) -> bool:
    parts = quote.split()
    if (
        not parts
        or quote in CALENDAR
        or parts[-1].rstrip(".") in TITLES
        or quote.casefold() in _PRONOUNS
        or re.search(r"[,;:()\[\]\n]", quote)
    ):
        return False
    if not (parts[0][0].isupper() or "-" in parts[0]) or not any(char.isupper() for char in parts[-1]):
        return False
    return all(
        word.casefold() in _PARTICLES or word[0].isdigit() or any(char.isupper() for char in word)
        for word in parts
    )


def _lines(path: Path) -> list[dict[str, Any]]:
    text = path.read_text(encoding="utf-8")
    return json.loads(text) if text.startswith("[") else [json.loads(line) for line in text.splitlines()]


def _articles(path: Path) -> dict[str, dict[int, list[str]]]:
    articles: dict[str, dict[int, list[str]]] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        cells = line.split("\t")
        if len(cells) >= 4 and int(cells[1]) < _ANNOTATED_SENTENCES:
            articles.setdefault(cells[0], {}).setdefault(int(cells[1]), []).append(cells[3])
    return articles


def _joined(sentences: dict[int, list[str]]) -> tuple[str, dict[tuple[int, int], tuple[int, int]]]:
    """Return the words set as a text, a sentence a line, and where each word is."""
    text, places = "", {}
    for number, tokens in sentences.items():
        text += "\n" if text else ""
        for index, word in enumerate(tokens):
            shown = {"``": "\u201c", "''": "\u201d", "-LRB-": "(", "-RRB-": ")"}.get(word, word)
            if index and not (shown in ".,;:!?)\u201d%" or shown.startswith("'") or text[-1] in "(\u201c$#"):
                text += " "
            places[number, index] = len(text), len(text) + len(shown)
            text += shown
    return text, places
