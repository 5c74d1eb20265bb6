"""The program's own words in a note, which a pack may replace with words of its own language or house.

A pack's `[words]` table names a phrase and gives other words for it; `{who}`, `{date}` and the like stand
where the values go.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType

from briefer.model.packs import Pack

DEFAULTS: Mapping[str, str] = {
    "months": "January February March April May June July August September October November December",
    "seasons": "spring summer autumn winter",
    "day_of_year": "{day} {month} {year}",
    "day_of_month": "{day} {month}",
    "by": "by {date}",
    "from": "from {date} on",
    "about": "about {date}",
    "uncertain": "{date} (uncertain)",
    "decade": "the {year}s",
    "undated": "undated",
    "no_date": "not dated",
    "date_inferred": "date inferred",
    "date_resolved": "date derived",
    "date_given": "date given by the analyst",
    "basis_stated": "stated",
    "basis_resolved": "derived from the source’s words",
    "basis_inferred": "inferred",
    "basis_given": "given by the analyst",
    "basis_unknown": "basis not recorded",
    "claimed": "claimed; the source does not say by whom",
    "claimed_by": "claimed by {who}",
    "confirmed": "confirmed",
    "confirmed_by": "confirmed by {who}",
    "disputed": "disputed",
    "disputed_by": "disputed by {who}",
    "denied": "denied",
    "denied_by": "denied by {who}",
    "opinion": "the source’s opinion",
    "opinion_by": "opinion of {who}",
    "judgement": "the source’s judgement",
    "judgement_by": "judgement of {who}",
    "future": "still ahead when reported",
    "hypothetical": "hypothetical",
    "deadline": "deadline {date}",
    "low_confidence": "low confidence",
    "and": "and",
    "or": "or",
    "the": "the {name}",
    "in_full": "{name} ({what})",
    "office": "{title}, {body}",
    "since": "since {date}",
    "until": "until {date}",
    "kind_person": "person",
    "kind_state": "state",
    "kind_public_body": "public body",
    "kind_military": "armed forces",
    "kind_armed_group": "armed group",
    "kind_international_body": "international body",
    "kind_political_party": "political party",
    "kind_company": "company",
    "kind_media": "media",
    "kind_organisation": "organisation",
    "kind_programme": "programme",
    "kind_generic_group": "group",
    "kind_other": "other",
    "alias_full": "also",
    "alias_short": "in short",
    "alias_acronym": "acronym",
    "alias_demonym": "of it",
    "alias_metonym": "stands for it",
    "alias_misspelt": "misspelt",
    "alias_former": "formerly",
    "alias_native": "in its own language",
    "unknown_outlet": "Unknown outlet",
    "untitled": "untitled text",
    "untitled_file": "untitled (file {file})",
    "published_undated": "undated",
    "page": "p. {number}",
    "pages": "pp. {first}–{last}",
    "reported_on": "reported {date}",
    "attributed": "attributed to {who}",
    "attributed_verb": "attributed to {who} (“{verb}”)",
    "unnamed_speaker": "a speaker who is not named",
    "quoted_words": "“{words}”",
    "translation": "translated: “{words}”",
    "grading": "graded {code}",
    "otherwise": "reports otherwise: {what}",
    "otherwise_words": "reports otherwise: “{what}”",
    "carried": "Also carried by {who}.",
    "carrier": "{publisher} ({date})",
    "accounts_differ_date": "accounts differ on the date: {values}",
    "accounts_differ_figure": "accounts differ: {values}",
    "accounts_differ_place": "accounts differ on the place: {values}",
    "accounts_differ_speaker": "accounts differ on who said it: {values}",
    "accounts_differ_words": "accounts conflict",
    "accounts_give": "accounts give {value}",
    "killed": "killed",
    "wounded": "wounded",
    "missing": "missing",
    "detained": "detained",
    "displaced": "displaced",
    "see_note": "As note {number}:",
    "as_note": "As note {number}",
    "more_there": "{number} more there",
    "contents": "Contents",
    "chronology": "Dated events in order of time, with what each date rests on",
    "chronology_columns": "Date: when: 20 | Event: statement, citation: 52 | Basis: basis: 28",
    "roster": "Who is named in this note, in which office, and how often",
    "roster_columns": "Name: name: 28 | Also: also: 24 | Offices: offices: 36 | Facts: count: 12",
    "timeline": "Dated events on a line of time",
    "to_be_written": "[{heading}: to be written]",
    "to_be_written_as": "",
    "judged": "{likelihood} that",
    "confidence_in_judgement": "Analytical confidence in this judgement: {level}.",
    "likelihood_to_be_chosen": "[likelihood to be chosen]",
    "to_be_filled_in": "[to be filled in]",
    "unknown_fact": "[unknown fact: {label}]",
    "reliability_A": "completely reliable",
    "reliability_B": "usually reliable",
    "reliability_C": "fairly reliable",
    "reliability_D": "not usually reliable",
    "reliability_E": "unreliable",
    "reliability_F": "not judged",
    "credibility_1": "confirmed by other sources",
    "credibility_2": "probably true",
    "credibility_3": "possibly true",
    "credibility_4": "doubtful",
    "credibility_5": "improbable",
    "credibility_6": "not judged",
    "confidence_high": "high",
    "confidence_moderate": "moderate",
    "confidence_low": "low",
    "confidence_not_assessed": "not assessed",
}


@dataclass(frozen=True, slots=True, eq=False)
class Phrases:
    """The words a note is written with; each object is equal to itself alone, so that it can be a key."""

    words: Mapping[str, str]

    def say(self, phrase: str, /, **values: object) -> str:
        """Return the phrase with the values in their places; the values are never read as phrases."""
        text = self.words[phrase]
        if not values:
            return text
        said = []
        for key, before, rest in _parts(text):
            said += [str(values[key]), rest] if key in values else [before, rest]
        return "".join(said)

    def listed(self, words: tuple[str, ...]) -> str:
        """Return the words with commas between them, and the pack's “and” before the last."""
        return self._joined(words, self.words["and"])

    def either(self, words: tuple[str, ...]) -> str:
        """Return the words with commas between them, and the pack's “or” before the last."""
        return self._joined(words, self.words["or"])

    @staticmethod
    def _joined(words: tuple[str, ...], last: str) -> str:
        if len(words) < 2:  # noqa: PLR2004 - one word or none needs nothing between
            return "".join(words)
        return f"{', '.join(words[:-1])} {last} {words[-1]}"


@lru_cache(maxsize=512)
def _parts(text: str) -> tuple[tuple[str | None, str, str], ...]:
    """Return a phrase in parts: a key, how it stands in braces, and the words behind it; no key at first."""
    first, *others = text.split("{")
    parts: list[tuple[str | None, str, str]] = [(None, "", first)]
    for other in others:
        key, closed, rest = other.partition("}")
        parts.append((key, f"{{{key}}}", rest) if closed else (None, "{", other))
    return tuple(parts)


def phrases_of(pack: Pack) -> Phrases:
    """Return the pack's words, and the program's where it has none."""
    return _phrases(pack.words)


@lru_cache(maxsize=16)
def _phrases(words: tuple[tuple[str, str], ...]) -> Phrases:
    """Return one object for the same words, so that dates need to be worded in them only once."""
    return Phrases(MappingProxyType({**DEFAULTS, **dict(words)}))
