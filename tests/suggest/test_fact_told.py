"""Facts drafted by their statement, on a sentence that holds several."""

from briefer.model.actors import Actor, ActorKind, Mention
from briefer.model.dates import dated
from briefer.model.facts import FactKind
from briefer.model.ids import ActorId, MentionId, SourceId
from briefer.model.spans import Span
from briefer.suggest.fact_drafts import Named, Printed
from briefer.suggest.fact_told import ToldFacts
from briefer.suggest.known import known_mentions
from tests.suggest.drafting import ACTORS

TEXT = "Norland closed the strait on 16 January, and Bell said that Estmark protested."


def facts() -> ToldFacts:
    known = {made.id: made for made in ACTORS.values()}
    named = Named((), known_mentions(TEXT, tuple(ACTORS.values())), known)
    return ToldFacts(Printed(TEXT, dated("2024-01-23"), "en"), 0, len(TEXT), named)


def actors(statement: str) -> set[str]:
    names = {made.id: name for name, made in ACTORS.items()}
    return {names[part.actor] for part in facts().told(statement).parts}


def test_only_the_actors_of_what_is_told_are_proposed() -> None:
    assert actors("Norland closed the strait.") == {"Norland"}
    assert actors("Bell said that Estmark protested.") == {"Bell", "Estmark"}


def test_date_and_kind_are_those_of_what_is_told() -> None:
    closed, said = (
        facts().told("Norland closed the strait."),
        facts().told("Bell said that Estmark protested."),
    )
    assert closed.event is not None
    assert (closed.event.value, closed.kind) == ("2024-01-16", FactKind.EVENT)
    assert (said.event, said.kind) == (None, FactKind.STATEMENT)


def test_a_statement_takes_up_what_an_actor_is_called_here() -> None:
    text = (
        "Norland's Trade Minister, Ana Bell, visited Estmark, with a statement from the Trade House"
        " indicating close contact with Estmark."
    )
    start, called = text.index("the Trade House"), "the Trade House"
    house = Actor(ActorId(91), "a91", "Chamber of Commerce", ActorKind.ORGANISATION)
    known = {house.id: house, **{made.id: made for made in ACTORS.values()}}
    tag = Mention(MentionId(1), Span(SourceId(1), start, start + len(called), called), (house.id,))
    named = Named((tag,), known_mentions(text, tuple(known.values())), known)
    told = ToldFacts(Printed(text, dated("2024-01-23"), "en"), 0, len(text), named)
    statement = "Norland's Trade House indicated that it was in close contact with Estmark."
    assert told.told(statement).attribution.verb == "indicating"


def test_without_a_telling_statement_the_whole_passage_is_drafted() -> None:
    assert facts().told("Fish is dear.") == facts().whole()
