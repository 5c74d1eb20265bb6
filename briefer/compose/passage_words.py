"""What a note says of a passage and of its source: where it stands, the words themselves, and their grade."""

from collections.abc import Iterable, Sequence
from functools import lru_cache

from briefer.compose.account_words import otherwise_words
from briefer.compose.date_words import date_words
from briefer.compose.material import Material
from briefer.compose.phrases import Phrases
from briefer.compose.standing import speaker
from briefer.model.dates import Basis, Dating, Precision, dated
from briefer.model.documents import Emphasis, Inline, LineBreak, Pointing, Text
from briefer.model.facts import AttributionKind, Credibility, Evidence, Grading, Reliability
from briefer.model.ids import FactId
from briefer.model.sources import Source
from briefer.text.direction import begun_like, kept_apart
from briefer.text.languages import is_foreign
from briefer.text.paging import pages_of
from briefer.weigh.otherwise import Otherwise

Parts = Iterable[str | Inline]
"""Words and inlines one after the other."""


def carriers(items: Iterable[Evidence], material: Material) -> Parts:
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
    pages = material.pages.get(span.source, ())
    found = pages_of(pages, span.start, span.end) if pages else None
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


_UNATTRIBUTED = AttributionKind.UNATTRIBUTED_QUOTE
_SILENT_BASES = (Basis.STATED, Basis.UNKNOWN)
_BASES = {
    Basis.RESOLVED.value: "date_resolved",
    Basis.INFERRED.value: "date_inferred",
    Basis.GIVEN.value: "date_given",
}


def head(source: Source, material: Material) -> Parts:
    """Return what the sentence of each of a source's passages begins with."""
    return (
        begun_like(material.phrases.say("untitled"), f"{kept_apart(publisher_name(source, material))}, "),
        Emphasis((Text(kept_apart(source.title)),)) if source.title else material.phrases.say("untitled"),
        f", {_published(source.published, material)}",
    )


def passage(
    item: Evidence, otherwise: Iterable[Otherwise], material: Material, *, opening: str = ": "
) -> Sequence[str | Inline]:
    """Return one passage as a sentence, after its head; `opening` goes before the quoted words."""
    before = behind = ""
    if item.report_date and item.report_date != material.sources[item.span.source].published.value:
        date = date_words(item.report_date, material.phrases)
        before = f", {material.phrases.say('reported_on', date=date)}"
    if material.pages and (page := page_words(item, material)):
        before += f", {page}"
    if otherwise:
        for told in otherwise_words(otherwise, material.actors, material.phrases):
            behind += f"; {told}"
    grading = item.grading
    said, graded = (
        _attribution(item, material),
        _graded(grading.reliability, grading.credibility, material.phrases),
    )
    begun, ended = f"{before}{opening}", f"{said}{behind}; {graded}."
    words = quoted(item, material)
    if len(words) == 1:
        return (f"{begun}{words[0]}{ended}",)
    return (begun, *words, ended)


@lru_cache(maxsize=64)
def _graded(reliability: Reliability, credibility: Credibility, phrases: Phrases) -> str:
    return phrases.say("grading", code=Grading(reliability, credibility).code)


def _attribution(item: Evidence, material: Material) -> str:
    attribution, say = item.attribution, material.phrases.say
    if attribution.actor is None and not attribution.who and attribution.kind is not _UNATTRIBUTED:
        return ""
    who, verb = speaker(item, material.actors, material.phrases), attribution.verb
    if not who and attribution.kind is _UNATTRIBUTED:
        who = say("unnamed_speaker")
    if not who:
        return ""
    return f"; {say('attributed_verb', who=who, verb=verb) if verb else say('attributed', who=who)}"


def quoted(item: Evidence, material: Material) -> tuple[str | Inline, ...]:
    """Return the words of the passage just as they stand in the source, quoted, and their translation."""
    language = material.sources[item.span.source].language
    words = item.translation and f"; {material.phrases.say('translation', words=item.translation)}"
    if language and is_foreign(item.span.quote, language, material.language):
        return "“", Text(item.span.quote, language), f"”{words}"
    return (f"“{item.span.quote}”{words}",)


def quoted_words(item: Evidence, material: Material) -> tuple[Inline, ...]:
    """Return the words of a passage in quotation marks, and their translation."""
    return merged(quoted(item, material))


_WORDS = (str, Pointing)  # made once: it is asked of each part of each note


def merged(parts: Iterable[str | Inline]) -> tuple[Inline, ...]:
    """Return the parts with neighbouring words as one text, and line ends as line breaks.

    Numbers of notes that are still to be given are words too.
    """
    inlines: list[Inline] = []
    words: list[str | Pointing] = []
    for part in parts:
        if isinstance(part, _WORDS):
            words.append(part)
            continue
        if words:
            inlines += _words_of(words)
            words.clear()
        if isinstance(part, Text):
            inlines += lines_of(part.text, part.language)
        else:
            inlines.append(part)
    return (*inlines, *_words_of(words)) if words else tuple(inlines)


def _words_of(parts: Sequence[str | Pointing]) -> list[Inline]:
    """Return words as one text, or as one with numbers of notes in it."""
    if Pointing not in map(type, parts):
        return lines_of("".join(map(str, parts)))
    words, facts = [""], list[FactId]()
    for part in parts:
        if isinstance(part, str):
            words[-1] += part
            continue
        first, *rest = part.stretches
        words[-1] += first
        words += rest
        facts += part.facts
    return [pointing(words, facts)]


def pointing(stretches: Sequence[str], facts: Sequence[FactId]) -> Pointing:
    """Return words that point to the notes that first tell these facts, with an ellipsis for each number."""
    return Pointing("…".join(stretches), "", tuple(stretches), tuple(facts))


def gone_on(begun: tuple[Inline, ...], parts: Sequence[str | Inline]) -> tuple[Inline, ...]:
    """Return inlines with parts behind them; where they end in words, these go on with the next ones."""
    last = begun[-1] if begun else None
    if not isinstance(last, Text) or last.language:
        return (*begun, *merged(parts))
    if len(parts) == 1 and isinstance(parts[0], str):  # as nearly all notes end
        words = last.text + parts[0]
        return (*begun[:-1], *lines_of(words)) if "\n" in words else (*begun[:-1], Text(words))
    return (*begun[:-1], *merged((last.text, *parts)))


def lines_of(words: str, language: str = "") -> list[Inline]:
    """Return words as texts with line breaks between them."""
    if "\n" not in words:
        return [Text(words, language)] if words else []
    inlines: list[Inline] = []
    for index, line in enumerate(words.split("\n")):
        inlines += [LineBreak()] if index else []
        inlines += [Text(line, language)] if line else []
    return inlines
