"""The kind of a fact, and whether it happened, by cues in its words."""

import pytest

from briefer.model.facts import FactKind, Modality
from tests.suggest.drafting import drafted


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("Norland closed the lane.", FactKind.EVENT),
        ("recent airstrikes between the two states", FactKind.EVENT),
        ("the expulsion of envoys", FactKind.EVENT),
        ("resulting in nine deaths", FactKind.EVENT),
        ("Bell said that it rained.", FactKind.STATEMENT),
        ("Transits fell by 38 per cent in three days", FactKind.FIGURE),
        ("Prices rose to 210 a ton.", FactKind.FIGURE),
        ("a USD 60 billion project", FactKind.FIGURE),
        ("a former envoy to Norland", FactKind.ATTRIBUTE),
        ("Norland is a member of the council.", FactKind.ATTRIBUTE),
        ("The yards are located in Vell.", FactKind.ATTRIBUTE),
        ("Norland faces challenges as tensions persist.", FactKind.JUDGEMENT),
        ("We think it unlikely that the closure lasts.", FactKind.JUDGEMENT),
        ("The dairy essay was long.", FactKind.EVENT),
        ("the region's foundation", FactKind.ATTRIBUTE),
    ],
)
def test_kinds_by_cues(words: str, kind: FactKind) -> None:
    assert drafted(words).kind is kind


@pytest.mark.parametrize(
    ("words", "modality"),
    [
        ("Norland closed the lane.", Modality.ACTUAL),
        ("The two states will meet in Vell.", Modality.FUTURE),
        ("Both have agreed to allow it.", Modality.FUTURE),
        ("Bell said that the crew would be released.", Modality.FUTURE),
        ("The closure could last for weeks.", Modality.HYPOTHETICAL),
        ("Ships would sink if it stormed.", Modality.HYPOTHETICAL),
        ("Norland did not close the lane.", Modality.NEGATED),
        ("Norland failed to close the lane.", Modality.NEGATED),
        ("They protested due to its route.", Modality.ACTUAL),
    ],
)
def test_modalities_by_cues(words: str, modality: Modality) -> None:
    assert drafted(words).modality is modality
