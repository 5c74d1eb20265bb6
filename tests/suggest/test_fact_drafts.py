"""What a fact begins with: measured on the seed, and sound on any text and any passage of it."""

import pytest
from hypothesis import given
from hypothesis import strategies as some

from briefer.model.dates import UNDATED, dated
from briefer.model.facts import AttributionKind, FactKind, Modality, Status
from briefer.model.proposals import ProposedDate
from briefer.suggest.fact_drafts import Named, Printed, draft_fact
from tests.conftest import Seed
from tests.suggest.drafting import ACTORS, SeedDrafts, drafted

PUBLISHED = dated("2024-01-23")
WORDS = some.sampled_from(
    [*ACTORS, "said", "that", "met", ",", ".", "“", "”", "by", "26 January", "Monday", "both", "and", "in",
     "of", "'s", "closed", "the", "lane", "-", "he", "attacked", "after", "🕊", "\n"]
)  # fmt: skip


@pytest.fixture(scope="module")
def seed_drafts(seed: Seed) -> SeedDrafts:
    return SeedDrafts(seed.text, seed.gold, PUBLISHED)


def test_the_figures_on_the_seed(seed_drafts: SeedDrafts) -> None:
    figures = {
        "role of each actor": (seed_drafts.roles(), 0.8),
        "speaker and verb": (seed_drafts.speakers(), 0.9),
        "how words are attributed": (seed_drafts.attributions(), 0.9),
        "kind of fact": (seed_drafts.kinds(), 0.9),
        "status": (seed_drafts.statuses(), 0.8),
        "modality": (seed_drafts.modalities(), 0.9),
    }
    for name, (found, aim) in figures.items():
        print(f"{name}: {found}, at least {aim} hoped for")  # noqa: T201 - pytest shows it with -s
    assert [name for name, (found, aim) in figures.items() if found.share < aim] == []


def values(dates: tuple[ProposedDate, ...]) -> list[str | None]:
    return [item.value for item in dates]


def test_the_dates_of_the_seed_stand_where_they_belong(seed_drafts: SeedDrafts) -> None:
    begun = {fact["id"]: draft.event.value for fact, draft in seed_drafts.pairs if draft.event is not None}
    assert begun == {"F1": "2024-01-23", "F6": "2024-01-18", "F7": "2024-01-16"}
    trap = seed_drafts.draft("F8")  # the date is that of the attack which it answers
    assert trap.event is None
    assert values(trap.dates) == ["2024-01-16"]
    agreed = seed_drafts.draft("F23")
    assert agreed.event is None
    assert agreed.deadline is not None
    assert agreed.deadline.value == "2024-01-26"
    assert values(seed_drafts.draft("F9").around) == ["2024-01-16"]


def test_without_a_day_of_publication_all_stays_open_and_is_said_to(seed: Seed) -> None:
    drafts = SeedDrafts(seed.text, seed.gold, UNDATED)
    assert all(draft.event is None and draft.deadline is None for _, draft in drafts.pairs)
    assert drafts.draft("F1").lacks_publication
    assert not drafts.draft("F5").lacks_publication


def test_an_actor_that_is_only_known_there_comes_too_and_says_so() -> None:
    draft = drafted("Norland closed the lane to Estmark.", tags=False)
    assert [(part.actor, part.role) for part in draft.parts] == [
        (ACTORS["Norland"].id, "subject"),
        (ACTORS["Estmark"].id, "object"),
    ]
    assert draft.parts[0].origin == "proposed: name of Norland"
    assert drafted("Norland closed the lane.").parts[0].origin == "tagged"


def test_a_passage_of_several_sentences_is_read_as_one() -> None:
    text = "Norland closed the lane on Monday. Bell said that it was unlawful. Ships wait."
    draft = drafted(text, "Norland closed the lane on Monday. Bell said that it was unlawful.", PUBLISHED)
    assert {part.role for part in draft.parts} >= {"subject"}
    assert draft.event is not None


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("挪威兰周一关闭了海峡。", ""),
        ("Norland a fermé le détroit lundi, a déclaré Bell.", "fr"),
        ("نورلند تنگه را بست", ""),
    ],
)
def test_rules_for_english_are_kept_to_english(text: str, language: str) -> None:
    draft = drafted(text, language=language)
    assert (draft.kind, draft.status, draft.modality) == (FactKind.EVENT, Status.REPORTED, Modality.ACTUAL)
    assert draft.attribution.kind is AttributionKind.NONE
    assert {part.role for part in draft.parts} <= {""}


@given(some.lists(WORDS, min_size=1, max_size=30), some.data())
def test_any_passage_of_any_text_gives_a_sound_draft(words: list[str], data: some.DataObject) -> None:
    text = " ".join(words)
    start = data.draw(some.integers(0, len(text) - 1))
    end = data.draw(some.integers(start + 1, len(text)))
    quote = text[start:end]
    draft = drafted(text, quote, PUBLISHED) if text.index(quote) == start else drafted(text, "", PUBLISHED)
    assert len({part.actor for part in draft.parts}) == len(draft.parts)
    for item in (*draft.dates, *draft.around):
        assert text[item.start : item.end] == item.quote
    assert draft.place in text


@given(some.text(max_size=60))
def test_any_characters_are_read(text: str) -> None:
    if text:
        draft_fact(Printed(text, UNDATED), 0, len(text), Named((), (), {}))
