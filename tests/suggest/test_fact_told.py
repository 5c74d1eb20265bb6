"""Facts drafted by their statement, on a sentence that holds several."""

from briefer.model.dates import dated
from briefer.model.facts import FactKind
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


def test_without_a_telling_statement_the_whole_passage_is_drafted() -> None:
    assert facts().told("Fish is dear.") == facts().whole()
