"""A note composed anew after an edit: sections that read nothing that changed are taken from the last time.

The result is the same as that of composing the whole note, to the last character.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from briefer.compose.fields import marking_of, title_block, title_of
from briefer.compose.finishing import Ended, Finishing
from briefer.compose.footnotes import Footnotes
from briefer.compose.frames import Frame, frame_again, frame_of
from briefer.compose.material import printed_sections
from briefer.compose.pausing import collector_paused
from briefer.compose.portions import with_portions
from briefer.compose.printing import NotePrinter
from briefer.compose.section_printing import parts_of, prompted, section_blocks
from briefer.compose.section_reads import all_judgements_read, what_was_read
from briefer.compose.source_forms import FormsOf
from briefer.compose.takeover import facts_in
from briefer.model.briefs import BriefContent, Section
from briefer.model.documents import AnyBlock, Contents, Document
from briefer.model.ids import FactId, SectionId
from briefer.model.note_options import NoteOptions
from briefer.model.packs import Pack, PackSection

_MOST_TOKENS = 3  # times as many as after the first time, until a frame is made anew


@dataclass(frozen=True, slots=True)
class Kept:
    """A section as it was printed: its blocks with bare citations, and as they stood in the note.

    `facts` are those that the blocks state or cite; `begun` and `ended` are the counts before and after.
    """

    section: Section
    pattern: PackSection | None
    bare: tuple[AnyBlock, ...]
    facts: tuple[FactId, ...]
    begun: object
    blocks: tuple[AnyBlock, ...]
    ended: Ended


@dataclass(frozen=True, slots=True)
class Composition:
    """A composed note, and what composing it anew after an edit can take from it.

    It holds on to all that the note was composed from. `tokens` is how many there were when its frame was
    new.
    """

    document: Document
    frame: Frame
    forms_of: FormsOf | None = None
    tokens: int = 0
    kept: Mapping[SectionId, Kept] = field(default_factory=dict)


def recompose(  # noqa: PLR0913 - what compose takes, and the former result
    content: BriefContent,
    pack: Pack,
    *,
    created: str,
    options: NoteOptions,
    forms_of: FormsOf | None = None,
    former: Composition | None = None,
    keeps: bool = False,
) -> Composition:
    """Return the note as compose does; `options` leave nothing open.

    What did not change since the `former` composition is taken from it. Only one that `keeps` is good for
    that later; it takes some more time and memory.
    """
    marking = marking_of(content.brief, pack, created)
    with collector_paused():
        frame = _frame(content, pack, created, options, former)
        work = _Work(frame, Finishing(frame, forms_of), former, forms_of, {})
        blocks = tuple(work.kept_blocks() if keeps or former else work.blocks())
    document = Document(
        kind=pack.kind,
        title=title_of(content.brief, pack, created),
        marking=marking.banner,
        language=pack.language,
        fields=title_block(content.brief, pack, created),
        blocks=blocks,
        created=created,
        notes=options.notes or pack.notes,
        scheme=pack.scheme,
    )
    if pack.portions and marking.banner:
        document = with_portions(document, marking)
    is_first = former is None or former.frame.tokens is not frame.tokens
    tokens = len(frame.tokens) if is_first or former is None else former.tokens
    return Composition(document, frame, forms_of, tokens, work.kept)


def _frame(
    content: BriefContent, pack: Pack, created: str, options: NoteOptions, former: Composition | None
) -> Frame:
    if former is not None and len(former.frame.tokens) <= _MOST_TOKENS * former.tokens:
        again = frame_again(former.frame, content, pack, created, options)
        if again is not None:
            return again
    return frame_of(content, pack, created, options)


@dataclass(frozen=True, slots=True)
class _Work:
    """The composing of one note: its frame, its counts, and what is kept of it."""

    frame: Frame
    finishing: Finishing
    former: Composition | None
    forms_of: FormsOf | None
    kept: dict[SectionId, Kept]

    def blocks(self) -> Iterator[AnyBlock]:
        """Yield the blocks of the note, each section printed at once with its citations numbered."""
        yield from self._contents()
        for section, pattern in self._sections():
            yield from self.finishing.placed(self._numbered(section, pattern), section, pattern)

    def kept_blocks(self) -> Iterator[AnyBlock]:
        """Yield the same blocks, taking from the former composition what did not change."""
        yield from self._contents()
        for section, pattern in self._sections():
            kept = self._section(section, pattern)
            self.kept[section.id] = kept
            yield from kept.blocks

    def _contents(self) -> Iterator[AnyBlock]:
        if self.frame.pack.contents:
            yield Contents(self.frame.material.phrases.say("contents"))

    def _sections(self) -> Iterator[tuple[Section, PackSection | None]]:
        patterns = {section.name: section for section in self.frame.pack.sections}
        for section in printed_sections(self.frame.material.brief):
            pattern = patterns.get(section.name)
            if not (pattern and pattern.clearance and self.frame.material.is_clean):
                yield section, pattern

    def _numbered(self, section: Section, pattern: PackSection | None) -> list[AnyBlock]:
        """Return a section's blocks, with citations as they are counted now."""
        if any(paragraph.taken for paragraph in section.paragraphs):
            return self.finishing.cited(self._bare(section, pattern))
        return section_blocks(section, pattern, self.frame, self.finishing.printer)

    def _bare(self, section: Section, pattern: PackSection | None) -> tuple[AnyBlock, ...]:
        """Return a section's blocks, with citations that have no numbers yet."""
        footnotes = Footnotes(self.frame.material, NoteOptions(join_notes=True))
        printer = NotePrinter(self.frame.tokens, footnotes, self.frame.quoted)
        if not any(paragraph.taken for paragraph in section.paragraphs):
            return tuple(section_blocks(section, pattern, self.frame, printer))
        parts = parts_of(section, pattern, self.frame, footnotes)
        blocks = [block for part in parts for block in part.blocks]
        return tuple(blocks or prompted(section, pattern, self.frame, printer))

    def _section(self, section: Section, pattern: PackSection | None) -> Kept:
        former = self.former.kept.get(section.id) if self.former else None
        same = former if former and self._is_same(former, section, pattern) else None
        bare = same.bare if same else self._bare(section, pattern)
        facts = same.facts if same else facts_in(bare)
        begun = self.finishing.begins(facts)
        if same and same.begun == begun and self.former and self.former.forms_of is self.forms_of:
            self.finishing.go_on(same.ended)
            return same
        blocks = self.finishing.placed(self.finishing.cited(bare), section, pattern)
        return Kept(section, pattern, bare, facts, begun, blocks, self.finishing.ended(facts))

    def _is_same(self, former: Kept, section: Section, pattern: PackSection | None) -> bool:
        """Return whether the section would print the blocks that it printed the last time."""
        if self.former is None or (former.section, former.pattern) != (section, pattern):
            return False
        before = self.former.frame
        if all_judgements_read(pattern, before) != all_judgements_read(pattern, self.frame):
            return False
        if before.facts is self.frame.facts:
            return True
        return what_was_read(section, pattern, before, former.facts) == what_was_read(
            section, pattern, self.frame, former.facts
        )
