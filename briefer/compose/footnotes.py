"""The notes of one document in order: in full at first, later in short; for clearance, or clean."""

from collections.abc import Callable, Container, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from briefer.compose.account_words import otherwise_words
from briefer.compose.material import Material
from briefer.compose.numbering import Numbering
from briefer.compose.passage_words import (
    Parts,
    carriers,
    gone_on,
    head,
    merged,
    page_words,
    passage,
    pointing,
    quoted,
)
from briefer.compose.source_forms import FormsOf, Places, PlacesMark
from briefer.compose.walking import Run, with_citations
from briefer.model.documents import Citation, Inline, Text
from briefer.model.facts import Evidence, Fact
from briefer.model.ids import FactId, SourceId
from briefer.model.note_options import NoteCopy, NoteOptions
from briefer.weigh.origins import carried_by

_MOST_AGAIN = 3  # passages quoted where a fact is cited again
_NUMBER = "\0"  # stands for a number in a phrase while that is taken apart

Told = Sequence[tuple[Fact, bool]]
"""The facts of one note, with whether another note told each before."""

Cited = tuple[tuple[FactId, ...], ...]
"""The facts of each of several notes, in order."""

Words = Callable[[Told], tuple[Inline, ...]]
"""What words a note."""

_HeadOf = Callable[[SourceId], Parts]
_BegunOf = Callable[[SourceId], tuple[Inline, ...]]


@dataclass(frozen=True, slots=True)
class NotesMark:
    """Which facts were told so far, and where each source was cited if a citation style needs to know."""

    told: frozenset[FactId]
    places: PlacesMark | None

    def of(self, cited: frozenset[FactId]) -> "NotesMark":
        """Return as much of it as matters to notes of these facts."""
        return NotesMark(self.told & cited, self.places)


class Footnotes:
    """The citations of one note with what their notes say, in order.

    `forms_of` gives a source in the citation style that was chosen, if one was. `numbering` gives the
    citations their numbers; without it they get them later.
    """

    def __init__(
        self,
        material: Material,
        options: NoteOptions | None = None,
        forms_of: FormsOf | None = None,
        wording: "Wording | None" = None,
        numbering: Numbering | None = None,
    ) -> None:
        """Begin with no note; `wording` is what words notes where no style does, of the same material."""
        is_clean = options is not None and options.copy is NoteCopy.CLEAN
        self._material = material
        self._numbering = numbering
        self._told: set[FactId] = set()
        self._places = Places(forms_of) if forms_of is not None else None
        self._wording = wording or Wording(material, is_clean=is_clean)
        self._words: Words = self._wording.__call__
        if (places := self._places) is not None:
            self._words = _styled_clean(material, places) if is_clean else _styled(material, places)

    @property
    def places(self) -> PlacesMark | None:
        """Where the citing of sources stands, if a citation style needs to know."""
        return self._places.mark if self._places else None

    def begun(self, cited: Cited) -> Hashable:
        """Return what notes of these facts depend on of the notes before them."""
        told = tuple([fact in self._told for facts in cited for fact in facts])
        return (told, self._places.mark) if self._places else told

    @property
    def mark(self) -> NotesMark:
        """Where the notes stand."""
        return NotesMark(frozenset(self._told), self.places)

    def go_on(self, facts: Iterable[FactId], places: PlacesMark | None) -> None:
        """Go on behind notes that told these facts, where sources had been cited like this."""
        self._told.update(facts)
        if self._places and places:
            self._places.mark = places

    def note(self, bare: Citation) -> Citation:
        """Return the next citation with its note, which tells its facts: in full at first, later in short."""
        known, before = self._material.facts, self._told
        key = bare.fact
        fact = known[key]
        keys: tuple[FactId, ...] = (key,)
        told = [(fact, key in before)]
        shared: tuple[tuple[FactId, str], ...] = ()
        before.add(key)
        if bare.others:
            keys = tuple(dict.fromkeys(bare.facts))
            told += [(known[other], other in before) for other in keys[1:]]
            shared = tuple([(other.id, other.label) for other, _ in told[1:]])
            before.update(keys)
        number, words = 0, self._words(told)
        if self._numbering:
            number, words = self._numbering.next(keys, words)
        return Citation(key, fact.label, number, words, shared)

    def noted(self, run: Run) -> Run:
        """Return the next run of the note, whose citations are bare, with what their notes say."""
        return with_citations(run, self.note)

    def at(self, cited: Cited, begun: Hashable) -> "Footnotes":
        """Return the same notes as they stood where these facts were cited, no citation style chosen."""
        assert isinstance(begun, tuple)  # noqa: S101 - told to the type checker: it is what `begun` gave
        other = Footnotes(self._material, wording=self._wording)
        facts = [fact for facts in cited for fact in facts]
        other._told = {fact for fact, was_told in zip(facts, begun, strict=True) if was_told}
        return other


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


def short_note(fact: Fact, material: Material) -> tuple[Inline, ...]:
    """Return a note that points to the first one and holds the first passages' words and grades."""
    before, after = _around(material.phrases.say("see_note", number=_NUMBER))
    first, *rest = _words_again(fact, material)
    if isinstance(first, Text) and not first.language:
        return (pointing((before, f"{after} {first.text}"), (fact.id,)), *rest)
    return (pointing((before, f"{after} "), (fact.id,)), first, *rest)


def _around(phrase: str) -> tuple[str, str]:
    """Return what of a phrase stands before its number, and what behind."""
    before, _, after = phrase.partition(_NUMBER)
    return before, after


def _words_again(fact: Fact, material: Material) -> tuple[Inline, ...]:
    """Return the first passages' words and grades."""
    parts: list[str | Inline] = []
    for index, item in enumerate(_quoted_passages(fact, material)):
        parts += ["; "] if index else []
        parts += quoted(item, material)
        parts += [f" ({_place_and_grade(fact, item, material)})"]
    return merged([*parts, *_more(fact, material), "."])


class Wording:
    """Words notes the program's own way: with quotes and grades, or clean, with its sources alone.

    What is said of one fact is put together once.
    """

    def __init__(
        self,
        material: Material,
        *,
        is_clean: bool = False,
        worded: Mapping[tuple[FactId, bool], tuple[Inline, ...]] | None = None,
    ) -> None:
        """Take the facts, and how some were `worded` before, at first and again."""
        self._material = material
        self._is_clean = is_clean
        self._worded = dict(worded or {})
        head_of = cache(lambda source: head(material.sources[source], material))
        self._head_of = head_of  # the next one does not know `self`, which would make a circle
        self._begun_of = cache(lambda source: merged(head_of(source)))

    def again(self, material: Material, same: Container[FactId]) -> "Wording":
        """Return the same over other facts, of which these are the same."""
        worded = {key: words for key, words in self._worded.items() if key[0] in same}
        return Wording(material, is_clean=self._is_clean, worded=worded)

    def __call__(self, told: Told) -> tuple[Inline, ...]:
        """Return the note that tells these facts."""
        if self._is_clean:
            return self._clean(told)
        if len(told) == 1:
            return self._note(told[0])
        return _side_by_side(map(self._note, told))

    def _note(self, told: tuple[Fact, bool]) -> tuple[Inline, ...]:
        fact, was_told = told
        key = fact.id, was_told
        words = self._worded.get(key)
        if words is None:
            if was_told:
                words = short_note(fact, self._material)
            elif len(fact.evidence) == 1:
                words = _passage_note(fact, self._material, self._begun_of)
            else:
                words = full_note(fact, self._material, self._head_of)
            self._worded[key] = words
        return words

    def _clean(self, told: Told) -> tuple[Inline, ...]:
        before, after = _around(self._material.phrases.say("as_note", number=_NUMBER))
        parts: list[str | Inline] = []
        for fact, was_told in told:
            if was_told:
                parts += ["; " if parts else "", pointing((before, after), (fact.id,))]
                continue
            for source, pages in _sources_of(fact, self._material):
                parts += ["; " if parts else "", *self._head_of(source), *(f", {page}" for page in pages)]
        return merged([*parts, "."])


def _styled(material: Material, places: Places) -> Words:
    """Return what words a note in a citation style, with quotes and grades behind each source."""

    def words(told: Told) -> tuple[Inline, ...]:
        places.begin_note()
        parts: list[str | Inline] = []
        for fact, was_told in told:
            parts += (_styled_again if was_told else _styled_full)(fact, material, places)
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


def _styled_clean(material: Material, places: Places) -> Words:
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
