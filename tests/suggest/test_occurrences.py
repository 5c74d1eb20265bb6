"""All places of a name are found with what speaks against them, tags and refusals included."""

from collections.abc import Sequence

import pytest

from briefer.model.actors import Actor, ActorKind, Alias, AliasKind, Mention
from briefer.model.ids import ActorId, MentionId, SourceId
from briefer.model.proposals import Occurrence, Refusal
from briefer.model.spans import span_of
from briefer.suggest.known import gazetteer
from briefer.suggest.occurrences import actor_of_words, occurrences, sought

CHINA = Actor(ActorId(1), "a1", "China", ActorKind.STATE, (Alias("Chinese", AliasKind.DEMONYM),))
CORRIDOR = Actor(ActorId(2), "a2", "China-Marr Economic Corridor", ActorKind.PROGRAMME)
SUN = Actor(ActorId(3), "a3", "Sun Weidong", ActorKind.PERSON, (Alias("Sun", AliasKind.SHORT),))
OTHER = Actor(ActorId(4), "a4", "Sun Li", ActorKind.PERSON, (Alias("Sun", AliasKind.SHORT),))
ALL = (CHINA, CORRIDOR, SUN)
SOURCE = SourceId(9)


def places(
    who: Actor,
    text: str,
    actors: Sequence[Actor] = ALL,
    tags: Sequence[Mention] = (),
    refused: Sequence[Refusal] = (),
) -> list[Occurrence]:
    found = occurrences(sought(who, gazetteer(actors)), SOURCE, text, tags, refused)
    return [it for part in found for it in part]


def doubts(who: Actor, text: str, actors: Sequence[Actor] = ALL) -> list[tuple[str, str]]:
    return [(it.span.quote, it.doubt) for it in places(who, text, actors)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("China\u2019s oil and China-led talks", [("China", ""), ("China", "")]),
        ("the China-Marr Economic Corridor", [("China", "part of “China-Marr”")]),
        ("in the South China Sea", [("China", "part of a place’s name")]),
        ("the Bank of China Tower", [("China", "part of “Bank of China Tower”")]),
        ("the Chinese Foreign Ministry", [("Chinese", "")]),
        ("Chinatown and china", []),
        ("", []),
    ],
)
def test_a_place_is_plain_or_says_why_not(text: str, expected: list[tuple[str, str]]) -> None:
    assert doubts(CHINA, text) == expected


def test_persons_of_the_same_family_name_are_told_apart() -> None:
    text = "Sun Weidong spoke. Sun left. Then Sun Yi came on Sun, Jan 21."
    assert doubts(SUN, text) == [
        ("Sun Weidong", ""),
        ("Sun", ""),
        ("Sun", "perhaps another person of that name"),
        ("Sun", "a day or a month here"),
    ]
    assert doubts(SUN, "Sun left.", (SUN, OTHER)) == [("Sun", "also a name of Sun Li")]


def test_tags_are_listed_with_their_actors_and_refused_places_are_in_doubt() -> None:
    text = "China left. China came. It won. China stayed."
    own = Mention(MentionId(1), span_of(SOURCE, text, 24, 26), (CHINA.id,))
    others = Mention(MentionId(2), span_of(SOURCE, text, 12, 17), (SUN.id,))
    refusal = Refusal(span_of(SOURCE, text, 32, 37), CHINA.id)
    found = places(CHINA, text, ALL, (own, others), (refusal,))
    assert [(it.span.start, it.mention, it.doubt) for it in found] == [
        (0, None, ""),
        (12, others, ""),
        (24, own, ""),
        (32, None, "refused before"),
    ]


def test_what_lies_in_a_longer_tag_is_in_doubt() -> None:
    text = "The China desk wrote."
    desk = Mention(MentionId(1), span_of(SOURCE, text, 4, 14), (SUN.id,))
    assert [it.doubt for it in places(CHINA, text, ALL, (desk,))] == ["part of the tag “China desk”"]


def test_words_nobody_has_are_looked_for_too() -> None:
    words = actor_of_words("lane", ALL)
    assert words.id == 0
    assert doubts(words, "The lane is shut; lanes are many. Lane!") == [("lane", ""), ("Lane", "")]
    assert actor_of_words("Chinese", ALL) is CHINA
    assert actor_of_words("Sun", (SUN, OTHER)).id == 0


def test_a_long_text_gives_its_places_part_by_part() -> None:
    text = "China waits here today.\n" * 2_000
    parts = list(occurrences(sought(CHINA, gazetteer(ALL)), SOURCE, text))
    assert len(parts) > 3
    assert [it.span.start for part in parts for it in part] == list(range(0, len(text), 24))
