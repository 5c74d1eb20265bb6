"""How a note speaks of likelihood and confidence: by its yardstick's terms, and never of both at once."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from briefer.check.prose import Doubt, Prose, Sentence, Voice
from briefer.model.drafting import Judgement
from briefer.model.yardsticks import OFF_YARDSTICK, YARDSTICKS, Band, Yardstick

# Of another yardstick's terms these are everyday words too: a remote village, a probable cause.
_EVERYDAY = frozenset({"remote", "probable", "improbable"})
_IDIOMS = re.compile(
    r"(?:possibly|probably) true\b"  # words of the Admiralty scale
    r"|as \w+ as possible|\b(?:if|where|whenever) possible\b|\bcould not\b",
    re.IGNORECASE,
)
_CONFIDENCE = re.compile(
    r"(?<!\w)(?:(?:low|moderate|medium|high)(?: analytical)? confidence|confidence is|confidence:)(?!\w)",
    re.IGNORECASE,
)
_CLAUSE = re.compile(r"[,;:()–—]")
_PERCENT = re.compile(r"(?:(\d{1,3}) ?[–-] ?)?(\d{1,3}) ?(?:%|per ?cent\b)")
_MIXED = "a reader takes one for the other."


@dataclass(frozen=True, slots=True)
class JudgementDoubt:
    """One thing to look at in a judgement: the rule, a plain sentence, and the words that it is about."""

    rule: str
    sentence: str
    words: str = ""


def judgement_doubts(judgement: Judgement, yardstick: Yardstick) -> tuple[JudgementDoubt, ...]:
    """Return each thing about a judgement that its reader could take for something else."""
    doubts = []
    if yardstick.band(judgement.band) is None:
        doubts.append(JudgementDoubt("UNC04", f"Choose a likelihood of the {yardstick.title}."))
    if not judgement.confidence:
        doubts.append(JudgementDoubt("UNC04", "Say how sure you are, and why."))
    if sure := _CONFIDENCE.search(judgement.text):
        what = f"“{sure[0]}” stands with the likelihood: say it among the reasons instead."
        doubts.append(JudgementDoubt("UNC03", what, sure[0]))
    spoken = _terms_of(yardstick)
    if likely := next(spoken.on(judgement.reasons), None):
        what = f"“{likely[0]}” stands with the confidence: likelihood belongs to the judgement."
        doubts.append(JudgementDoubt("UNC03", what, likely[0]))
    if twice := next(spoken.on(judgement.text), None):
        what = f"“{twice[0]}” in what is judged says how likely a second time."
        doubts.append(JudgementDoubt("UNC05", what, twice[0]))
    off = spoken.off(f"{judgement.text} {judgement.reasons}")
    return (*doubts, *(JudgementDoubt(rule, what, word) for rule, what, word in off))


def likelihood_doubts(prose: Prose) -> Iterator[Doubt]:
    """Yield what in the analyst's own text and title a reader could take for something else.

    A sentence that tells what someone else says, and cites it, may have that one's words.
    """
    terms = _terms_of(prose.yardstick)
    for sentence in prose.sentences(Voice.OWN, Voice.TITLE):
        yield from _of_sentence(sentence, terms)


def _of_sentence(sentence: Sentence, terms: "_Terms") -> Iterator[Doubt]:
    passage = sentence.passage
    likely = [found[0] for found in terms.on(sentence.bare)]
    sure = _CONFIDENCE.search(sentence.bare)
    if likely and sure:
        what = f"“{likely[0]}” and “{sure[0]}” stand in one sentence: {_MIXED}"
        yield Doubt("UNC03", passage, what, sentence.words)
    if not (sentence.labels and sentence.is_attributed):
        for rule, what, word in terms.off(sentence.bare):
            yield Doubt(rule, passage, what, word)
    for clause in _CLAUSE.split(sentence.bare):
        hedges = terms.all_in(clause)
        if len(hedges) > 1:
            what = f"“{hedges[0]}” and “{hedges[1]}” in one clause say twice how likely."
            yield Doubt("UNC05", passage, what, hedges[0])
    yield from _percentages(sentence, terms)


def _percentages(sentence: Sentence, terms: "_Terms") -> Iterator[Doubt]:
    bands = {terms.band_of(found[0]).id: terms.band_of(found[0]) for found in terms.on(sentence.bare)}
    if len(bands) != 1:
        return
    (band,) = bands.values()
    for found in _PERCENT.finditer(sentence.bare):
        if any(not band.low <= int(each) <= band.high for each in found.groups() if each):
            range_words = terms.yardstick.range_words(band)
            what = f"“{found[0]}” stands beside “{band.term}”, which means {range_words}."
            yield Doubt("UNC07", sentence.passage, what, found[0])


class _Terms:
    """The words of likelihood that a yardstick has, those of the others, and those of none."""

    def __init__(self, yardstick: Yardstick) -> None:
        self.yardstick = yardstick
        self._bands = _bands_of(yardstick)
        others = {term for each in YARDSTICKS.values() if each is not yardstick for term in _bands_of(each)}
        self._others = others - set(self._bands) - _EVERYDAY
        words = {*self._bands, *self._others, *OFF_YARDSTICK}
        longest_first = "|".join(map(re.escape, sorted(words, key=len, reverse=True)))
        self._pattern = re.compile(rf"(?<!\w)(?:{longest_first})(?: well(?= \w))?(?!\w)", re.IGNORECASE)

    def on(self, text: str) -> Iterator[re.Match[str]]:
        """Yield where terms of the yardstick stand."""
        yield from (found for found in self._found(text) if found[0].casefold() in self._bands)

    def band_of(self, term: str) -> Band:
        """Return the band that a term of the yardstick names."""
        return self._bands[term.casefold()]

    def off(self, text: str) -> Iterator[tuple[str, str, str]]:
        """Yield a rule, a sentence and the word for each other word of likelihood, each word once."""
        found = (match[0].casefold() for match in self._found(text))
        for word in dict.fromkeys(each for each in found if each not in self._bands):
            if word in self._others:
                what = f"“{word}” is no term of the {self.yardstick.title}, which this note uses."
                yield "UNC02", what, word
            else:
                what = f"“{word}” is on no yardstick: a reader cannot tell how likely it means."
                yield "UNC01", what, word

    def all_in(self, text: str) -> list[str]:
        """Return all words of likelihood in a text."""
        return [found[0] for found in self._found(text)]

    def _found(self, text: str) -> Iterator[re.Match[str]]:
        plain = _IDIOMS.sub(lambda found: " " * len(found[0]), text)
        yield from (found for found in self._pattern.finditer(plain) if found[0] != "May")


@lru_cache(maxsize=8)  # paragraphs are looked at one by one
def _terms_of(yardstick: Yardstick) -> _Terms:
    return _Terms(yardstick)


def _bands_of(yardstick: Yardstick) -> dict[str, Band]:
    return {term: band for band in yardstick.bands for term in band.terms}
