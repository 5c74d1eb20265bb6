"""What the analyst should look at before a note goes out: plain sentences, never obstacles."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from briefer.compose.material import Material, facts_used
from briefer.compose.passage_words import publisher_name
from briefer.model.dates import bounds_of
from briefer.model.facts import Credibility, Evidence, Fact, Modality
from briefer.model.ids import FactId
from briefer.text.languages import is_foreign
from briefer.weigh.tellings import Telling

_OLD = 30  # days


@dataclass(frozen=True, slots=True)
class FactDoubt:
    """One thing to look at: the id of the rule, a plain sentence, and its fact unless it is of the note."""

    rule: str
    sentence: str
    fact: FactId | None = None


def doubts(material: Material, day: str) -> Iterator[FactDoubt]:
    """Yield each thing about a fact in the note that needs a look, and about the note's days.

    `day` is the day that the note bears, in ISO 8601.
    """
    used = facts_used(material)
    for fact in used:
        for rule, sentence in _of_fact(material.tellings[fact.id], material, day):
            yield FactDoubt(rule, sentence, fact.id)
    yield from _of_days(used, material, day)


def needs_translation(item: Evidence, material: Material) -> bool:
    """Return whether a passage is in another language than the note and has no translation."""
    language = material.sources[item.span.source].language
    return not item.translation.strip() and is_foreign(item.span.quote, language, material.language)


def _of_days(used: Sequence[Fact], material: Material, day: str) -> Iterator[FactDoubt]:
    """Yield what is odd about the note's own days: its cut-off, and how old what it draws on is."""
    cut_off = material.brief.cut_off
    if cut_off and bounds_of(cut_off)[0] > bounds_of(day)[1]:
        yield FactDoubt("SGN02", "The cut-off is later than the day of the note.")
    published = [
        bounds_of(source.published.value)[1]
        for key in {item.span.source for fact in used for item in fact.evidence}
        if (source := material.sources[key]).published.value
    ]
    if cut_off and published and (age := (bounds_of(cut_off)[1] - max(published)).days) > _OLD:
        yield FactDoubt("TRD04", f"The youngest source of the note is {age} days older than its cut-off.")


def _of_fact(telling: Telling, material: Material, day: str) -> Iterator[tuple[str, str]]:
    """Yield the id of a rule and a sentence for each thing about one fact."""
    label = telling.fact.label
    matters = dict.fromkeys(difference.matter for difference in telling.undecided)
    if matters:
        yield "TRD01", f"Accounts of {label} differ ({', '.join(matters)}), and nothing is decided."
    if telling.given:
        yield "TRD01", f"The statement of {label} does not have what was decided: {telling.given}."
    fact = telling.fact
    confirmed = any(item.grading.credibility is Credibility.CONFIRMED for item in fact.evidence)
    if confirmed and len({material.origin_of[item.span.source] for item in fact.evidence}) == 1:
        what = f"{label} is graded as confirmed by other sources, and all of its sources have one origin."
        yield "SRC08", what
    if fact.deadline and bounds_of(fact.deadline)[1] < bounds_of(day)[0]:
        yield "DAT06", f"The deadline of {label} has passed by the day of the note."
    if _is_told_too_early(fact, material):
        what = f"{label} is told as done, and its day is later than that on which its source was published."
        yield "DAT06", what
    for outlet in _untranslated(telling.fact.evidence, material):
        yield "SRC14", f"A passage of {label} from {outlet} is in another language and has no translation."


def _is_told_too_early(fact: Fact, material: Material) -> bool:
    """Return whether an event lies wholly behind the publication of each of its sources, and is no plan."""
    if not fact.event_date.value or any(item.modality is not Modality.ACTUAL for item in fact.evidence):
        return False
    published = [material.sources[item.span.source].published.value for item in fact.evidence]
    first = bounds_of(fact.event_date.value)[0]
    return all(value and bounds_of(value)[1] < first for value in published)


def _untranslated(evidence: Iterable[Evidence], material: Material) -> Iterable[str]:
    sources = (item.span.source for item in evidence if needs_translation(item, material))
    return dict.fromkeys(publisher_name(material.sources[key], material) for key in sources)
