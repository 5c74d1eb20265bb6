"""Who is reported to have said what a passage holds, with which verb, and whether in quotation marks.

Where the clauses of the sentence do not tell, the patterns do by which `speakers` goes through a whole text.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from briefer.model.facts import Attribution, AttributionKind
from briefer.suggest.clause_words import ELSEWHERE, PRONOUNS
from briefer.suggest.clauses import Clauses
from briefer.suggest.fact_leads import is_led_by, stands_free
from briefer.suggest.parties import Party
from briefer.suggest.saying_words import BEING, CALLING, DENYING, HELPING, SAYING, STATEMENTS
from briefer.suggest.speakers import proposed_speakers

# What is said goes on behind “that”; behind the other words that open a clause it does not.
_BREAK = re.compile(ELSEWHERE.pattern.replace("|that", ""), re.IGNORECASE)
_QUOTED = re.compile(r"[“\"«][^”\"»]{3,}[”\"»]")
_QUOTES = frozenset('“”"«»')
_MOSTLY = 0.5
_QUOTE_REACH = 600  # code points before and after a passage in which marks of quotation are looked for
_LONGEST_NAME = 9  # tokens between the comma and the verb in “…, an officer on board said”
_LONGEST_TAIL = 7  # tokens after that verb


@dataclass(frozen=True, slots=True)
class Said:
    """A verb of saying: its token's number or -1 for a phrase, its words, and who says it, if known."""

    number: int
    verb: str
    speaker: Party | None
    who: str

    @property
    def is_denial(self) -> bool:
        """Whether it is said that something is not so."""
        return DENYING.fullmatch(self.verb.lower()) is not None


def said_over(text: str, clauses: Clauses, parties: Sequence[Party], start: int, end: int) -> Said | None:
    """Return the verb of saying that the words from `start` to `end` stand under, or begin with, or None."""
    number = _governing(text, clauses, start)
    if number < 0:
        number = _own(clauses, start, end)
    if number >= 0:
        speaker = _speaker_of(clauses, parties, number)
        who = "" if speaker else _pronoun_before(clauses, number)
        if speaker or who:
            return Said(number, clauses.tokens[number].low, speaker, who)
    return _by_pattern(text, clauses, parties, start, end) or _at_end(text, clauses, parties, start, end)


def attribution_of(said: Said | None, text: str, start: int, end: int) -> Attribution:
    """Return whose words stand from `start` to `end` of the text, and how they are given."""
    kind = _kind(said, text, start, end)
    if said is None:
        return Attribution(kind)
    if said.speaker is not None:
        return Attribution(kind, said.speaker.actors[0], "", said.verb)
    return Attribution(kind, None, said.who, said.verb)


def _kind(said: Said | None, text: str, start: int, end: int) -> AttributionKind:
    first = max(0, start - _QUOTE_REACH)
    stretches = [
        (first + match.start(), first + match.end())
        for match in _QUOTED.finditer(text[first : end + _QUOTE_REACH])
    ]
    quoted = sum(max(0, min(end, stop) - max(start, begin)) for begin, stop in stretches)
    if not quoted:
        return AttributionKind.NONE if said is None else AttributionKind.INDIRECT
    if said is None:
        return AttributionKind.UNATTRIBUTED_QUOTE
    is_direct = quoted >= _MOSTLY * (end - start)
    return AttributionKind.DIRECT_QUOTE if is_direct else AttributionKind.PARTIAL_QUOTE


def _governing(text: str, clauses: Clauses, start: int) -> int:
    """Return the main verb of the sentence where it says something that goes on in the passage, or -1."""
    first = clauses.tokens[0].start if clauses.tokens else start
    number = _lexical(clauses, clauses.main_verb(first, start))
    if number < 0 or clauses.tokens[number].end >= start or not _is_saying(clauses, number):
        return -1
    return -1 if _BREAK.search(text, clauses.tokens[number].end, start) else number


def _own(clauses: Clauses, start: int, end: int) -> int:
    """Return the passage's own main verb where it says something, else a participle that does, or -1."""
    main = clauses.main_verb(start, end)
    number = _lexical(clauses, main)
    if number >= 0:
        return number if _is_saying(clauses, number) else -1
    here = range(clauses.first_at(start), clauses.first_at(end))
    return next((at for at in here if _is_participle(clauses, at) and _is_saying(clauses, at)), -1)


def _lexical(clauses: Clauses, number: int) -> int:
    """Return the verb that auxiliaries lead to, as “protested” in “has protested”; -1 where it is passive."""
    passive = False
    while 0 <= number < len(clauses.tokens) and clauses.tokens[number].low in HELPING:
        passive = clauses.tokens[number].low in BEING
        number += 1
    if number < 0 or number >= len(clauses.tokens):
        return -1
    return -1 if passive and not clauses.tokens[number].low.endswith("ing") else number


def _is_saying(clauses: Clauses, number: int) -> bool:
    word = clauses.tokens[number].low
    is_quoting = word in CALLING and any(token.text in _QUOTES for token in clauses.tokens[number:])
    return is_quoting or SAYING.fullmatch(word) is not None


def _is_participle(clauses: Clauses, number: int) -> bool:
    token = clauses.tokens[number]
    before = clauses.tokens[number - 1].low if number else ""
    return token.low.endswith("ing") and token.text.islower() and (before.isalpha() or before == ",")


def _speaker_of(clauses: Clauses, parties: Sequence[Party], number: int) -> Party | None:
    """Return who stands before a verb of saying as its subject, the nearest."""
    start = clauses.tokens[number].start
    for party in reversed([item for item in parties if item.end <= start and not item.is_owner]):
        if stands_free(clauses, party) or is_led_by(clauses, party, STATEMENTS):
            return party
    return None


def _pronoun_before(clauses: Clauses, number: int) -> str:
    for at in range(number - 1, max(-1, number - 4), -1):
        if clauses.tokens[at].low in PRONOUNS:
            return clauses.tokens[at].text
    return ""


def _by_pattern(text: str, clauses: Clauses, parties: Sequence[Party], start: int, end: int) -> Said | None:
    """Return the speaker that one of the patterns of `speakers` finds for most of the passage, or None."""
    if not clauses.tokens:
        return None
    first, last = clauses.tokens[0].start, clauses.tokens[-1].end
    for found in proposed_speakers(text[first:last]):
        shared = min(end, first + found.end) - max(start, first + found.start)
        is_apart = _BREAK.search(text, first + found.start, start) is not None
        if shared >= _MOSTLY * min(end - start, found.end - found.start) and not is_apart:
            place = text.find(found.speaker, first, last)
            speaker = next(
                (item for item in parties if place <= item.start and item.end <= place + len(found.speaker)),
                None,
            )
            return Said(-1, found.cue, speaker, "" if speaker else found.speaker)
    return None


def _at_end(text: str, clauses: Clauses, parties: Sequence[Party], start: int, end: int) -> Said | None:
    """Return the speaker of “…, an officer on board said”, where the passage ends so, or None."""
    verbs = clauses.verbs(start, end)
    if len(verbs) <= 1 or not _is_saying(clauses, verbs[-1]):
        return None
    number = verbs[-1]
    first = next((at for at in range(number - 1, -1, -1) if clauses.tokens[at].text in {",", "”", '"'}), -1)
    is_short = number - first <= _LONGEST_NAME and clauses.first_at(end) - number <= _LONGEST_TAIL
    if first < 0 or clauses.tokens[first].start <= start or first + 1 == number or not is_short:
        return None
    begin, stop = clauses.tokens[first + 1].start, clauses.tokens[number].start
    named = [
        item for item in parties if begin <= item.start and item.end <= stop and stands_free(clauses, item)
    ]
    who = " ".join(text[begin:stop].split())
    return Said(number, clauses.tokens[number].low, named[-1] if named else None, "" if named else who)
