"""Figures, dates and names that an editor changed are told; what the fact says itself is no change."""

import pytest

from briefer.check.returned.altered import altered
from briefer.check.returned.values import Kind

NAMES = frozenset({"norland", "estmark", "oda", "brekke"})


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        ("Twelve sailors were hurt.", "Fourteen sailors were hurt.", [(Kind.FIGURE, "Twelve", "Fourteen")]),
        ("Twelve sailors were hurt.", "12 sailors were injured.", []),
        ("about 300 ships wait", "over 300 ships wait", [(Kind.FIGURE, "about 300", "over 300")]),
        ("It met on 5 May 2031.", "It met on 6 May 2031.", [(Kind.DATE, "5 May 2031", "6 May 2031")]),
        ("It met on 5 May 2031.", "On 2031-05-05 it met.", []),
        ("It met at 18:40.", "It met at 19:40.", [(Kind.FIGURE, "18:40", "19:40")]),
        ("Norland closed the strait.", "Estmark closed the strait.", [(Kind.NAME, "Norland", "Estmark")]),
        ("Norland closed it.", "Nordland closed it.", [(Kind.NAME, "Norland", "Nordland")]),
        ("He met the minister.", "He met Oda Brekke.", [(Kind.NAME, "", "Oda Brekke")]),
        ("Norland’s ships left.", "The ships of Norland left.", []),
        ("Norland closed it.", "However, Norland closed it.", []),
        ("It was closed.", "It was not closed.", [(Kind.NEGATION, "", "not")]),
        ("It never was open.", "It was open.", [(Kind.NEGATION, "never", "")]),
        ("L’accord est signé.", "L’accord n’est pas signé.", [(Kind.NEGATION, "", "pas")]),
    ],
)
def test_what_was_altered_is_found(old: str, new: str, found: list[tuple[Kind, str, str]]) -> None:
    assert [(it.kind, it.went, it.came) for it in altered(old, new, (), NAMES)] == found


def test_what_the_fact_says_is_no_change() -> None:
    says = ("Oda Brekke told 14 reporters on 6 May 2031.", "2031-05-06")
    assert not altered("She told some.", "Oda Brekke told 14 of them on 6 May 2031.", says, NAMES)


def test_where_it_stands_is_told() -> None:
    (found,) = altered("Twelve ships wait.", "There, 14 ships wait.", ())
    assert "There, 14 ships wait."[slice(*found.at)] == "14"


def test_german_nouns_are_no_names() -> None:
    assert not altered("Das Boot fuhr.", "Der Kahn ging mit dem Boot ab.", (), language="de-DE")
