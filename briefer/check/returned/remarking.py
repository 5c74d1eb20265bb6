"""What is said of statements that lost their sources, or stand under others, in a note that came back."""

from collections.abc import Iterable, Iterator, Mapping

from briefer.check.returned.identities import is_pointing, says_the_same
from briefer.check.returned.pairing import heads_of
from briefer.check.returned.standing import Standing, Stood
from briefer.check.returned.values import Expected, Kind, Remark
from briefer.model.returned import ReadNote, Stretch

_SHOWN = 60
_ROUND = "\u201c\u201d\u2018\u2019. "  # what is left out around words that are quoted


def labels_of(notes: Iterable[int], expected: Expected) -> tuple[str, ...]:
    """Return the labels of the facts that these notes of the brief cite, each once."""
    return tuple(dict.fromkeys(label for note in notes for label in expected.cited[note]))


def quoted(words: str) -> str:
    """Return the beginning of a note's words, as they stand in quotation marks."""
    return _cut(words.strip(_ROUND))


def remarks_on_sources(
    stood: Stood, expected: Expected, new: ReadNote, pairs: Mapping[int, int]
) -> Iterator[Remark]:
    """Yield what there is to say of the sources of each statement, in the order of the new note.

    `pairs` are the new paragraphs with the old ones.
    """
    sourced = _sourced(expected, new, pairs)
    for standing in stood.standings:
        paragraph = new.paragraphs[standing.segment.paragraph]
        if standing.made_of:
            yield from _on_kept(standing, stood, expected, new)
        elif standing.others:
            yield _on_placed(standing, stood, expected, new)
        elif standing.segment.words and not paragraph.is_heading and standing.segment.paragraph in sourced:
            said = f"New, with no source behind it: “{_shown(standing, new)}”."
            yield _remark(Kind.UNSOURCED, said, (), standing, new)
    yield from _on_vanished(stood, expected, new)


def _on_vanished(stood: Stood, expected: Expected, new: ReadNote) -> Iterator[Remark]:
    """Yield that a note is gone from a paragraph in which other words without one were changed.

    What stood under it may be among these, so that it does not pass as taken out with its source.
    """
    changed: dict[int, Standing] = {}
    for standing in stood.standings:
        if standing.made_of and not standing.segment.notes and not _is_verbatim(standing):
            for origin in standing.made_of:
                changed.setdefault(origin.paragraph, standing)
    told = {note for notes in stood.told.values() for note in notes}
    for segment in stood.gone:
        lost = [note for note in segment.notes if note not in told]
        suspect = changed.get(segment.paragraph)
        if lost and suspect is not None:
            facts = labels_of(lost, expected)
            said = (
                f"The note of {', '.join(facts)} is gone, and “{_shown(suspect, new)}” was changed beside it."
            )
            yield _remark(Kind.LOST, said, facts, suspect, new)


def _is_verbatim(standing: Standing) -> bool:
    return standing.segment.words == tuple(word for each in standing.made_of for word in each.words)


def _on_kept(standing: Standing, stood: Stood, expected: Expected, new: ReadNote) -> Iterator[Remark]:
    words = _shown(standing, new)
    lost = labels_of(standing.lost, expected)
    rests_on = labels_of(standing.rests_on, expected)
    if standing.others:
        kind, said = Kind.OTHER_SOURCE, _under_other(words, standing, stood, expected, new)
        yield _remark(kind, said, rests_on, standing, new)
    elif standing.lost:
        what = "its source" if not (standing.kept or standing.edited) else "a source of several"
        said = f"“{words}” has lost {what}: the note of {', '.join(lost)} does not stand there any more."
        yield _remark(Kind.LOST, said, rests_on, standing, new)
    for old, note in standing.edited:
        yield _on_edited(old, note, standing, expected, new)


def _on_edited(old: int, note: int, standing: Standing, expected: Expected, new: ReadNote) -> Remark:
    facts, before, after = expected.cited[old], expected.note.footnotes[old].words, new.footnotes[note].words
    named = f"The note of {', '.join(facts)}"
    if says_the_same(before, after, expected.pointing):
        said = f"{named} leads to a note by its number, which is another one now: “{_cut(after)}”."
        return _remark(Kind.NOTE_LEADS, said, facts, standing, new)
    said = f"{named} was edited by hand and says “{_cut(after)}” in place of “{_cut(before)}”."
    return _remark(Kind.NOTE_EDITED, said, facts, standing, new)


def _under_other(words: str, standing: Standing, stood: Stood, expected: Expected, new: ReadNote) -> str:
    own = labels_of(standing.rests_on, expected)
    rests = f"it rests on {', '.join(own)}" if own else "it rested on none"
    stands = _under(standing, stood, expected, new)
    return f"“{words}” stands under {stands} now; {rests}."


def _on_placed(standing: Standing, stood: Stood, expected: Expected, new: ReadNote) -> Remark:
    stands = _under(standing, stood, expected, new)
    said = f"New words stand under {stands}, which was not cited for them: “{_shown(standing, new)}”."
    facts = labels_of((old for note in standing.others for old in stood.told.get(note, ())), expected)
    return _remark(Kind.PLACED, said, facts, standing, new)


def _under(standing: Standing, stood: Stood, expected: Expected, new: ReadNote) -> str:
    """Return under which foreign note a statement stands, as words."""
    note = standing.others[0]
    told = labels_of(stood.told.get(note, ()), expected)
    if told:
        return f"the source of {', '.join(told)}"
    words = new.footnotes[note].words
    if is_pointing(words, expected.pointing):
        return f"a note that leads to another one than before (“{_cut(words)}”)"
    return f"a note that the brief does not have (“{_cut(words)}”)"


def _sourced(expected: Expected, new: ReadNote, pairs: Mapping[int, int]) -> set[int]:
    """Return the new paragraphs that stand where anything is cited, or where that cannot be known."""
    old = expected.note
    heads = heads_of(old)
    citing = {heads[place] for place, paragraph in enumerate(old.paragraphs) if paragraph.marks}
    uncited = {here for here, there in pairs.items() if heads[there] not in citing}
    return {place for place, head in heads_of(new).items() if head not in uncited and place not in uncited}


def _remark(kind: Kind, said: str, facts: tuple[str, ...], standing: Standing, new: ReadNote) -> Remark:
    old = standing.made_of[0].paragraph if standing.made_of else None
    return Remark(kind, said, facts, old, standing.segment.paragraph, _trimmed(standing, new))


def _trimmed(standing: Standing, new: ReadNote) -> Stretch:
    segment = standing.segment
    words = new.paragraphs[segment.paragraph].words[segment.start : segment.end]
    start = segment.start + len(words) - len(words.lstrip())
    return start, max(start, segment.start + len(words.rstrip()))


def _shown(standing: Standing, new: ReadNote) -> str:
    low, high = _trimmed(standing, new)
    return quoted(new.paragraphs[standing.segment.paragraph].words[low:high])


def _cut(words: str) -> str:
    line = " ".join(words.split())
    return line if len(line) <= _SHOWN else line[: _SHOWN - 1].rstrip() + "…"
