"""The notes of one document in order: in full at first, later in short; for clearance, or clean."""

from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from briefer.compose.account_words import otherwise_words
from briefer.compose.material import Material
from briefer.compose.passage_words import (
    Parts,
    carriers,
    gone_on,
    head,
    lines_of,
    merged,
    page_words,
    passage,
    quoted,
)
from briefer.compose.source_forms import FormsOf, Places, PlacesMark
from briefer.model.documents import Citation, Inline, Text
from briefer.model.facts import Evidence, Fact
from briefer.model.ids import FactId, SourceId
from briefer.model.note_options import NoteCopy, NoteOptions
from briefer.weigh.origins import carried_by

_MOST_AGAIN = 3  # passages quoted where a fact is cited again

Told = Sequence[tuple[Fact, int]]
"""The facts of one note, with the number of the note that told each first, or 0."""

Wording = Callable[[Told], tuple[Inline, ...]]
"""What words a note."""

_HeadOf = Callable[[SourceId], Parts]
_BegunOf = Callable[[SourceId], tuple[Inline, ...]]


@dataclass(frozen=True, slots=True)
class NotesMark:
    """How many notes there are, which of them first told some facts, and where each source was cited."""

    count: int
    first: tuple[tuple[FactId, int], ...]
    places: PlacesMark | None


class Footnotes:
    """The citations of one note, numbered from 1 in the order in which they are asked for.

    Where `options` ask to join notes, a citation gets its number and note only when `note` is called with all
    the facts that share it. `forms_of` gives a source in the citation style that was chosen, if one was.
    """

    def __init__(
        self,
        material: Material,
        options: NoteOptions | None = None,
        forms_of: FormsOf | None = None,
        wording: Wording | None = None,
    ) -> None:
        """Begin with no note; `wording` is what words notes where no style does, of the same material."""
        options = options or NoteOptions()
        self._material = material
        self._first: dict[FactId, int] = {}
        self._count = 0
        self._is_joined = bool(options.join_notes)
        is_clean = options.copy is NoteCopy.CLEAN
        self._places = Places(forms_of) if forms_of is not None else None
        if (places := self._places) is not None:
            self._words = _styled_clean(material, places) if is_clean else _styled(material, places)
        else:
            self._words = wording or wording_of(material, options)

    def cite(self, fact_id: FactId) -> Citation:
        """Return the next citation: its note in full the first time, later in short."""
        if self._is_joined:
            return Citation(fact_id, self._material.facts[fact_id].label, 0, ())
        self._count += 1
        told = self._told(fact_id)
        return Citation(fact_id, told[0].label, self._count, self._words((told,)))

    def begins(self, facts: Iterable[FactId]) -> Hashable:
        """Return all that notes of these facts depend on of the notes before them."""
        first = tuple(self._first.get(fact, 0) for fact in facts)
        return self._count, first, self._places.mark if self._places else None

    def mark(self, facts: Iterable[FactId]) -> NotesMark:
        """Return where the notes stand, with the notes that told these facts first."""
        first = tuple((fact, self._first[fact]) for fact in facts if fact in self._first)
        return NotesMark(self._count, first, self._places.mark if self._places else None)

    def go_on(self, mark: NotesMark) -> None:
        """Go on from there: the next note is the one after."""
        self._count = mark.count
        self._first.update(mark.first)
        if self._places and mark.places:
            self._places.mark = mark.places

    def note(self, facts: Sequence[FactId]) -> Citation:
        """Return the next citation, whose note tells all these facts."""
        self._count += 1
        told = [self._told(key) for key in dict.fromkeys(facts)]
        (fact, _), *others = told
        shared = tuple((other.id, other.label) for other, _ in others)
        return Citation(fact.id, fact.label, self._count, self._words(told), shared)

    def _told(self, key: FactId) -> tuple[Fact, int]:
        """Return a fact and the number of the note before this one that told it first, or 0."""
        first = self._first.setdefault(key, self._count)
        return self._material.facts[key], first if first < self._count else 0

    def cite_label(self, label: str) -> Citation | Text:
        """Return a citation of the fact with this label, or words that say that there is no such fact."""
        fact_id = self._material.labels.get(label.casefold())
        if fact_id is None:
            return Text(self._material.phrases.say("unknown_fact", label=label))
        return self.cite(fact_id)


def _passage_note(fact: Fact, material: Material, begun_of: _BegunOf) -> tuple[Inline, ...]:
    """Return the full note of a fact that rests on one passage; `begun_of` gives what it begins with."""
    (item,) = fact.evidence
    otherwise = material.tellings[fact.id].otherwise.get(item.id, ())
    return gone_on(begun_of(item.span.source), passage(item, otherwise, material))


def full_note(fact: Fact, material: Material, head_of: _HeadOf) -> tuple[Inline, ...]:
    """Return publisher, title, date, quoted words, translation, speaker and grade of each passage.

    `head_of` gives what the passages of a source begin with: publisher, title and date. A copy of a passage's
    story that says the same is named behind it and not quoted.
    """
    otherwise = material.tellings[fact.id].otherwise
    parts: list[str | Inline] = []
    carried = carried_by(fact.evidence, material.story_of, otherwise)
    for item in fact.evidence:
        if item.id not in carried:
            continue
        parts += [" "] if parts else []
        parts += head_of(item.span.source)
        parts += passage(item, otherwise.get(item.id, ()), material)
        parts += carriers(carried[item.id], material)
    return merged(parts)


def short_note(fact: Fact, number: int, material: Material) -> tuple[Inline, ...]:
    """Return a note that points to the first one and holds the first passages' words and grades."""
    return _pointing(number, _words_again(fact, material), material)


def _pointing(number: int, words: tuple[Inline, ...], material: Material) -> tuple[Inline, ...]:
    """Return words behind those that point to the note of this number."""
    prefix = f"{material.phrases.say('see_note', number=number)} "
    first, *rest = words
    if isinstance(first, Text) and not first.language:
        return (*lines_of(f"{prefix}{first.text}"), *rest)
    return (*lines_of(prefix), *words)


def _words_again(fact: Fact, material: Material) -> tuple[Inline, ...]:
    """Return the first passages' words and grades."""
    parts: list[str | Inline] = []
    for index, item in enumerate(_quoted_passages(fact, material)):
        parts += ["; "] if index else []
        parts += quoted(item, material)
        parts += [f" ({_place_and_grade(fact, item, material)})"]
    return merged([*parts, *_more(fact, material), "."])


def wording_of(material: Material, options: NoteOptions) -> Wording:
    """Return what words notes the program's own way; what repeats is put together once."""
    return _clean(material) if options.copy is NoteCopy.CLEAN else _own(material)


def _own(material: Material) -> Wording:
    """Return what words a note the program's own way, with quotes and grades."""
    head_of = cache(lambda source: head(material.sources[source], material))
    begun_of = cache(lambda source: merged(head_of(source)))
    again = cache(lambda key: _words_again(material.facts[key], material))
    pointing = cache(lambda key, number: _pointing(number, again(key), material))

    @cache
    def full(key: FactId) -> tuple[Inline, ...]:
        fact = material.facts[key]
        if len(fact.evidence) == 1:
            return _passage_note(fact, material, begun_of)
        return full_note(fact, material, head_of)

    def note_of(fact: Fact, first: int) -> tuple[Inline, ...]:
        return pointing(fact.id, first) if first else full(fact.id)

    def words(told: Told) -> tuple[Inline, ...]:
        if len(told) == 1:
            return note_of(*told[0])
        return _side_by_side(note_of(fact, first) for fact, first in told)

    return words


def _clean(material: Material) -> Wording:
    """Return what words a note the program's own way, with its sources alone."""
    head_of = cache(lambda source: head(material.sources[source], material))

    def words(told: Told) -> tuple[Inline, ...]:
        parts: list[str | Inline] = []
        for fact, first in told:
            if first:
                parts += ["; " if parts else "", material.phrases.say("as_note", number=first)]
                continue
            for source, pages in _sources_of(fact, material):
                parts += ["; " if parts else "", *head_of(source), *(f", {page}" for page in pages)]
        return merged([*parts, "."])

    return words


def _styled(material: Material, places: Places) -> Wording:
    """Return what words a note in a citation style, with quotes and grades behind each source."""

    def words(told: Told) -> tuple[Inline, ...]:
        places.begin_note()
        parts: list[str | Inline] = []
        for fact, first in told:
            parts += _styled_again(fact, material, places) if first else _styled_full(fact, material, places)
        return merged(parts[1:])  # each sentence begins with a space

    return words


def _styled_full(fact: Fact, material: Material, places: Places) -> Parts:
    otherwise = material.tellings[fact.id].otherwise
    carried = carried_by(fact.evidence, material.story_of, otherwise)
    for item in (item for item in fact.evidence if item.id in carried):
        first, *rest = passage(item, otherwise.get(item.id, ()), material, opening=". ")
        mark = str(first)[0]  # a comma or a full stop
        yield from (" ", *places.form(item.span.source, mark), str(first)[1:], *rest)
        yield from carriers(carried[item.id], material)


def _styled_again(fact: Fact, material: Material, places: Places) -> Parts:
    """Yield a fact that was told before: each source in its short form, the words, and the grade."""
    for item in _quoted_passages(fact, material):
        yield from (" ", *places.form(item.span.source, "."), " ", *quoted(item, material))
        yield f" ({_place_and_grade(fact, item, material)})."
    yield from (f" {words[2:]}." for words in _more(fact, material))


def _styled_clean(material: Material, places: Places) -> Wording:
    """Return what words a note in a citation style, with its sources alone."""

    def words(told: Told) -> tuple[Inline, ...]:
        places.begin_note()
        found: dict[SourceId, list[str]] = {}
        for fact, _ in told:
            for source, pages in _sources_of(fact, material):
                found.setdefault(source, []).extend(pages)
        parts: list[str | Inline] = []
        for index, (source, pages) in enumerate(found.items(), 1):
            end = "." if index == len(found) else ";"
            parts += [" " if parts else "", *places.form(source, "," if pages else end)]
            parts += [f" {', '.join(dict.fromkeys(pages))}{end}"] if pages else []
        return merged(parts)

    return words


def _sources_of(fact: Fact, material: Material) -> Iterable[tuple[SourceId, list[str]]]:
    """Return the sources that a fact rests on, each once, with the pages that its passages stand on."""
    otherwise = material.tellings[fact.id].otherwise
    carried = carried_by(fact.evidence, material.story_of, otherwise)
    found: dict[SourceId, dict[str, None]] = {}
    for item in fact.evidence:
        if item.id in carried:
            pages = found.setdefault(item.span.source, {})
            pages |= dict.fromkeys(filter(None, (page_words(item, material),)))
    return [(source, list(pages)) for source, pages in found.items()]


def _quoted_passages(fact: Fact, material: Material) -> list[Evidence]:
    """Return the passages that are quoted where a fact is cited again."""
    carried = carried_by(fact.evidence, material.story_of, material.tellings[fact.id].otherwise)
    return [item for item in fact.evidence if item.id in carried][:_MOST_AGAIN]


def _more(fact: Fact, material: Material) -> list[str]:
    """Return words that say how many more passages the first note quotes, or nothing."""
    carried = carried_by(fact.evidence, material.story_of, material.tellings[fact.id].otherwise)
    more = len(carried) - _MOST_AGAIN
    return [f"; {material.phrases.say('more_there', number=more)}"] if more > 0 else []


def _place_and_grade(fact: Fact, item: Evidence, material: Material) -> str:
    otherwise = material.tellings[fact.id].otherwise.get(item.id, ())
    told = otherwise_words(otherwise, material.actors, material.phrases)
    page = page_words(item, material)
    return "; ".join((*((page,) if page else ()), item.grading.code, *told))


def _side_by_side(notes: Iterable[tuple[Inline, ...]]) -> tuple[Inline, ...]:
    """Return notes as one, with a space between them."""
    first, *rest = notes
    return merged([*first, *(part for note in rest for part in (" ", *note))])
