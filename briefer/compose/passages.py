"""The passages under the facts, one by one, as an annex of evidence lists them."""

from collections.abc import Iterable
from dataclasses import dataclass

from markupsafe import Markup

from briefer.compose.fact_records import FactRecord
from briefer.compose.records import EvidenceRecord
from briefer.compose.source_records import SourceRecord
from briefer.compose.tokens import Value


@dataclass(frozen=True, slots=True)
class PassageRecord:
    """One passage with the fact that rests on it.

    `number` counts the passages of one list from 1; `words` are the quoted words in quotation marks, with
    their translation; `date` is the day of publication in words; `hash` is the SHA-256 of the source's text.
    """

    number: int
    fact: FactRecord
    label: Value
    statement: Value
    quote: Value
    translation: Value
    words: Markup
    source: SourceRecord
    publisher: Value
    title: Value
    date: Value
    page: Value
    who: Value
    status: Value
    grading: Value
    hash: Value


def passages_of(facts: Iterable[FactRecord]) -> list[PassageRecord]:
    """Return a record of each passage that the facts rest on, in their order."""
    pairs = ((fact, item) for fact in facts for item in fact.evidence)
    return [_passage(number, fact, item) for number, (fact, item) in enumerate(pairs, 1)]


def _passage(number: int, fact: FactRecord, item: EvidenceRecord) -> PassageRecord:
    return PassageRecord(
        number=number,
        fact=fact,
        label=fact.label,
        statement=fact.statement,
        quote=item.quote,
        translation=item.translation,
        words=item.words,
        source=item.source,
        publisher=item.source.publisher,
        title=item.source.title,
        date=item.source.date,
        page=item.page,
        who=item.who,
        status=item.status,
        grading=item.grading,
        hash=item.source.hash,
    )
