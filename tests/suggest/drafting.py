"""Facts drafted on invented sentences, and on the seed with its gold tagging."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from briefer.model.actors import Actor, ActorKind, Mention, MentionKind
from briefer.model.dates import UNDATED, Dating
from briefer.model.ids import ActorId, MentionId, SourceId
from briefer.model.proposals import ProposedFact
from briefer.model.spans import Span
from briefer.suggest.fact_drafts import Named, Printed, draft_fact
from briefer.suggest.known import known_mentions

PEOPLE = ("Bell", "Marr", "Sorn")
STATES = ("Norland", "Estmark", "Kestovia")


def actor(number: int, name: str, kind: ActorKind) -> Actor:
    return Actor(ActorId(number), f"a{number}", name, kind)


ACTORS = {
    made.name: made
    for made in (
        *(actor(1 + number, name, ActorKind.STATE) for number, name in enumerate(STATES)),
        *(actor(11 + number, name, ActorKind.PERSON) for number, name in enumerate(PEOPLE)),
        actor(21, "Harbour Ministry", ActorKind.PUBLIC_BODY),
        actor(22, "Free Sailors", ActorKind.ARMED_GROUP),
        actor(23, "Lane Programme", ActorKind.PROGRAMME),
    )
}


def drafted(
    text: str, passage: str = "", published: Dating = UNDATED, language: str = "", *, tags: bool = True
) -> ProposedFact:
    """Return the draft on a passage of the text, or on all of it, all actors' names in it tagged or known."""
    words = passage or text
    start = text.index(words)
    found = known_mentions(text, tuple(ACTORS.values()))
    mentions = [
        Mention(
            MentionId(number + 1),
            Span(SourceId(1), item.start, item.end, item.quote),
            item.actors,
            MentionKind.NAME,
        )
        for number, item in enumerate(found)
    ]
    known = {made.id: made for made in ACTORS.values()}
    named = Named(mentions if tags else (), () if tags else found, known)
    return draft_fact(Printed(text, published, language), start, start + len(words), named)


def roles(text: str, passage: str = "") -> dict[str, str]:
    """Return the proposed role of each actor by its name."""
    names = {made.id: name for name, made in ACTORS.items()}
    return {names[part.actor]: part.role for part in drafted(text, passage).parts}


@dataclass(frozen=True, slots=True)
class Share:
    """How many of how many are right."""

    right: int
    of: int

    @property
    def share(self) -> float:
        return self.right / self.of

    def __str__(self) -> str:
        return f"{self.right} of {self.of} ({self.share:.2f})"


def share(right: Iterable[bool]) -> Share:
    answers = list(right)
    return Share(sum(answers), len(answers))


class SeedDrafts:
    """The drafts on the passages of all facts of the gold, each beside its fact."""

    def __init__(self, text: str, gold: dict[str, Any], published: Dating) -> None:
        self.actors = {
            key(item["id"]): Actor(key(item["id"]), item["id"].lower(), item["name"], ActorKind(item["type"]))
            for item in gold["actors"]
        }
        mentions = list(_mentions(gold))
        named = Named(mentions, (), self.actors)
        printed = Printed(text, published)
        self.pairs = [
            (fact, draft_fact(printed, fact["span"]["start"], fact["span"]["end"], named))
            for fact in gold["facts"]
        ]

    def roles(self) -> Share:
        """Return how many parts in facts have the gold's role, those of actors outside the passage too."""
        return share(
            any(part.actor == key(wanted["actor"]) and part.role == wanted["role"] for part in draft.parts)
            for fact, draft in self.pairs
            for wanted in fact["actors"]
        )

    def speakers(self) -> Share:
        """Return where speaker and verb are those of the gold, of the passages that have a speaker."""
        said = [(fact["attribution"], draft.attribution) for fact, draft in self.pairs]
        return share(
            found.actor == key(wanted["who"]) and found.verb == wanted["verb"]
            for wanted, found in said
            if "who" in wanted
        )

    def attributions(self) -> Share:
        return share(draft.attribution.kind == fact["attribution"]["kind"] for fact, draft in self.pairs)

    def kinds(self) -> Share:
        return share(draft.kind == fact["kind"] for fact, draft in self.pairs)

    def statuses(self) -> Share:
        return share(draft.status == fact["status"] for fact, draft in self.pairs)

    def modalities(self) -> Share:
        return share(draft.modality == fact.get("modality", "actual") for fact, draft in self.pairs)

    def draft(self, fact_id: str) -> ProposedFact:
        return next(draft for fact, draft in self.pairs if fact["id"] == fact_id)


def key(label: str) -> ActorId:
    return ActorId(int(label[1:]))


def _mentions(gold: dict[str, Any]) -> Iterable[Mention]:
    number = 0
    for item in gold["actors"]:
        for mention in item["mentions"]:
            number += 1
            span = Span(SourceId(1), mention["start"], mention["end"], mention["text"])
            actors = tuple(map(key, mention.get("group", [item["id"]])))
            yield Mention(MentionId(number), span, actors, MentionKind(mention["kind"]))
