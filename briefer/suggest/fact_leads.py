"""What leads to a name in a sentence: a verb, a preposition, another name, or nothing, as to a subject."""

from collections.abc import Collection, Iterable
from typing import NamedTuple

from briefer.suggest.clause_words import OWNERS, PREPOSITIONS
from briefer.suggest.clauses import Clauses
from briefer.suggest.parties import Party

LEADS = PREPOSITIONS - {"including", "as", "than"}
_HYPHENS = frozenset("-\u2010\u2011\u2013")
_JOINS = frozenset({"and", "or", ",", *_HYPHENS})
_NO_TITLE = PREPOSITIONS | {"and", "or", "that"}
_LONGEST_TITLE = 60  # code points
_FROM = frozenset({"from", "by", "of"})


class Lead(NamedTuple):
    """The word that leads to a name and its token's number; no word where the name stands free."""

    word: str
    place: int


def lead_of(clauses: Clauses, party: Party) -> Lead:
    """Return the verb or preposition that leads to a party.

    Where a pause or “that” comes before one, no word leads to it; its number is the pause's then, or -1.
    """
    tokens = clauses.tokens
    for number in range(clauses.first_at(party.start) - 1, -1, -1):
        token = tokens[number]
        if token.low in LEADS or clauses.is_finite(number) or clauses.is_present(number):
            return Lead(token.low, number)
        if is_doing(clauses, number):
            return Lead(token.low, number)
        if token.low == "that" or (token.text in ",;:" and not _goes_through(clauses, number, party)):
            return Lead("", number)
    return Lead("", -1)


def stands_free(clauses: Clauses, party: Party) -> bool:
    """Return whether neither a verb nor a preposition leads to a party, as to a subject."""
    return lead_of(clauses, party).word == ""


def is_led_by(clauses: Clauses, party: Party, words: Collection[str]) -> bool:
    """Return whether a party's name follows one of these words with “from”, “by” or “of” between."""
    word, place = lead_of(clauses, party)
    return word in _FROM and place > 0 and clauses.tokens[place - 1].low in words


def is_doing(clauses: Clauses, number: int) -> bool:
    """Return whether a token is a participle that may have an object: “supporting X”, not “his meeting X”."""
    token, before = clauses.tokens[number], clauses.tokens[number - 1] if number else None
    is_verbal = token.low.endswith("ing") and token.text.islower() and token.low != "including"
    return is_verbal and not (before is not None and before.low in OWNERS)


def joined_to(clauses: Clauses, party: Party, others: Iterable[Party]) -> Party | None:
    """Return the last of the parties before this one, if “and” or a hyphen joins the two, else None."""
    before = next((item for item in reversed(list(others)) if item.end <= party.start), None)
    if before is None or before.is_owner:
        return None
    between = clauses.tokens[clauses.first_at(before.end) : clauses.first_at(party.start)]
    joins = [token.low for token in between if token.low != "the"]
    return before if joins and joins != [","] and set(joins) <= _JOINS else None


def describes_next(clauses: Clauses, party: Party, others: Iterable[Party]) -> bool:
    """Return whether a name only belongs to the title of the next one: “Iranian Deputy Minister X”."""
    after = next((item for item in others if item.start >= party.end), None)
    if after is None or after.start - party.end > _LONGEST_TITLE:
        return False
    between = range(clauses.first_at(party.end), clauses.first_at(after.start))
    return all(
        clauses.tokens[number].text.isalpha()
        and clauses.tokens[number].low not in _NO_TITLE
        and not is_verb(clauses, number)
        for number in between
    )


def describes_noun(clauses: Clauses, party: Party) -> bool:
    """Return whether a noun follows that the name only describes: “Iranian attacks”, “Iran-Pakistan ties”."""
    tokens, number = clauses.tokens, clauses.first_at(party.end)
    if number >= len(tokens):
        return False
    if tokens[number].text in _HYPHENS:
        return True
    is_word = tokens[number].start == party.end + 1 and tokens[number].text.isalpha()
    return is_word and tokens[number].low not in _NO_TITLE and not is_verb(clauses, number)


def is_verb(clauses: Clauses, number: int) -> bool:
    """Return whether a token is a verb of any form that shows."""
    return clauses.is_finite(number) or clauses.is_present(number) or is_doing(clauses, number)


def _goes_through(clauses: Clauses, number: int, party: Party) -> bool:
    """Return whether what leads to a party stands before a comma: “, including X”, “its envoy, X,”."""
    tokens = clauses.tokens
    if number + 1 < len(tokens) and tokens[number + 1].low == "including":
        return True
    after = clauses.first_at(party.end)
    is_apart = after >= len(tokens) or tokens[after].text in ",.;:"
    is_noun = number > 0 and tokens[number - 1].text.islower() and tokens[number - 1].text.isalpha()
    return tokens[number].text == "," and number + 1 == clauses.first_at(party.start) and is_apart and is_noun
