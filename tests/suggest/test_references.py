"""Pronouns, groups and bodies by what they are go to the nearest that fits, and to nobody where two might."""

import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefer.model.actors import Actor, ActorKind, Alias, AliasKind, MentionKind
from briefer.model.ids import ActorId
from briefer.model.proposals import ProposedMention
from briefer.suggest.stretches import proposed_in
from tests.suggest.references_gold import PRONOUNS, meantime_chains, re3d_names

_BACK = {MentionKind.PRONOUN, MentionKind.GROUP, MentionKind.ROLE_NP}


def actor(key: int, name: str, kind: ActorKind, *aliases: str) -> Actor:
    return Actor(ActorId(key), f"a{key}", name, kind, tuple(Alias(it, AliasKind.SHORT) for it in aliases))


NORLAND = actor(1, "Norland", ActorKind.STATE)
ESTMARK = actor(2, "Estmark", ActorKind.STATE)
BELL = actor(3, "Ana Bell", ActorKind.PERSON, "Bell")
MARR = actor(4, "Ilvo Marr", ActorKind.PERSON, "Marr")
MINISTRY = actor(5, "Ministry of Trade of Norland", ActorKind.PUBLIC_BODY, "Trade Ministry")
ARMY = actor(6, "Norland Army", ActorKind.MILITARY)
LINE = actor(7, "Vell Line", ActorKind.COMPANY)
ALL = (NORLAND, ESTMARK, BELL, MARR, MINISTRY, ARMY, LINE)
NAMES = {it.id: it.name for it in ALL}


def back(text: str) -> list[ProposedMention]:
    return [
        it
        for it in proposed_in(text, ALL).mentions
        if it.origin.startswith(("nearest", "subject", "named", "the two", "who"))
    ]


def found(text: str) -> list[tuple[str, list[str]]]:
    return [(it.quote, [NAMES[key] for key in it.actors]) for it in back(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Bell flew home.\nShe was tired.", [("She", ["Ana Bell"])]),
        ("Ana Bell said that she would go.", [("she", ["Ana Bell"])]),
        ("Marr, during his visit, spoke.", [("his", ["Ilvo Marr"])]),
        ("Marr was praised by Bell for his work.", [("his", ["Ilvo Marr"])]),
        ("With Marr and Bell there, his turn came.", []),
        ("Marr left. Then Ola Teser spoke. He was brief.", []),
        ("Mr Marr left. Mrs Bell stayed. He was tired.", [("He", ["Ilvo Marr"])]),
        ("Norland, guarding its coast, waits.", [("its", ["Norland"])]),
        ("Norland said that it would act.", [("it", ["Norland"])]),
        ("Norland has closed its ports.", [("its", ["Norland"])]),
        ("Norland has forced Estmark to open its ports.", [("its", ["Estmark"])]),
        ("The ship lost its mast.", []),
        ("Norland said that it is likely that ships wait.", []),
        ("Norland has closed it.", []),
        ("The lane, which Norland has closed due to its depth, is dark.", []),
        ("Norland has told Estmark of its plan to end its blockade.", [("its", ["Norland"])]),
        (
            "Ties between Norland and Estmark froze. Both nations wait.",
            [("Both nations", ["Norland", "Estmark"])],
        ),
        ("Norland-Estmark ties help both countries.", [("both countries", ["Norland", "Estmark"])]),
        ("Norland met Estmark. The two states agreed.", [("The two states", ["Norland", "Estmark"])]),
        ("Norland, Estmark and Chad met. The two states agreed.", []),
        ("Norland and Estmark recalled their envoys.", [("their", ["Norland", "Estmark"])]),
        ("Ships wait off Norland and Estmark. Their crews sleep.", []),
        ("Norland and Estmark attacked each other.", [("each other", ["Norland", "Estmark"])]),
        ("Norland and Bell met. They spoke.", []),
        (
            "The Trade Ministry wrote. Later the ministry paid.",
            [("the ministry", ["Ministry of Trade of Norland"])],
        ),
        ("The Norland Army marched. Then the army stopped.", [("the army", ["Norland Army"])]),
        ("The Norland Army marched. Then the navy came.", []),
        ("Vell Line has ships. The company is old.", [("The company", ["Vell Line"])]),
        ("Vell Line pays the Teser Bank. The company is old.", []),
        ("Estmark votes. The country is calm.", [("The country", ["Estmark"])]),
        ("Norland has spoken. “Its ports are open,” a man said.", []),
        ("He left.", []),
        ("", []),
    ],
)
def test_each_goes_to_the_nearest_that_fits(text: str, expected: list[tuple[str, list[str]]]) -> None:
    assert found(text) == expected


def test_the_origin_says_why() -> None:
    (his,) = back("Marr, during his visit, spoke.")
    assert (his.origin, his.kind) == ("nearest person named before: Ilvo Marr", MentionKind.PRONOUN)
    (both,) = back("Norland-Estmark ties help both countries.")
    assert (both.origin, both.kind) == (
        "named together nearest before: Norland and Estmark",
        MentionKind.GROUP,
    )
    (army,) = back("The Norland Army marched. Then the army stopped.")
    assert (army.origin, army.kind) == ("nearest army named before: Norland Army", MentionKind.ROLE_NP)


def test_a_name_that_two_share_is_nobodys_antecedent() -> None:
    one, other = actor(1, "Li Marr", ActorKind.PERSON, "Marr"), actor(2, "Bo Marr", ActorKind.PERSON, "Marr")
    mentions = proposed_in("Marr left. He was tired.", (one, other)).mentions
    assert [it.quote for it in mentions] == ["Marr", "Marr"]


@given(st.text(alphabet="NorlandBelMhesitwo .,\n“”'-", max_size=120))
def test_any_text_gives_spans_that_are_its_own_words(text: str) -> None:
    for it in proposed_in(text, ALL).mentions:
        assert text[it.start : it.end] == it.quote != ""
        assert len(set(it.actors)) == len(it.actors) > 0


def test_in_news_most_that_point_back_go_where_the_chains_go(
    shared: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A chain has no groups, so what names several actors is counted apart."""
    right, wrong, several = 0, [], 0
    linked = 0
    for chains in meantime_chains(shared):
        linked += sum(
            chains.text[slice(*span)].casefold() in PRONOUNS and keys != {0}
            for span, keys in chains.meant.items()
        )
        for it in proposed_in(chains.text, chains.actors).mentions:
            if it.kind not in _BACK:
                continue
            several += len(it.actors) > 1
            if len(it.actors) == 1 and it.actors[0] in chains.meant.get((it.start, it.end), ()):
                right += 1
            elif len(it.actors) == 1:
                wrong.append(f"“{it.quote}”: {it.origin}")
    precision = right / (right + len(wrong))
    with capsys.disabled():
        said = f"precision {precision:.3f}, {right} right, {linked} pronouns are linked, {several} of groups"
        sys.stdout.write(f"\npointing back in 60 news articles: {said}; wrong: {wrong}\n")
    assert precision >= 0.85, wrong


def test_in_analysts_texts_what_points_back_is_of_the_right_type(
    shared: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Their pronouns are linked to no name, so only person or not can be measured."""
    right, wrong = 0, []
    for chains, types in re3d_names(shared):
        kinds = {it.id: it.kind for it in chains.actors}
        for it in proposed_in(chains.text, chains.actors).mentions:
            marked = types.get((it.start, it.end))
            if it.kind is MentionKind.PRONOUN and marked is not None:
                is_person = kinds[it.actors[0]] is ActorKind.PERSON
                if is_person == (marked == "Person"):
                    right += 1
                else:
                    wrong.append(f"“{it.quote}”: {it.origin}")
    with capsys.disabled():
        sys.stdout.write(f"\npronouns in analysts' texts of the right type: {right}, wrong: {wrong}\n")
    assert right / (right + len(wrong)) >= 0.9
