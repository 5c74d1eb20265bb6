"""A long text is searched stretch by stretch, and nothing is lost or found twice where two meet."""

from hypothesis import given
from hypothesis import strategies as st

from briefer.model.actors import Actor, ActorKind, Alias, AliasKind, Mention
from briefer.model.ids import ActorId, MentionId, SourceId
from briefer.model.proposals import ProposedName, Refusal
from briefer.model.spans import span_of
from briefer.suggest.known import gazetteer
from briefer.suggest.stretches import STRETCH, Decided, known_in, names_elsewhere_in, proposed_in, stretches

NORLAND = Actor(ActorId(1), "a1", "Norland", ActorKind.STATE, (Alias("Norlandic", AliasKind.DEMONYM),))
BELL = Actor(ActorId(2), "a2", "Ana Bell", ActorKind.PERSON, (Alias("Bell", AliasKind.SHORT),))
ALL = (NORLAND, BELL)
SOURCE = SourceId(1)


@given(
    st.lists(
        st.sampled_from(["Norland spoke. ", "Bell left\n", "x" * 3_000, "Ana Bell ", "y " * 900]), max_size=30
    )
)
def test_stretches_cover_the_text_and_find_what_one_search_finds(parts: list[str]) -> None:
    text = "".join(parts)
    cut = stretches(text)
    assert "".join(text[it.start : it.end] for it in cut) == text
    assert all(it.before <= it.start and it.end - it.start <= STRETCH for it in cut)
    known = gazetteer(ALL)
    found = [it for one in cut for it in known_in(text, one, known, (), {}) if it.start >= one.start]
    assert tuple(found) == known.mentions(text)


def test_a_pronoun_looks_back_over_the_edge_of_its_stretch() -> None:
    text = ("Ships wait off the coast.\n" * 400)[: STRETCH - 40] + "\nBell flew home.\n"
    text += "She was tired.\n" + "Ships wait.\n" * 900
    assert len(stretches(text)) > 1
    she = next(it for it in proposed_in(text, ALL).mentions if it.quote == "She")
    assert she.actors == (BELL.id,)


def test_what_is_decided_is_not_proposed() -> None:
    text = "Norland met Ilvo Marr. Norland met Ola Teser of Vell."
    tag = Mention(MentionId(1), span_of(SOURCE, text, 0, 7), (NORLAND.id,))
    refusal = Refusal(span_of(SOURCE, text, 23, 30), NORLAND.id)
    found = proposed_in(text, ALL, (), Decided((tag,), (refusal,), frozenset({"Ilvo Marr"})))
    assert found.mentions == ()
    assert [name.quote for name in found.names] == ["Ola Teser", "Vell"]


def test_a_name_that_lies_in_a_tag_is_known_and_one_around_a_tag_is_not() -> None:
    text = "He left the Norland Trade Bank."
    inner = Mention(MentionId(1), span_of(SOURCE, text, 12, 19), (NORLAND.id,))
    whole = Mention(MentionId(2), span_of(SOURCE, text, 12, 30), (NORLAND.id,))
    assert [it.quote for it in proposed_in(text, (), (), Decided((inner,))).names] == ["Norland Trade Bank"]
    assert proposed_in(text, (), (), Decided((whole,))).names == ()


def test_names_found_by_other_means_are_added_where_they_cross_none() -> None:
    text = "He met Ilvo Marr at vell."
    others = (
        ProposedName(12, 16, "Marr", ActorKind.PERSON, "elsewhere"),
        ProposedName(20, 24, "vell", ActorKind.OTHER, "elsewhere"),
    )
    assert [it.quote for it in proposed_in(text, (), others).names] == ["Ilvo Marr", "vell"]


def test_an_actor_known_elsewhere_stands_for_the_name_in_the_text() -> None:
    text = "He met Ilvo Marr."
    marr = Actor(ActorId(-1), "", "Ilvo Marr", ActorKind.PERSON, origin="my registry")
    found = gazetteer([marr]).mentions(text)
    (name,) = names_elsewhere_in(found, proposed_in(text, ()).names, {marr.id: marr})
    assert (name.quote, name.elsewhere) == ("Ilvo Marr", marr)
    assert name.origin == "name of Ilvo Marr, known from my registry"


def test_an_actor_that_changed_is_found_under_its_new_names_only() -> None:
    text = "Norland, Vell and Bell."
    renamed = Actor(NORLAND.id, "a1", "Vell", ActorKind.STATE)
    known = gazetteer(ALL).restating([renamed], [BELL.id])
    assert [(it.quote, it.actors) for it in known.mentions(text)] == [("Vell", (NORLAND.id,))]
