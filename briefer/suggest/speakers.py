"""Who may have said what, by patterns: “X said”, “according to X”, “…,” X told reporters.

A few forms that are nearly always right are taken, the many others are left. Offsets are code points.
"""

import re
from bisect import bisect_right

from briefer.model.proposals import ProposedSpeaker
from briefer.suggest.speakers_words import (
    NEEDS_CLAUSE,
    closing,
    cue,
    source_ahead,
    speaker_ahead,
    subject_at_end,
    subject_with_aside,
    told_to,
    when_and_where,
)
from briefer.text.sentences import sentence_spans

_REACH = 300
_SHORTEST = 8
_OPENING = '"\u201c\u00ab'
_CLOSING = {'"': '"', "\u201c": "\u201d", "\u00ab": "\u00bb"}
_INTRODUCED = re.compile(r"\s*(?:that that |that\b|:|,(?=\s*[\"\u201c])|,(?= )|(?=[\"\u201c]))\s*")
_PASSIVE = re.compile(r"\b(?:is|are|was|were|be|been|being|to|not|never|as|what|which|who|that)$")
_PRONOUN = re.compile(r"\b(?:he|she|they|it|I|we)(?: (?:has|had|have|also))?$")
_STOP = re.compile(r"[,;(]|\.(?=\s|$|[\u201d\"])|$")
_NOTES = re.compile(r"(?:\s*\[\d+\])+$")
_SHORT_FOR = ("Inc.", "Corp.", "Ltd.", "Co.")
_TOO_VAGUE = frozenset({"it", "It", "they", "we", "I"})
_ENDING = ('"', "\u201d", "\u00bb")
_FEWEST_WORDS = 4


def proposed_speakers(text: str, language: str = "en") -> tuple[ProposedSpeaker, ...]:
    """Return what was said by whom, in reading order; the span is the clause or the quoted words.

    The speaker is given as printed, also where it is a pronoun; nobody is guessed. A stretch is given once.
    """
    sentences = sentence_spans(text, language)
    starts = [start for start, _ in sentences]
    found: dict[tuple[int, int], ProposedSpeaker] = {}
    for match in cue().finditer(text):
        index = bisect_right(starts, match.start()) - 1
        if index < 0 or match.end() > sentences[index][1]:
            continue
        said = _said(text, match, *sentences[index])
        if said is not None and (said.start, said.end) not in found:
            found[said.start, said.end] = said
    return tuple(sorted(found.values(), key=lambda said: (said.start, said.end)))


def _said(text: str, match: re.Match[str], start: int, end: int) -> ProposedSpeaker | None:
    """Return what a verb or phrase in the sentence at these offsets tells, or None."""
    if match[0].lower() == "according to":
        return _according_to(text, match, start, end)
    if (inverted := _inverted(text, match, start, end)) is not None:
        return inverted
    first = max(start, match.start() - _REACH)
    left = text[first : match.start()].rstrip(" ")
    subject = None
    if not _PASSIVE.search(left):
        may_hold_aside = first == start and not _PRONOUN.search(left)
        subject = subject_with_aside().fullmatch(left) if may_hold_aside else None
        subject = subject or subject_at_end().search(left)
    if subject is None:
        return None
    before = first + subject.start("speaker")
    speaker = subject["speaker"]
    if _ends_with_speech(text, start, before) and closing().fullmatch(text, match.end(), end):
        return _proposal(text, *_speech_before(text, start, before), speaker, match[0])
    if text[start:before].rstrip().endswith(_ENDING) and before - start > _SHORTEST:
        return _proposal(text, *_speech_before(text, start, before), speaker, match[0])
    return _after(text, match, end, speaker)


def _after(text: str, match: re.Match[str], end: int, speaker: str) -> ProposedSpeaker | None:
    """Return what follows the verb, to the end of the sentence or of the quotation."""
    place = match.end()
    if match[0] in {"told", "tells"}:
        heard = told_to().match(text, place, end)
        if heard is None:
            return None
        place = heard.end()
    if (later := when_and_where().match(text, place, end)) is not None:
        place = later.end()
    introduced = _INTRODUCED.match(text, place, end)
    if introduced is None and match[0] in NEEDS_CLAUSE:
        return None
    place = introduced.end() if introduced else place
    while place < end and text[place] == " ":
        place += 1
    if place < end and text[place] in _OPENING:
        closed = text.find(_CLOSING[text[place]], place + 1, end)
        return _proposal(text, place + 1, closed if closed >= 0 else end, speaker, match[0])
    return _proposal(text, place, end, speaker, match[0])


def _inverted(text: str, match: re.Match[str], start: int, end: int) -> ProposedSpeaker | None:
    """Return what stands before a verb whose speaker follows it, as in “…,” said Russell."""
    before = text[start : match.start()].rstrip(" ")
    if not before.endswith((",", *_ENDING)):
        return None
    ahead = speaker_ahead().match(text, match.end(), end)
    if ahead is None or ahead["speaker"] in _TOO_VAGUE:
        return None
    if before.endswith(",") and not _STOP.match(text, ahead.end(), end):
        return None
    return _proposal(text, *_speech_before(text, start, match.start()), ahead["speaker"], match[0])


def _according_to(text: str, match: re.Match[str], start: int, end: int) -> ProposedSpeaker | None:
    """Return the clause before “according to X”, or after it where it opens the sentence."""
    ahead = speaker_ahead().match(text, match.end(), end)
    if ahead is None or not _STOP.match(text, ahead.end(), end):
        ahead = source_ahead().match(text, match.end(), end) or ahead
    if ahead is None:
        return None
    if match.start() == start:
        comma = _STOP.match(text, ahead.end(), end)
        if comma is None or comma[0] != ",":
            return None
        return _proposal(text, comma.end(), end, ahead["speaker"], match[0])
    if len(text[start : match.start()].split()) < _FEWEST_WORDS:
        return None
    return _proposal(text, start, match.start(), ahead["speaker"], match[0])


def _ends_with_speech(text: str, start: int, before: int) -> bool:
    """Return whether a clause stands before the speaker, set off by a comma or a closing quotation mark."""
    return before - start > _SHORTEST and text[start:before].rstrip().endswith((",", *_ENDING))


def _speech_before(text: str, start: int, before: int) -> tuple[int, int]:
    """Return the quotation that ends before an offset, or the clause from the start of the sentence."""
    end = len(text[:before].rstrip(" "))
    if text[end - 1] not in '\u201d"\u00bb':
        return start, end
    mark = {"\u201d": "\u201c", "\u00bb": "\u00ab"}.get(text[end - 1], '"')
    opened = text.rfind(mark, start, end - 1)
    return (opened + 1 if opened >= 0 else start), end - 1


def _proposal(text: str, start: int, end: int, speaker: str, word: str) -> ProposedSpeaker | None:
    """Return the proposal of a stretch without marks at its ends; None where too little is left."""
    if notes := _NOTES.search(text[start:end]):
        end = start + notes.start()
    while start < end and (text[start].isspace() or text[start] in _OPENING):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in ".,;" or _is_stray(text, start, end)):
        end -= 1
    if end - start < _SHORTEST or " " not in text[start:end]:
        return None
    return ProposedSpeaker(start, end, text[start:end], _trimmed(speaker), word)


def _is_stray(text: str, start: int, end: int) -> bool:
    """Return whether a stretch ends in a closing mark of a quotation that does not begin in it."""
    mark = text[end - 1]
    if mark == '"':
        return text.count('"', start, end) % 2 == 1
    return mark in _ENDING and text.rfind({"\u201d": "\u201c"}.get(mark, "\u00ab"), start, end) < 0


def _trimmed(speaker: str) -> str:
    """Return the speaker without a mark or a possessive ending after it."""
    if speaker.endswith(_SHORT_FOR):
        return speaker
    return speaker.rstrip(" .,").removesuffix("'s").removesuffix("\u2019s")
