"""What the analyst should look at before a note goes out: plain sentences, never obstacles."""

from collections.abc import Iterable, Iterator

from briefer.compose.material import Material, facts_used
from briefer.compose.passage_words import publisher_name
from briefer.model.facts import Evidence
from briefer.text.languages import is_foreign
from briefer.weigh.tellings import Telling


def doubts(material: Material) -> tuple[str, ...]:
    """Return a sentence for each thing about a fact in the note that needs a look."""
    told = (material.tellings[fact.id] for fact in facts_used(material))
    return tuple(sentence for telling in told for sentence in _of_fact(telling, material))


def needs_translation(item: Evidence, material: Material) -> bool:
    """Return whether a passage is in another language than the note and has no translation."""
    language = material.sources[item.span.source].language
    return not item.translation.strip() and is_foreign(item.span.quote, language, material.language)


def _of_fact(telling: Telling, material: Material) -> Iterator[str]:
    label = telling.fact.label
    matters = dict.fromkeys(difference.matter for difference in telling.undecided)
    if matters:
        yield f"Accounts of {label} differ ({', '.join(matters)}), and nothing is decided."
    if telling.given:
        yield f"The statement of {label} does not have what was decided: {telling.given}."
    for outlet in _untranslated(telling.fact.evidence, material):
        yield f"A passage of {label} from {outlet} is in another language and has no translation."


def _untranslated(evidence: Iterable[Evidence], material: Material) -> Iterable[str]:
    sources = (item.span.source for item in evidence if needs_translation(item, material))
    return dict.fromkeys(publisher_name(material.sources[key], material) for key in sources)
