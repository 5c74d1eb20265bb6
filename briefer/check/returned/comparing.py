"""A note that came back against the brief: what became of each paragraph and citation, what matters first."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from briefer.check.returned.altered import altered
from briefer.check.returned.pairing import akin, heads_of, moved, paired
from briefer.check.returned.remarking import labels_of, quoted, remarks_on_sources
from briefer.check.returned.standing import Stood, citations_of, kept_marks, stood
from briefer.check.returned.values import (
    Comparison,
    Expected,
    Fate,
    Kind,
    ParagraphFate,
    Remark,
)
from briefer.model.returned import ReadNote
from briefer.text.differences import differences
from briefer.text.harmless import plain_words


def compare(expected: Expected, new: ReadNote) -> Comparison:
    """Return how a note that came back differs from what the brief makes now.

    Nothing that lost its source passes as kept: a statement counts as sourced only where it stands under a
    note that tells its reader what its own note did.
    """
    old = expected.note
    pairs = paired(old.paragraphs, new.paragraphs)
    elsewhere = _elsewhere(old, new, pairs)
    fates = tuple(_fates(old, new, pairs, elsewhere))
    standing = stood(expected, new, pairs)
    remarks = [
        replace(each, old=pairs.get(each.new)) if each.old is None and each.new is not None else each
        for each in (
            *remarks_on_sources(standing, expected, new, pairs),
            *_alterations(standing, expected, new),
        )
    ]
    remarks += _on_paragraphs(fates, standing, expected, new, remarks)
    remarks += _comments(new)
    remarks.sort(key=lambda each: (each.concern, _place(each, pairs)))
    return Comparison(
        fates,
        citations_of(standing, expected, new),
        tuple(remarks),
        kept_marks(standing, expected, new),
        akin(old.paragraphs, new.paragraphs, pairs),
        sum(paragraph.is_tracked for paragraph in new.paragraphs),
    )


def _elsewhere(old: ReadNote, new: ReadNote, pairs: Mapping[int, int]) -> set[int]:
    """Return the new paragraphs that stand in another order or under another heading than before."""
    before, after = heads_of(old), heads_of(new)
    heads = {here: there for here, there in pairs.items() if old.paragraphs[there].is_heading}
    same = {before.get(there): here for here, there in heads.items()}
    found = moved(dict(pairs))
    for here, there in pairs.items():
        was = before.get(there)
        if was in same and not old.paragraphs[there].is_heading and pairs.get(after.get(here, -1)) != was:
            found.add(here)
    return found


def _fates(
    old: ReadNote, new: ReadNote, pairs: Mapping[int, int], elsewhere: set[int]
) -> Iterator[ParagraphFate]:
    back = {there: here for here, there in pairs.items()}
    missing = iter([there for there in range(len(old.paragraphs)) if there not in back])
    waiting = next(missing, None)
    for here in range(len(new.paragraphs)):
        there = pairs.get(here)
        while waiting is not None and there is not None and here not in elsewhere and waiting < there:
            yield ParagraphFate(Fate.GONE, waiting, None)
            waiting = next(missing, None)
        yield _fate(old, new, here, there, is_moved=here in elsewhere)
    while waiting is not None:
        yield ParagraphFate(Fate.GONE, waiting, None)
        waiting = next(missing, None)


def _fate(old: ReadNote, new: ReadNote, here: int, there: int | None, *, is_moved: bool) -> ParagraphFate:
    if there is None:
        return ParagraphFate(Fate.NEW, None, here)
    before, after = old.paragraphs[there].words, new.paragraphs[here].words
    if plain_words(before) == plain_words(after):
        return ParagraphFate(Fate.SAME, there, here, is_moved)
    found = differences(before, after)
    return ParagraphFate(Fate.REWORDED, there, here, is_moved, found.taken, found.given)


def _alterations(standing: Stood, expected: Expected, new: ReadNote) -> Iterator[Remark]:
    old = expected.note.paragraphs
    for each in standing.standings:
        if not each.made_of:
            continue
        segment = each.segment
        after = new.paragraphs[segment.paragraph].words[segment.start : segment.end]
        before = " ".join(old[it.paragraph].words[it.start : it.end].strip() for it in each.made_of)
        if plain_words(before) == plain_words(after):
            continue
        facts = labels_of(each.rests_on, expected) or _facts_beside(each.made_of[0].paragraph, expected)
        says = [words for label in facts for words in expected.says.get(label.casefold(), ())]
        for it in altered(before, after, says, expected.names, expected.language):
            at = it.at[0] + segment.start, it.at[1] + segment.start
            said = _altered_words(it.kind, it.went, it.came)
            yield Remark(it.kind, said, facts, each.made_of[0].paragraph, segment.paragraph, at)


def _facts_beside(place: int, expected: Expected) -> tuple[str, ...]:
    """Return the facts of a paragraph, or of the row that a cell stands in."""
    paragraphs = expected.note.paragraphs
    row = paragraphs[place].row
    beside = [each for each in paragraphs if row and each.row == row] or [paragraphs[place]]
    return labels_of([mark.note for each in beside for mark in each.marks], expected)


def _altered_words(kind: Kind, went: str, came: str) -> str:
    what = {Kind.FIGURE: "A figure", Kind.DATE: "A date", Kind.NAME: "A name"}.get(kind)
    if what is None:
        change = f"“{came}” came in" if came else f"“{went}” went"
        return f"A denial came or went: {change}."
    if went:
        return f"{what} changed: “{went}” became “{came}”."
    return f"{what} came in that its fact does not have: “{came}”."


def _on_paragraphs(
    fates: Sequence[ParagraphFate],
    standing: Stood,
    expected: Expected,
    new: ReadNote,
    remarks: Iterable[Remark],
) -> Iterator[Remark]:
    told = {remark.new for remark in remarks}
    moved_off = _moved_off(standing)
    for fate in fates:
        old, here = fate.old, fate.new
        facts = () if old is None else _facts_in(old, expected)
        if fate.is_moved and here is not None:
            yield Remark(Kind.MOVED, _moved_words(old, here, expected.note, new, fates), facts, old, here)
        if fate.fate is Fate.REWORDED and here not in told:
            yield Remark(Kind.REWORDED, "Reworded.", facts, old, here)
        elif fate.fate is Fate.GONE and old is not None:
            yield Remark(Kind.GONE, _gone_words(old, moved_off, facts), facts, old, None)
        elif fate.fate is Fate.NEW and here not in told:
            yield Remark(Kind.NEW, "A new paragraph.", (), None, here)


def _moved_off(standing: Stood) -> set[int]:
    """Return the old paragraphs of which words stand in another paragraph now."""
    return {origin.paragraph for each in standing.standings for origin in each.made_of}


def _gone_words(old: int, moved_off: set[int], facts: tuple[str, ...]) -> str:
    if old in moved_off:
        return "No longer a paragraph of its own: words of it stand in another one."
    return f"Taken out, and with it the citation of {', '.join(facts)}." if facts else "Taken out."


def _facts_in(place: int, expected: Expected) -> tuple[str, ...]:
    return labels_of([mark.note for mark in expected.note.paragraphs[place].marks], expected)


def _moved_words(
    old: int | None, here: int, before: ReadNote, after: ReadNote, fates: Iterable[ParagraphFate]
) -> str:
    """Return that a paragraph was moved, and where it stands: below another heading, or behind what."""
    was, head = heads_of(before).get(-1 if old is None else old), heads_of(after).get(here, -1)
    is_same = any(fate.new == head and fate.old == was for fate in fates)
    words = "" if head < 0 or is_same else " ".join(after.paragraphs[head].words.split())
    if words:
        return f"Moved, below “{words}” now."
    if here - 1 > head:
        return f"Moved, behind “{quoted(after.paragraphs[here - 1].words)}” now."
    return "Moved, right below its heading now." if head >= 0 else "Moved, to the beginning."


def _comments(new: ReadNote) -> Iterator[Remark]:
    for comment in new.comments:
        who = f"{comment.initials}: " if comment.initials else ""
        about = f" On “{quoted(comment.about)}”." if comment.about else ""
        place = comment.paragraph if comment.paragraph >= 0 else None
        yield Remark(Kind.COMMENT, f"{who}{' '.join(comment.words.split())}{about}", (), None, place)


def _place(remark: Remark, pairs: Mapping[int, int]) -> tuple[int, int]:
    """Return where a remark stands in the new note's order; what was taken out, behind what was before it."""
    if remark.new is not None:
        return remark.new, 1
    before = [here for here, there in pairs.items() if remark.old is not None and there < remark.old]
    return max(before, default=-1), 2
