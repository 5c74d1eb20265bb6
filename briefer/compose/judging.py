"""Judgements as they are printed: how likely in one sentence, how sure the analyst is in another."""

import re

from briefer.compose.phrases import Phrases
from briefer.model.briefs import Brief
from briefer.model.drafting import Judgement
from briefer.model.packs import Pack, YardstickName
from briefer.model.yardsticks import YARDSTICKS, Yardstick

YARDSTICK_OPTION = "yardstick"
"""The name of a brief's option that takes the place of its pack's yardstick."""

_ENDS = (".", "!", "?", "…", "”")
_CITED_LAST = re.compile(r"(?:\s*\[@[A-Za-z0-9]{1,40}\])+$")


def yardstick_of(brief: Brief, pack: Pack) -> Yardstick:
    """Return the yardstick whose terms a brief's judgements use: its own choice, else its pack's."""
    chosen = brief.option(YARDSTICK_OPTION)
    return YARDSTICKS[YardstickName(chosen) if chosen in set(YardstickName) else pack.yardstick]


def judged_sentence(judgement: Judgement, yardstick: Yardstick, phrases: Phrases) -> str:
    """Return the sentence with the likelihood in Markdown, and behind it what it rests on, cited."""
    band = yardstick.band(judgement.band)
    likelihood = f"{band.opening} **{band.term}**" if band else phrases.say("likelihood_to_be_chosen")
    words, marks = _parted(judgement.text.strip())
    ended = words if not words or words.endswith(_ENDS) else f"{words}."
    cited = marks + "".join(f"[@{seen.label}]" for seen in judgement.cited)
    return f"{phrases.say('judged', likelihood=likelihood)} {ended}{cited}"


def confidence_sentence(judgement: Judgement, phrases: Phrases) -> str:
    """Return how sure the analyst is, and why, in Markdown, or nothing where it was not assessed yet."""
    if not judgement.confidence:
        return ""
    level = phrases.say(f"confidence_{judgement.confidence}")
    return f"*{phrases.say('confidence_in_judgement', level=level)}* {judgement.reasons.strip()}".strip()


def judgement_markdown(judgement: Judgement, yardstick: Yardstick, phrases: Phrases) -> str:
    """Return the judgement as a note usually prints it: a paragraph of each of its two sentences."""
    sentences = judged_sentence(judgement, yardstick, phrases), confidence_sentence(judgement, phrases)
    return "\n\n".join(filter(None, sentences))


def _parted(text: str) -> tuple[str, str]:
    """Return words and the citations that they end with, which stand behind the full stop."""
    cited = _CITED_LAST.search(text)
    return (text[: cited.start()], cited[0].strip()) if cited else (text, "")
