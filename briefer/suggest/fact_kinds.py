"""What kind of fact a passage makes, how far it carries, and whether it happened, by cues in its words."""

import re

from briefer.model.facts import FactKind, Modality, Status
from briefer.suggest.clause_words import CHANGED, words_of
from briefer.suggest.clauses import Clauses
from briefer.suggest.fact_roles import is_happening
from briefer.suggest.saying_words import BEING

_FIGURE = re.compile(
    r"(?:USD|EUR|GBP|US\$|[$€£¥₹])\s?\d|\d[\d,.]*\s?(?:%|per ?cent|million|billion|trillion|tonnes?|tons?"
    r"|barrels|dollars|euros|troops|people|ships|kilomet(?:re|er)s|km|miles|hectares)\b",
    re.IGNORECASE,
)
_OPINED = re.compile(r"\b(?:I|[Ww]e) (?:\w+ )?(?:think|believe|judge|assess|expect|estimate|doubt)\b")
_SHARE = re.compile(r"\d\s?(?:%|per ?cent\b)", re.IGNORECASE)
_OPEN = words_of("is are may might could should")
_PLACED_AT = words_of(
    "located situated based a an the home part one composed made known called named headed led owned"
)
_JUDGED = re.compile(
    r"\b(?:faces?|appears?|seems?|remains?|reflects?|signals?|underscores?|highlights?|risks?|likely|unlikely"
    r"|concern(?:ed|s)|worried|fears?|hopes?|expected|believed|may|might|could|should|crucial|challenges|poses?"
    r"|threatens|undermines?)\b",
    re.IGNORECASE,
)
_AHEAD = re.compile(
    r"\b(?:will|shall|won['\u2019]t|(?:is|are|was|were) (?:set|due|expected|scheduled|about) to|(?:is|are) to"
    r"|plan(?:s|ned|ning)? to|intends? to|agree(?:s|d)? to|going to)\b",
    re.IGNORECASE,
)
_MAYBE = re.compile(r"\b(?:may|might|could|would|unless|should .{1,40} (?:fail|happen)|if)\b", re.IGNORECASE)
_WOULD = re.compile(r"\bwould\b", re.IGNORECASE)
_NOT = re.compile(
    r"\b(?:not|never|no longer|cannot|\w+n['\u2019]t|(?:failed|refused|declined) to|neither|nobody|no one)\b",
    re.IGNORECASE,
)


def kind_of(quote: str, clauses: Clauses, start: int, end: int, *, is_said: bool) -> FactKind:
    """Return the likeliest kind of a fact on the words from `start` to `end`, which `quote` are."""
    if is_said:
        return FactKind.STATEMENT
    if _OPINED.search(quote):
        return FactKind.JUDGEMENT
    verb = clauses.main_verb(start, end)
    return _without_verb(quote, clauses, start) if verb < 0 else _by_verb(quote, clauses, verb)


def _by_verb(quote: str, clauses: Clauses, verb: int) -> FactKind:
    """Return the kind of a passage with a main verb that says nothing of what anybody said."""
    low = clauses.tokens[verb].low
    follows = clauses.tokens[verb + 1].low if verb + 1 < len(clauses.tokens) else ""
    if low in BEING and follows in _PLACED_AT:
        return FactKind.ATTRIBUTE
    if _SHARE.search(quote) or (low in CHANGED and any(sign.isdigit() for sign in quote)):
        return FactKind.FIGURE
    is_told = not clauses.is_finite(verb) or low in _OPEN
    return FactKind.JUDGEMENT if is_told and _JUDGED.search(quote) else FactKind.EVENT


def _without_verb(quote: str, clauses: Clauses, start: int) -> FactKind:
    """Return the kind of a phrase: something that happens, a figure, or what somebody or something is."""
    first = clauses.first_at(start)
    opens = clauses.tokens[first].low if first < len(clauses.tokens) else ""
    if opens.endswith("ing") and opens not in {"during", "including"}:
        return FactKind.EVENT
    if _FIGURE.search(quote):
        return FactKind.FIGURE
    return FactKind.EVENT if is_happening(quote) else FactKind.ATTRIBUTE


def status_of(kind: FactKind, *, is_claimed: bool, is_denied: bool) -> Status:
    """Return how far a passage carries: claimed or denied by someone, reported, or its writer's view."""
    if is_claimed:
        return Status.DENIED if is_denied else Status.CLAIMED
    return Status.OPINION if kind is FactKind.JUDGEMENT else Status.REPORTED


def modality_of(quote: str, *, is_said: bool) -> Modality:
    """Return whether the words tell of what happened, will, might, or did not happen.

    In what was said, “would” looks ahead from when it was said.
    """
    if _NOT.search(quote):
        return Modality.NEGATED
    if _AHEAD.search(quote) or (is_said and _WOULD.search(quote)):
        return Modality.FUTURE
    return Modality.HYPOTHETICAL if _MAYBE.search(quote) else Modality.ACTUAL
