"""What a brief still lacks before it is handed on: reminders, never obstacles."""

from collections.abc import Collection

from briefer.errors import BrieferError
from briefer.gui.models.brief_sections import pack_section
from briefer.gui.models.brief_text import citations_in
from briefer.gui.models.brief_values import is_missing
from briefer.model.briefs import Brief, Section
from briefer.model.packs import Pack


def without_pack(identity: str) -> BrieferError:
    """Return what is said of a brief whose pack is not here: it can be read, and nothing of it is lost."""
    what = f"The pack “{identity}” of this brief is not installed."
    return BrieferError(what, "Put it back among the packs, or change the pack in the menu Brief.")


def gaps(brief: Brief, pack: Pack, labels: Collection[str]) -> tuple[str, ...]:
    """Return what is missing, one sentence each: required fields and sections, citations of unknown facts.

    `labels` are the labels of all facts, in lower case.
    """
    found = [f"“{field.label}” is not filled in." for field in pack.fields if is_missing(brief, field)]
    printed = [section for section in brief.sections if section.included]
    for section in printed:
        found.extend(_section_gaps(section, pack, labels))
    if not any(not section.is_empty for section in printed):
        found.append("No fact was sent to a section yet, and nothing was written.")
    return tuple(found)


def _section_gaps(section: Section, pack: Pack, labels: Collection[str]) -> list[str]:
    own = pack_section(pack, section)
    found = []
    if own is not None and own.required and own.takes is not None and section.is_empty:
        found.append(f"The section “{section.title}” is required and empty.")
    for paragraph in section.paragraphs:
        unknown = [cited.label for cited in citations_in(paragraph.text) if cited.label.lower() not in labels]
        found.extend(
            f"“{section.title}” cites “{label}”, which is no fact of this session." for label in unknown
        )
    return found
