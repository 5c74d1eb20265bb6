"""Short forms, acronyms and peoples of actors that are known."""

from briefer.model.actors import Actor, ActorKind, MentionKind
from briefer.model.ids import ActorId
from briefer.suggest.stretches import Open, proposed_in


def actor(number: int, name: str, kind: ActorKind) -> Actor:
    return Actor(ActorId(number), f"a{number}", name, kind)


IRAN = actor(1, "Iran", ActorKind.STATE)
BELL = actor(2, "Ana Bell", ActorKind.PERSON)
LANE = actor(3, "Vell Lane Project", ActorKind.PROGRAMME)
TEXT = (
    "Iran hired Ana Bell for the Vell Lane Project (VLP). Bell left Oman. Her Iranian hosts praised Bell, and"
    " the VLP went on."
)


def found(text: str, *actors: Actor) -> list[tuple[str, MentionKind, int]]:
    mentions = proposed_in(text, actors).mentions
    return [(it.quote, it.kind, it.actors[0]) for it in mentions if it.kind is not MentionKind.PRONOUN]


def names(proposed: Open) -> set[str]:
    return {name.quote for name in proposed.names}


def test_what_is_short_for_a_known_actor_is_its_mention() -> None:
    proposed = found(TEXT, IRAN, BELL, LANE)
    assert proposed.count(("Bell", MentionKind.SHORT_NAME, BELL.id)) == 2
    assert proposed.count(("VLP", MentionKind.ACRONYM, LANE.id)) == 2
    assert proposed.count(("Iranian", MentionKind.DEMONYM, IRAN.id)) == 1


def test_it_is_no_name_that_nobody_knows_any_more() -> None:
    assert {"Bell", "VLP", "Iranian"} <= names(proposed_in(TEXT, ()))
    assert not {"Bell", "VLP", "Iranian"} & names(proposed_in(TEXT, (IRAN, BELL, LANE)))


def test_the_reason_is_told() -> None:
    origins = {it.quote: it.origin for it in proposed_in(TEXT, (IRAN, BELL, LANE)).mentions}
    assert origins["Bell"] == "short for Ana Bell"
    assert origins["Iranian"] == "demonym of Iran"
    assert origins["VLP"] == "in brackets after Vell Lane Project"


def test_what_could_be_short_for_two_stays_a_name() -> None:
    text = "Ana Bell met Ola Bell. Later Bell left Oman."
    two = (BELL, actor(4, "Ola Bell", ActorKind.PERSON))
    assert [quote for quote, *_ in found(text, *two)] == ["Ana Bell", "Ola Bell"]
    assert "Bell" in names(proposed_in(text, two))


def test_who_is_not_named_in_the_text_has_no_short_form_in_it() -> None:
    assert found("Later Bell left Oman. Bell said so.", BELL) == []
