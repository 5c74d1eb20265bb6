"""Commands on what is found in a note: a finding is left as it is, or told again."""

from briefer.commands.outlining import set_options
from briefer.commands.wording import shown
from briefer.model.findings import NoteFinding
from briefer.model.ids import BriefId
from briefer.model.leaving import option_of
from briefer.store.session import Session


def leave_finding(session: Session, brief_id: BriefId, finding: NoteFinding) -> None:
    """Leave these words of a paragraph as they are: this is not told of them again."""
    label = f"Leave as it is: {shown(finding.what)}"
    set_options(session, brief_id, {option_of(finding): finding.what}, label)


def tell_again(session: Session, brief_id: BriefId, finding: NoteFinding) -> None:
    """Tell a finding again that was left as it is."""
    set_options(session, brief_id, {option_of(finding): ""}, f"Tell again: {shown(finding.what)}")
