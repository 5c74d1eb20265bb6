"""What needs a look before it is printed: rules over facts, sources and reconciliations, with reasons."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from briefer.model.changes import Collection
from briefer.model.facts import AttributionKind, Credibility, Evidence, Fact, FactKind, Reliability
from briefer.model.findings import Finding
from briefer.model.ids import SourceId
from briefer.model.reconciliations import Reconciliation
from briefer.model.sources import Source
from briefer.text.folding import fold
from briefer.text.scripts import language_of
from briefer.weigh.accounts import accounts_of
from briefer.weigh.differences import undecided

_SPEECH = (AttributionKind.DIRECT_QUOTE, AttributionKind.INDIRECT, AttributionKind.PARTIAL_QUOTE)
_QUOTES = frozenset({*_SPEECH, AttributionKind.UNATTRIBUTED_QUOTE}) - {AttributionKind.INDIRECT}
_MARKED = re.compile('[“”„«»‟"「」『』]')
_FEWEST_COPIED = 4  # words: fewer may well be the only way to say it
_COMPARE = "Compare the accounts and choose, with a reason."
_SETTLE = "Compare versions, and place each or keep it in the earlier version."
_F6 = (Reliability.NOT_ASSESSED, Credibility.NOT_ASSESSED)


@dataclass(frozen=True, slots=True)
class Looked:
    """The facts and sources that are looked at, and what is known beside them.

    `behind` are the sources of the facts' evidence, `accounts` the facts that the reconciliations join,
    `adrift` is how many tags of an earlier version need a look in each later one, and `language` is the
    BCP 47 tag of the language that the session is written in.
    """

    facts: Sequence[Fact] = ()
    sources: Sequence[Source] = ()
    behind: Sequence[Source] = ()
    reconciliations: Sequence[Reconciliation] = ()
    accounts: Sequence[Fact] = ()
    language: str = "en"
    adrift: Mapping[SourceId, int] = field(default_factory=dict)


def needing_a_look(looked: Looked) -> tuple[Finding, ...]:
    """Return the findings on all facts, then on all sources, in their order, each with what to do."""
    sources, open_ones = {source.id: source for source in looked.behind}, _undecided(looked)
    findings: list[Finding] = []
    for fact in looked.facts:
        findings += (Finding(Collection.FACT, fact.id, *said) for said in open_ones.get(fact.id, ()))
        findings += (Finding(Collection.FACT, fact.id, *said) for is_so, *said in _OF_FACTS if is_so(fact))
        if any(_is_foreign(item, sources, looked.language) for item in fact.evidence):
            findings.append(Finding(Collection.FACT, fact.id, *_FOREIGN))
    for source in looked.sources:
        if number := looked.adrift.get(source.id, 0):
            tags = "1 tag has" if number == 1 else f"{number:,} tags have"
            findings.append(
                Finding(Collection.SOURCE, source.id, f"{tags} no sure place in this later version.", _SETTLE)
            )
        findings += (
            Finding(Collection.SOURCE, source.id, *said) for is_so, *said in _OF_SOURCES if is_so(source)
        )
    return tuple(findings)


def _is_undated(fact: Fact) -> bool:
    return fact.kind is FactKind.EVENT and fact.event_date.value is None


def _lacks_speaker(fact: Fact) -> bool:
    said = (item.attribution for item in fact.evidence)
    return any(it.kind in _SPEECH and it.actor is None and not it.who.strip() for it in said)


def _is_copied(fact: Fact) -> bool:
    words = _words(fact.statement)
    quoted = (_words(item.span.quote) for item in fact.evidence if _is_quotation(item))
    return len(words) >= _FEWEST_COPIED and words in quoted


def _is_quotation(item: Evidence) -> bool:
    return item.attribution.kind in _QUOTES or _MARKED.search(item.span.quote) is not None


def _is_ungraded(fact: Fact) -> bool:
    return any((item.grading.reliability, item.grading.credibility) == _F6 for item in fact.evidence)


_OF_FACTS: tuple[tuple[Callable[[Fact], bool], str, str], ...] = (
    (_is_undated, "The event has no date.", "Give its date, or the span of time that it lies in."),
    (_lacks_speaker, "It is said by someone, but no speaker is given.", "Name who said it."),
    (
        _is_copied,
        "The statement repeats a quotation word for word.",
        "Say it in your own words, or quote it as such.",
    ),
    (_is_ungraded, "Evidence is graded F6, which is not assessed.", "Grade the source and what it says."),
)
_FOREIGN = ("Evidence in another language has no translation.", "Translate it beside the quotation.")
_OF_SOURCES: tuple[tuple[Callable[[Source], bool], str, str], ...] = (
    (
        lambda source: source.published.value is None,
        "The source has no date of publication.",
        "Give it, so that “Tuesday” can be worked out.",
    ),
    (
        lambda source: not source.publisher.strip(),
        "The source has no publisher.",
        "Name the outlet that a footnote is to give.",
    ),
)


def _is_foreign(item: Evidence, sources: Mapping[SourceId, Source], language: str) -> bool:
    """Return whether evidence is in another language than the session and has no translation."""
    source = sources.get(item.span.source)
    tag = (source.language if source else "") or language_of(item.span.quote)
    return bool(tag) and _primary(tag) != _primary(language) and not item.translation.strip()


def _undecided(looked: Looked) -> dict[int, tuple[tuple[str, str], ...]]:
    """Return, by fact, in what the accounts joined with it differ without a decision, and what to do."""
    facts = {fact.id: fact for fact in looked.accounts}
    found: dict[int, tuple[tuple[str, str], ...]] = {}
    for joined in looked.reconciliations:
        told = [facts[key] for key in joined.facts if key in facts]
        matters = dict.fromkeys(str(it.matter) for it in undecided(joined, accounts_of(told)))
        if matters:
            labels = ", ".join(fact.label for fact in told)
            reason = f"The accounts in {labels} differ, and nothing is decided on: {', '.join(matters)}."
            found.update((fact.id, ((reason, _COMPARE),)) for fact in told)
    return found


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", fold(text))


def _primary(tag: str) -> str:
    return tag.partition("-")[0].lower()
