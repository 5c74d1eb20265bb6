"""A note composed anew after an edit: what reads nothing that changed is taken from the last time.

The result is the same as that of composing the whole note, to the last character. Three things are kept of
a note: what its sections share (the frame), what each section printed, with what its template read, and how
each run of inlines then stood in the note, with what its notes and names depended on.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from briefer.compose.changes import Changes
from briefer.compose.fields import marking_of, title_block, title_of
from briefer.compose.finishing import Finishing, Mark
from briefer.compose.frames import Frame, frame_again, frame_of
from briefer.compose.material import printed_sections
from briefer.compose.numbering import Numbering
from briefer.compose.numbers import as_before
from briefer.compose.pausing import collector_paused
from briefer.compose.portions import with_portions
from briefer.compose.run_finishing import Finished, Runs
from briefer.compose.section_printing import section_blocks
from briefer.compose.section_reads import Printed, printed, printed_again
from briefer.compose.source_forms import FormsOf
from briefer.compose.walking import Run, with_others
from briefer.model.briefs import BriefContent, Section
from briefer.model.documents import AnyBlock, Contents, Document
from briefer.model.ids import FactId, SectionId
from briefer.model.note_options import NoteOptions
from briefer.model.packs import Pack, PackSection

_NOTHING: frozenset[FactId] = frozenset()
_MOST_TOKENS = 3  # times as many as after the first time, until a frame is made anew


@dataclass(frozen=True, slots=True)
class Told:
    """A section as it was printed and with its notes, with where the note stood before and after.

    `runs` are what it is made of, `places` those of them that state or cite a fact; `cited` are the facts
    that are cited.
    """

    printed: Printed
    places: Mapping[FactId, Sequence[int]]
    cited: frozenset[FactId]
    runs: tuple[Finished, ...]
    begun: Mark
    blocks: tuple[AnyBlock, ...]
    ended: Mark


@dataclass(frozen=True, slots=True)
class Kept:
    """A section as it stood in the note, with the counts of sections and paragraphs before and after."""

    told: Told
    before: tuple[int, int]
    blocks: tuple[AnyBlock, ...]
    after: tuple[int, int]


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
    that later; it takes some more time and memory. The citations of these two have no numbers yet.
    """
    marking = marking_of(content.brief, pack, created)
    with collector_paused():
        frame, former = _frame(content, pack, created, options, former)
        changes = Changes(former.frame, frame) if former else None
        is_kept = keeps or former is not None
        finishing = Finishing(frame, forms_of, None if is_kept else Numbering())
        work = _Work(frame, finishing, former, forms_of, changes, {})
        blocks = tuple(work.kept_blocks() if is_kept else work.blocks())
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
    tokens = former.tokens if former else len(frame.tokens)
    return Composition(document, frame, forms_of, tokens, work.kept)


def _frame(
    content: BriefContent, pack: Pack, created: str, options: NoteOptions, former: Composition | None
) -> tuple[Frame, Composition | None]:
    """Return the frame of a note, and the former composition if it is of use to it."""
    if former is not None and len(former.frame.tokens) <= _MOST_TOKENS * former.tokens:
        again = frame_again(former.frame, content, pack, created, options)
        if again is not None:
            return again, former
    return frame_of(content, pack, created, options), None


@dataclass(frozen=True, slots=True)
class _Work:
    """The composing of one note: its frame, its counts, and what is kept of it."""

    frame: Frame
    finishing: Finishing
    former: Composition | None
    forms_of: FormsOf | None
    changes: Changes | None
    kept: dict[SectionId, Kept]

    def blocks(self) -> Iterator[AnyBlock]:
        """Yield the blocks of the note, as the finishing numbers them."""
        yield from self._contents()
        for section, pattern in self._sections():
            told = self.finishing.told(section_blocks(section, pattern, self.frame))
            yield from self.finishing.placed(told, section, pattern)

    def kept_blocks(self) -> Iterator[AnyBlock]:
        """Yield the same blocks without numbers, taking from the former composition what did not change."""
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

    def _section(self, section: Section, pattern: PackSection | None) -> Kept:
        """Return a section as it stands in the note, taken from the last time as far as it is the same."""
        former = self.former.kept.get(section.id) if self.former else None
        told, others = self._told(section, pattern, former)
        before = self.finishing.numbers.mark
        if former and others is not None and former.before == before:
            self.finishing.numbers.mark = former.after
            if told is former.told:
                return former
            return Kept(told, before, with_others(former.blocks, others), former.after)
        blocks = tuple(self.finishing.placed(told.blocks, section, pattern))
        if former:
            blocks = as_before(blocks, former.blocks)
        return Kept(told, before, blocks, self.finishing.numbers.mark)

    def _told(
        self, section: Section, pattern: PackSection | None, former: Kept | None
    ) -> tuple[Told, Mapping[int, Run] | None]:
        """Return a section with its notes, the very same value where it is as it was.

        Also return what stands in place of which of its runs, by their ids; None where more is otherwise.
        """
        if former is None or self.changes is None:
            return self._told_anew(printed(section, pattern, self.frame)), None
        was = former.told
        now, is_alike = printed_again(was.printed, section, pattern, self.changes)
        if not self._tells_as_before():
            return self._told_anew(now), None
        if is_alike and self.finishing.mark.of(was.cited) == was.begun:
            reworded = self._reworded(was, now, self.changes)
            if reworded is not None:
                self.finishing.go_on(was.cited, was.ended)
                return reworded
        return self._told_anew(now, Runs(self.finishing.runs, was.runs, self.changes.facts)), None

    def _told_anew(self, now: Printed, runs: Runs | None = None) -> Told:
        runs = runs or Runs(self.finishing.runs)
        begun = self.finishing.mark
        blocks = tuple(self.finishing.told(now.blocks, runs))
        cited, ended = runs.cited, self.finishing.mark.of(_NOTHING)
        return Told(now, runs.places, cited, tuple(runs.finished), begun.of(cited), blocks, ended)

    def _reworded(self, was: Told, now: Printed, changes: Changes) -> tuple[Told, Mapping[int, Run]] | None:
        """Return a section that begins as it did with those runs changed that tell facts which changed.

        Also return these runs by the ids of the former ones. None where more would change than words.
        """
        places = {place for fact in changes.facts for place in was.places.get(fact, ())}
        if now is was.printed and not places:
            return was, {}
        runs = list(was.runs)
        others = dict(changes.new_lines)
        for place in sorted(places):
            each = runs[place]
            done = self.finishing.runs.reworded(each, others.get(id(each.bare), each.bare))
            if done is None:
                return None
            runs[place] = done
            others[id(each.run)] = done.run
        blocks = with_others(was.blocks, others)
        return replace(was, printed=now, runs=tuple(runs), blocks=blocks), others

    def _tells_as_before(self) -> bool:
        """Return whether citations are worded and actors named in the same way as in the former note."""
        former = self.former
        return former is not None and (former.forms_of, former.frame.names) == (
            self.forms_of,
            self.frame.names,
        )
