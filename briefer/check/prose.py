"""The prose of a note as rules look at it: paragraphs with whose words they are, cut into sentences."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from briefer.model.actors import Actor
from briefer.model.facts import Fact
from briefer.model.findings import NOWHERE, Spot
from briefer.model.yardsticks import Yardstick
from briefer.text.sentences import sentence_spans

CITED = re.compile(r"\[@([A-Za-z0-9]{1,40})\]")
"""A citation as it stands in the text of a passage; its group is the fact's label."""

_QUOTED = re.compile(r"“[^”]*”|\"[^\"\n]*\"|«[^»]*»|„[^“”]*[“”]")
_CITED_BEHIND = re.compile(rf"([.!?…]+[”\"’)]*)((?:\s\([^()]{{1,200}}\))?)((?:\s?{CITED.pattern})+)")
_ATTRIBUTED = re.compile(
    r"\b(?:sa(?:id|y|ys|ying)|stat(?:ed|es|ing)|den(?:y|ied|ies|ying)|told|tells?|wrote|writes?"
    r"|according to|by [^.,]{1,40}’s account"
    r"|(?:claim|report|announc|warn|insist|argu|demand|urg|confirm|disput|attribut|maintain|assert|express"
    r"|promis|alleg|accus|quot|call)(?:e|es|ed|s|ing)?)\b",
    re.IGNORECASE,
)


class Voice(StrEnum):
    """Whose words a passage is: the analyst's text, a judgement's clause or reasons, a fact's statement."""

    OWN = "own"
    JUDGEMENT = "judgement"
    STATEMENT = "statement"
    TITLE = "title"


@dataclass(frozen=True, slots=True)
class Passage:
    """One paragraph of a note in plain words, its citations as ``[@label]``.

    `where` names the section for a reader, `spot` is what it stands in; one that `reports` tells what sources
    say and judges nothing; one that `leads` is the note's bottom line.
    """

    where: str
    text: str
    voice: Voice = Voice.OWN
    reports: bool = False
    leads: bool = False
    spot: Spot = NOWHERE

    @property
    def labels(self) -> tuple[str, ...]:
        """The labels of the facts that it cites, in lower case, each once."""
        return _labels_in(self.text)


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of a passage: its words without citations, and the labels of these in lower case.

    In its `bare` words what stands in quotation marks is blank, for that is not the writer's.
    """

    passage: Passage
    words: str
    bare: str
    labels: tuple[str, ...]

    @property
    def is_attributed(self) -> bool:
        """Whether it says that someone says so."""
        return _ATTRIBUTED.search(self.bare) is not None


@dataclass(frozen=True, slots=True)
class Prose:
    """All passages of a note in their order, and what is known beside them.

    `facts` are found by their labels in lower case; `year` is that of the note, 0 where it is not known.
    `entered` is what the fields of its title block say, and `acronyms` are those that are written out without
    the analyst; `origins` is how many independent ones its facts have, 0 where that is not known.
    """

    passages: tuple[Passage, ...]
    yardstick: Yardstick
    facts: Mapping[str, Fact] | None = None
    actors: tuple[Actor, ...] = ()
    entered: tuple[str, ...] = ()
    acronyms: frozenset[str] = frozenset()
    year: int = 0
    origins: int = 0

    def cited(self, labels: tuple[str, ...]) -> tuple[Fact, ...]:
        """Return the facts with these labels, each once; labels that none has are left out."""
        known = self.facts or {}
        return tuple({known[label].id: known[label] for label in labels if label in known}.values())

    def sentences(self, *voices: Voice) -> Iterator[Sentence]:
        """Yield the sentences of the passages in these voices, in order."""
        for passage in self.passages:
            if passage.voice in voices:
                yield from sentences_of(passage)


@dataclass(frozen=True, slots=True)
class Doubt:
    """One thing to look at in a note's prose: the id of the rule that a passage breaks, and what it is.

    `what` goes on after “In this section”; `words` are those of the passage that it is about, as they stand
    there but for citations, blanks and their case, and empty where it is about no words in particular.
    """

    rule: str
    passage: Passage
    what: str
    words: str = ""

    @property
    def sentence(self) -> str:
        """What is said where the passage is not seen."""
        return f"In “{self.passage.where}”, {self.what}"


@lru_cache(maxsize=1024)  # each rule asks for them
def sentences_of(passage: Passage) -> tuple[Sentence, ...]:
    """Return the sentences of a passage; a citation behind a sentence's end belongs to that sentence.

    So does a remark in brackets that it stands behind, such as who claims what the sentence says.
    """
    return tuple(_sentences(passage))


def _sentences(passage: Passage) -> Iterator[Sentence]:
    text = _CITED_BEHIND.sub(lambda found: found[2] + found[3] + found[1], passage.text)
    for start, end in sentence_spans(text):
        labels = _labels_in(text[start:end])
        words = " ".join(CITED.sub("", text[start:end]).split())
        if words:
            yield Sentence(passage, words, blanked(words), labels)


def _labels_in(text: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(label.casefold() for label in CITED.findall(text)))


def blanked(text: str) -> str:
    """Return the text with blanks for what stands in quotation marks; its length stays."""
    return _QUOTED.sub(lambda found: " " * len(found[0]), text)


def quoted_in(text: str) -> Iterator[str]:
    """Yield what stands in quotation marks, without these."""
    yield from (found[0][1:-1] for found in _QUOTED.finditer(text))


def shortened(words: str) -> str:
    """Return the first words of a sentence, for a message that points at it."""
    most = 60
    return words if len(words) <= most else f"{words[:most].rsplit(' ', 1)[0]} …"
