"""The wording of a note: what an editor strikes out or sends back, whatever the facts are."""

import re
from collections.abc import Iterator

from briefer.check.prose import Doubt, Passage, Prose, Sentence, Voice, shortened

_LONGEST = 40
"""Words that a sentence may have; the data of the trade calls more an error."""

_PLACEHOLDER = re.compile(
    r"\b(?:TBC|TBD|XXX+|lorem ipsum)\b|\{\{|\}\}|\{%|%\}"
    r"|\[(?:name|date|title|figure|number|place|source|who|when|where|…|\.{3}|to be [^\]]+|insert [^\]]+)\]",
    re.IGNORECASE,
)
_NOBODY = re.compile(
    r"\b(?:(?:some |many |several )?(?:sources|analysts|experts|observers|officials|commentators) "
    r"(?:say|said|believe[ds]?|think|claim(?:ed)?|expect)"
    r"|it is (?:reported|understood|believed|said|thought|alleged|rumoured)"
    r"|reportedly|allegedly|purportedly)\b",
    re.IGNORECASE,
)
_LOADED = re.compile(
    r"\b(?:regimes?|brutal(?:ly)?|so-called|strong(?:man|men)|terrorists?|puppet)\b", re.IGNORECASE
)
_ADVICE = re.compile(r"\b(?:I|we (?:think|believe|feel|recommend|judge|assess)|should|must|ought to)\b")
_TWICE = re.compile(r"\b([A-Za-z]{2,}) \1\b", re.IGNORECASE)
_MAY_BE_TWICE = frozenset({"that", "had"})
_CASUALTIES = re.compile(r"\bcasualt(?:y|ies)\b", re.IGNORECASE)
_WHICH = re.compile(r"\b(?:dead|died|deaths?|killed|wounded|injured|hurt|fatal)", re.IGNORECASE)
_ACRONYM = re.compile(r"(?<![\w&-])([A-Z][A-Z&-]{0,6}[A-Z])s?(?![\w&-])")
_WRITTEN_OUT = re.compile(r"((?:[\w’'-]+ ){1,8})\(([A-Z][A-Z&-]{0,6}[A-Z])s?\)")
_WELL_KNOWN = frozenset({"UN", "EU", "US", "UK", "NATO", "USA", "UTC", "GMT", "PDF", "TV", "AM", "PM"})
_ROMAN = re.compile(r"[IVXLC]+")
_PAIRS = (("“", "”"), ("(", ")"), ("[", "]"), ("«", "»"))


def wording_doubts(prose: Prose) -> Iterator[Doubt]:
    """Yield what an editor would send back in the analyst's own text."""
    for passage in prose.passages:
        if passage.voice is not Voice.STATEMENT:
            yield from _of_passage(passage)
    for sentence in prose.sentences(Voice.OWN):
        yield from _of_sentence(sentence)


def _of_passage(passage: Passage) -> Iterator[Doubt]:
    if found := _PLACEHOLDER.search(passage.text):
        yield Doubt("STR05", passage, f"“{found[0]}” stands where something is to be filled in.", found[0])
    for opening, closing in _PAIRS:
        if passage.text.count(opening) != passage.text.count(closing):
            what = f"{opening}{closing} do not come in pairs: {shortened(passage.text)}"
            yield Doubt("STY06", passage, what, passage.text)


def _of_sentence(sentence: Sentence) -> Iterator[Doubt]:
    passage, bare = sentence.passage, sentence.bare
    if not sentence.labels and not passage.leads and (found := _NOBODY.search(bare)):
        yield Doubt("STY02", passage, f"“{found[0]}” names nobody and cites nothing.", found[0])
    if not sentence.is_attributed and (found := _LOADED.search(bare)):
        yield Doubt("STY03", passage, f"“{found[0]}” takes a side.", found[0])
    count = len(sentence.words.split())
    if count > _LONGEST:
        what = f"a sentence has {count} words: {shortened(sentence.words)}"
        yield Doubt("STY04", passage, what, sentence.words)
    for found in _TWICE.finditer(bare):
        if found[1].casefold() not in _MAY_BE_TWICE:
            yield Doubt("STY06", passage, f"“{found[0]}” stands twice.", found[0])
    if passage.reports and not sentence.is_attributed and (found := _ADVICE.search(bare)):
        what = f"“{found[0]}” is the writer's view in a section that reports."
        yield Doubt("STY07", passage, what, found[0])
    some = _CASUALTIES.search(bare)
    if some and any(sign.isdigit() for sign in bare) and not _WHICH.search(bare):
        yield Doubt("STY08", passage, "casualties are not told apart as dead and wounded.", some[0])


def acronym_doubts(prose: Prose) -> Iterator[Doubt | None]:
    """Yield acronyms that nothing before them writes out, those that are written out twice, None between."""
    known: dict[str, str] = dict.fromkeys(_WELL_KNOWN | prose.acronyms, "")
    for passage in prose.passages:
        yield None
        if passage.voice is Voice.TITLE:
            continue
        in_brackets = _WRITTEN_OUT.finditer(passage.text) if "(" in passage.text else ()
        written = {found[2]: found[1] for found in in_brackets}
        for acronym, full in written.items():
            if known.get(acronym) and not _ends_alike(known[acronym], full):
                what = f"{acronym} is written out in other words than before."
                yield Doubt("ACR03", passage, what, acronym)
            known[acronym] = known.get(acronym) or full
        if passage.voice is Voice.STATEMENT:
            continue
        for found in _ACRONYM.finditer(passage.text):
            if found[1] not in known and not _ROMAN.fullmatch(found[1]):
                known[found[1]] = ""
                what = f"{found[1]} is not written out where it first stands."
                yield Doubt("ACR01", passage, what, found[0])


def _ends_alike(one: str, other: str) -> bool:
    """Return whether the words before two acronyms end alike: what stands before them may differ."""
    return one.split()[-1:] == other.split()[-1:]
