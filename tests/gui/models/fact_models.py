"""The models of facts over a scene, told of its steps as the panel tells them."""

from briefer.commands.facts import EvidenceDraft, FactDraft, add_fact
from briefer.gui.models.fact_digests import FactDigests
from briefer.gui.models.facts import FactsModel
from briefer.gui.models.rows import FACE
from briefer.model.dates import UNDATED, dated
from briefer.model.facts import Confidence, FactActor, FactKind, Grading, Modality, Status
from briefer.model.ids import ActorId, FactId
from tests.gui.desks import SECOND, Scene


def digests(desk: Scene) -> FactDigests:
    made = FactDigests(desk.session)
    desk.desk.bus.changed.connect(made.take)
    return made


def facts_model(desk: Scene) -> FactsModel:
    return FactsModel(desk.session, digests(desk))


def statements(model: FactsModel) -> list[str]:
    return [row.fact.statement for row in model.rows]


def shown(model: FactsModel) -> list[str]:
    """Return the rows, headings in brackets with their counts."""
    rows = []
    for number in range(model.rowCount()):
        index = model.index(number)
        is_heading = model.is_heading(number)
        rows.append(f"[{index.data()} {index.data(FACE).count}]" if is_heading else index.data())
    return rows


def state(  # noqa: PLR0913 - what differs between the facts of a test
    desk: Scene,
    statement: str,
    words: str = "Ships wait off Vell.",
    *,
    event: str | None = None,
    deadline: str | None = None,
    kind: FactKind = FactKind.EVENT,
    status: Status = Status.REPORTED,
    confidence: Confidence = Confidence.MODERATE,
    grading: Grading | None = None,
    modality: Modality = Modality.ACTUAL,
    actors: tuple[ActorId, ...] = (),
    report: str | None = None,
) -> FactId:
    """State a fact on words of the second source, else of the first."""
    source = desk.second if words in SECOND else desk.first
    draft = FactDraft(
        kind,
        statement,
        tuple(FactActor(actor) for actor in actors),
        dated(event) if event else UNDATED,
        deadline,
        confidence=confidence,
    )
    passage = EvidenceDraft(
        desk.span(words, source),
        status=status,
        modality=modality,
        grading=grading or Grading(),
        report_date=report,
    )
    return add_fact(desk.session, draft, [passage])
