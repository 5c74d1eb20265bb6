"""Pictures of a brief that is being written: a paragraph taken over, a changed fact, a judgement."""

from dataclasses import replace

from PySide6.QtTest import QTest

from briefer.commands.facts import edit_fact
from briefer.commands.judging import JudgementDraft, write_judgement
from briefer.gui.models.brief_parts import PartKind
from briefer.gui.page import SessionPage, Workspace
from briefer.model.ids import SectionId
from briefer.store import queries

_SETTLE = 1500  # milliseconds until the note is composed
_JUDGED = JudgementDraft(
    "the closure does not last beyond the end of October",
    "likely",
    "moderate",
    "One trade bulletin says so; both earlier closures ended within three weeks.",
    ("f17", "f18"),
)


def show_drafting(page: SessionPage) -> None:
    """Show a section with a paragraph taken over whose fact was edited since, and a judgement."""
    section = _section(page, "current-status")
    draft = page.brief.draft
    draft.choose_paragraphs(shown=True)
    first = next(row for row in draft.paragraphs.parts.rows if row.can_be_taken and row.facts)
    draft.paragraphs.act(first)
    fact = queries.fact(page.desk.session, first.facts[0])
    edit_fact(page.desk.session, replace(fact, statement=f"{fact.statement} The ministry confirms it."))
    brief = page.brief.brief
    if brief is not None:
        write_judgement(page.desk.session, brief.id, section, None, _JUDGED)
    QTest.qWait(_SETTLE)


def show_update(page: SessionPage) -> None:
    """Show what a changed citation showed and what it shows now."""
    show_drafting(page)
    page.brief.drafting.update_citations()
    QTest.qWait(_SETTLE // 3)


def show_judgement(page: SessionPage) -> None:
    """Show the form of a judgement, with words that no yardstick has."""
    show_drafting(page)
    draft = page.brief.draft
    row = next(row for row in draft.paragraphs.parts.rows if row.kind is PartKind.JUDGEMENT)
    draft.paragraphs.act(row)
    QTest.qWait(_SETTLE // 3)


def _section(page: SessionPage, name: str) -> SectionId:
    page.show_workspace(Workspace.BRIEF)
    brief = page.brief.brief
    section = next(each.id for each in brief.sections if each.name == name) if brief else SectionId(0)
    page.brief.show_section(section)
    QTest.qWait(_SETTLE)
    return section
