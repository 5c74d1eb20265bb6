"""A pack's sections tried with a judgement whose words are known, to see where these are put together."""

from dataclasses import dataclass, replace

from briefer.compose.judging import yardstick_of
from briefer.compose.pieces import words_in_tags
from briefer.compose.walking import runs_in
from briefer.export.words import plain_words
from briefer.isolate.pool import Isolation
from briefer.jobs.composing import composed_apart
from briefer.model.briefs import BriefContent
from briefer.model.drafting import Judgement
from briefer.model.ids import JudgementId
from briefer.model.packs import Pack, PackSection
from briefer.text.sentences import sentence_spans

_LEVEL = "lowprobe"  # no word of any language, so that where it stands the confidence was printed


def prints_judgements(pack: Pack, section: PackSection) -> bool:
    """Return whether a section's template names judgements, or the pieces do that it includes."""
    return not {"judgements", "judged"}.isdisjoint(words_in_tags(section.template, pack.pieces))


@dataclass(frozen=True, slots=True)
class Probed:
    """What a section makes of a judgement.

    It `mixes` likelihood and confidence where one sentence has both, and `drops` the confidence where it
    prints none.
    """

    mixes: bool
    drops: bool


def probed(content: BriefContent, pack: Pack, created: str, isolation: Isolation) -> Probed:
    """Return what the sections of a pack make of a judgement that is put into each of them.

    Raises what composing raises.
    """
    yardstick = yardstick_of(content.brief, pack)
    band = max(yardstick.bands, key=lambda each: len(each.term))
    judgement = Judgement(JudgementId(1), "this comes about", band.id, "low", "There is one reason.")
    sections = (replace(section, judgements=(judgement,)) for section in content.brief.sections)
    tried = replace(content, brief=replace(content.brief, sections=tuple(sections)))
    worded = replace(pack, words=(*pack.words, ("confidence_low", _LEVEL)))
    document = composed_apart(tried, worded, created, isolation)
    texts = [plain_words(run) for block in document.blocks for run in runs_in(block)]
    sentences = (text[start:end] for text in texts for start, end in sentence_spans(text, pack.language))
    return Probed(
        mixes=any(_LEVEL in sentence and band.term in sentence for sentence in sentences),
        drops=not any(_LEVEL in text for text in texts),
    )
