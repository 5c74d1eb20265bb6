"""The role that each actor of a passage may have in a fact, by where its name stands in the sentence.

Before the main verb stands who does it, after it whom it is done to: the verb or the preposition that leads
to a name says in which way. What no rule covers keeps an empty role, for the analyst to fill.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from briefer.suggest.clause_words import (
    AGAINST,
    AIMED,
    GIVEN,
    HAPPENINGS,
    HOSTED,
    MEETING,
    NO_HAPPENINGS,
    SHARED,
    TOPICS,
    words_of,
)
from briefer.suggest.clauses import Clauses
from briefer.suggest.fact_leads import (
    LEADS,
    describes_next,
    describes_noun,
    is_doing,
    is_verb,
    joined_to,
    lead_of,
    stands_free,
)
from briefer.suggest.parties import Party

SUBJECT, OBJECT, PARTY, SPEAKER = "subject", "object", "party", "speaker"
HOST, COUNTERPART, TARGET, RECIPIENT, TOPIC = "host", "counterpart", "target", "recipient", "topic"
ROLES = (
    SUBJECT, OBJECT, SPEAKER, "audience", RECIPIENT, COUNTERPART, PARTY, TARGET, "beneficiary", HOST, "place",
    TOPIC,
)  # fmt: skip
"""The roles that a fact's card offers; an analyst may write another."""

_DOERS = (SUBJECT, PARTY)
_WHERE = words_of("in at near inside into through across off")
_BY_VERB = ((HOSTED, HOST), (MEETING, COUNTERPART), (AIMED, TARGET), (GIVEN, RECIPIENT))
# A preposition, the words before it or None for any, and the role of what it leads to.
_BY_PREPOSITION = (
    (words_of("with to"), MEETING, COUNTERPART),
    (TOPICS, None, TOPIC),
    (AGAINST, None, TARGET),
    (words_of("on"), AIMED, TARGET),
    (words_of("to for"), GIVEN, RECIPIENT),
)
# Which role stands where an actor is named at several places of one passage: the lowest.
_RANKS = {SPEAKER: 0, SUBJECT: 1, PARTY: 1, OBJECT: 3, TOPIC: 3, "": 9}
_MIDDLE = 2


@dataclass(frozen=True, slots=True)
class Reading:
    """A passage as it is read for roles: offsets in code points, the number of its main verb or -1.

    `said` is the number of the verb of saying that the passage stands under, or -1.
    """

    clauses: Clauses
    parties: tuple[Party, ...]
    start: int
    end: int
    verb: int
    said: int


def roles_in(reading: Reading) -> list[tuple[Party, str]]:
    """Return the parties of the passage with a role each, which may be empty, in reading order."""
    inside = [party for party in reading.parties if reading.start <= party.start and party.end <= reading.end]
    roles: dict[Party, str] = {}
    for party in inside:
        roles[party] = _role(reading, party, roles)
    if reading.verb < 0 and not any(role in _DOERS for role in roles.values()):
        _promote(reading, roles)
    return [(party, PARTY if _acts_jointly(reading, party, roles) else roles[party]) for party in inside]


def doer_before(reading: Reading) -> Party | None:
    """Return who is spoken of right before a passage that begins in the middle of a sentence, or None.

    That is whoever the passage goes on about: “…, urging restraint”, “…, a former ambassador”.
    """
    before = [party for party in reading.parties if party.end <= reading.start and not party.is_owner]
    free = [party for party in before if stands_free(reading.clauses, party)]
    return free[-1] if free and _goes_on(reading) else None


def best(roles: Sequence[str]) -> str:
    """Return the role to propose of those that an actor has at different places of one passage."""
    return min(roles, key=lambda role: (_RANKS.get(role, _MIDDLE), roles.index(role)))


def is_happening(words: str) -> bool:
    """Return whether a word among these names something that happens: “attacks”, “expulsion”."""
    return any(match[0].lower() not in NO_HAPPENINGS for match in HAPPENINGS.finditer(words))


def _goes_on(reading: Reading) -> bool:
    """Return whether the passage begins with a verb, or with an article after a comma."""
    tokens, first = reading.clauses.tokens, reading.clauses.first_at(reading.start)
    if not 0 < first < len(tokens):
        return False
    return is_verb(reading.clauses, first) or (
        tokens[first - 1].text == "," and tokens[first].low in {"a", "an", "the"}
    )


def _role(reading: Reading, party: Party, known: Mapping[Party, str]) -> str:
    """Return the role of one party; `known` are those of the parties before it."""
    clauses, (word, place) = reading.clauses, lead_of(reading.clauses, party)
    if party.is_owner:
        return SUBJECT if _is_what_was_said(reading, place) else ""
    if (joined := joined_to(clauses, party, known)) is not None:
        return known[joined]
    if describes_next(clauses, party, reading.parties):
        return ""
    if place < clauses.first_at(reading.start) or _is_told_of(reading, party, place):
        word = ""
    if word == "between" or (word == "" and _is_both(clauses, party)):
        return _between(reading, party, known, word)
    if word == "":
        return SUBJECT if reading.verb < 0 or clauses.verbs(party.end, reading.end) else ""
    return _led(reading, party, word, place)


def _between(reading: Reading, party: Party, known: Mapping[Party, str], word: str) -> str:
    """Return the role of the two that something is between: parties, unless somebody else acts on it."""
    has_doer = any(role in _DOERS for role in known.values())
    is_before = reading.verb < 0 or party.start < reading.clauses.tokens[reading.verb].start
    return PARTY if not has_doer and (is_before or word == "between") else OBJECT


def _led(reading: Reading, party: Party, word: str, place: int) -> str:
    """Return the role of a party that a verb or preposition leads to."""
    if word in LEADS:
        return _after_preposition(reading, party, word, place)
    if describes_noun(reading.clauses, party) and word not in AIMED:
        return OBJECT
    return _after_verb(word)


def _after_verb(verb: str) -> str:
    return next((role for verbs, role in _BY_VERB if verb in verbs), OBJECT)


def _after_preposition(reading: Reading, party: Party, word: str, place: int) -> str:
    clauses = reading.clauses
    before = clauses.tokens[place - 1].low if place else ""
    if word == "of":
        return _of(clauses, place)
    if word == "by":
        return SUBJECT if clauses.is_finite(place - 1) or before in AIMED else ""
    for words, after, role in _BY_PREPOSITION:
        if word in words and (after is None or before in after):
            return role
    return "" if word in _WHERE and not describes_noun(clauses, party) else OBJECT


def _of(clauses: Clauses, place: int) -> str:
    """Return the role of what “of” leads to: that of the words before it, as in “targeted bases of X”."""
    for number in range(place - 1, -1, -1):
        word = clauses.tokens[number].low
        if not word.isalpha() or word in LEADS:
            break
        if clauses.is_finite(number) or is_doing(clauses, number):
            return _after_verb(word)
    return OBJECT


def _is_told_of(reading: Reading, party: Party, place: int) -> bool:
    """Return whether a party right after a verb of saying is who is spoken of: “said China welcomed it”."""
    after = reading.clauses.first_at(party.end)
    is_after_saying = 0 <= place == reading.said and after < len(reading.clauses.tokens)
    return is_after_saying and (reading.clauses.is_finite(after) or reading.clauses.is_present(after))


def _is_both(clauses: Clauses, party: Party) -> bool:
    number = clauses.first_at(party.start)
    return number > 0 and clauses.tokens[number - 1].low == "both"


def _is_what_was_said(reading: Reading, place: int) -> bool:
    """Return whether an owner's thing is what was said: “expressed China's willingness”, “assured X of …”."""
    if reading.said < 0 or place < reading.said:
        return False
    tokens = reading.clauses.tokens
    verbs = reading.clauses.verbs(tokens[reading.said].end, tokens[place].start)
    return place == reading.said or (tokens[place].low == "of" and not verbs)


def _promote(reading: Reading, roles: dict[Party, str]) -> None:
    """Give the first party of a passage without a verb the part of its subject, if it has no better one."""
    for party, role in roles.items():
        word, place = lead_of(reading.clauses, party)
        is_led = word != "" and place >= reading.clauses.first_at(reading.start)
        if party.is_owner or (is_led and not (word == "of" and not _happens(reading.clauses, place))):
            continue
        if role in {"", OBJECT}:
            roles[party] = SUBJECT
        return


def _happens(clauses: Clauses, place: int) -> bool:
    """Return whether the word before “of” is something that happens to somebody: “the expulsion of”."""
    return place > 0 and is_happening(clauses.tokens[place - 1].low)


def _acts_jointly(reading: Reading, party: Party, roles: Mapping[Party, str]) -> bool:
    """Return whether several together do what only several can: “the two states agreed”, “A and B met”."""
    if roles[party] != SUBJECT:
        return False
    doers = [item for item, role in roles.items() if role == SUBJECT]
    is_several = len(party.actors) > 1 or any(joined_to(reading.clauses, item, doers) for item in doers)
    verbs = reading.clauses.verbs(party.end, reading.end)[:2]
    return is_several and any(reading.clauses.tokens[verb].low in SHARED for verb in verbs)
