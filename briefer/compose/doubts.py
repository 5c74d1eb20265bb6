"""What the analyst should look at before a note goes out: plain sentences, never obstacles."""

from collections.abc import Iterable, Iterator, Sequence

from briefer.compose.material import Material, facts_used
from briefer.compose.passage_words import publisher_name
from briefer.model.dates import bounds_of
from briefer.model.facts import Credibility, Evidence, Fact, Modality
from briefer.text.languages import is_foreign
from briefer.weigh.tellings import Telling

_OLD = 30  # days


def doubts(material: Material, day: str) -> tuple[str, ...]:
    """Return a sentence for each thing about a fact in the note that needs a look, and about its days.

    `day` is the day that the note bears, in ISO 8601.
    """
    used = facts_used(material)
    told = (material.tellings[fact.id] for fact in used)
    of_facts = (sentence for telling in told for sentence in _of_fact(telling, material, day))
    return (*of_facts, *_of_days(used, material, day))


def needs_translation(item: Evidence, material: Material) -> bool:
    """Return whether a passage is in another language than the note and has no translation."""
    language = material.sources[item.span.source].language
    return not item.translation.strip() and is_foreign(item.span.quote, language, material.language)


def _of_days(used: Sequence[Fact], material: Material, day: str) -> Iterator[str]:
    """Yield what is odd about the note's own days: its cut-off, and how old what it draws on is."""
    cut_off = material.brief.cut_off
    if cut_off and bounds_of(cut_off)[0] > bounds_of(day)[1]:
        yield "The cut-off is later than the day of the note."
    published = [
        bounds_of(source.published.value)[1]
        for key in {item.span.source for fact in used for item in fact.evidence}
        if (source := material.sources[key]).published.value
    ]
    if cut_off and published and (age := (bounds_of(cut_off)[1] - max(published)).days) > _OLD:
        yield f"The youngest source of the note is {age} days older than its cut-off."


def _of_fact(telling: Telling, material: Material, day: str) -> Iterator[str]:
    label = telling.fact.label
    matters = dict.fromkeys(difference.matter for difference in telling.undecided)
    if matters:
        yield f"Accounts of {label} differ ({', '.join(matters)}), and nothing is decided."
    if telling.given:
        yield f"The statement of {label} does not have what was decided: {telling.given}."
    fact = telling.fact
    confirmed = any(item.grading.credibility is Credibility.CONFIRMED for item in fact.evidence)
    if confirmed and len({material.origin_of[item.span.source] for item in fact.evidence}) == 1:
        yield f"{label} is graded as confirmed by other sources, and all of its sources have one origin."
    if fact.deadline and bounds_of(fact.deadline)[1] < bounds_of(day)[0]:
        yield f"The deadline of {label} has passed by the day of the note."
    if _is_told_too_early(fact, material):
        yield f"{label} is told as done, and its day is later than that on which its source was published."
    for outlet in _untranslated(telling.fact.evidence, material):
        yield f"A passage of {label} from {outlet} is in another language and has no translation."


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
