"""Fields of the fact card: passages of text, and the particulars of one item of evidence."""

import pytest
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from briefer.errors import BrieferError
from briefer.gui.views.fact_fields import EvidenceFields, Passage
from briefer.model.dates import dated
from briefer.model.facts import (
    Attribution,
    AttributionKind,
    Credibility,
    Evidence,
    Grading,
    Reliability,
)
from briefer.model.ids import EvidenceId, SourceId
from briefer.model.spans import Span
from tests.gui.desks import Key, Scene, on_screen, press

PUBLISHED = dated("2024-01-23")
PASSAGE = Evidence(EvidenceId(5), Span(SourceId(1), 0, 4, "They"))


@pytest.fixture
def fields(qtbot: QtBot, desk: Scene) -> EvidenceFields:
    made = EvidenceFields(desk.session)
    on_screen(qtbot, made, 320, 500)
    return made


def test_a_passage_comes_back_as_it_was_shown(fields: EvidenceFields) -> None:
    fields.show_evidence(PASSAGE)
    assert fields.evidence(PASSAGE, PUBLISHED) == PASSAGE


@pytest.mark.parametrize(
    ("kind", "who", "verb"),
    [
        (AttributionKind.INDIRECT, "Ana Bell", "said"),
        (AttributionKind.DIRECT_QUOTE, "a pilot", ""),
        (AttributionKind.NONE, "", ""),
    ],
)
def test_an_attribution_comes_back_as_it_was_shown(
    desk: Scene, fields: EvidenceFields, kind: AttributionKind, who: str, verb: str
) -> None:
    is_known = who == "Ana Bell"
    attribution = Attribution(kind, desk.bell if is_known else None, "" if is_known else who, verb)
    grading = Grading(Reliability.FAIRLY, Credibility.DOUBTFUL)
    passage = Evidence(PASSAGE.id, PASSAGE.span, "words", attribution, "2024-01-24", grading=grading)
    fields.show_evidence(passage)
    assert fields.evidence(passage, PUBLISHED) == passage


def test_a_report_date_that_is_none_is_a_fault(fields: EvidenceFields) -> None:
    fields.show_evidence(PASSAGE)
    fields.report_date.setText("99999")
    with pytest.raises(BrieferError, match="years run from 0001 to 9999"):
        fields.evidence(PASSAGE, PUBLISHED)


def test_a_passage_field_leaves_enter_and_escape_to_the_card(qtbot: QtBot) -> None:
    made = Passage("Statement", 2)
    on_screen(qtbot, made, 200, 80)
    made.setFocus()
    for key in (Key.Key_Return, Key.Key_Escape):
        press(made, key)
    QTest.keyClicks(made, "words")
    assert made.toPlainText() == "words"
