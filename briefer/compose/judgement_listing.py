"""Judgements made into what templates see and what a note prints of them."""

from collections.abc import Sequence

from markupsafe import Markup

from briefer.compose.frames import Frame
from briefer.compose.judgement_records import JudgementRecord
from briefer.compose.judging import confidence_sentence, judged_sentence, judgement_markdown, yardstick_of
from briefer.compose.material import printed_sections
from briefer.compose.tokens import Listing, Own, OwnLine, Value
from briefer.model.drafting import Judgement


def listing_of(judgements: Sequence[Judgement], frame: Frame, *, is_held: bool = True) -> Listing:
    """Return a record of each judgement, and what stands for all of them where they are printed at once.

    Where it `is_held`, the blocks that they are printed in are the judgements', and no template's.
    """
    if not judgements:
        return Listing((), Markup(""))
    records = (
        _record(number, judgement, judgement.id if is_held else 0, frame)
        for number, judgement in enumerate(judgements, 1)
    )
    return Listing(tuple(records), frame.tokens.put(judged(judgements, frame, is_held=is_held)))


def judged(judgements: Sequence[Judgement], frame: Frame, *, is_held: bool = True) -> Own:
    """Return judgements as they are printed at once: the usual paragraphs of each."""
    yardstick, phrases = yardstick_of(frame.content.brief, frame.pack), frame.material.phrases
    texts = (judgement_markdown(each, yardstick, phrases) for each in judgements)
    return Own(tuple(texts), tuple(each.id for each in judgements) if is_held else ())


def judgements_of_all(frame: Frame) -> tuple[Judgement, ...]:
    """Return the judgements of the printed sections, in the order in which they stand in the note."""
    return tuple(each for it in printed_sections(frame.material.brief) for each in it.judgements)


def _record(number: int, judgement: Judgement, holder: int, frame: Frame) -> JudgementRecord:
    tokens, phrases = frame.tokens, frame.material.phrases
    yardstick = yardstick_of(frame.content.brief, frame.pack)
    band = yardstick.band(judgement.band)

    def value(text: str) -> Value:
        return Value(text, tokens)

    def line(text: str, *, tells: bool = False) -> Markup:
        return tokens.put(OwnLine(text, holder, tells)) if text else Markup("")

    known = frame.material.labels
    keys = [known[seen.label.casefold()] for seen in judgement.cited if seen.label.casefold() in known]
    return JudgementRecord(
        number=number,
        line=line(judged_sentence(judgement, yardstick, phrases), tells=True),
        clause=line(judgement.text.strip(), tells=True),
        likelihood=value(band.term if band else ""),
        range=value(yardstick.range_words(band) if band else ""),
        yardstick=value(yardstick.title),
        confidence=value(phrases.say(f"confidence_{judgement.confidence}") if judgement.confidence else ""),
        confidence_line=line(confidence_sentence(judgement, phrases)),
        reasons=line(judgement.reasons.strip()),
        facts=tuple(frame.facts[key] for key in dict.fromkeys(keys) if key in frame.facts),
        citations=line("".join(f"[@{seen.label}]" for seen in judgement.cited)),
    )
