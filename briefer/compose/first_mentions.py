"""Who is mentioned first in the analyst's own words without being introduced: it is only told, never altered.

Who counts as introduced is decided as in `introducing`: within quotation marks nobody is named, and a name
after a title or with a possessive ending introduces nobody; nor do words that begin with a small letter.
"""

from collections.abc import Iterable, Iterator

from briefer.compose.actor_words import full_name
from briefer.compose.date_words import days_of
from briefer.compose.introducing import LIKE
from briefer.compose.material import Material, facts_used
from briefer.compose.naming import Names, Naming, ambiguous_names
from briefer.compose.section_parts import Part
from briefer.compose.uses import actors_in
from briefer.compose.walking import Run, runs_in
from briefer.model.actors import Actor
from briefer.model.documents import (
    AnyBlock,
    Citation,
    Emphasis,
    Link,
    Statement,
    Strong,
    Text,
)
from briefer.model.drafting import FirstMention
from briefer.model.ids import ActorId, ParagraphId
from briefer.weigh.offices import Days, office_in


def mentions_first(
    before: Iterable[AnyBlock],
    parts: Iterable[Part],
    own: Iterable[ParagraphId],
    material: Material,
    days: Days,
) -> tuple[FirstMention, ...]:
    """Return the actors that paragraphs of a section mention first without the office they held.

    `before` stands above the section in the note, `own` are the keys of the analyst's paragraphs among its
    parts; `days` are those of the note, at which an office is held where no fact with a date is cited.
    """
    watch, keys = _Watch(material, days), frozenset(own)
    found: list[FirstMention] = []
    for block in before:
        watch.pass_by(block)
    for part in parts:
        for block in part.blocks:
            if part.holder in keys:
                found += watch.look_at(block, ParagraphId(part.holder))
            else:
                watch.pass_by(block)
    return tuple(found)


def naming_of(text: str, said: str, actor: Actor) -> Naming | None:
    """Return the first place of a text where these words mention the actor, or None."""
    found = Names([actor], ()).found_in(text.translate(LIKE))
    return next((each for each in found if _is_it(each, text, said)), None)


class _Watch:
    """Goes through a note in order and knows who was mentioned, of those that stand in its facts."""

    def __init__(self, material: Material, days: Days) -> None:
        self._material, self._days = material, days
        self._known: set[ActorId] = set()
        standing = dict.fromkeys(actor for fact in facts_used(material) for actor in actors_in(fact))
        actors = [material.actors[actor] for actor in standing]
        self._names = Names(actors, ambiguous_names(material.actors.values()))

    def pass_by(self, block: AnyBlock) -> None:
        """Take whom the block names as introduced."""
        for run in runs_in(block):
            self._known.update(naming.actor for naming, _, _ in self._namings(run))

    def look_at(self, block: AnyBlock, paragraph: ParagraphId) -> Iterator[FirstMention]:
        """Yield whom the block of a paragraph mentions first, and not with the office held then."""
        for run in runs_in(block):
            words = "".join(text for text, _ in _texts(run)).casefold()
            days = self._days_in(run) or self._days
            for naming, text, is_stated in self._namings(run):
                if naming.actor in self._known:
                    continue
                self._known.add(naming.actor)
                if not is_stated and (mention := self._asked(naming, text, words, days, paragraph)):
                    yield mention

    def _namings(self, run: Run) -> Iterator[tuple[Naming, str, bool]]:
        for text, is_stated in _texts(run):
            for naming in self._names.found_in(text.translate(LIKE)):
                if _introduces(naming, text):
                    yield naming, text, is_stated

    def _asked(
        self, naming: Naming, text: str, words: str, days: Days, paragraph: ParagraphId
    ) -> FirstMention | None:
        actor = self._material.actors[naming.actor]
        office = office_in(actor, days)
        if office and office.title.casefold() in words:
            office = None
        said = text[naming.start : naming.end]
        is_full = naming.is_full or actor.name in said.translate(LIKE)
        if (is_full and office is None) or text.startswith(" (", naming.end):
            return None
        wanted = full_name(actor, office, self._material.phrases)
        return FirstMention(actor.id, actor.name, said, wanted, paragraph)

    def _days_in(self, run: Run) -> Days | None:
        """Return the days of the first dated fact that is cited in a run."""
        for inline in run:
            fact = self._material.facts.get(inline.fact) if isinstance(inline, Citation) else None
            if fact is not None and fact.event_date.value:
                return days_of(fact.event_date.value)
        return None


def _introduces(naming: Naming, text: str) -> bool:
    """Return whether words are a name of the actor itself: not “its coast guard”, not “Darrow's ship”."""
    return not (naming.is_titled or naming.is_possessive or text[naming.start].islower())


def _is_it(naming: Naming, text: str, said: str) -> bool:
    return text[naming.start : naming.end] == said and _introduces(naming, text)


def _texts(run: Run, *, is_stated: bool = False) -> Iterator[tuple[str, bool]]:
    """Yield the words of a run and whether they are a statement's."""
    for inline in run:
        if isinstance(inline, Text):
            yield inline.text, is_stated
        elif isinstance(inline, Strong | Emphasis | Link | Statement):
            yield from _texts(inline.inlines, is_stated=is_stated or isinstance(inline, Statement))
