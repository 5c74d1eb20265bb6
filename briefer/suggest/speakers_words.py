"""Patterns of who may speak and of the verbs of saying. English; compiled on first use."""

import re
from functools import cache

PLAIN = "said says stated states told tells added adds announced announces explained wrote writes"
REPORTING = (
    "claimed claims noted notes argued argues insisted insists declared declares alleged alleges tweeted"
    " commented remarked replied testified predicted suggested"
)
TAKING_OBJECTS = (
    "emphasized emphasised stressed reiterated reaffirmed expressed assured warned urged accused denied"
    " denies acknowledged confirmed confirms pledged vowed condemned"
)
NEEDS_CLAUSE = frozenset(f"told tells added adds explained wrote writes {REPORTING}".split())
"""Verbs that also mean something else: they count with “that”, a quotation or a comma only."""

_ROLES = (
    "spokes(?:man|woman|person)|ministers?|presidents?|officials?|officers?|chief|executives?|secretary|ministry"
    "|government|company|firm|directors?|leaders?|analysts?|ambassador|general|commanders?|police|army|military"
    "|sources?|experts?|report|statement|release|agency|department|embassy|envoy|diplomats?|lawmakers?|lawyers?"
    "|physician|doctors?|scientists?|professor|researchers?|economists?|witness(?:es)?|residents?|group|party"
    "|organi[sz]ation|council|court|judge|prosecutors?|authorities|airline|bank|newspaper|website|chairman"
    "|chairwoman|manager|founder|author|mayor|governor|senator|prince|king|queen|union|commission|committee"
    "|office|team|coalition|rebels?|activists?|monitors?|aide|adviser|advisor|correspondent|reporters?|editor"
    "|leadership|news|press|prime|foreign|defen[cs]e|deputy|senior|former|interior|vice|operations|local|state"
)
_PRONOUNS = "[Hh]e|[Ss]he|[Tt]hey|[Ii]t|I|[Ww]e"
_NO_NAME = (
    "The|A|An|In|On|At|For|And|But|Of|To|By|With|From|As|It|This|That|These|Those|If|When|While|After|Before"
    "|However|Although|Also|So|Then|There|No|Not|Nobody|Nothing|What|Who|Which|Under|During|According|Because"
    "|Meanwhile|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|Yesterday|Today|Earlier|Later|Since|Having|Being"
)
_WORD = r"(?!(?:" + _NO_NAME + r")\b)[A-Z][\w.\u2019'&-]*"
_PART = rf"(?:{_WORD}|(?:{_ROLES})(?![\w]))"
_JOINT = r" (?:(?:of|for|and|&|de|al|bin|van) )?(?:the )?"
SPEAKER = (
    rf"(?:(?:{_PRONOUNS})|(?:(?:[Tt]he|[Aa]n?|[Hh]is|[Hh]er|[Ii]ts|[Tt]heir|[Oo]ne|[Tt]wo) )?"
    rf"{_PART}(?:{_JOINT}{_PART}){{0,9}})"
)
_TIME = (
    r"(?:on |last |late |early )?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|today|yesterday|earlier|later"
    r"|also|then|has|have|had|repeatedly|recently|again"
)


@cache
def cue() -> re.Pattern[str]:
    """Return the pattern of the words that show that something was said."""
    verbs = "|".join(f"{PLAIN} {REPORTING} {TAKING_OBJECTS}".split())
    return re.compile(rf"\b(?:{verbs}|[Aa]ccording to)\b(?![-\u2019'])")


@cache
def subject_at_end() -> re.Pattern[str]:
    """Return the pattern of a speaker right before the verb, alone or with words set off by commas."""
    return re.compile(
        rf"(?:^|[\"\u201c\u201d,;:(\u2014\u2013]\s*|\b(?:and|but|while|as|that) )(?P<speaker>{SPEAKER})"
        rf"(?P<aside>, [^,\"\u201c\u201d]{{3,90}},)?(?P<time>(?: (?:{_TIME}))*) ?$"
    )


@cache
def subject_with_aside() -> re.Pattern[str]:
    """Return the pattern of a sentence that opens with a speaker and goes on with words about him."""
    return re.compile(
        rf"(?P<speaker>{SPEAKER}), (?:[a-z][^,\"\u201c\u201d]{{2,90}}"
        rf"|[^,\"\u201c\u201d]{{3,60}}, [^,\"\u201c\u201d]{{3,60}}),?"
        rf"(?P<time>(?: (?:{_TIME}))*) ?$"
    )


@cache
def speaker_ahead() -> re.Pattern[str]:
    """Return the pattern of a speaker right after the verb or phrase."""
    return re.compile(rf"\.? (?P<speaker>{SPEAKER})")


@cache
def when_and_where() -> re.Pattern[str]:
    """Return the pattern of when and in what it was said, between the verb and what was said."""
    return re.compile(
        r"(?: (?:(?:on )?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|today|yesterday)"
        r"(?: (?:morning|evening|night))?\b(?!,)"
        r"| to [^,.;\"\u201c\u201d]{1,40}?(?= that )"
        r"| (?:in|during|at) (?:an?|his|her|its|the|their) [^,.;\"\u201c\u201d]{1,60}?"
        r"(?=, [\"\u201c]| that )){0,3}"
    )


@cache
def source_ahead() -> re.Pattern[str]:
    """Return the pattern of any source after “according to”, up to the next stop."""
    return re.compile(
        r" (?P<speaker>(?:the |an? |its |their )?[\w\u2019'&-]+(?: [\w\u2019'&-]+){0,9}?)(?= - |[,.;:(]|$)"
    )


@cache
def told_to() -> re.Pattern[str]:
    """Return the pattern of who was told, up to what was told."""
    return re.compile(r" [^,.;:\"\u201c\u201d]{1,60}?(?= that |,? [\"\u201c]|: )")


@cache
def closing() -> re.Pattern[str]:
    """Return the pattern of what may follow a verb that ends its sentence: to whom, when, in what."""
    return re.compile(
        rf"(?: (?:reporters|journalists|lawmakers|parliament|[A-Z]\w+))?"
        rf"(?: (?:in|at|during|to|after|by|on) [^,\"\u201c\u201d]{{1,60}}| (?:this|last) \w+"
        rf"| (?:{_TIME})){{0,3}}\s*[.!?\u201d\"]*\s*"
    )
