"""Paragraphs taken over from a template keep their citations; changed and deleted facts are told."""

import random
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from briefer.commands import briefs, drafting, taking_over
from briefer.commands.citations import seen_now
from briefer.commands.facts import EvidenceDraft, FactDraft, add_fact, edit_fact, remove_fact
from briefer.commands.sections import section_of
from briefer.commands.sources import add_sources
from briefer.compose.compose import compose, section_parts
from briefer.compose.material import CITATION
from briefer.compose.section_parts import Part
from briefer.compose.shown_facts import Change, standings
from briefer.errors import BrieferError
from briefer.model.briefs import Section
from briefer.model.dates import dated
from briefer.model.facts import FactKind
from briefer.model.ids import BriefId, FactId, SectionId, SourceId
from briefer.model.packs import FactOrder, Pack, PackSection, Takes
from briefer.store import queries
from briefer.store.session import Session, create_session, open_session
from tests.commands.samples import ARTICLE, PACK, place
from tests.compose.making import as_text, citations

CREATED = "2026-11-26T10:00:00Z"
TEMPLATE = """
# What is known

{{ facts|paragraphs }}

{{ paragraphs }}

{{ facts|table("Date: when", "Event: statement, citation", title="Dated events") }}
"""
NOTE: Pack = replace(
    PACK,
    sections=(PackSection("main", "Main", "main.md.j2", TEMPLATE, takes=Takes(order=FactOrder.EVENT_DATE)),),
)
WORDS = ("so", "it", "is", "*said*", "**here**", "—", "\n\n", " ")


def without_statements(printed: str) -> str:
    return re.sub(r"</?f\d*>", "", printed)


class Desk:
    """A session with a brief of one section, and what it prints."""

    def __init__(self, session: Session, source: SourceId) -> None:
        self.session = session
        days = ("2026-10-12", "2026-10-13", "2026-10-11")
        self.facts = [self.add_fact(source, number, day) for number, day in enumerate(days, 1)]
        self.brief: BriefId = briefs.add_brief(session, NOTE, "The lane")
        self.section: SectionId = queries.brief(session, self.brief).sections[0].id
        for fact in self.facts:
            briefs.send_fact(session, self.brief, self.section, fact)

    def add_fact(self, source: SourceId, number: int, day: str) -> FactId:
        draft = FactDraft(FactKind.EVENT, f"Event {number} happened.", event_date=dated(day))
        return add_fact(self.session, draft, [EvidenceDraft(place(source, "Kestovia"))])

    @property
    def stored(self) -> Section:
        return section_of(self.session, self.brief, self.section)

    def parts(self) -> tuple[Part, ...]:
        content = queries.brief_content(self.session, self.brief)
        return section_parts(content, NOTE, self.section, created=CREATED)

    def printed(self) -> str:
        return as_text(
            compose(queries.brief_content(self.session, self.brief), NOTE, created=CREATED)
        ).partition("\n[1]")[0]

    def numbers(self) -> list[int]:
        document = compose(queries.brief_content(self.session, self.brief), NOTE, created=CREATED)
        return [each.number for each in citations(document.blocks)]

    def take(self, place: int) -> Section:
        part = next(part for part in self.parts() if part.place == place)
        taking_over.take_over(self.session, self.brief, self.section, part.blocks[0], place)
        return self.stored

    def write(self, text: str, at: int = 0) -> None:
        paragraph = self.stored.paragraphs[at]
        briefs.write_paragraph(self.session, self.brief, self.section, paragraph.id, text)


@pytest.fixture
def desk(session: Session, source: SourceId) -> Desk:
    return Desk(session, source)


def test_a_paragraph_is_taken_over_where_it_stands(desk: Desk) -> None:
    before = desk.printed()
    taken = desk.take(2)
    assert [each.text for each in taken.paragraphs] == ["**12 October 2026.** Event 1 happened.[@f1]"]
    assert CITATION.findall(taken.paragraphs[0].text) == ["f1"]
    assert [seen.label for seen in taken.paragraphs[0].seen] == ["f1"]
    assert without_statements(desk.printed()) == without_statements(before)
    desk.write("My own words[@f1].")
    words = desk.printed()
    assert words.count("My own words") == 1
    assert words.index("Event 3") < words.index("My own words") < words.index("Event 2 happened")
    assert desk.numbers() == list(range(1, 7))


def test_a_heading_and_a_table_are_taken_over_too(desk: Desk) -> None:
    table = next(part for part in desk.parts() if type(part.blocks[0]).__name__ == "Table")
    desk.take(table.place)
    desk.take(0)
    assert [each.text.splitlines()[0] for each in desk.stored.paragraphs] == [
        "# What is known",
        "| Date | Event |",
    ]
    desk.write("# What we know")
    assert "## What we know" in desk.printed()
    assert "Dated events" in desk.printed()


def test_a_new_fact_is_printed_beside_what_was_taken_over(desk: Desk, source: SourceId) -> None:
    table = next(part for part in desk.parts() if type(part.blocks[0]).__name__ == "Table")
    for part in desk.parts()[1:4]:
        desk.take(part.place)
    desk.take(table.place)
    fourth = desk.add_fact(source, 4, "2026-10-14")
    briefs.send_fact(desk.session, desk.brief, desk.section, fourth)
    assert desk.printed().count("Event 4 happened.") == 1
    assert desk.printed().count("Event 1 happened.") == 2


def test_a_fact_whose_citation_was_taken_out_is_not_printed_behind_ones_back(desk: Desk) -> None:
    table = next(part for part in desk.parts() if type(part.blocks[0]).__name__ == "Table")
    desk.take(table.place)
    desk.take(2)
    desk.write("Nothing of it.")
    desk.write("No table.", 1)
    assert "Event 1" not in desk.printed()


def test_a_paragraph_is_parted_and_joined_again_with_what_its_citations_showed(desk: Desk) -> None:
    taken = desk.take(2).paragraphs[0]
    desk.write("One [@f1]. Two [@f2]. Three [@f3].")
    before = desk.stored.paragraphs[0]
    texts = ("One [@f1].", "Two [@f2].", "Three [@f3].")
    place = desk.session, desk.brief, desk.section
    last = drafting.part_paragraph(*place, taken.id, texts)
    parts = desk.stored.paragraphs
    assert tuple(each.text for each in parts) == texts
    assert [each.taken for each in parts] == [taken.taken, None, None]
    assert [each.seen for each in parts] == [(seen,) for seen in before.seen]
    assert parts[0].id == taken.id
    assert parts[2].id == last
    drafting.join_paragraphs(*place, (parts[1].id, last), "Two [@f2]. Three [@f3].\x00")
    assert [each.text for each in desk.stored.paragraphs] == ["One [@f1].", "Two [@f2]. Three [@f3].\ufffd"]
    assert desk.stored.paragraphs[1].seen == before.seen[1:]
    desk.session.undo()
    desk.session.undo()
    assert desk.stored.paragraphs == (before,)


def test_back_to_the_template_keeps_the_words_as_a_version(desk: Desk) -> None:
    before = desk.printed()
    desk.take(2)
    desk.write("My own words[@f1].")
    key = desk.stored.paragraphs[0].id
    drafting.back_to_template(desk.session, desk.brief, desk.section, key)
    assert desk.printed() == before
    (version,) = desk.stored.versions
    assert version.text == "My own words[@f1]."
    drafting.restore_version(desk.session, desk.brief, desk.section, version.id)
    assert [each.text for each in desk.stored.paragraphs] == ["My own words[@f1]."]
    assert desk.stored.versions == ()


def test_a_restored_version_changes_places_with_what_was_written_since(desk: Desk) -> None:
    desk.take(2)
    desk.write("First words[@f1].")
    key = desk.stored.paragraphs[0].id
    drafting.back_to_template(desk.session, desk.brief, desk.section, key)
    desk.take(2)
    desk.write("Second words[@f1].")
    drafting.restore_version(desk.session, desk.brief, desk.section, desk.stored.versions[0].id)
    assert [each.text for each in desk.stored.paragraphs] == ["First words[@f1]."]
    assert [each.text for each in desk.stored.versions] == ["Second words[@f1]."]


def test_what_stands_in_place_of_nothing_is_not_given_back(desk: Desk) -> None:
    own = briefs.write_paragraph(desk.session, desk.brief, desk.section, None, "Free words.")
    with pytest.raises(BrieferError, match="in place of none"):
        drafting.back_to_template(desk.session, desk.brief, desk.section, own)


def change(desk: Desk, fact: FactId, statement: str) -> None:
    edit_fact(desk.session, replace(queries.fact(desk.session, fact), statement=statement))


def changes(desk: Desk) -> list[Change]:
    seen = [each for paragraph in desk.stored.paragraphs for each in paragraph.seen]
    now = seen_now(desk.session, [each.label for each in seen])
    return [standing.change for standing in standings(seen, now)]


def test_a_changed_fact_is_told_and_looked_at_without_a_change_to_the_words(desk: Desk) -> None:
    desk.take(2)
    desk.write("My own words[@f1].")
    assert changes(desk) == [Change.NONE]
    change(desk, desk.facts[0], "Event 1 did not happen.")
    assert changes(desk) == [Change.CHANGED]
    desk.write("My own words, again[@f1].")
    assert changes(desk) == [Change.CHANGED]
    assert drafting.update_citation(desk.session, desk.brief, desk.section, "F1") == 1
    assert changes(desk) == [Change.NONE]
    assert desk.stored.paragraphs[0].text == "My own words, again[@f1]."
    desk.session.undo()
    assert changes(desk) == [Change.CHANGED]


def test_a_deleted_fact_is_marked_and_its_label_never_means_another(desk: Desk, source: SourceId) -> None:
    desk.take(2)
    desk.write("My own words[@f3].")
    remove_fact(desk.session, desk.facts[2])
    assert changes(desk) == [Change.GONE]
    assert "[unknown fact: f3]" in desk.printed()
    desk.add_fact(source, 9, "2026-10-20")
    assert "f3" not in {fact.label for fact in queries.facts(desk.session)}
    with pytest.raises(BrieferError, match="not in this session any more"):
        drafting.update_citation(desk.session, desk.brief, desk.section, "f3")
    assert desk.stored.paragraphs[0].seen[0].words.startswith("Event 3 happened.")


@pytest.fixture
def long_desk(tmp_path: Path) -> Iterator[Desk]:
    session = create_session(tmp_path / "long.briefer")
    with session:
        yield Desk(session, add_sources(session, [ARTICLE], "2026-11-23T08:00:00Z")[0])


def test_every_citation_survives_200_edits_undo_and_reopening(long_desk: Desk) -> None:
    """The words around citations are edited at random, and the paragraphs moved and undone."""
    desk, chance = long_desk, random.Random(7)  # noqa: S311 - repeatable, no secret
    for part in desk.parts():
        if not part.holder:
            desk.take(part.place)
    wanted = cited(desk)
    assert wanted == Counter({"f1": 2, "f2": 2, "f3": 2})
    for _ in range(200):
        edit_at_random(desk, chance)
        assert cited(desk) == wanted
    path = desk.session.path
    printed = desk.printed()
    desk.session.close()
    with open_session(path) as again:
        desk.session = again
        assert cited(desk) == wanted
        assert {seen.label for each in desk.stored.paragraphs for seen in each.seen} == set(wanted)
        assert desk.printed() == printed
        while again.undo_label.startswith(("Write", "Move")):
            again.undo()
        assert cited(desk) == wanted


def cited(desk: Desk) -> Counter[str]:
    return Counter(label for each in desk.stored.paragraphs for label in CITATION.findall(each.text))


def edit_at_random(desk: Desk, chance: random.Random) -> None:
    paragraph = chance.choice(desk.stored.paragraphs)
    way = chance.random()
    if way < 0.1:
        briefs.move_paragraph(desk.session, desk.brief, desk.section, paragraph.id, chance.randrange(5))
    elif way < 0.25 and desk.session.undo_label.startswith("Write"):
        desk.session.undo()
    else:
        pieces = CITATION.split(paragraph.text)  # words, label, words, label … words
        at = 2 * chance.randrange(len(pieces) // 2 + 1)
        cut = chance.randrange(len(pieces[at]) + 1)
        kept = pieces[at][: max(cut - 2, 0)] if chance.random() < 0.4 else pieces[at][:cut]
        pieces[at] = kept + chance.choice(WORDS) + pieces[at][cut:]
        text = "".join(f"[@{piece}]" if index % 2 else piece for index, piece in enumerate(pieces))
        briefs.write_paragraph(desk.session, desk.brief, desk.section, paragraph.id, text)


def test_what_is_written_behind_a_paragraph_that_was_taken_over_stays_behind_it(desk: Desk) -> None:
    briefs.write_paragraph(desk.session, desk.brief, desk.section, None, "Before all.")
    desk.take(2)
    briefs.write_paragraph(desk.session, desk.brief, desk.section, None, "Right behind[@f3].")
    printed = desk.printed()
    places = [printed.index(words) for words in ("Event 1", "Right behind", "Event 2", "Before all")]
    assert places == sorted(places)
