"""A source as templates see it, each part made when a template first asks for it.

The words of a note's sources stand in its list of sources alone, and some notes have none.
"""

from collections.abc import Sequence
from functools import cached_property

from markupsafe import Markup

from briefer.compose.date_words import date_words
from briefer.compose.material import Material
from briefer.compose.passage_words import dating_words, publisher_name, source_name
from briefer.compose.tokens import Ready, Tokens, Value
from briefer.model.dates import is_edtf
from briefer.model.documents import Emphasis, Inline, Link, Text
from briefer.model.sources import Source
from briefer.text.direction import begun_like, kept_apart

_SCHEMES = ("http://", "https://", "mailto:")


class SourceRecord:
    """A source as templates see it: each property without an underscore before its name (see parts.PARTS)."""

    def __init__(  # noqa: PLR0913, PLR0917 - what the whole note knows of one source
        self,
        source: Source,
        numbers: tuple[int, int],
        facts: int,
        grades: Sequence[str],
        material: Material,
        tokens: Tokens,
    ) -> None:
        """Take a source with its number and that of its origin, and how many facts rest on it.

        `grades` are those of the passages, in order, also where they are not printed.
        """
        self._source = source
        self._numbers = numbers
        self._facts = facts
        self._grades = () if material.is_clean else tuple(grades)
        self._material = material
        self._tokens = tokens

    def says(self, numbers: tuple[int, int], facts: int, grades: Sequence[str]) -> bool:
        """Return whether the record says this of its source."""
        said = () if self._material.is_clean else tuple(grades)
        return (self._numbers, self._facts, self._grades) == (numbers, facts, said)

    def _value(self, text: str) -> Value:
        return Value(text, self._tokens)

    def _ready(self, inlines: tuple[Inline, ...]) -> Markup:
        return self._tokens.keep(Ready(inlines)) if inlines else Markup("")

    @property
    def number(self) -> int:
        """Its number among the sources of the note, from 1."""
        return self._numbers[0]

    @property
    def origin(self) -> int:
        """The number of the first source of the same origin.

        Copies of one story, and sources of one publisher or agency, are of one origin.
        """
        return self._numbers[1]

    @property
    def facts(self) -> int:
        """How many of the note's facts rest on it."""
        return self._facts

    @property
    def named(self) -> bool:
        """Whether its publisher is known."""
        return bool(self._source.publisher)

    @property
    def dated(self) -> bool:
        """Whether its date of publication is known."""
        return self._source.published.value is not None

    @cached_property
    def label(self) -> Value:
        """What the session names the source by."""
        return self._value(self._source.label)

    @cached_property
    def title(self) -> Value:
        """Its title, or words that say that it has none."""
        return self._value(source_name(self._source, self._material))

    @cached_property
    def publisher(self) -> Value:
        """Who published it, or words that say that it is not known."""
        return self._value(publisher_name(self._source, self._material))

    @cached_property
    def byline(self) -> Value:
        """Who wrote it, or nothing."""
        return self._value(self._source.byline)

    @cached_property
    def date(self) -> Value:
        """The day of publication in words, or “undated”."""
        return self._value(dating_words(self._source.published, self._material))

    @cached_property
    def date_basis(self) -> Value:
        """What the day of publication rests on."""
        return self._value(self._source.published.basis)

    @cached_property
    def language(self) -> Value:
        """Its language as a BCP 47 tag, or nothing."""
        return self._value(self._source.language)

    @cached_property
    def link(self) -> Markup:
        """Its address as a link, or nothing."""
        return self._ready(link_inlines(self._source.url))

    @cached_property
    def reliability(self) -> Value:
        """The reliabilities in its passages' grades, each once."""
        return self._value(", ".join(self._reliabilities))

    @cached_property
    def reliability_words(self) -> Value:
        """The same with what each means."""
        phrases = self._material.phrases
        words = (f"{it} ({phrases.say(f'reliability_{it}')})" for it in self._reliabilities)
        return self._value(phrases.listed(tuple(words)))

    @cached_property
    def gradings(self) -> Value:
        """The grades of its passages, each once."""
        return self._value(", ".join(self._grades))

    @cached_property
    def entry(self) -> Markup:
        """The whole entry for a list of sources."""
        return self._ready(_entry(self._source, self._material))

    @cached_property
    def retrieved(self) -> Value:
        """The day on which it was saved, in words, or nothing."""
        return self._value(_day(self._source.retrieved, self._material))

    @cached_property
    def hash(self) -> Value:
        """The SHA-256 of its text."""
        return self._value(self._source.text_sha256)

    @property
    def _reliabilities(self) -> list[str]:
        return sorted({grade[0] for grade in self._grades})


def link_inlines(url: str) -> tuple[Inline, ...]:
    """Return the address as a link that shows itself in full, or as plain words where it may not be one."""
    if not url:
        return ()
    return (Link(url, (Text(url),)),) if url.casefold().startswith(_SCHEMES) else (Text(url),)


def _day(moment: str, material: Material) -> str:
    day = moment.partition("T")[0]
    return date_words(day, material.phrases) if is_edtf(day) else ""


def _entry(source: Source, material: Material) -> tuple[Inline, ...]:
    """Return the source's entry in a list of sources."""
    by = f"{source.byline}, " if source.byline else ""
    who = f"{by}{kept_apart(publisher_name(source, material))}, "
    link = link_inlines(source.url)
    return (
        Text(begun_like(material.phrases.say("untitled"), who)),
        Emphasis((Text(kept_apart(source_name(source, material))),)),
        Text(f", {dating_words(source.published, material)}"),
        *((Text(", "), *link) if link else ()),
    )
