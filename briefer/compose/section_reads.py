"""What a section printed of its note, with all that this depended on, and whether it would print it again.

While a template is carried out it is noted which of its variables it asks for and which parts of facts it
looks at. What facts print on lines and in cells is no part of that: where nothing else changed, the lines of
facts that did are put in place of the former ones, and the template is not carried out again.
"""

from dataclasses import dataclass, replace

from briefer.compose.changes import Changes
from briefer.compose.fact_records import OF_OTHERS
from briefer.compose.frames import Frame
from briefer.compose.material import Cited, cited_in, texts_of
from briefer.compose.section_printing import is_taken_over, order_of, section_blocks
from briefer.compose.walking import with_others
from briefer.model.briefs import Section
from briefer.model.documents import AnyBlock
from briefer.model.ids import FactId
from briefer.model.packs import PackSection

_WITH_ALL_FACTS = frozenset({"used", "actors", "judged"})


@dataclass(frozen=True, slots=True)
class Printed:
    """The blocks that a section printed, with bare citations, and what its template read of the note.

    `order` is that of its facts; `names` are the template's variables, `parts` what it looked at of facts,
    and `is_beyond` says that it read facts in other ways too; `cited` is what the analyst cites in it.
    """

    section: Section
    pattern: PackSection | None
    order: tuple[FactId, ...]
    names: frozenset[str]
    parts: frozenset[str]
    is_beyond: bool
    cited: Cited
    blocks: tuple[AnyBlock, ...]


def printed(section: Section, pattern: PackSection | None, frame: Frame) -> Printed:
    """Return what a section prints; raises BrieferError where its template is at fault."""
    blocks = tuple(section_blocks(section, pattern, frame))
    reading = frame.sandbox.reading
    return Printed(
        section,
        pattern,
        order_of(section, pattern, frame),
        frozenset(reading.names),
        frozenset(reading.parts),
        reading.is_beyond,
        _cited(section, frame),
        blocks,
    )


def printed_again(
    former: Printed, section: Section, pattern: PackSection | None, changes: Changes
) -> tuple[Printed, bool]:
    """Return what a section prints now, the very same value where that is what it printed before.

    Also return whether it is the same but for lines of facts that changed. Raises BrieferError where its
    template is at fault.
    """
    frame = changes.after
    if (former.section, former.pattern) != (section, pattern) or not _would_print_alike(former, changes):
        return printed(section, pattern, frame), False
    sees_all = former.names & _WITH_ALL_FACTS or "actors" in former.parts
    cited = [fact for fact, _ in former.cited if fact is not None]
    told = changes.facts if sees_all else changes.facts.intersection((*former.order, *cited))
    if not told:
        return former, True
    if (
        former.is_beyond
        or is_taken_over(section)
        or not changes.have_new_lines(told)
        or not all(changes.look_alike(fact, former.parts) for fact in told)
        or (not changes.are_placed_alike(told) and order_of(section, pattern, frame) != former.order)
    ):
        return printed(section, pattern, frame), False
    blocks = with_others(former.blocks, changes.new_lines)
    return former if blocks is former.blocks else replace(former, blocks=blocks), True


def _would_print_alike(former: Printed, changes: Changes) -> bool:
    """Return whether all that a section read beside its facts is as it was."""
    names = former.names | {"sources", "actors"} if former.parts & OF_OTHERS else former.names
    if changes.names and (former.is_beyond or not changes.names.isdisjoint(names)):
        return False
    is_named_alike = not changes.facts and changes.before.material.labels is changes.after.material.labels
    if is_named_alike or not former.cited:
        return True
    return _cited(former.section, changes.after) == former.cited


def _cited(section: Section, frame: Frame) -> Cited:
    return cited_in(texts_of(section), frame.material)
