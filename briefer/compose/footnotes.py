"""What the note under each citation says: where the words stand, the words themselves, and their grade."""

from collections.abc import Callable, Iterable
from functools import cache

from briefer.compose.account_words import otherwise_words
from briefer.compose.date_words import date_words
from briefer.compose.material import Material
from briefer.compose.standing import speaker
from briefer.model.dates import Basis, Dating, Precision, dated
from briefer.model.documents import Citation, Emphasis, Inline, LineBreak, Text
from briefer.model.facts import AttributionKind, Evidence, Fact
from briefer.model.ids import FactId, SourceId
from briefer.model.sources import Source
from briefer.text.direction import begun_like, kept_apart
from briefer.text.languages import is_foreign
from briefer.text.paging import pages_of
from briefer.weigh.origins import carried_by
from briefer.weigh.otherwise import Otherwise


class Footnotes:
    """The citations of one note, numbered from 1 in the order in which they are asked for.

    What repeats within the note is put together once: a source's part of it, and a fact's note in short.
    """

    def __init__(self, material: Material) -> None:
        self._material = material
        self._first: dict[FactId, int] = {}
        self._count = 0
        self._head: _HeadOf = cache(lambda source: _head(material.sources[source], material))
        self._again = cache(lambda fact: short_note(material.facts[fact], self._first[fact], material))

    def cite(self, fact_id: FactId) -> Citation:
        """Return the next citation: its note in full the first time, later in short with the quoted words."""
        fact = self._material.facts[fact_id]
        self._count += 1
        first = self._first.setdefault(fact_id, self._count)
        is_first = first == self._count
        note = full_note(fact, self._material, self._head) if is_first else self._again(fact_id)
        return Citation(fact_id, fact.label, self._count, note)

    def cite_label(self, label: str) -> Citation | Text:
        """Return a citation of the fact with this label, or words that say that there is no such fact."""
        fact_id = self._material.labels.get(label.casefold())
        if fact_id is None:
            return Text(self._material.phrases.say("unknown_fact", label=label))
        return self.cite(fact_id)


_MOST_AGAIN = 3  # passages quoted where a fact is cited again

_Parts = Iterable[str | Inline]
_HeadOf = Callable[[SourceId], _Parts]


def full_note(fact: Fact, material: Material, head_of: _HeadOf) -> tuple[Inline, ...]:
    """Return publisher, title, date, quoted words, translation, speaker and grade of each passage.

    `head_of` gives what the passages of a source begin with: publisher, title and date. A copy of a passage's
    story that says the same is named behind it and not quoted.
    """
    parts: list[str | Inline] = []
    otherwise = material.tellings[fact.id].otherwise
    carried = carried_by(fact.evidence, material.story_of, otherwise)
    for item in fact.evidence:
        if item.id not in carried:
            continue
        parts += [" "] if parts else []
        parts += head_of(item.span.source)
        parts += _passage(item, otherwise.get(item.id, ()), material)
        parts += _carriers(carried[item.id], material)
    return _merged(parts)


def short_note(fact: Fact, number: int, material: Material) -> tuple[Inline, ...]:
    """Return a note that points to the first one and holds the first passages' words and grades."""
    parts: list[str | Inline] = [material.phrases.say("see_note", number=number), " "]
    otherwise = material.tellings[fact.id].otherwise
    carried = carried_by(fact.evidence, material.story_of, otherwise)
    quoted = [item for item in fact.evidence if item.id in carried]
    for index, item in enumerate(quoted[:_MOST_AGAIN]):
        parts += ["; "] if index else []
        parts += _quoted(item, material)
        told = otherwise_words(otherwise.get(item.id, ()), material.actors, material.phrases)
        page = page_words(item, material)
        parts += [f" ({'; '.join((*((page,) if page else ()), item.grading.code, *told))})"]
    if len(quoted) > _MOST_AGAIN:
        parts.append(f"; {material.phrases.say('more_there', number=len(quoted) - _MOST_AGAIN)}")
    return _merged([*parts, "."])


def _carriers(items: Iterable[Evidence], material: Material) -> _Parts:
    """Return a sentence that names the sources that carry a passage too, or nothing."""
    say = material.phrases.say
    names = []
    for key in dict.fromkeys(item.span.source for item in items):
        source = material.sources[key]
        date = _day_published(source.published, material)
        publisher = kept_apart(publisher_name(source, material))
        names.append(say("carrier", publisher=publisher, date=date))
    return (f" {say('carried', who=material.phrases.listed(tuple(names)))}",) if names else ()


def page_words(item: Evidence, material: Material) -> str:
    """Return on which page of its source a passage stands, as in “p. 3”; empty where it has no pages."""
    span = item.span
    found = pages_of(material.pages.get(span.source, ()), span.start, span.end)
    if found is None:
        return ""
    first, last = found
    if first == last:
        return material.phrases.say("page", number=first)
    return material.phrases.say("pages", first=first, last=last)


def source_name(source: Source, material: Material) -> str:
    """Return a source's title, or words that say it has none, with the file's name if there is one."""
    if source.title:
        return source.title
    if source.file_name:
        return material.phrases.say("untitled_file", file=source.file_name)
    return material.phrases.say("untitled")


def publisher_name(source: Source, material: Material) -> str:
    """Return who published the source, or words that say it is not known."""
    return source.publisher or material.phrases.say("unknown_outlet")


def dating_words(dating: Dating, material: Material) -> str:
    """Return a date of publication in words, with what it rests on where the source does not state it."""
    say = material.phrases.say
    if dating.value is None:
        return say("published_undated")
    words = date_words(dating.value, material.phrases)
    if dating.basis in _SILENT_BASES:
        return words
    phrase = _BASES.get(dating.basis)
    return f"{words} ({say(phrase) if phrase else dating.basis})"


def _published(dating: Dating, material: Material) -> str:
    """Return a date of publication in words, in square brackets where the source does not state it."""
    if dating.value is None:
        return material.phrases.say("published_undated")
    words = date_words(dating.value, material.phrases)
    return words if dating.basis in _SILENT_BASES else f"[{words}]"


def _day_published(dating: Dating, material: Material) -> str:
    """Return a date of publication as `_published` does, without the time of day."""
    if dating.value is None or dating.precision is not Precision.TIME:
        return _published(dating, material)
    return _published(dated(dating.value.partition("T")[0], dating.basis), material)


_SILENT_BASES = (Basis.STATED, Basis.UNKNOWN)
_BASES = {
    Basis.RESOLVED.value: "date_resolved",
    Basis.INFERRED.value: "date_inferred",
    Basis.GIVEN.value: "date_given",
}


def _head(source: Source, material: Material) -> _Parts:
    """Return what the sentence of each of a source's passages begins with."""
    return (
        begun_like(material.phrases.say("untitled"), f"{kept_apart(publisher_name(source, material))}, "),
        Emphasis((Text(kept_apart(source.title)),)) if source.title else material.phrases.say("untitled"),
        f", {_published(source.published, material)}",
    )


def _passage(item: Evidence, otherwise: Iterable[Otherwise], material: Material) -> _Parts:
    """Return one passage as a sentence, after its head."""
    say = material.phrases.say
    if item.report_date and item.report_date != material.sources[item.span.source].published.value:
        yield f", {say('reported_on', date=date_words(item.report_date, material.phrases))}"
    if page := page_words(item, material):
        yield f", {page}"
    yield ": "
    yield from _quoted(item, material)
    yield from _attribution(item, material)
    for told in otherwise_words(otherwise, material.actors, material.phrases):
        yield f"; {told}"
    yield f"; {say('grading', code=item.grading.code)}."


def _attribution(item: Evidence, material: Material) -> Iterable[str]:
    say = material.phrases.say
    who, verb = speaker(item, material.actors, material.phrases), item.attribution.verb
    if not who and item.attribution.kind is AttributionKind.UNATTRIBUTED_QUOTE:
        who = say("unnamed_speaker")
    if who:
        yield f"; {say('attributed_verb', who=who, verb=verb) if verb else say('attributed', who=who)}"


def _quoted(item: Evidence, material: Material) -> _Parts:
    """Return the words of the passage just as they stand in the source, quoted, and their translation."""
    language = material.sources[item.span.source].language
    if language and is_foreign(item.span.quote, language, material.language):
        yield from ("“", Text(item.span.quote, language), "”")
    else:
        yield f"“{item.span.quote}”"
    if item.translation:
        yield f"; {material.phrases.say('translation', words=item.translation)}"


def quoted_words(item: Evidence, material: Material) -> tuple[Inline, ...]:
    """Return the words of a passage in quotation marks, and their translation."""
    return _merged(_quoted(item, material))


def _merged(parts: Iterable[str | Inline]) -> tuple[Inline, ...]:
    """Return the parts with neighbouring words as one text, and line ends as line breaks."""
    inlines: list[Inline] = []
    words = ""
    for part in parts:
        if isinstance(part, str):
            words += part
            continue
        inlines += lines_of(words)
        words = ""
        inlines += lines_of(part.text, part.language) if isinstance(part, Text) else (part,)
    return tuple(inlines + lines_of(words))


def lines_of(words: str, language: str = "") -> list[Inline]:
    """Return words as texts with line breaks between them."""
    if "\n" not in words:
        return [Text(words, language)] if words else []
    inlines: list[Inline] = []
    for index, line in enumerate(words.split("\n")):
        inlines += [LineBreak()] if index else []
        inlines += [Text(line, language)] if line else []
    return inlines
