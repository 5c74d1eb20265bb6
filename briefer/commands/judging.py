"""Commands on judgements: added, edited, moved and removed, each as one step."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from briefer.commands.citations import seen_now
from briefer.commands.sections import put_section, section_of
from briefer.commands.wording import plain_faults, shown
from briefer.errors import BrieferError
from briefer.model.drafting import Judgement
from briefer.model.ids import BriefId, JudgementId, SectionId, new_key
from briefer.store.session import Session
from briefer.text.cleaning import clean


@dataclass(frozen=True, slots=True)
class JudgementDraft:
    """A judgement as it was entered; `labels` are those of the facts that it rests on."""

    text: str
    band: str
    confidence: str = ""
    reasons: str = ""
    labels: Sequence[str] = ()


def write_judgement(
    session: Session,
    brief_id: BriefId,
    section_id: SectionId,
    judgement_id: JudgementId | None,
    draft: JudgementDraft,
) -> JudgementId:
    """Add a judgement to a section, where the id is None, or edit one, and return its id.

    Raises BrieferError where it says nothing or a label is that of no fact.
    """
    section = section_of(session, brief_id, section_id)
    before = next((each for each in section.judgements if each.id == judgement_id), None)
    judgement = _made(session, draft, before)
    if before is None:
        judgements = (*section.judgements, judgement)
    else:
        judgements = tuple(judgement if each.id == before.id else each for each in section.judgements)
    words = f"{'Edit' if before else 'Add'} a judgement in {shown(section.title)}"
    with session.step(words):
        put_section(session, brief_id, replace(section, judgements=judgements))
    return judgement.id


def remove_judgement(
    session: Session, brief_id: BriefId, section_id: SectionId, judgement_id: JudgementId
) -> None:
    """Remove a judgement; the facts that it rests on stay."""
    section = section_of(session, brief_id, section_id)
    rest = tuple(each for each in section.judgements if each.id != judgement_id)
    with session.step(f"Remove a judgement from {shown(section.title)}"):
        put_section(session, brief_id, replace(section, judgements=rest))


def move_judgement(
    session: Session, brief_id: BriefId, section_id: SectionId, judgement_id: JudgementId, position: int
) -> None:
    """Move a judgement within its section to a position, counted from 0."""
    section = section_of(session, brief_id, section_id)
    moved = next(each for each in section.judgements if each.id == judgement_id)
    rest = [each for each in section.judgements if each.id != judgement_id]
    rest.insert(max(position, 0), moved)
    with session.step(f"Move a judgement in {shown(section.title)}"):
        put_section(session, brief_id, replace(section, judgements=tuple(rest)))


def _made(session: Session, draft: JudgementDraft, before: Judgement | None) -> Judgement:
    text, reasons = clean(draft.text).strip(), clean(draft.reasons).strip()
    if not text:
        what = "A judgement says what is judged."
        raise BrieferError(what, "Write what goes on after “It is likely that”.")
    old = {seen.label.casefold(): seen for seen in before.cited} if before else {}
    labels = dict.fromkeys(label.casefold() for label in draft.labels)
    now = seen_now(session, (label for label in labels if label not in old))
    unknown = next((label for label in labels if label not in old and label not in now), None)
    if unknown is not None:
        raise BrieferError(f"“{unknown}” is no fact of this session.", "Choose one of the facts there are.")
    cited = tuple(old.get(label) or now[label] for label in labels)
    key = before.id if before else JudgementId(new_key())
    with plain_faults():
        return Judgement(key, text, draft.band, draft.confidence, reasons, cited)
