"""Whether a name found in a text stands there for its bearer, judged by what stands around it.

Offsets are code points, ends exclusive. The rules follow the project's tagging conventions: a mention
leaves out the possessive ending; “Iran-Pakistan ties” speaks of both states, while a compound that opens a
longer proper name, and the name of an occupied place or of a sea, speak of neither.
"""

import re

from briefer.suggest.names_lists import is_state, listed_names
from briefer.text.spellings import attached_before, is_arabic, is_unspaced

_APOSTROPHES = "'\u2019"
_HYPHENS = "-\u2010\u2011\u2013"
_ENDINGS = frozenset({"s", "ll", "ve", "d", "re"})
_ELISIONS = frozenset({"l", "d", "qu"})
_CURRENCY = "$€£¥₹"
_PREFIXES = frozenset({"sino", "indo", "pro", "anti", "non", "ex", "post", "pre", "al", "el", "ul", "un"})
# What two parties make together, so that their names before it are those of one thing.
_JOINT = frozenset(
    {"alliance", "bloc", "coalition", "community", "confederation", "corridor", "federation", "forum"}
    | {"league", "partnership", "union"}
)
_HELD = frozenset({"administered", "controlled", "held", "occupied", "annexed"})
_TITLE = re.compile(
    r"Admiral|Ambassador|Archbishop|Ayatollah|Baroness|Bishop|Brigadier|Captain|Chairman"
    r"|Chairwoman|Chancellor|Chief|Colonel|Commander|Commissioner|Commodore|Congressman"
    r"|Congresswoman|Consul|Corporal|Count|Crown|Deputy|Director|Dr|Emir|Emperor|Envoy|Father"
    r"|General|Gen|Governor|Imam|Inspector|Judge|Justice|King|Lady|Lieutenant|Lord|Lt|Madam"
    r"|Major|Marshal|Maulana|Mayor|Minister|Miss|Mr|Mrs|Ms|Mullah|Officer|Pope|Premier"
    r"|President|Prime|Prince|Princess|Prof|Professor|Queen|Rear|Representative|Secretary"
    r"|Senator|Sergeant|Sheikh|Sir|Speaker|Spokesman|Spokesperson|Spokeswoman|Sultan|Vice"
    r"|Viceroy"
)
_WATERS = frozenset({"Sea", "Ocean", "Gulf", "Strait", "Straits", "Channel", "Peninsula"})
_WATERS_OF = re.compile(rf"\b(?:{'|'.join(sorted(_WATERS))}) of $")
_QUARTERS = frozenset({"North", "South", "East", "West", "New", "Northern", "Equatorial"})
_MONTHS = (
    "Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Sept|Oct|Nov|Dec|January|February|March|April|June|July|August"
    "|September|October|November|December"
)
_CALENDAR = re.compile(rf"(?:{_MONTHS}|Mon|Tue|Tues|Wed|Thu|Thurs|Fri|Sat|Sun)")
_DATE_AHEAD = re.compile(rf"\.?,? ?(?:\d|(?:{_MONTHS})\b)")
_DATE_BEHIND = re.compile(r"(?:\d(?:st|nd|rd|th)?|\b(?:in|since|until|by|last|next|late|early|mid)) ?-?$")
_TOKEN = re.compile(r"\S+")
_WORD_AHEAD = re.compile(r" ([^\W\d_]+)")
_WORD_BEHIND = re.compile(r"([^\W\d_]+) $")
_REACH = 40
_ADDRESS = 200  # code points beside a word among which an address is looked for
_SHORTEST_ATTACHED = 3


def is_whole_word(text: str, start: int, end: int) -> bool:
    """Return whether the words at these offsets begin and end where words do; a possessive may follow.

    In scripts without spaces they do everywhere; an Arabic name may follow what is written onto it.
    """
    before, after = text[max(0, start - 4) : start], text[end : end + 4]
    if before and (_is_letter(before[-1]) or before[-1] == "@") and not _may_begin(text, start, end):
        return False
    if before[-1:] and before[-1] in _APOSTROPHES and len(before) > 1 and _is_letter(before[-2]):
        elided = re.search(r"(?:^|[^\w])(\w+).$", before)
        return elided is not None and elided[1] in _ELISIONS
    if not after:
        return True
    if after[0] in _APOSTROPHES and len(after) > 1 and _is_letter(after[1]):
        ending = re.match(r".(\w+)", after)
        return ending is not None and ending[1].casefold() in _ENDINGS
    if is_unspaced(text[end - 1]) or is_unspaced(after[0]):
        return True
    return not _is_letter(after[0]) and after[0] not in _CURRENCY


def _may_begin(text: str, start: int, end: int) -> bool:
    """Return whether a name may begin right after a letter here."""
    if is_unspaced(text[start]) or is_unspaced(text[start - 1]):
        return True
    is_long = end - start >= _SHORTEST_ATTACHED
    return is_long and is_arabic(text[start - 1]) and is_arabic(text[start]) and attached_before(text, start)


def is_in_address(text: str, start: int, end: int) -> bool:
    """Return whether the words are part of a web or mail address."""
    around = text[max(0, start - _ADDRESS) : end + _ADDRESS]
    if "@" not in around and "://" not in around and "www." not in around:
        return False
    first = max(text.rfind(blank, 0, start) for blank in (" ", "\n", "\t")) + 1
    match = _TOKEN.match(text, first)
    if match is None or match.end() < end:
        return False
    token = match[0]
    return "://" in token or "@" in token or token.startswith("www.")


def is_calendar_word(text: str, start: int, end: int) -> bool:
    """Return whether the words are a weekday or month here: “Sun, Jan 21”, “in May”."""
    if _CALENDAR.fullmatch(text, start, end) is None:
        return False
    behind = text[max(0, start - 8) : start]
    return _DATE_AHEAD.match(text, end) is not None or _DATE_BEHIND.search(behind) is not None


def compound(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the offsets of the whole hyphened word that holds these words."""
    first, last = start, end
    while first > 1 and text[first - 1] in _HYPHENS and _is_letter(text[first - 2]):
        first -= 1
        while first > 0 and _is_letter(text[first - 1]):
            first -= 1
    while last + 1 < len(text) and text[last] in _HYPHENS and _is_letter(text[last + 1]):
        last += 1
        while last < len(text) and _is_letter(text[last]):
            last += 1
    return first, last


def speaks_in_compound(text: str, start: int, end: int, known: frozenset[tuple[int, int]]) -> bool:
    """Return whether a name that is part of a hyphened word still stands for its bearer.

    `known` are the offsets of all names found. “Iran-Pakistan ties” does, as every part is a name, if only
    that of a state which is no actor yet, and no proper name goes on behind it; “China-led talks” and
    “pro-Iran groups” do; “Pakistan-Occupied Kashmir”, “China-Pakistan Economic Corridor” and “a
    China-Pakistan community”, which is what both would make together, do not.
    """
    first, last = compound(text, start, end)
    if (first, last) == (start, end):
        return True
    others = [*_parts(text, first, start), *_parts(text, end, last)]
    if not others:
        return True
    ahead = _WORD_AHEAD.match(text, last)
    goes_on = ahead is not None and (ahead[1][0].isupper() or ahead[1] in _JOINT)
    words = [text[begin:stop] for begin, stop in others if (begin, stop) not in known]
    unknown = [word for word in words if not is_state(listed_names().get(word))]
    if len(unknown) < len(others) and goes_on:
        return False
    if any(word.casefold() in _HELD for word in unknown) and goes_on:
        return False
    return all(word[0].islower() or word.casefold() in _PREFIXES for word in unknown)


def is_part_of_place(text: str, start: int, end: int) -> bool:
    """Return whether a state's name is part of another place's: “South Sudan”, “Sea of Japan”."""
    ahead = _WORD_AHEAD.match(text, end)
    if ahead is not None and ahead[1] in _WATERS:
        return True
    behind = text[max(0, start - _REACH) : start]
    if _WATERS_OF.search(behind):
        return True
    word = _WORD_BEHIND.search(behind)
    if word is None or word[1] not in _QUARTERS:
        return False
    return word[1] != "Northern" or not _opens_sentence(behind[: word.start()])


def is_part_of_person(text: str, start: int, end: int) -> bool:
    """Return whether a family name stands beside a given name that makes it another person's.

    “Wang Yi” is not the Wang who is known as Wang Wenbin; “General Munir” and “Mr Sun” are who they are.
    """
    ahead = _WORD_AHEAD.match(text, end)
    if ahead is not None and _is_given_name(ahead[1]):
        return True
    behind = text[max(0, start - _REACH) : start]
    word = _WORD_BEHIND.search(behind)
    if word is None or not _is_given_name(word[1]) or _TITLE.fullmatch(word[1]):
        return False
    return not _opens_sentence(behind[: word.start()])


def without_titles(name: str) -> str:
    """Return a person's name without the ranks and titles before it, or as it is if nothing were left."""
    words = name.split(" ")
    while len(words) > 1 and _TITLE.fullmatch(words[0].rstrip(".")):
        words = words[1:]
    return " ".join(words)


def _is_given_name(word: str) -> bool:
    is_calendar = word.endswith("day") or _CALENDAR.fullmatch(word) is not None
    return word[0].isupper() and word[1:].islower() and not is_calendar


def _opens_sentence(behind: str) -> bool:
    words = behind.rstrip(" \"“\u2018'(")
    return not words or words[-1] in ".!?:\n"


def _parts(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Return the offsets of the words between hyphens."""
    return [(start + match.start(), start + match.end()) for match in re.finditer(r"\w+", text[start:end])]


def _is_letter(character: str) -> bool:
    """Return whether a word goes on with this character: a letter, digit, or combining mark."""
    return character.isalnum() or character == "_" or "\u0300" <= character <= "\u036f"
