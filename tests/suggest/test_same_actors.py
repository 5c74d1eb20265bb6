"""Actors that may be one are proposed with the reason; those that only look alike are not."""

import itertools
import json
import re
import time
from collections import defaultdict
from dataclasses import replace
from pathlib import Path

import pytest

from briefer.model.actors import Actor, ActorKind, Alias, AliasKind
from briefer.model.ids import ActorId
from briefer.model.proposals import ProposedMerge
from briefer.suggest.same_actors import Namesakes, propose, same_actors
from briefer.text.lookalikes import marked
from tests.conftest import Seed
from tests.gold import tags

K = ActorKind
COUNTRIES = ("Iran", "Iraq", "North Korea", "South Korea", "Niger", "Nigeria", "Austria", "Australia", "Mali")


def made(*given: tuple[str, ActorKind] | Actor) -> tuple[Actor, ...]:
    return tuple(
        it if isinstance(it, Actor) else Actor(ActorId(number), f"a{number}", *it)
        for number, it in enumerate(given, start=1)
    )


def person(number: int, name: str, *aliases: Alias) -> Actor:
    return Actor(ActorId(number), f"a{number}", name, K.PERSON, aliases)


@pytest.mark.parametrize(
    ("actors", "reason", "kind"),
    [
        ([("Arif Alvi", K.PERSON), ("Arif Ali", K.PERSON)], "Arif Ali ~ Arif Alvi: spelling", "misspelt"),
        (
            [("Ahmed Khan", K.PERSON), ("Ahmad Khan", K.OTHER)],
            "Ahmad Khan ~ Ahmed Khan: spelling",
            "misspelt",
        ),
        ([("Pakistan", K.STATE), ("Pakisan", K.OTHER)], "Pakisan ~ Pakistan: spelling", "misspelt"),
        (
            [("Sun Weidong", K.PERSON), ("Weidong Sun", K.PERSON)],
            "Weidong Sun ~ Sun Weidong: order of words",
            "full",
        ),
        (
            [("China-Pakistan Economic Corridor", K.PROGRAMME), ("CPEC", K.ORGANISATION)],
            "CPEC: acronym of China-Pakistan Economic Corridor",
            "acronym",
        ),
        (
            [("UN", K.OTHER), ("United Nations", K.INTERNATIONAL_BODY)],
            "UN: acronym of United Nations",
            "acronym",
        ),
        ([("Sun Weidong", K.PERSON), ("Sun", K.PERSON)], "Sun: short for Sun Weidong", "short"),
        ([("Asim", K.OTHER), ("General Asim Munir", K.PERSON)], None, None),
        ([("Munir", K.PERSON), ("General Asim Munir", K.PERSON)], "Munir: short for Asim Munir", "short"),
        ([("Huawei", K.ORGANISATION), ("Huawei Ltd.", K.COMPANY)], "Huawei: short for Huawei Ltd.", "short"),
        ([("Zoran", K.PERSON), ("ZORAN", K.PERSON)], "ZORAN ~ Zoran: accents or capitals", "misspelt"),
        ([("Ali", K.PERSON), ("\u0410li", K.PERSON)], "\u0410li ~ Ali: letters that look alike", "misspelt"),
        ([("Hessel", K.COMPANY), ("Hessel", K.OTHER)], "Hessel: the same name", "full"),
    ],
)
def test_what_may_be_one_is_proposed(
    actors: list[tuple[str, ActorKind]], reason: str | None, kind: str | None
) -> None:
    found = same_actors(made(*actors))
    assert [(it.reason, it.name_kind) for it in found] == ([(reason, kind)] if reason else [])


@pytest.mark.parametrize(
    ("one", "other"),
    [
        *itertools.combinations(((name, K.STATE) for name in COUNTRIES), 2),
        (("Iranian Foreign Ministry", K.PUBLIC_BODY), ("Iraqi Foreign Ministry", K.PUBLIC_BODY)),
        (("Islamic Republic of Iran", K.STATE), ("Islamic Republic of Pakistan", K.STATE)),
        (("Bank of China", K.COMPANY), ("Bank of Chile", K.COMPANY)),
        (("North Waziristan", K.OTHER), ("South Waziristan", K.OTHER)),
        (("Vellin", K.STATE), ("Vellis", K.STATE)),
        (("11th Corps", K.MILITARY), ("12th Corps", K.MILITARY)),
        (("John Paul I", K.PERSON), ("John Paul II", K.PERSON)),
        (("Flight MH370", K.OTHER), ("Flight MH371", K.OTHER)),
        (("Wang Yi", K.PERSON), ("Wang Li", K.PERSON)),
        (("Wang Wei", K.PERSON), ("Wang Fei", K.PERSON)),
        (("Ana", K.PERSON), ("Ane", K.PERSON)),
        (("NATO", K.INTERNATIONAL_BODY), ("NATA", K.INTERNATIONAL_BODY)),
        (("Taliban", K.ARMED_GROUP), ("Pakistan Taliban", K.ARMED_GROUP)),
        (("China", K.STATE), ("China-Pakistan Economic Corridor", K.PROGRAMME)),
        (("Hessel", K.PERSON), ("Hessel", K.COMPANY)),
        (("Ministry", K.PUBLIC_BODY), ("Ministry of Defence", K.PUBLIC_BODY)),
        (("Weidong", K.OTHER), ("Sun Weidong Hospital", K.PUBLIC_BODY)),
    ],
)
def test_what_only_looks_alike_is_not_proposed(
    one: tuple[str, ActorKind], other: tuple[str, ActorKind]
) -> None:
    assert same_actors(made(one, other)) == ()


def test_a_name_in_another_script_is_known_by_its_alias_only() -> None:
    chinese = Alias("\u738b\u6bc5", AliasKind.NATIVE)
    wang, native = person(1, "Wang Yi", chinese), person(2, "\u738b\u6bc5")
    (found,) = same_actors((native, wang))
    assert (found.kept, found.merged, found.name_kind) == (wang.id, native.id, AliasKind.NATIVE)
    assert found.reason == "\u738b\u6bc5: native name of Wang Yi"
    assert same_actors((native, person(1, "Wang Yi"))) == ()


def test_two_bearers_of_a_short_name_are_two_and_a_third_may_be_either() -> None:
    wang = Alias("Wang", AliasKind.SHORT)
    two = (person(1, "Wang Yi", wang), person(2, "Wang Wentao", wang))
    assert same_actors(two) == ()
    found = same_actors((*two, person(3, "Wang")))
    assert {it.pair for it in found} == {frozenset({1, 3}), frozenset({2, 3})}


def test_demonyms_and_metonyms_are_no_names() -> None:
    state = Actor(ActorId(1), "a1", "China", K.STATE, (Alias("Beijing", AliasKind.METONYM),))
    assert same_actors((state, *made(("x", K.OTHER), ("Beijing", K.OTHER))[1:])) == ()


def test_the_surest_stand_first_and_those_told_apart_are_left_out() -> None:
    actors = made(("Sun Weidong", K.PERSON), ("Sun", K.PERSON), ("SUN", K.PERSON), ("Sun Wedong", K.PERSON))
    found = same_actors(actors)
    assert [it.sureness for it in found] == sorted((it.sureness for it in found), reverse=True)
    assert found[0].pair == frozenset({2, 3})
    left = same_actors(actors, {found[0].pair})
    assert left == found[1:]


def test_a_pair_is_found_from_either_side() -> None:
    actors = made(
        ("Sun Weidong", K.PERSON), ("Sun", K.PERSON), ("Arif Alvi", K.PERSON), ("Arif Ali", K.PERSON),
        ("CPEC", K.OTHER), ("China-Pakistan Economic Corridor", K.PROGRAMME),
    )  # fmt: skip
    namesakes = Namesakes(actors)
    for one, other in itertools.combinations(actors, 2):
        pair = propose(one, other)
        for key in (one.id, other.id):
            found = [it for it in namesakes.of(key) if it.pair == {one.id, other.id}]
            assert found == ([pair] if pair else [])


def test_the_actors_of_the_seed_are_all_different(seed: Seed) -> None:
    known = tags(seed.gold)["actors"]
    actors = [
        Actor(
            ActorId(number),
            it["id"],
            it["name"],
            it["kind"],
            tuple(Alias(alias["text"], alias["kind"]) for alias in it["aliases"]),
        )
        for number, it in enumerate(known, start=1)
    ]
    assert len(actors) == 16
    assert same_actors(actors) == ()


def test_comparing_one_actor_grows_no_faster_than_the_actors() -> None:
    once = _seconds(250)
    assert _seconds(2000) < 8 * once * 4


def _seconds(count: int) -> float:
    """Return what it takes to compare a hundred of so many actors with all others."""
    syllables = ("ka", "ri", "mo", "ta", "sel", "vin", "dor", "han")
    families = ["".join(it).title() for it in itertools.product(syllables, repeat=3)]
    actors = made(*((f"{families[at % 97]} {families[at % 491]}", K.PERSON) for at in range(count)))
    namesakes = Namesakes(actors)
    namesakes.of(actors[0].id)
    begun = time.thread_time()
    for actor in actors[:100]:
        namesakes.of(actor.id)
    return time.thread_time() - begun


def test_most_of_what_is_proposed_in_newswire_is_right(shared: Path) -> None:
    chains = _names_of_newswire(shared)
    actors = {actor.id: actor for actor in made(*chains)}
    found = same_actors(actors.values())

    def is_right(pair: ProposedMerge) -> bool:
        one, other = (chains[actors[key].name, actors[key].kind] for key in pair.pair)
        return bool(one & other)

    right = sum(map(is_right, found))
    wrong = [marked(it.reason) for it in found if not is_right(it)]
    assert right >= 28
    assert right / len(found) >= 0.8, wrong


def _names_of_newswire(shared: Path) -> dict[tuple[str, ActorKind], set[str]]:
    """Return names of persons, bodies and places in 60 articles, with the chains that they are part of."""
    path = shared / "data" / "meantime" / "entity_mentions.json"
    kinds = {"PER": K.PERSON, "ORG": K.ORGANISATION, "LOC": K.OTHER}
    names: dict[tuple[str, ActorKind], set[str]] = defaultdict(set)
    for mention in json.loads(path.read_text(encoding="utf-8")):
        words = mention["tokens_str"].strip()
        is_name = re.fullmatch(r"[A-Z][\w.&'-]*(?: (?:of|the|and|[A-Z][\w.&'-]*)){0,5}", words)
        if (
            is_name
            and mention["mention_type"] in kinds
            and words.split()[0] not in {"The", "He", "His", "It"}
        ):
            names[words, kinds[mention["mention_type"]]].add(mention["coref_chain"])
    return names


def test_what_changes_is_compared_anew() -> None:
    weidong, sun, alvi = made(("Sun Weidong", K.PERSON), ("Sun", K.PERSON), ("Arif Alvi", K.PERSON))
    namesakes = Namesakes((weidong, sun, alvi))
    assert len(namesakes.of(weidong.id)) == 1
    namesakes.put(replace(sun, name="Arif Ali"))
    assert namesakes.of(weidong.id) == ()
    assert [it.reason for it in namesakes.of(alvi.id)] == ["Arif Alvi ~ Arif Ali: spelling"]
    namesakes.drop(sun.id)
    namesakes.drop(sun.id)
    assert namesakes.of(alvi.id) == ()
    for index in (namesakes._by_form, namesakes._by_word, namesakes._by_initials):
        assert not any(not entries for entries in index.values())
