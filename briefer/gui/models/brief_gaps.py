"""What a brief still lacks before it is handed on: reminders, never obstacles."""

from collections.abc import Collection, Iterator

from briefer.check.weights import weight_of
from briefer.errors import BrieferError
from briefer.gui.models.brief_sections import pack_section
from briefer.gui.models.brief_text import citations_in
from briefer.gui.models.brief_values import is_missing
from briefer.model.briefs import Brief, Section
from briefer.model.findings import NOWHERE, NoteFinding, Spot
from briefer.model.packs import Pack


def without_pack(identity: str) -> BrieferError:
    """Return what is said of a brief whose pack is not here: it can be read, and nothing of it is lost."""
    what = f"The pack “{identity}” of this brief is not installed."
    return BrieferError(what, "Put it back among the packs, or change the pack in the menu Brief.")


def gaps(brief: Brief, pack: Pack, labels: Collection[str]) -> Iterator[NoteFinding]:
    """Yield what is missing: required fields and sections, facts behind citations.

    `labels` are the labels of all facts, in lower case.
    """
    for field in pack.fields:
        if is_missing(brief, field):
            yield _gap("SGN01", f"“{field.label}” is not filled in.", Spot(field=field.name))
    printed = [section for section in brief.sections if section.included]
    for section in printed:
        yield from _section_gaps(section, pack, labels)
    if not any(not section.is_empty for section in printed):
        yield _gap("STR01", "No fact was sent to a section yet, and nothing was written.", NOWHERE)


def _section_gaps(section: Section, pack: Pack, labels: Collection[str]) -> Iterator[NoteFinding]:
    own = pack_section(pack, section)
    if own is not None and own.required and own.takes is not None and section.is_empty:
        yield _gap("STR01", f"The section “{section.title}” is required and empty.", Spot(section.id))
    for paragraph in section.paragraphs:
        spot = Spot(section.id, paragraph.id)
        for cited in citations_in(paragraph.text):
            if cited.label.lower() not in labels:
                what = f"cites “{cited.label}”, which is no fact of this session."
                sentence = f"“{section.title}” {what}"
                yield NoteFinding("SRC13", sentence, f"It {what}", weight_of("SRC13"), spot, cited.label)


def _gap(rule: str, sentence: str, spot: Spot) -> NoteFinding:
    return NoteFinding(rule, sentence, sentence, weight_of(rule), spot)
