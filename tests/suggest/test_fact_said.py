"""Who said it, with which verb, and whether in quotation marks."""

from pathlib import Path

import pytest

from briefer.model.dates import UNDATED
from briefer.model.facts import AttributionKind, FactKind, Status
from briefer.suggest.fact_drafts import Named, Printed, draft_fact
from briefer.suggest.speakers import proposed_speakers
from tests.suggest.drafting import ACTORS, drafted
from tests.suggest.names_gold import meantime, re3d

Kind = AttributionKind


@pytest.mark.parametrize(
    ("text", "passage", "speaker", "verb", "kind"),
    [
        ("Bell said that the lane is shut.", "", "Bell", "said", Kind.INDIRECT),
        ("Bell said that the lane is shut.", "the lane is shut", "Bell", "said", Kind.INDIRECT),
        ("Bell has protested against it.", "", "Bell", "protested", Kind.INDIRECT),
        ("Bell called the boarding of it “an act of piracy”.", "", "Bell", "called", Kind.PARTIAL_QUOTE),
        ("“The lane is shut for good,” said Bell.", "", "Bell", "said", Kind.DIRECT_QUOTE),
        ("“The lane is shut for good,” said Bell.", "The lane is shut for good", "Bell", "said",
         Kind.DIRECT_QUOTE),
        ("According to Bell, the lane is shut.", "", "Bell", "According to", Kind.INDIRECT),
        ("A statement from the Harbour Ministry indicating calm came.",
         "A statement from the Harbour Ministry indicating calm", "Harbour Ministry", "indicating",
         Kind.INDIRECT),
        ("Bell met Marr, urging calm.", "urging calm", "Bell", "urging", Kind.INDIRECT),
        ("Bell, a former envoy to Norland, denied it.", "", "Bell", "denied", Kind.INDIRECT),
    ],
)  # fmt: skip
def test_speaker_and_verb_are_found(
    text: str, passage: str, speaker: str, verb: str, kind: AttributionKind
) -> None:
    draft = drafted(text, passage)
    said = draft.attribution
    assert (said.actor, said.who, said.verb, said.kind) == (ACTORS[speaker].id, "", verb, kind)
    assert draft.kind is FactKind.STATEMENT


@pytest.mark.parametrize(
    ("text", "who", "verb"),
    [
        ("He said that the lane is shut.", "He", "said"),
        (
            "The boat was boarded on Tuesday, an officer who took part said.",
            "an officer who took part",
            "said",
        ),
        ("The lane is shut, according to the harbour log.", "the harbour log", "according to"),
    ],
)
def test_a_speaker_who_is_no_actor_is_given_as_printed(text: str, who: str, verb: str) -> None:
    said = drafted(text).attribution
    assert (said.actor, said.who, said.verb) == (None, who, verb)


@pytest.mark.parametrize(
    ("text", "passage", "kind"),
    [
        ("Norland closed the lane.", "", Kind.NONE),
        ("Norland carried out “precise strikes” there.", "", Kind.UNATTRIBUTED_QUOTE),
        ("Bell was told to leave.", "", Kind.NONE),
        ("Bell said it, as ships left Norland after the storm.", "ships left Norland", Kind.NONE),
        ("Bell, a former envoy, denied it.", "Bell, a former envoy", Kind.NONE),
    ],
)
def test_what_nobody_said_has_no_speaker(text: str, passage: str, kind: AttributionKind) -> None:
    said = drafted(text, passage).attribution
    assert (said.kind, said.actor, said.who, said.verb) == (kind, None, "", "")


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Norland closed the lane.", Status.REPORTED),
        ("Bell said that Norland closed the lane.", Status.CLAIMED),
        ("Bell denied that the lane is shut.", Status.DENIED),
        ("Norland faces challenges at home.", Status.OPINION),
        ("Norland assured Estmark of help.", Status.REPORTED),
    ],
)
def test_what_someone_says_is_claimed(text: str, status: Status) -> None:
    assert drafted(text).status is status


def test_the_card_names_whom_the_search_of_a_whole_text_finds(shared: Path) -> None:
    compared = []
    for tagged in (*re3d(shared), *meantime(shared)):
        printed = Printed(tagged.text, UNDATED, "en")
        for found in proposed_speakers(tagged.text):
            said = draft_fact(printed, found.start, found.end, Named((), (), {})).attribution
            compared.append((found.cue.lower(), said.verb.lower()))
    assert len(compared) > 50
    assert [pair for pair in compared if pair[0] != pair[1]] == []
