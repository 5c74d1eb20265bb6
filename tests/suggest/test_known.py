"""Known actors are found where a text speaks of them, and nowhere else."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefer.model.actors import Actor, ActorKind, Alias, AliasKind, Mention, MentionKind
from briefer.model.ids import ActorId, MentionId, SourceId
from briefer.model.proposals import ProposedMention, Refusal
from briefer.model.spans import span_of
from briefer.suggest.known import gazetteer, known_mentions, proposals

SOURCE = SourceId(1)


def actor(key: int, name: str, kind: ActorKind, **aliases: AliasKind) -> Actor:
    others = tuple(Alias(text.replace("_", " "), alias_kind) for text, alias_kind in aliases.items())
    return Actor(ActorId(key), f"a{key}", name, kind, others)


CHINA = actor(
    1, "China", ActorKind.STATE, Chinese=AliasKind.DEMONYM, Beijing=AliasKind.METONYM, PRC=AliasKind.ACRONYM
)
PAKISTAN = actor(2, "Pakistan", ActorKind.STATE, Pakistani=AliasKind.DEMONYM)
IRAN = actor(3, "Iran", ActorKind.STATE, Iranian=AliasKind.DEMONYM)
SUN = actor(4, "Sun Weidong", ActorKind.PERSON, Sun=AliasKind.SHORT)
MINISTRY = actor(
    5,
    "Chinese Foreign Ministry",
    ActorKind.PUBLIC_BODY,
    the_Foreign_Ministry=AliasKind.SHORT,
    MFA=AliasKind.ACRONYM,
)
CORRIDOR = actor(6, "China-Pakistan Economic Corridor", ActorKind.PROGRAMME, CPEC=AliasKind.ACRONYM)
MUNIR = actor(7, "General Syed Asim Munir", ActorKind.PERSON, Munir=AliasKind.SHORT)
ALL = (CHINA, PAKISTAN, IRAN, SUN, MINISTRY, CORRIDOR, MUNIR)


def found(text: str, actors: tuple[Actor, ...] = ALL) -> list[tuple[str, str]]:
    names = {member.id: member.name for member in actors}
    return [(hit.quote, names[hit.actors[0]]) for hit in known_mentions(text, actors)]


@pytest.mark.parametrize(
    ("text", "quotes"),
    [
        ("Iran-Pakistan ties improved.", ["Iran", "Pakistan"]),
        ("Iran\u2013Pakistan ties improved.", ["Iran", "Pakistan"]),
        ("China-led talks and pro-Iran groups", ["China", "Iran"]),
        ("Iran-backed Houthis", ["Iran"]),
        ("a closer China-Pakistan community with a future", []),
        ("the Iran-Pakistan alliance, but Iran-Pakistan trade", ["Iran", "Pakistan"]),
        ("the China-Pakistan Economic Corridor (CPEC)", ["China-Pakistan Economic Corridor", "CPEC"]),
        ("through Pakistan-Occupied Kashmir", []),
        ("through Pakistan-administered Kashmir", []),
        ("the South China Sea and the Gulf of Iran", []),
        ("New China and South Pakistan", []),
        ("The Iran-Pakistan Friendship Society", []),
        ("Iran's missiles, China\u2019s oil", ["Iran", "China"]),
        ("Iranians and Chinatown", []),
        ("the PRC, the prc and Prc", ["PRC"]),
        ("china and the sun", []),
        ("CHINA BACKS PAKISTAN", ["CHINA", "PAKISTAN"]),
        ("see www.China.example, press@Iran or https://x.example/Iran/a", []),
        ("l'Iran, d\u2019Iran, but O'Iran", ["Iran", "Iran"]),
        ("Iran'ai and Iran_x and Iran2", []),
        ("Mr Sun left on Sun, Jan 21 and Sun 3 March", ["Sun"]),
        ("Sun Weidong, Sun Li and Deng Sun met; then Sun spoke", ["Sun Weidong", "Sun"]),
        ("Yesterday. Munir went; General Munir came", ["Munir", "Munir"]),
        ("General Syed Asim Munir", ["Syed Asim Munir"]),
        ("The Foreign Ministry and the Foreign Ministry", ["The Foreign Ministry", "the Foreign Ministry"]),
        ("China, Pakistan\nIran", ["China", "Pakistan", "Iran"]),
        ("", []),
    ],
)
def test_names_are_found_by_the_conventions(text: str, quotes: list[str]) -> None:
    assert [quote for quote, _ in found(text)] == quotes


def test_a_demonym_stays_inside_the_name_of_a_body() -> None:
    assert found("Chinese Foreign Ministry spokesperson") == [
        ("Chinese Foreign Ministry", "Chinese Foreign Ministry"),
        ("Chinese", "China"),
    ]


def test_a_demonym_does_not_stay_inside_a_person_or_the_same_actor() -> None:
    person = actor(8, "Chinese Gordon", ActorKind.PERSON)
    republic = actor(9, "Chinese Republic", ActorKind.STATE, Chinese=AliasKind.DEMONYM)
    assert found("Chinese Gordon", (CHINA, person)) == [("Chinese Gordon", "Chinese Gordon")]
    assert found("the Chinese Republic", (republic,)) == [("Chinese Republic", "Chinese Republic")]


def test_of_two_names_that_cross_the_longer_stands() -> None:
    first = actor(1, "United Northern Front", ActorKind.ARMED_GROUP)
    second = actor(2, "Northern Front Command", ActorKind.ARMED_GROUP)
    text = "the United Northern Front Command"
    assert found(text, (first, second)) == [("Northern Front Command", "Northern Front Command")]


def test_a_longer_name_that_is_no_whole_word_does_not_hide_the_shorter() -> None:
    longer = actor(9, "Iran Air", ActorKind.COMPANY)
    assert found("Iran Airports were shut", (IRAN, longer)) == [("Iran", "Iran")]


def test_kinds_follow_the_alias() -> None:
    kinds = {
        hit.quote: hit.kind
        for hit in known_mentions("Beijing, Chinese, PRC, China; Sun of the Foreign Ministry", ALL)
    }
    assert kinds == {
        "Beijing": MentionKind.METONYM,
        "Chinese": MentionKind.DEMONYM,
        "PRC": MentionKind.ACRONYM,
        "China": MentionKind.NAME,
        "Sun": MentionKind.SHORT_NAME,
        "the Foreign Ministry": MentionKind.ROLE_NP,
    }


def test_a_name_of_two_actors_is_proposed_for_both_and_says_so() -> None:
    other = actor(8, "Sun Chunlan", ActorKind.PERSON, Sun=AliasKind.SHORT)
    hits = known_mentions("Sun left.", (SUN, other))
    assert {hit.actors[0] for hit in hits} == {SUN.id, other.id}
    assert {hit.origin for hit in hits} == {
        "short name of Sun Weidong, and also of Sun Chunlan",
        "short name of Sun Chunlan, and also of Sun Weidong",
    }


def test_the_origin_names_the_session_an_actor_came_from() -> None:
    known = Actor(ActorId(1), "a1", "Iran", ActorKind.STATE, origin="strikes.briefer")
    assert known_mentions("Iran", (known,))[0].origin == "name of Iran, known from strikes.briefer"


def test_composed_and_decomposed_letters_are_the_same_name() -> None:
    erdogan = actor(1, "Erdoğan", ActorKind.PERSON)
    assert [quote for quote, _ in found("Erdog\u0306an spoke", (erdogan,))] == ["Erdog\u0306an"]


def tagged(text: str, quote: str, *actors: ActorId) -> Mention:
    start = text.index(quote)
    return Mention(MentionId(1), span_of(SOURCE, text, start, start + len(quote)), actors)


def left(text: str, *mentions: Mention, refusals: tuple[Refusal, ...] = ()) -> list[str]:
    return [hit.quote for hit in proposals(text, ALL, mentions, refusals)]


def test_what_is_tagged_is_not_proposed_again() -> None:
    text = "Iran spoke. Iran left."
    assert left(text) == ["Iran", "Iran"]
    assert left(text, tagged(text, "Iran", IRAN.id)) == ["Iran"]


def test_what_was_tagged_as_someone_else_is_settled() -> None:
    text = "Sun left."
    assert left(text, tagged(text, "Sun", CHINA.id)) == []


def test_a_longer_tag_settles_what_lies_in_it_except_a_demonym() -> None:
    text = "the Chinese navy near China bases"
    assert left(text, tagged(text, "Chinese navy", MUNIR.id), tagged(text, "China bases", MUNIR.id)) == [
        "Chinese"
    ]


def test_a_name_around_a_tag_is_still_proposed() -> None:
    text = "Chinese Foreign Ministry"
    assert left(text, tagged(text, "Chinese", CHINA.id)) == ["Chinese Foreign Ministry"]


def test_a_refused_proposal_is_not_made_again_and_others_are() -> None:
    text = "Sun left. Sun came."
    assert left(text, refusals=(Refusal(span_of(SOURCE, text, 0, 3), SUN.id),)) == ["Sun"]
    assert left(text, refusals=(Refusal(span_of(SOURCE, text, 0, 3), IRAN.id),)) == ["Sun", "Sun"]


def test_no_actors_no_proposals() -> None:
    assert known_mentions("Iran", ()) == ()


WORDS = st.sampled_from(
    [
        "China",
        "Chinese",
        "Foreign",
        "Ministry",
        "Iran-Pakistan",
        "Sun",
        "Weidong",
        "Economic",
        "CPEC",
        "\U0001d538",
        "é",
        "'s",
        "-",
        "“",
        "Iran\u2019s",
    ]
)


@given(st.lists(WORDS, max_size=30), st.sampled_from([" ", "-", "\n", ""]))
def test_whatever_the_text_quotes_are_exact_ordered_and_never_cross(words: list[str], joint: str) -> None:
    text = joint.join(words)
    hits = gazetteer(ALL).mentions(text)
    assert all(text[hit.start : hit.end] == hit.quote for hit in hits)
    assert list(hits) == sorted(hits, key=lambda hit: (hit.start, -hit.end))
    for first, second in pairwise(hits):
        assert second.start >= first.end or _nests(first, second)


def _nests(outer: ProposedMention, inner: ProposedMention) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end and inner.kind is MentionKind.DEMONYM


def test_a_state_without_a_demonym_is_known_by_the_listed_ones() -> None:
    state, town = Actor(ActorId(1), "a1", "PRC", ActorKind.STATE), Actor(ActorId(2), "a2", "Oman")
    (hit,) = known_mentions("A Chinese envoy met an Omani.", (state, town))
    assert (hit.quote, hit.kind, hit.origin) == ("Chinese", MentionKind.DEMONYM, "demonym of PRC")
    assert found("Pakistanis and a Pakistani left.") == [("Pakistani", "Pakistan")], "the analyst's own count"


@pytest.mark.parametrize(
    ("text", "quotes"),
    [
        ("Iran-Oman ties and US\u2013Iran talks", ["Iran", "Iran"]),
        ("the Iran-Oman Friendship Society, an Iran-Oman alliance", []),
        ("the Iran-Marr talks, the Iran-Paris route", []),
    ],
)
def test_a_state_beside_one_that_is_no_actor_yet_is_named(text: str, quotes: list[str]) -> None:
    assert [quote for quote, _ in found(text, (IRAN,))] == quotes
