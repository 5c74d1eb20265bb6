"""What the pop-up offers: only an exact, unique name is preset."""

import pytest

from briefer.gui.views.reader_choices import Choice, guess_kind, may_be_alias, offer
from briefer.model.actors import Actor, ActorKind, Alias, AliasKind
from briefer.model.ids import ActorId


def actor(number: int, name: str, *aliases: str, kind: ActorKind = ActorKind.PERSON, pin: int = 0) -> Actor:
    kinds = tuple(Alias(alias, AliasKind.SHORT) for alias in aliases)
    return Actor(ActorId(number), f"a{number}", name, kind, kinds, pin=pin)


YI, WENBIN = actor(1, "Wang Yi", "Wang"), actor(2, "Wang Wenbin", "Wang")
NORLAND = actor(3, "Norland", "Norlandish", kind=ActorKind.STATE, pin=2)
CAFE = actor(4, "Café Committee")
ALL = (YI, WENBIN, NORLAND, CAFE)


def names(words: str, *, is_typed: bool = False, recent: tuple[int, ...] = ()) -> tuple[list[str], int]:
    made = offer(words, ALL, tuple(map(ActorId, recent)), is_typed=is_typed)
    shown = [choice.actor.name if choice.actor else f"+{choice.name}" for choice in made.choices]
    return shown, made.preset


def test_an_exact_and_unique_name_or_alias_is_preset() -> None:
    assert names("Norland") == (["Norland", "+Norland"], 0)
    assert names("Norlandish") == (["Norland", "+Norlandish"], 0)


def test_a_name_that_two_share_presets_neither() -> None:
    shown, preset = names("Wang")
    assert shown[preset] == "+Wang"
    assert set(shown[1:]) == {"Wang Yi", "Wang Wenbin"}


@pytest.mark.parametrize("words", ["norland", "Norlan", "Wang Y", "Nor land"])
def test_what_only_resembles_is_never_preset(words: str) -> None:
    shown, preset = names(words, is_typed=True)
    assert shown[preset] == f"+{words}"


def test_typed_words_fit_anywhere_and_without_accents() -> None:
    assert names("cafe", is_typed=True)[0] == ["+cafe", "Café Committee"]
    assert "Wang Wenbin" in names("wen wang", is_typed=True)[0]
    assert "Wang Wenbin" in names("enbi", is_typed=True)[0]
    assert "Wang Wenbin" not in names("enbi")[0], "words of the text fit at beginnings only"


def test_for_a_pronoun_the_actors_tagged_last_are_offered() -> None:
    assert names("He", recent=(2, 1)) == (["+He", "Wang Wenbin", "Wang Yi"], 0)
    assert names("zz", is_typed=True, recent=(2, 1)) == (["+zz"], 0)


def test_without_words_all_are_offered_the_last_and_pinned_first_and_none_is_preset() -> None:
    assert names("", recent=(1,)) == (["Wang Yi", "Norland", "Café Committee", "Wang Wenbin"], -1)


def test_words_over_a_line_end_are_one_name() -> None:
    assert names("Wang\n Yi")[0][0] == "Wang Yi"


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Ana Bell", ActorKind.PERSON),
        ("Ministry of Trade", ActorKind.PUBLIC_BODY),
        ("Third Fleet", ActorKind.MILITARY),
        ("Vell Shipping Ltd.", ActorKind.COMPANY),
        ("Vell Times", ActorKind.MEDIA),
        ("NPU", ActorKind.ORGANISATION),
        ("Iran", ActorKind.STATE),
        ("Jaish al-Vell", ActorKind.ARMED_GROUP),
        ("Norland", ActorKind.OTHER),
        ("New Zealand", ActorKind.STATE),
        ("the two states", ActorKind.OTHER),
    ],
)
def test_the_kind_of_a_new_actor_is_guessed_from_its_name(name: str, kind: ActorKind) -> None:
    assert guess_kind(name) is kind


@pytest.mark.parametrize(
    ("words", "may"), [("Vell", True), ("Norland", False), ("it", False), ("the two states", False)]
)
def test_pronouns_and_descriptions_are_no_aliases(words: str, may: bool) -> None:  # noqa: FBT001 - a table
    assert may_be_alias(words, Choice("Norland", NORLAND)) is may


def test_a_new_actor_may_keep_the_words_as_an_alias() -> None:
    assert may_be_alias("Bell", Choice("Ana Bell"))
    assert not may_be_alias("Ana Bell", Choice("Ana Bell"))
