"""Findings that are left as they are: kept with the brief, undone, copied with it."""

from dataclasses import replace

from briefer.commands.briefs import add_brief, write_paragraph
from briefer.commands.leaving import leave_finding, tell_again
from briefer.commands.outlining import copy_brief, set_option
from briefer.jobs.note_checks import Looked, NoteAtHand, looked_over
from briefer.model.ids import BriefId
from briefer.store import queries
from briefer.store.session import Session
from tests.commands.samples import PACK

CREATED = "2026-10-20T08:00:00Z"


def looked(session: Session, brief: BriefId) -> Looked:
    return looked_over(NoteAtHand(queries.brief_content(session, brief), PACK, CREATED))


def test_what_is_left_is_kept_undone_copied_and_told_again(session: Session) -> None:
    brief = add_brief(session, PACK, "The lane")
    set_option(session, brief, "yardstick", "phia")
    section = queries.brief(session, brief).sections[0].id
    write_paragraph(session, brief, section, None, "It may open; might shut.")
    may, might = looked(session, brief).findings
    leave_finding(session, brief, may)
    assert looked(session, brief).findings == (might,)
    assert looked(session, brief).left == (may,)
    session.undo()
    assert looked(session, brief).left == ()
    session.redo()
    copied = copy_brief(session, brief)
    assert [each.words for each in looked(session, copied).left] == ["may"]
    assert queries.brief(session, copied).option("yardstick") == "phia"
    tell_again(session, brief, may)
    assert looked(session, brief).findings == (may, might)
    assert looked(session, copied).findings != (may, might)


def test_it_holds_for_these_words_of_this_paragraph_alone(session: Session) -> None:
    brief = add_brief(session, PACK, "The lane")
    section = queries.brief(session, brief).sections[0].id
    first = write_paragraph(session, brief, section, None, "It may open.")
    write_paragraph(session, brief, section, None, "It may shut.")
    leave_finding(session, brief, looked(session, brief).findings[0])
    assert len(looked(session, brief).findings) == 1
    write_paragraph(session, brief, section, first, "Now it may open.")
    assert len(looked(session, brief).findings) == 1
    write_paragraph(session, brief, section, first, "It might open.")
    assert [each.words for each in looked(session, brief).findings] == ["might", "may"]
    other = replace(looked(session, brief).findings[0], rule="UNC02")
    leave_finding(session, brief, other)
    assert len(looked(session, brief).findings) == 2
