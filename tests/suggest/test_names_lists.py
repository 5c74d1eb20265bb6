"""The lists of names agree with one another."""

from briefer.suggest.names_lists import (
    is_people,
    is_state,
    listed_names,
    peoples_of_states,
    states_of_peoples,
)


def test_each_people_speaks_of_a_state_that_is_listed() -> None:
    listed = listed_names()
    for people, states in states_of_peoples().items():
        assert is_people(listed[people]), people
        assert states == tuple(dict.fromkeys(states))
        assert all(is_state(listed[state]) for state in states), people


def test_a_state_has_its_peoples_under_each_of_its_names() -> None:
    peoples = peoples_of_states()
    assert peoples["Iran"] == peoples["Islamic Republic of Iran"] == ("Iranian", "Iranians")
    assert peoples["United Kingdom"] == ("British", "Briton", "Britons")
    assert "Niger" in peoples
    assert peoples["Niger"] != peoples["Nigeria"]


def test_what_speaks_of_several_states_or_of_none_speaks_of_none() -> None:
    assert not {"Korean", "Congolese", "Arab", "Kurdish", "Sunni", "Persian"} & set(states_of_peoples())
