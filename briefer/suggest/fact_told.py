"""What a fact may begin with once its statement is written: read from the words that the statement tells.

Of a sentence that holds several facts, each statement tells its own part. Offsets are code points.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace

from briefer.model.actors import Actor, Alias
from briefer.model.ids import ActorId
from briefer.model.proposals import ProposedFact, ProposedMention
from briefer.suggest.fact_drafts import Named, Printed, draft_fact, sentences_around
from briefer.suggest.fact_telling import Sign, signs_in, told_stretch
from briefer.suggest.known import Gazetteer, gazetteer
from briefer.suggest.parties import Party, parties_in


class ToldFacts:
    """Drafts facts on one passage of a source, each by its statement."""

    def __init__(self, printed: Printed, start: int, end: int, named: Named) -> None:
        """Look at the words from `start` to `end` of the text."""
        self._printed, self._named = printed, named
        self._start, self._end = start, end
        around = sentences_around(printed.text, start, end)
        parties = parties_in(printed.text, around, named.mentions, named.proposals, named.actors)
        self._signs = signs_in(printed.text, start, end, _signs(parties))
        self._gazetteer: Gazetteer | None = None
        self._drafts: dict[tuple[int, int], ProposedFact] = {}

    def whole(self) -> ProposedFact:
        """Return what a fact on all of the passage may begin with."""
        return self._draft(self._start, self._end)

    def told(self, statement: str) -> ProposedFact:
        """Return what a fact may begin with that is stated so."""
        if self._gazetteer is None:
            self._gazetteer = gazetteer(_as_named(self._named))
        named = _signs(self._gazetteer.mentions(statement))
        says = signs_in(statement, 0, len(statement), named)
        return self._draft(*told_stretch(self._printed.text, (self._start, self._end), self._signs, says))

    def _draft(self, start: int, end: int) -> ProposedFact:
        if (start, end) not in self._drafts:
            self._drafts[start, end] = draft_fact(self._printed, start, end, self._named)
        return self._drafts[start, end]


def _as_named(named: Named) -> Iterator[Actor]:
    """Yield the actors with the names that they are tagged by here, which a statement takes up."""
    here = defaultdict[ActorId, set[str]](set)
    for mention in named.mentions:
        if len(mention.actors) == 1 and any(map(str.isupper, mention.span.quote)):
            here[mention.actors[0]].add(mention.span.quote.removeprefix("the "))
    for key, actor in named.actors.items():
        added = tuple(Alias(quote) for quote in sorted(here[key] - set(actor.names)))
        yield replace(actor, aliases=(*actor.aliases, *added))


def _signs(named: Iterable[Party | ProposedMention]) -> list[Sign]:
    return [Sign(item.start, item.end, str(actor)) for item in named for actor in item.actors]
