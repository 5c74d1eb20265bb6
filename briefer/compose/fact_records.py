"""A fact as templates see it, each part made when a template first asks for it.

A note of thousands of facts prints a handful of the parts that there are; the others cost nothing.
"""

from collections.abc import Mapping
from functools import cached_property, lru_cache

from markupsafe import Markup

from briefer.compose.account_words import account_remarks, told_date
from briefer.compose.actor_records import ActorRecord, Cast, is_called
from briefer.compose.date_words import date_words, days_of
from briefer.compose.material import Material
from briefer.compose.passage_words import page_words, publisher_name, quoted_words
from briefer.compose.phrases import Phrases
from briefer.compose.quoting import as_quoted
from briefer.compose.records import EvidenceRecord
from briefer.compose.source_records import SourceRecord
from briefer.compose.standing import (
    basis_words,
    date_remark,
    deadline_words,
    is_plain,
    remark_on,
    remarks,
    speaker,
)
from briefer.compose.tokens import Cited, Line, Ready, Tokens, Told, Value
from briefer.compose.uses import actors_in
from briefer.model.dates import Basis
from briefer.model.documents import Emphasis, Inline, Strong, Text, TimeMark
from briefer.model.facts import Confidence, Credibility, Evidence, Fact, FactKind, Modality, Status
from briefer.model.ids import SourceId
from briefer.text.direction import kept_apart

OF_OTHERS = frozenset({"sources", "evidence", "actors"})
"""The parts of a fact that show what the whole note knows of its sources and actors."""

_DISPUTED = frozenset({Status.DISPUTED, Status.DENIED})
_KEPT = 1024  # leads: a note's facts share their dates


class FactRecord:
    """A fact as templates see it: each property without an underscore before its name (see parts.PARTS)."""

    def __init__(self, fact: Fact, sources: Mapping[SourceId, SourceRecord], cast: Cast) -> None:
        self._fact = fact
        self._cast = cast
        self._telling = cast.material.tellings[fact.id]
        self._sources = sources
        self._material = cast.material
        self._tokens = cast.tokens
        self._line: Told | None = None
        self.key = fact.id
        self.lines: dict[tuple[str, ...], Line] = {}
        """What it printed on lines and in cells so far, by the parts that stand there."""

    def among(self, sources: Mapping[SourceId, SourceRecord], cast: Cast) -> "FactRecord":
        """Return the same fact among other sources and actors; what was made of it alone stays as it is."""
        if sources is self._sources and not self._fact.actors:
            return self
        other = object.__new__(FactRecord)
        other.__dict__.update(self.__dict__)
        for part in OF_OTHERS:
            other.__dict__.pop(part, None)
        other._sources, other._cast = sources, cast
        return other

    def is_made_of(self, other: "FactRecord") -> bool:
        """Return whether both are one fact as it was made once, in whatever cast."""
        return self.lines is other.lines

    def as_line(self) -> Told:
        """Return the fact as a note usually prints it: its date, the statement, the remark, the citation."""
        if self._line is None:
            telling, phrases = self._telling, self._material.phrases
            dated = self._fact.event_date
            lead = (
                _lead(told_date(telling, phrases), date_remark(self._fact, phrases))
                if telling.dates
                else _usual_lead(dated.value, dated.basis, phrases)
            )
            standing = self._standing
            remark = _remark(standing) if standing else ()
            self._line = Told(self.key, self._fact.statement, lead, remark)
        return self._line

    def involves(self, name: str) -> bool:
        """Return whether an actor that goes by this name stands in the fact."""
        known = self._material.actors
        return any(is_called(known[actor], name) for actor in actors_in(self._fact))

    def marks_time(self) -> TimeMark | None:
        """Return the fact as a mark on a timeline, or None where its date is not known."""
        begins, ends = self._bounds
        words = as_quoted(self._fact.statement, self._fact, self._material.phrases)
        return TimeMark(begins, ends, words, self.key, str(self.when)) if begins else None

    def _value(self, text: str) -> Value:
        return Value(text, self._tokens)

    @property
    def _standing(self) -> tuple[str, ...]:
        actors, phrases, spoken = self._material.actors, self._material.phrases, self._telling.spoken
        if is_plain(spoken):
            return account_remarks(self._telling, actors, phrases)
        outlets: dict[SourceId, str] = {}
        if len(spoken.evidence) > 1:  # one outlet is not named
            sources = (self._material.sources[item.span.source] for item in spoken.evidence)
            outlets = {source.id: kept_apart(source.publisher) for source in sources if source.publisher}
        return (
            *remarks(spoken, actors, outlets, phrases),
            *account_remarks(self._telling, actors, phrases),
        )

    @cached_property
    def _bounds(self) -> tuple[str, str]:
        return _bounds(self._fact)

    @property
    def _source_keys(self) -> tuple[SourceId, ...]:
        return tuple(dict.fromkeys(it.span.source for it in self._fact.evidence))

    @cached_property
    def label(self) -> Value:
        """What a citation names the fact by."""
        return self._value(self._fact.label)

    @cached_property
    def kind(self) -> Value:
        """What sort of statement the fact makes."""
        return self._value(self._fact.kind)

    @cached_property
    def statement(self) -> Value:
        """The analyst's conclusion; it knows its fact."""
        return Value(self._fact.statement, self._tokens, fact=self._fact.id)

    @cached_property
    def citation(self) -> Markup:
        """The mark of a footnote with the fact's evidence."""
        return self._tokens.keep(Cited(self._fact.id))

    @cached_property
    def line(self) -> Markup:
        """The fact as a note usually prints it: its date, the statement, the remark, the citation."""
        return self._tokens.keep(self.as_line())

    @cached_property
    def lead(self) -> Markup:
        """The date in bold, or nothing."""
        lead = self.as_line().before
        return self._tokens.keep(Ready(lead)) if lead else Markup("")

    @cached_property
    def remark(self) -> Markup:
        """What a reader must know of the fact's standing, in brackets, or nothing."""
        remark = self.as_line().after
        return self._tokens.keep(Ready(remark)) if remark else Markup("")

    @cached_property
    def date(self) -> Value:
        """The event date in words, or nothing."""
        return self._value(told_date(self._telling, self._material.phrases))

    @cached_property
    def when(self) -> Value:
        """The event date as it begins a line."""
        return self._value(_capitalised(str(self.date)))

    @cached_property
    def bracketed(self) -> Value:
        """The event date as it begins a line, in square brackets where its source does not state it."""
        stated = not self.date or self._fact.event_date.basis == Basis.STATED
        return self.when if stated else self._value(f"[{self.when}]")

    @cached_property
    def date_basis(self) -> Value:
        """What the event date rests on."""
        return self._value(basis_words(self._fact, self._material.phrases))

    @cached_property
    def basis(self) -> Value:
        """What the event date rests on, with the deadline and the remark, as a table tells it."""
        return self._value(_basis(self._fact, self._standing, self._material.phrases))

    @cached_property
    def begins(self) -> Value:
        """The first day as ISO 8601, to sort by, or nothing."""
        return self._value(self._bounds[0])

    @cached_property
    def ends(self) -> Value:
        """The last day as ISO 8601, to sort by, or nothing."""
        return self._value(self._bounds[1])

    @cached_property
    def deadline(self) -> Value:
        """The deadline in words, or nothing."""
        return self._value(deadline_words(self._fact, self._material.phrases))

    @cached_property
    def place(self) -> Value:
        """Where it happened, or nothing."""
        return self._value(self._fact.place)

    @cached_property
    def confidence(self) -> Value:
        """The analyst's confidence, as the session file has it."""
        return self._value(self._fact.confidence)

    @cached_property
    def confidence_words(self) -> Value:
        """The analyst's confidence in the note's language."""
        return self._value(self._material.phrases.say(f"confidence_{self._fact.confidence}"))

    @cached_property
    def note(self) -> Value:
        """The analyst's own note on the fact, or nothing."""
        return Value(self._fact.note, self._tokens, own=True)

    @cached_property
    def status(self) -> Value:
        """The statuses of the evidence, each once."""
        return self._value("; ".join(self._fact.statuses))

    @property
    def ahead(self) -> bool:
        """Whether it lay ahead when it was reported, or has a deadline."""
        evidence = self._fact.evidence
        return self._fact.deadline is not None or any(it.modality is Modality.FUTURE for it in evidence)

    @property
    def dated(self) -> bool:
        """Whether the event date is known."""
        return self._fact.event_date.value is not None

    @property
    def disputed(self) -> bool:
        """Whether it is disputed or denied."""
        return not _DISPUTED.isdisjoint(self._fact.statuses)

    @property
    def opinion(self) -> bool:
        """Whether it is the source's view and no event."""
        return self._fact.kind is FactKind.JUDGEMENT or Status.OPINION in self._fact.statuses

    @property
    def graded(self) -> bool:
        """Whether its credibility was judged."""
        evidence = self._fact.evidence
        return any(it.grading.credibility is not Credibility.NOT_ASSESSED for it in evidence)

    @property
    def assessed(self) -> bool:
        """Whether the analyst's confidence was given."""
        return self._fact.confidence is not Confidence.NOT_ASSESSED

    @property
    def origins(self) -> int:
        """How many independent origins it has: copies of one story and sources of one publisher are one."""
        origin_of = self._material.origin_of
        return len({origin_of[it.span.source] for it in self._fact.evidence})

    @property
    def accounts(self) -> int:
        """How many sources tell of it, copies counted."""
        return len({it.span.source for it in self._fact.evidence})

    @property
    def differs(self) -> bool:
        """Whether accounts differ from each other or from what is told."""
        return self._telling.differs

    @cached_property
    def sources(self) -> tuple[SourceRecord, ...]:
        """The sources that the fact rests on, each once."""
        return tuple(self._sources[key] for key in self._source_keys)

    @cached_property
    def actors(self) -> tuple[ActorRecord, ...]:
        """The actors' parts in the fact."""
        known, dated = self._material.actors, self._fact.event_date.value
        days = days_of(dated) if dated else None
        return tuple(
            ActorRecord(known[part.actor], self._cast, part.role, days) for part in self._fact.actors
        )

    @cached_property
    def parties(self) -> Value:
        """The names of the actors with a part in it, with commas between them."""
        known = self._material.actors
        return self._value(", ".join(dict.fromkeys(known[part.actor].name for part in self._fact.actors)))

    @cached_property
    def party(self) -> Value:
        """The name of the first of its actors, to group by, or nothing."""
        first = self._fact.actors[0].actor if self._fact.actors else None
        return self._value(self._material.actors[first].name if first is not None else "")

    @cached_property
    def outlets(self) -> Value:
        """Who published what it rests on, each once."""
        names = (publisher_name(self._material.sources[key], self._material) for key in self._source_keys)
        return self._value("; ".join(dict.fromkeys(kept_apart(name) for name in names)))

    @cached_property
    def grades(self) -> Value:
        """The grades of its evidence, each once."""
        codes = () if self._material.is_clean else (it.grading.code for it in self._fact.evidence)
        return self._value(", ".join(dict.fromkeys(codes)))

    @cached_property
    def evidence(self) -> tuple[EvidenceRecord, ...]:
        """The passages that the fact rests on."""
        return tuple(
            _evidence(item, self._sources[item.span.source], self._material, self._tokens)
            for item in self._fact.evidence
        )


def _bounds(fact: Fact) -> tuple[str, str]:
    """Return the first and last day as ISO strings, empty where there is none; an open start is its end."""
    if fact.event_date.value is None:
        return "", ""
    first, last = days_of(fact.event_date.value)
    begins = last if first == first.min else first
    ends = first if last == last.max else last
    return begins.isoformat(), ends.isoformat()


def _basis(fact: Fact, standing: tuple[str, ...], phrases: Phrases) -> str:
    """Return what the date rests on, the deadline, and the fact's standing, as a table tells it."""
    said = [basis_words(fact, phrases) if fact.event_date.value else phrases.say("no_date")]
    if fact.deadline:
        said.append(phrases.say("deadline", date=deadline_words(fact, phrases)))
    return _capitalised("; ".join((*said, *standing)))


@lru_cache(maxsize=_KEPT)
def _usual_lead(value: str | None, basis: str, phrases: Phrases) -> tuple[Inline, ...]:
    """Return one date in bold, or nothing where it is not known."""
    return _lead(date_words(value, phrases) if value else "", remark_on(value, basis, phrases))


@lru_cache(maxsize=_KEPT)
def _lead(date: str, remark: str) -> tuple[Inline, ...]:
    """Return the date in bold, or nothing."""
    if not date:
        return ()
    words = _capitalised(f"{date} ({remark})." if remark else f"{date}.")
    return Strong((Text(words),)), Text(" ")


def _remark(said: tuple[str, ...]) -> tuple[Inline, ...]:
    """Return in brackets what must be said of a fact's standing."""
    return Text(" "), Emphasis((Text(f"({'; '.join(said)})"),))


def _evidence(item: Evidence, source: SourceRecord, material: Material, tokens: Tokens) -> EvidenceRecord:
    def value(text: str) -> Value:
        return Value(text, tokens)

    def for_clearance(text: str) -> Value:
        return Value("" if material.is_clean else text, tokens)

    phrases = material.phrases
    return EvidenceRecord(
        quote=for_clearance(item.span.quote),
        words=tokens.keep(Ready(() if material.is_clean else quoted_words(item, material))),
        translation=for_clearance(item.translation),
        source=source,
        page=value(page_words(item, material)),
        who=value(speaker(item, material.actors, phrases)),
        verb=value(item.attribution.verb),
        report_date=value(date_words(item.report_date, phrases) if item.report_date else ""),
        status=value(item.status),
        modality=value(item.modality),
        grading=for_clearance(item.grading.code),
        credibility=for_clearance(item.grading.credibility),
        credibility_words=for_clearance(phrases.say(f"credibility_{item.grading.credibility}")),
    )


def _capitalised(words: str) -> str:
    return words[:1].upper() + words[1:]
