"""Whether a note's own text says what its facts and their passages say: figures, quotations, who said it."""

import re
from collections.abc import Container, Iterable, Iterator
from functools import lru_cache
from itertools import chain

from briefer.check.prose import CITED, Doubt, Passage, Prose, Sentence, Voice, blanked, quoted_in, shortened
from briefer.model.actors import AliasKind
from briefer.model.facts import Fact, FactKind, Status
from briefer.text.figures import figures_in
from briefer.text.folding import fold

_CLAIMED = frozenset({Status.CLAIMED, Status.DISPUTED, Status.DENIED})
_FEWEST_QUOTED = 3  # words: fewer may be a name, or a word that the writer sets apart
_FEWEST_WORDS = 6  # a shorter sentence leads to what follows, or is a label
_LINES_TO_TAKE = re.compile(r"\b(?:lines?|points?) to (?:take|make)\b", re.IGNORECASE)
_LEFT_OUT = re.compile(r"\[[^\]]*\]|…|\.{3}")
_OF_SOURCES = re.compile(
    r"\b(?:sources?|articles?|reports?|undated)\b", re.IGNORECASE
)  # told of these, not by them
_ON_ONE = re.compile(
    r"\b(?:one|single|sole|only)\b[^.]{0,40}\b(?:source|article|report|origin|outlet|account)s?\b",
    re.IGNORECASE,
)
_DIGITS = re.compile(r"(?<![\w.,])\d[\d,]*(?:\.\d+)?(?![\w%])|(?<![\w.,])\d[\d,.]*(?=%)")

_POINTER = re.compile(
    r"\b(?:paragraph|para|section|page|note|annex|table|figure|tab|no)s?\.? \d+(?:(?:[–-]| and |, )\d+)*",
    re.IGNORECASE,
)


def ground_doubts(prose: Prose) -> Iterator[Doubt]:
    """Yield where the analyst's own text has no fact behind it, or says what its facts do not."""
    for passage in prose.passages:
        if passage.voice is Voice.OWN:
            yield from _quotations(passage, prose)
            yield from _unknown_figures(passage, prose)
            yield from _misspelt(passage, prose)
    for sentence in prose.sentences(Voice.OWN):
        yield from _of_sentence(sentence, prose)


def leading_doubts(prose: Prose) -> Iterator[Doubt | None]:
    """Yield what the note's bottom line says or leaves out, held against the whole note that it draws on.

    What comes between is None: there are many facts to look through.
    """
    leading = [passage for passage in prose.passages if passage.leads and passage.voice is Voice.OWN]
    if not leading:
        return
    if prose.origins == 1 and not any(_ON_ONE.search(passage.text) for passage in leading):
        yield Doubt("SRC02", leading[0], "nothing says that the note rests on one origin alone.")
    asking = [(passage, figures) for passage in leading if (figures := _figures_in(passage))]
    if not asking or not prose.facts:
        return
    known = _in_yardstick(prose)
    nearest = (fact for passage, _ in asking for fact in prose.cited(passage.labels))
    wanted = {_number(shown) for _, figures in asking for shown in figures}
    for text in chain(prose.entered, _all_words(chain(nearest, prose.facts.values()))):
        if wanted <= known:
            return
        known |= _numbers(text)
        yield None
    for passage, figures in asking:
        elsewhere: set[float] = set()
        for other in prose.passages:
            elsewhere |= frozenset() if other is passage else _numbers(other.text)
            yield None
        yield from _unknown(passage, figures, known | elsewhere, "STR04")


def _of_sentence(sentence: Sentence, prose: Prose) -> Iterator[Doubt]:
    passage, words = sentence.passage, sentence.words
    if passage.reports and not sentence.labels and _asserts(words):
        yield Doubt("SRC01", passage, f"a sentence cites no fact: {shortened(words)}", words)
    facts = prose.cited(sentence.labels)
    if facts and not sentence.is_attributed:
        claimed = [fact for fact in facts if _is_claim(fact)] if _OF_SOURCES.search(words) is None else []
        for fact in claimed:
            if not any(name in words for name in _speakers(fact, prose)):
                what = f"{fact.label} is told as a fact, but it is only {fact.statuses[0]}"
                yield Doubt("SRC11", passage, f"{what}: {shortened(words)}", words)


def _asserts(words: str) -> bool:
    is_whole = len(words.split()) >= _FEWEST_WORDS and words.rstrip("”’\"'").endswith((".", "!"))
    return is_whole and _OF_SOURCES.search(words) is None


def _is_claim(fact: Fact) -> bool:
    """Return whether what a fact states is only claimed; that something was said is a fact."""
    return fact.kind is not FactKind.STATEMENT and _CLAIMED.issuperset(fact.statuses)


def _speakers(fact: Fact, prose: Prose) -> Iterator[str]:
    names = {actor.id: actor.names for actor in prose.actors}
    for item in fact.evidence:
        if item.attribution.actor is not None:
            yield from names.get(item.attribution.actor, ())
        elif item.attribution.who:
            yield item.attribution.who


def _quotations(passage: Passage, prose: Prose) -> Iterator[Doubt]:
    facts = prose.cited(passage.labels)
    if (not facts and not passage.reports) or _LINES_TO_TAKE.search(passage.text):
        return  # lines to take are the writer's own, in quotation marks
    long = [it for it in quoted_in(CITED.sub("", passage.text)) if len(it.split()) >= _FEWEST_QUOTED]
    passages = [_plain(text) for text in _texts_behind(facts)] if long else []
    for quoted in long:
        pieces = [_plain(piece) for piece in _LEFT_OUT.split(quoted)]
        if not all(any(piece in text for text in passages) for piece in pieces):
            what = f"no passage behind it has these words: “{shortened(quoted)}”"
            yield Doubt("SRC03", passage, what, quoted)


def _plain(text: str) -> str:
    return " ".join(re.findall(r"\w+", fold(text)))


def _texts_behind(facts: Iterable[Fact]) -> Iterator[str]:
    for fact in facts:
        yield fact.statement
        for item in fact.evidence:
            yield item.span.quote
            yield item.translation


def _unknown_figures(passage: Passage, prose: Prose) -> Iterator[Doubt]:
    """Yield figures that none of the facts has which the passage cites; the bottom line draws on all."""
    facts = () if passage.leads else prose.cited(passage.labels)
    figures = _figures_in(passage) if facts else ()
    if figures:
        known = {number for text in _all_words(facts) for number in _numbers(text)}
        yield from _unknown(passage, figures, known | _in_yardstick(prose), "SRC05")


def _figures_in(passage: Passage) -> tuple[str, ...]:
    """Return the figures of a passage as they are written, each once."""
    text = _POINTER.sub("", blanked(CITED.sub("", passage.text)))
    return tuple(dict.fromkeys(found[0].rstrip(".,") for found in _DIGITS.finditer(text)))


def _unknown(passage: Passage, figures: Iterable[str], known: Container[float], rule: str) -> Iterator[Doubt]:
    for shown in figures:
        if _number(shown) not in known:
            yield Doubt(rule, passage, f"none of the facts behind it has the figure {shown}.", shown)


def _in_yardstick(prose: Prose) -> set[float]:
    return {float(end) for band in prose.yardstick.bands for end in (band.low, band.high)}


def _all_words(facts: Iterable[Fact]) -> Iterator[str]:
    for fact in facts:
        yield from _texts_behind((fact,))
        yield from (fact.place, fact.event_date.value or "", fact.deadline or "", fact.note)
        yield from (item.report_date or "" for item in fact.evidence)


@lru_cache(maxsize=1 << 15)  # a bottom line is held against all facts, after each edit again
def _numbers(text: str) -> frozenset[float]:
    numbers = {_number(found) for found in re.findall(r"\d[\d,]*(?:\.\d+)?", text)}
    for figure in figures_in(text):
        numbers |= {float(figure.low), float(figure.high)}
    return frozenset(numbers)


def _number(words: str) -> float:
    return float(words.replace(",", "").rstrip(".") or 0)


def _misspelt(passage: Passage, prose: Prose) -> Iterator[Doubt]:
    text = blanked(passage.text)
    for actor in prose.actors:
        for alias in actor.aliases:
            is_there = alias.kind is AliasKind.MISSPELT and alias.text in text
            if is_there and re.search(rf"(?<!\w){re.escape(alias.text)}(?!\w)(?! \[sic\])", text):
                what = f"“{alias.text}” is a misspelling of {actor.name}."
                yield Doubt("NAM05", passage, what, alias.text)
