"""What a session remembers of its briefs' workspace: which brief and section were shown, and how."""

from briefer.gui.models.brief_state import BriefState
from briefer.gui.views.brief_panes import BriefPanes
from briefer.model.ids import BriefId, SectionId
from briefer.store import queries
from briefer.store.session import Session

_SPLIT = "brief/split"
_SECTION = "brief/section"
_BRIEF = "brief/brief"
_PREVIEW = "brief/preview"
_FACTS = "brief/facts"
_FINDINGS = "brief/findings"
_YES, _NO = "yes", "no"


def first_section(state: BriefState) -> SectionId | None:
    """Return the section to begin with: the first one that takes facts."""
    sections = state.brief.sections if state.brief else ()
    return next((section.id for section in sections if state.takes_facts(section)), None)


def recalled_section(session: Session, state: BriefState) -> SectionId | None:
    """Have the state show the brief that was shown last, and return the section that was."""
    known = {str(brief.id): brief.id for brief in queries.briefs(session)}
    if (wanted := session.recall(_BRIEF)) in known:
        state.read(known[wanted])
    sections = state.brief.sections if state.brief else ()
    last = next((one.id for one in sections if str(one.id) == session.recall(_SECTION)), None)
    return last or first_section(state)


def remember_brief(session: Session, brief: BriefId) -> None:
    """Remember that this brief is shown."""
    session.remember(_BRIEF, str(brief))


def remember_section(session: Session, section: SectionId | None) -> None:
    """Remember that this section is shown; None is the title block."""
    session.remember(_SECTION, str(section or ""))


def remember_findings(session: Session, *, shown: bool) -> None:
    """Remember whether the list of findings is shown."""
    session.remember(_FINDINGS, _YES if shown else _NO)


def recall_panes(session: Session, panes: BriefPanes) -> None:
    """Show the panes as they were left, and remember from now on how they are."""
    sizes = [int(part) for part in session.recall(_SPLIT).split() if part.isdigit()]
    if len(sizes) == panes.columns.count() and all(sizes):
        panes.columns.setSizes(sizes)
    is_shown = session.recall(_PREVIEW) != _NO
    panes.bar.toggle.setChecked(is_shown)
    panes.show_right(preview=is_shown, findings=session.recall(_FINDINGS) == _YES)
    if facts := session.recall(_FACTS):
        panes.draft.facts.set_open(facts == _YES)
    panes.columns.splitterMoved.connect(
        lambda *_: session.remember(_SPLIT, " ".join(map(str, panes.columns.sizes())))
    )
    panes.bar.preview_shown.connect(lambda shown: session.remember(_PREVIEW, _YES if shown else _NO))
    panes.draft.facts.chosen.connect(lambda is_open: session.remember(_FACTS, _YES if is_open else _NO))
