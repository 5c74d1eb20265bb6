"""What a section reads of its note: all that the blocks it prints depend on, beside itself."""

import re
from collections.abc import Iterable
from functools import lru_cache

from briefer.compose.frames import Frame
from briefer.compose.judgement_listing import judgements_of_all
from briefer.compose.material import CITATION, texts_of
from briefer.compose.pieces import words_in_tags
from briefer.model.briefs import Section
from briefer.model.drafting import Judgement
from briefer.model.ids import FactId
from briefer.model.packs import Pack, PackSection

_WORD = re.compile(r"[a-z_]+")
_OF_THE_WHOLE = frozenset(
    {"used", "source", "sources", "actor", "actors", "counts", "relations", "roster", "involving", "named",
     "count", "said", "judged"}
)  # fmt: skip
_OF_THE_BRIEF = frozenset({"brief", "fields"})


def what_was_read(
    section: Section, pattern: PackSection | None, frame: Frame, facts: Iterable[FactId]
) -> tuple[object, ...]:
    """Return what a section reads of the frame: equal values mean that it prints the same blocks.

    `facts` are those that it printed or cited. What a template can see of the whole note counts as read where
    a word for it stands anywhere in the template, or in a piece or a phrase of its pack.
    """
    words = (
        _words_of(pattern.template, (*frame.pack.pieces, *frame.pack.words)) if pattern else frozenset[str]()
    )
    content, material = frame.content, frame.material
    labels = _labels(section, frame)
    cited = (fact for _, fact in labels if fact is not None)
    told = frame.facts if words & _OF_THE_WHOLE else dict.fromkeys((*section.facts, *facts, *cited))
    return (
        frame.pack,
        frame.options,
        frame.cast.days,
        content.brief.options,
        (content.actors, content.sources, content.copies, content.kinships, content.pages),
        _brief_face(frame) if words & _OF_THE_BRIEF else (),
        labels,
        tuple(material.tellings.get(fact) for fact in told),
    )


def all_judgements_read(pattern: PackSection | None, frame: Frame) -> tuple[Judgement, ...]:
    """Return the judgements of the whole note where a section's template may print them, else none."""
    return judgements_of_all(frame) if pattern and reads_all_judgements(pattern, frame.pack) else ()


def reads_all_judgements(pattern: PackSection, pack: Pack) -> bool:
    """Return whether a section's template may print the judgements of the whole note."""
    return "judged" in words_in_tags(pattern.template, pack.pieces)


def _brief_face(frame: Frame) -> tuple[object, ...]:
    brief = frame.content.brief
    return brief.title, brief.label, brief.cut_off, brief.fields, frame.day


def _labels(section: Section, frame: Frame) -> tuple[tuple[str, FactId | None], ...]:
    """Return what each label that the analyst cites in the section stands for."""
    cited = (label for text in texts_of(section) for label in CITATION.findall(text))
    return tuple((label, frame.material.labels.get(label.casefold())) for label in cited)


@lru_cache(maxsize=64)
def _words_of(template: str, others: tuple[tuple[str, str], ...]) -> frozenset[str]:
    """Return the words in a template, and in the pieces and phrases of its pack that it might use."""
    texts = (template, *(text for _, text in others))
    return frozenset(word for text in texts for word in _WORD.findall(text))
