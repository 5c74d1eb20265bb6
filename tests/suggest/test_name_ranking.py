"""Names are ranked over many texts, with those that are plainly short for one other under it."""

from hypothesis import given
from hypothesis import strategies as st

from briefer.model.actors import ActorKind
from briefer.model.ids import SourceId
from briefer.suggest.name_ranking import RankedName, Ranking, Sheet, with_variants
from briefer.suggest.names import proposed_names


def ranking(*texts: str) -> Ranking:
    made = Ranking()
    for number, text in enumerate(texts, start=1):
        sheet = Sheet()
        sheet.add(proposed_names(text))
        made.put(SourceId(number), sheet.tallies())
    return made


def every(_: str) -> bool:
    return True


def rows(made: Ranking, only: int | None = None) -> list[tuple[str, int]]:
    found = made.ranked(100, every, {}, None if only is None else SourceId(only))
    return [(it.quote, it.count) for it in found]


def test_the_most_frequent_comes_first_over_all_texts_or_in_one() -> None:
    made = ranking("He left Oman for Chad.", "In Chad and in Chad nobody knew of Mali.")
    assert rows(made) == [("Chad", 3), ("Mali", 1), ("Oman", 1)]
    assert rows(made, 1) == [("Chad", 1), ("Oman", 1)]
    made.drop(SourceId(2))
    assert rows(made) == [("Chad", 1), ("Oman", 1)]
    assert made.ranked(1, every, {})[0].source == SourceId(1)


def test_a_sure_kind_counts_before_a_guessed_one() -> None:
    made = ranking("They saw Ilvo.", "General Ilvo left. Ilvo slept.")
    (ilvo,) = made.ranked(9, every, {})
    assert (ilvo.kind, ilvo.origin, ilvo.count) == (ActorKind.PERSON, "after the title General", 3)


def test_settled_places_and_unwanted_names_are_left_out() -> None:
    made = ranking("He left Oman for Chad; in Chad he slept.")
    assert [it.quote for it in made.ranked(9, lambda quote: quote != "Oman", {"Chad": 1})] == ["Chad"]
    assert made.ranked(9, every, {"Chad": 2, "Oman": 1}) == ()


def grouped(text: str) -> dict[str, tuple[int, list[str]]]:
    found = with_variants(ranking(text).ranked(100, every, {}))
    return {it.quote: (it.count, [variant.quote for variant in it.variants]) for it in found}


def test_short_forms_go_under_the_only_name_they_fit() -> None:
    text = "He met Ilvo Marr and Ola Teser. Marr left; Teser said no. Then Marr spoke."
    assert grouped(text) == {"Ilvo Marr": (3, ["Marr"]), "Ola Teser": (2, ["Teser"])}


def test_what_may_be_short_for_two_stays_and_says_so() -> None:
    made = ranking("He met Ilvo Marr, and Ana Marr came. Later Marr said no.")
    alone = next(it for it in with_variants(made.ranked(100, every, {})) if it.quote == "Marr")
    assert alone.origin == "short for Ana Marr or Ilvo Marr"


def test_an_acronym_and_a_people_go_under_their_names() -> None:
    text = "It left the Teser Front (TF). The TF is in Oman; an Omani saw it. "
    text += (
        "An Austrian and an Australian came. Peru traded with a Dutch firm of the Netherlands and a Persian."
    )
    assert grouped(text) == {
        "Teser Front": (3, ["TF"]),
        "Netherlands": (2, ["Dutch"]),
        "Oman": (2, ["Omani"]),
        "Australian": (1, []),
        "Austrian": (1, []),
        "Persian": (1, []),
        "Peru": (1, []),
    }


@given(
    st.lists(
        st.sampled_from(["Ilvo Marr", "Marr", "Ana Marr", "Oman", "Omani", "Ilvo Marr Teser"]), max_size=8
    )
)
def test_no_name_is_lost_by_grouping(quotes: list[str]) -> None:
    names = tuple(
        RankedName(quote, 1, ActorKind.PERSON, "after the title Mr", SourceId(1), 0)
        for quote in dict.fromkeys(quotes)
    )
    found = with_variants(names)
    shown = [it.quote for it in found] + [variant.quote for it in found for variant in it.variants]
    assert sorted(shown) == sorted(it.quote for it in names)
    assert sum(it.count for it in found) == len(names)
