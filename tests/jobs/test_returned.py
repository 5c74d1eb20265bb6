"""A note that came back is laid beside its brief; its words can go into the draft with their citations."""

import random
import struct
import subprocess
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest

from briefer.check.returned.values import CitationFate, Fate, Kind, ParagraphFate
from briefer.commands.briefs import add_brief, edit_brief, send_fact, take_all_that_fit, write_paragraph
from briefer.commands.facts import EvidenceDraft, FactDraft, add_fact, edit_fact
from briefer.commands.returned import take_words
from briefer.commands.sections import with_section
from briefer.commands.sources import add_sources
from briefer.compose.packs import find_packs, pack_by_id
from briefer.errors import BrieferError
from briefer.export.docx.names import Element, q
from briefer.export.office import office
from briefer.isolate.pool import Isolation
from briefer.jobs import returned as job
from briefer.jobs.note import Way, write_in
from briefer.jobs.returned import Returned, compared, read_back
from briefer.load.returned import read_note
from briefer.model.briefs import Paragraph, Section
from briefer.model.dates import dated
from briefer.model.drafting import Version
from briefer.model.facts import FactKind
from briefer.model.ids import BriefId, FactId, VersionId
from briefer.model.note_options import NoteCopy, NoteOptions
from briefer.model.packs import Pack
from briefer.model.sources import LoadedSource
from briefer.model.spans import span_of
from briefer.paths import templates_folder
from briefer.store import queries, writing
from briefer.store.session import Session, create_session
from tests.longer import longer
from tests.word_edits import WordEdits, words_in

INFORMATION = pack_by_id("information-note")
SHIPPED = find_packs([templates_folder()]).packs
CREATED = "2026-11-26T10:00:00Z"
SAID = (
    "Varenia shut the Marrow Bridge to heavy traffic",
    "Hauliers put the number of lorries that wait at 400",
    "Osk offered to send inspectors to the bridge",
)
TOGETHER = "It stands together with others as one paragraph or table of the draft: change that one."
MOVED = ("Own", "Item", "Two", "A word", "Traffic", "1 October", "2 October", "3 October")
OWN = "Traffic goes by the ferry now [@f2], **until further notice**."


@pytest.fixture(scope="module")
def isolation() -> Iterator[Isolation]:
    with Isolation() as made:
        yield made


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    with create_session(tmp_path / "one.briefer") as made:
        yield made


@pytest.fixture
def brief(session: Session) -> BriefId:
    """A brief that prints three facts and a paragraph of the analyst's."""
    facts = [put_fact(session, number, words) for number, words in enumerate(SAID)]
    key = add_brief(session, INFORMATION, "The bridge")
    sections = {each.name: each.id for each in queries.brief(session, key).sections}
    for fact in facts:
        send_fact(session, key, sections["current-status"], fact)
    write_paragraph(session, key, sections["key-considerations"], None, OWN)
    return key


def put_fact(session: Session, number: int, words: str) -> FactId:
    text = f"Told by outlet {number}: {words.lower()}, a reader of the {number} o’clock news was told."
    (source,) = add_sources(session, [LoadedSource(text, f"Title {number}", publisher=f"Outlet {number}")])
    draft = FactDraft(FactKind.EVENT, f"{words}.", event_date=dated(f"2026-10-0{number + 1}"))
    return add_fact(session, draft, [EvidenceDraft(span_of(source, text, 0, len(text)))])


def exported(session: Session, brief: BriefId, folder: Path, copy: NoteCopy = NoteCopy.CLEARANCE) -> Path:
    path = folder / "note.docx"
    way = Way(created=CREATED, options=NoteOptions(copy=copy))
    write_in(way, queries.brief_content(session, brief), INFORMATION, path)
    return path


def laid_beside(session: Session, brief: BriefId, data: bytes) -> Returned:
    content = queries.brief_content(session, brief)
    return compared("note.docx", read_note(data, "note.docx"), content, INFORMATION)


def edited(path: Path, *edits: Callable[[WordEdits], object]) -> bytes:
    note = WordEdits(path.read_bytes())
    for edit in edits:
        edit(note)
    return note.data


def words_beside(mark: Element) -> str:
    paragraph = mark.getparent()
    return "" if paragraph is None else words_in(paragraph)


def in_table(paragraph: Element) -> bool:
    return any(up.tag == q("w:tc") for up in paragraph.iterancestors())


@pytest.mark.parametrize("copy", list(NoteCopy))
def test_a_note_as_it_was_written_is_the_same_in_either_copy(
    session: Session, brief: BriefId, tmp_path: Path, isolation: Isolation, copy: NoteCopy
) -> None:
    path = exported(session, brief, tmp_path, copy)
    note = read_back(path, isolation)
    found = compared("note.docx", note, queries.brief_content(session, brief), INFORMATION)
    assert {each.fate for each in found.comparison.fates} == {Fate.SAME}
    assert not found.comparison.remarks
    assert len(found.comparison.citations) >= 4


def taken(session: Session, brief: BriefId, found: Returned) -> list[str]:
    """Take over all that can be and return the draft's paragraphs."""
    take_words(session, brief, found.takings(found.takeable))
    sections = queries.brief(session, brief).sections
    return [paragraph.text for section in sections for paragraph in section.paragraphs]


def test_new_words_go_into_the_draft_with_their_citations(
    session: Session, brief: BriefId, tmp_path: Path
) -> None:
    path = exported(session, brief, tmp_path)
    data = edited(
        path,
        lambda n: n.reword("shut the Marrow Bridge", "closed the Marrow Bridge"),
        lambda n: n.reword("by the ferry now", "by two ferries *now*"),
    )
    found = laid_beside(session, brief, data)
    before = queries.brief(session, brief)
    texts = taken(session, brief, found)
    assert any("closed the Marrow Bridge" in text and "[@f1]" in text for text in texts)
    assert "Traffic goes by two ferries \\*now\\*[@f2], **until further notice**." in texts
    again = laid_beside(session, brief, data)
    assert {fate.fate for fate in again.comparison.fates} == {Fate.SAME}
    session.undo()
    assert queries.brief(session, brief) == before


def test_a_citation_that_got_lost_in_clearance_is_put_back_with_the_words(
    session: Session, brief: BriefId, tmp_path: Path
) -> None:
    path = exported(session, brief, tmp_path)
    data = edited(path, lambda n: n.reword("number of lorries that wait", "number of waiting lorries"))
    at = next(it for it, mark in enumerate(WordEdits(data).marks()) if "waiting" in words_beside(mark))
    note = WordEdits(data)
    note.delete_mark(at)
    found = laid_beside(session, brief, note.data)
    assert [it.kind for it in found.comparison.remarks][:1] == [Kind.LOST]
    assert any("waiting lorries" in text and "[@f2]" in text for text in taken(session, brief, found))


@pytest.mark.parametrize("pack", SHIPPED, ids=lambda pack: pack.id)
def test_each_packs_note_is_known_again_and_taking_its_statements_over_changes_none(
    session: Session, pack: Pack, tmp_path: Path
) -> None:
    for number, words in enumerate(SAID):
        put_fact(session, number, words)
    brief = add_brief(session, pack, "The bridge")
    take_all_that_fit(session, brief, pack)
    path, content = tmp_path / "note.docx", queries.brief_content(session, brief)
    write_in(Way(created=CREATED), content, pack, path)
    note = read_note(path.read_bytes(), "note.docx")
    found = compared("note.docx", note, content, pack)
    paragraphs = found.expected.note.paragraphs
    assert not found.comparison.remarks
    assert {place for place, each in enumerate(paragraphs) if each.marks} <= set(found.places)
    cited = [place for place, each in enumerate(note.paragraphs) if each.marks]
    take_words(session, brief, found.takings([it for it in found.comparison.fates if it.new in cited]))
    again = compared("note.docx", note, queries.brief_content(session, brief), pack)
    assert not again.comparison.remarks
    assert {it.fate for it in again.comparison.citations} == {CitationFate.KEPT}


def test_all_that_was_reworded_is_taken_in_one_step(session: Session, brief: BriefId, tmp_path: Path) -> None:
    path = exported(session, brief, tmp_path)
    data = edited(
        path, lambda n: n.reword("shut", "closed"), lambda n: n.reword("offered to send", "will send")
    )
    steps = len(session.history())
    taken(session, brief, laid_beside(session, brief, data))
    assert len(session.history()) == steps + 1
    assert session.history()[-1].label == "Take over the returned words of 2 paragraphs"


def test_a_table_and_a_list_are_taken_over_whole(session: Session, brief: BriefId, tmp_path: Path) -> None:
    content = queries.brief(session, brief)
    chronology = next(it for it in content.sections if it.name == "chronology")
    for fact in queries.facts(session):
        send_fact(session, brief, chronology.id, fact.id)
    path = exported(session, brief, tmp_path)
    note = WordEdits(path.read_bytes())
    (cell,) = [it for it in note.paragraphs() if "inspectors" in words_in(it) and in_table(it)]
    text = next(it for it in cell.iter() if it.text and "inspectors" in it.text)
    text.text = (text.text or "").replace("inspectors", "engineers")
    found = laid_beside(session, brief, note.data)
    (text_,) = [it for it in taken(session, brief, found) if "engineers" in it]
    assert text_.startswith("| Date")
    assert all(f"[@f{number}]" in text_ for number in (1, 2, 3))


def test_bookmarks_that_got_lost_do_no_harm(session: Session, brief: BriefId, tmp_path: Path) -> None:
    data = edited(
        exported(session, brief, tmp_path),
        lambda n: n.drop_bookmarks(),
        lambda n: n.renumber_notes(7),
        lambda n: n.reword("shut", "closed"),
    )
    found = laid_beside(session, brief, data)
    assert [it.kind for it in found.comparison.remarks] == [Kind.REWORDED]


def test_a_note_of_another_brief_is_told(session: Session, brief: BriefId, tmp_path: Path) -> None:
    other = add_brief(session, INFORMATION, "Another")
    note = WordEdits(exported(session, brief, tmp_path).read_bytes())
    content = queries.brief_content(session, other)
    with pytest.raises(BrieferError, match="is no copy of this note"):
        compared("note.docx", read_note(note.data, "n"), content, INFORMATION)


def test_steps_made_since_stand_as_differences(session: Session, brief: BriefId, tmp_path: Path) -> None:
    path = exported(session, brief, tmp_path)
    edit_brief(session, replace(queries.brief(session, brief), title="Another title"))
    found = laid_beside(session, brief, path.read_bytes())
    assert {it.kind for it in found.comparison.remarks} == {Kind.REWORDED}


def bomb() -> bytes:
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        archive.writestr(
            "_rels/.rels",
            '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
            '<Relationship Id="a" Type="x/officeDocument" Target="word/document.xml"/></Relationships>',
        )
        archive.writestr("word/document.xml", b"<x>" + b" " * (201 << 20) + b"</x>")
    return stream.getvalue()


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"Not a zip at all", "is not a Word file"),
        (b"", "is empty"),
        (struct.pack("<8s", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1") + b"\0" * 2048, "protected"),
        (b"PK\x03\x04" + b"x" * 50, "damaged"),
    ],
)
def test_what_is_no_word_file_is_told_in_a_sentence(
    tmp_path: Path, isolation: Isolation, data: bytes, words: str
) -> None:
    path = tmp_path / "came back.docx"
    path.write_bytes(data)
    with pytest.raises(BrieferError, match=words) as told:
        read_back(path, isolation)
    assert "came back.docx" in told.value.what
    assert told.value.next_step


def test_a_bomb_is_stopped(tmp_path: Path, isolation: Isolation) -> None:
    path = tmp_path / "bomb.docx"
    path.write_bytes(bomb())
    with pytest.raises(BrieferError, match="unpacks to more than 200 MB"):
        read_back(path, isolation)


def test_a_file_of_80_mb_is_not_read(tmp_path: Path, isolation: Isolation) -> None:
    path = tmp_path / "large.docx"
    with path.open("wb") as file:
        file.truncate(80 << 20)
    with pytest.raises(BrieferError, match="80 MB"):
        read_back(path, isolation)


def test_a_child_that_answers_nonsense_is_a_damaged_file(
    tmp_path: Path, isolation: Isolation, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(job, "READ", "builtins:len")
    path = tmp_path / "x.docx"
    path.write_bytes(b"PK")
    with pytest.raises(BrieferError, match="damaged or not a Word file"):
        read_back(path, isolation)


def saved_by_libreoffice(data: bytes, folder: Path) -> bytes:
    """Return a Word file as LibreOffice saves it."""
    program = office()
    assert program is not None
    (folder / "in").mkdir()
    (folder / "in" / "note.docx").write_bytes(data)
    profile = f"-env:UserInstallation=file://{folder}/profile"
    subprocess.run(
        [program, profile, "--headless", "--convert-to", "docx:MS Word 2007 XML",
         "--outdir", str(folder / "out"), str(folder / "in" / "note.docx")],
        check=True, capture_output=True, timeout=120,
    )  # fmt: skip
    return (folder / "out" / "note.docx").read_bytes()


@pytest.mark.skipif(office() is None, reason="needs LibreOffice")
def test_a_note_that_libreoffice_saved_anew_keeps_its_sources(
    session: Session, brief: BriefId, tmp_path: Path
) -> None:
    path = exported(session, brief, tmp_path)
    data = edited(path, lambda n: n.reword("shut", "closed"))
    found = laid_beside(session, brief, saved_by_libreoffice(data, tmp_path))
    assert [it.kind for it in found.comparison.remarks] == [Kind.REWORDED]
    assert {it.fate for it in found.comparison.citations} == {CitationFate.KEPT}
    assert any("closed" in text and "[@f1]" in text for text in taken(session, brief, found))


def texts_of(session: Session, brief: BriefId) -> list[str]:
    sections = queries.brief(session, brief).sections
    return [paragraph.text for section in sections for paragraph in section.paragraphs]


def same_again(session: Session, brief: BriefId, data: bytes) -> bool:
    return {it.fate for it in laid_beside(session, brief, data).comparison.fates} == {Fate.SAME}


@pytest.mark.parametrize("after", ["Traffic goes by the ferry", "Hauliers put the number", "Osk offered"])
def test_a_new_paragraph_goes_behind_its_neighbour(
    session: Session, brief: BriefId, tmp_path: Path, after: str
) -> None:
    data = edited(exported(session, brief, tmp_path), lambda n: n.add("The port is *open*, we hear.", after))
    found = laid_beside(session, brief, data)
    (fate,) = found.takeable
    assert fate.fate is Fate.NEW
    before = queries.brief(session, brief)
    assert "The port is \\*open\\*, we hear." in "\n".join(taken(session, brief, found))
    assert same_again(session, brief, data)
    session.undo()
    assert queries.brief(session, brief) == before


def test_several_new_paragraphs_keep_their_order_however_they_are_taken(
    session: Session, brief: BriefId, tmp_path: Path
) -> None:
    at = "Traffic goes by the ferry"
    data = edited(
        exported(session, brief, tmp_path), *(lambda n, w=w: n.add(w, at) for w in ("C.", "B.", "A."))
    )
    for words in ("B.", "C.", "A."):
        found = laid_beside(session, brief, data)
        fates = [
            it for it in found.takeable if it.new is not None and found.note.paragraphs[it.new].words == words
        ]
        take_words(session, brief, found.takings(fates))
    assert texts_of(session, brief) == [OWN, "A.", "B.", "C."]
    assert same_again(session, brief, data)


def taken_before(session: Session, brief: BriefId, folder: Path, at: str) -> list[str]:
    """Put new words before a paragraph of the note, take them over, and return the draft's paragraphs."""
    path = exported(session, brief, folder)
    data = edited(path, lambda n: n.add("First of all.", at), lambda n: n.move(at, "First of all."))
    texts = taken(session, brief, laid_beside(session, brief, data))
    assert same_again(session, brief, data)
    return texts


def test_a_new_paragraph_right_below_a_heading_goes_before_what_stood_there(
    session: Session, brief: BriefId, tmp_path: Path
) -> None:
    assert taken_before(session, brief, tmp_path, "Traffic goes by the ferry") == ["First of all.", OWN]


def test_words_that_stand_for_a_templates_block_let_a_new_paragraph_before_them(
    session: Session, brief: BriefId, tmp_path: Path
) -> None:
    path = exported(session, brief, tmp_path)
    shut = edited(path, lambda n: n.reword("shut the Marrow Bridge", "closed the Marrow Bridge"))
    taken(session, brief, laid_beside(session, brief, shut))
    assert "First of all." in "\n".join(taken_before(session, brief, tmp_path, "closed the Marrow Bridge"))


def test_a_paragraph_of_ones_own_that_was_taken_out_goes(
    session: Session, brief: BriefId, tmp_path: Path
) -> None:
    data = edited(exported(session, brief, tmp_path), lambda n: n.delete("Traffic goes by the ferry"))
    found = laid_beside(session, brief, data)
    assert [it.fate for it in found.takeable] == [Fate.GONE]
    assert taken(session, brief, found) == []
    session.undo()
    assert texts_of(session, brief) == [OWN]


def test_the_items_of_ones_own_list_come_and_go(session: Session, brief: BriefId, tmp_path: Path) -> None:
    section = next(it for it in queries.brief(session, brief).sections if it.name == "key-considerations")
    write_paragraph(
        session, brief, section.id, None, "- The first one\n- The second one [@f1]\n- The third one"
    )
    data = edited(
        exported(session, brief, tmp_path),
        lambda n: n.add("One between them", "The first one"),
        lambda n: n.delete("The third one"),
    )
    found = laid_beside(session, brief, data)
    text = taken(session, brief, found)[-1]
    assert [line.removeprefix("- ") for line in text.splitlines() if line] == [
        "The first one",
        "One between them",
        "The second one[@f1]",
    ]
    assert same_again(session, brief, data)


def test_a_templates_statement_that_was_taken_out_is_told_and_not_taken(
    session: Session, brief: BriefId, tmp_path: Path
) -> None:
    data = edited(exported(session, brief, tmp_path), lambda n: n.delete("Hauliers put the number"))
    found = laid_beside(session, brief, data)
    (gone,) = [it for it in found.comparison.fates if it.fate is Fate.GONE]
    assert Kind.GONE in {it.kind for it in found.comparison.remarks}
    assert gone not in found.takeable
    assert not found.takings([gone])


def test_a_citation_that_stands_behind_new_words_comes_with_them(
    session: Session, brief: BriefId, tmp_path: Path
) -> None:
    note = WordEdits(exported(session, brief, tmp_path).read_bytes())
    note.add("Nobody knows for how long", "Traffic goes by the ferry")
    note.move_mark(0, "Nobody knows for how long")
    found = laid_beside(session, brief, note.data)
    assert any(text.startswith("Nobody knows") and "[@f" in text for text in taken(session, brief, found))


def moved(found: Returned) -> list[ParagraphFate]:
    """Return what was moved and can be moved in the draft."""
    return [fate for fate in found.comparison.fates if fate.is_moved and found.decisions[fate].goes]


def is_as_returned(session: Session, brief: BriefId, data: bytes) -> bool:
    fates = laid_beside(session, brief, data).comparison.fates
    return all(it.fate is Fate.SAME and not it.is_moved for it in fates)


def why_not(found: Returned) -> set[str]:
    return {found.decisions[it].why_not for it in found.comparison.fates if it.is_moved}


def section(session: Session, brief: BriefId, name: str) -> Section:
    return next(it for it in queries.brief(session, brief).sections if it.name == name)


def test_a_templates_statement_goes_elsewhere_in_its_section_with_its_citation(
    session: Session, brief: BriefId, tmp_path: Path
) -> None:
    data = edited(exported(session, brief, tmp_path), lambda n: n.move("Osk offered", "Hauliers put"))
    found = laid_beside(session, brief, data)
    assert len(found.takeable) == 1
    before, steps = queries.brief(session, brief), len(session.history())
    taken(session, brief, found)
    assert is_as_returned(session, brief, data)
    texts = [it.text for it in section(session, brief, "current-status").paragraphs]
    assert sum("[@f3]" in text for text in texts) == 1
    assert len(session.history()) == steps + 1
    session.undo()
    assert queries.brief(session, brief) == before


def test_a_statement_that_was_moved_is_not_printed_again_when_its_fact_changes(
    session: Session, brief: BriefId, tmp_path: Path
) -> None:
    data = edited(exported(session, brief, tmp_path), lambda n: n.move("Osk offered", "Hauliers put"))
    taken(session, brief, laid_beside(session, brief, data))
    fact = next(it for it in queries.facts(session) if "Osk" in it.statement)
    edit_fact(session, replace(fact, statement="Osk sent nobody to the bridge."))
    again = read_note(exported(session, brief, tmp_path).read_bytes(), "note.docx")
    dated_lines = [it.words for it in again.paragraphs if it.words.startswith("3 October 2026")]
    assert len(dated_lines) == 1
    assert "Osk offered" in dated_lines[0]


def grow_old(session: Session, brief: BriefId) -> Paragraph:
    """Let the paragraph of the analyst's cite what its fact does not say any more, and have a version."""
    home = section(session, brief, "key-considerations")
    own, *others = home.paragraphs
    own = replace(own, seen=(replace(own.seen[0], words="It was another bridge then.", sha256="0" * 64),))
    version = Version(VersionId(7), own.id, "Other words.", CREATED)
    with session.step("Grow old"):
        aged = replace(home, paragraphs=(own, *others), versions=(version,))
        writing.put_brief(session, with_section(queries.brief(session, brief), aged))
    return own


@pytest.mark.parametrize("behind", ["Hauliers put", "The first one"])
def test_what_a_citation_showed_before_goes_with_words_that_were_reworded_and_moved(
    session: Session, brief: BriefId, tmp_path: Path, behind: str
) -> None:
    own = grow_old(session, brief)
    key = section(session, brief, "assessment").id
    write_paragraph(session, brief, key, None, "- The first one\n- The second one")
    data = edited(
        exported(session, brief, tmp_path),
        lambda n: n.reword("by the ferry", "by two ferries"),
        lambda n: n.move("Traffic goes by", behind),
    )
    taken(session, brief, laid_beside(session, brief, data))
    sections = queries.brief(session, brief).sections
    (there,) = [it for each in sections for it in each.paragraphs if "two ferries" in it.text]
    assert there.seen == own.seen


def test_ones_own_paragraph_goes_into_another_section_as_it_was(
    session: Session, brief: BriefId, tmp_path: Path
) -> None:
    own = grow_old(session, brief)
    version = section(session, brief, "key-considerations").versions[0]
    data = edited(exported(session, brief, tmp_path), lambda n: n.move("Traffic goes by", "Hauliers put"))
    found = laid_beside(session, brief, data)
    before = queries.brief(session, brief)
    taken(session, brief, found)
    there = section(session, brief, "current-status")
    assert own in there.paragraphs
    assert there.versions == (version,)
    left = section(session, brief, "key-considerations")
    assert (left.paragraphs, left.versions) == ((), ())
    again = [it for it in laid_beside(session, brief, data).comparison.fates if it.fate is not Fate.SAME]
    assert [it.fate for it in again] == [Fate.GONE]  # that the section is to be written
    session.undo()
    assert queries.brief(session, brief) == before


@pytest.mark.parametrize(
    ("item", "behind", "order"),
    [("The third one", "The first one", "132"), ("The first one", "The third one", "231")],
)
def test_the_items_of_a_list_change_places(  # noqa: PLR0913, PLR0917 - the fixtures, and what is moved
    session: Session, brief: BriefId, tmp_path: Path, item: str, behind: str, order: str
) -> None:
    key = section(session, brief, "key-considerations").id
    texts = {"1": "- The first one", "2": "- The second one[@f1]", "3": "- The third one"}
    own = write_paragraph(session, brief, key, None, "\n".join(texts.values()))
    data = edited(exported(session, brief, tmp_path), lambda n: n.move(item, behind))
    taken(session, brief, laid_beside(session, brief, data))
    (text,) = [it.text for it in section(session, brief, "key-considerations").paragraphs if it.id == own]
    assert [line for line in text.splitlines() if line] == [texts[number] for number in order]
    assert is_as_returned(session, brief, data)


def test_an_item_stays_one_where_it_stands_alone_and_in_another_list(
    session: Session, brief: BriefId, tmp_path: Path
) -> None:
    key = section(session, brief, "key-considerations").id
    write_paragraph(
        session, brief, key, None, "- One of four\n- Two of four [@f1]\n- Three of four\n- Four of four"
    )
    write_paragraph(session, brief, section(session, brief, "assessment").id, None, "- Already there")
    data = edited(
        exported(session, brief, tmp_path),
        lambda n: n.move("Two of four", "Already there"),
        lambda n: n.move("Four of four", "Hauliers put"),
    )
    found = laid_beside(session, brief, data)
    assert len(moved(found)) == 2
    texts = taken(session, brief, found)
    assert "- Already there\n- Two of four[@f1]" in texts
    assert "- Four of four" in texts
    assert is_as_returned(session, brief, data)


def test_a_paragraph_of_several_moves_whole_and_not_in_part(
    session: Session, brief: BriefId, tmp_path: Path
) -> None:
    text = "They said so.\n\n> It is shut."
    own = write_paragraph(
        session, brief, section(session, brief, "key-considerations").id, None, text, position=0
    )
    note = WordEdits(exported(session, brief, tmp_path).read_bytes())
    note.move("They said so", "Traffic goes by")
    note.move("Traffic goes by", "Hauliers put")
    note.move("It is shut", "Hauliers put")
    found = laid_beside(session, brief, note.data)
    assert why_not(found) & {"", TOGETHER} == {"", TOGETHER}
    note.move("They said so", "Hauliers put")
    taken(session, brief, laid_beside(session, brief, note.data))
    there = section(session, brief, "current-status").paragraphs
    assert [it.text for it in there if it.id == own] == [text]


def test_words_and_place_are_taken_over_together(session: Session, brief: BriefId, tmp_path: Path) -> None:
    data = edited(
        exported(session, brief, tmp_path),
        lambda n: n.reword("offered to send inspectors", "will send three inspectors"),
        lambda n: n.move("Osk will send", "Varenia shut the Marrow"),
    )
    found = laid_beside(session, brief, data)
    assert len(found.takeable) == 1
    assert any("will send three" in text and "[@f3]" in text for text in taken(session, brief, found))
    assert is_as_returned(session, brief, data)


@pytest.mark.parametrize(
    ("words", "behind", "why"),
    [
        ("Osk offered", "Traffic goes by", "send the fact to the other section"),
        ("What has happened", "Hauliers put", "Headings are changed in the outline"),
        ("Whether the following", "Our confidence in", "The template puts it there"),
        ("Osk offered", "The bridge", "No paragraph of the draft stands beside it"),
        ("Reviewed by", "Approved by", "The template puts it there"),
    ],
)
def test_why_a_move_is_told_only(  # noqa: PLR0913, PLR0917 - the fixtures, and what is moved
    session: Session, brief: BriefId, tmp_path: Path, words: str, behind: str, why: str
) -> None:
    data = edited(exported(session, brief, tmp_path), lambda n: n.move(words, behind))
    found = laid_beside(session, brief, data)
    assert any(why in each for each in why_not(found))
    assert not found.takeable
    assert Kind.MOVED in {it.kind for it in found.comparison.remarks}


@pytest.mark.parametrize("seed", range(longer(6)))
def test_after_random_edits_what_was_taken_over_is_no_difference_any_more(
    session: Session, brief: BriefId, tmp_path: Path, seed: int
) -> None:
    chance = random.Random(seed)  # noqa: S311 - repeatable, no secret
    sections = [it.id for it in queries.brief(session, brief).sections]
    for number in range(chance.randrange(5)):
        text = chance.choice(
            (
                f"Own words {number}, said once [@f1].",
                f"- Item {number} of *one*\n- Item {number} of two\n- Item {number} of three [@f3]",
                f"Two of {number} in one.\n\n> A word from {number}",
            )
        )
        write_paragraph(session, brief, chance.choice(sections), None, text)
    note = WordEdits(exported(session, brief, tmp_path).read_bytes())
    for number in range(chance.randint(1, 6)):
        words = [words_in(it) for it in note.paragraphs() if len(words_in(it)) > 12 and not in_table(it)]
        at = chance.choice([it for it in words if words.count(it) == 1])
        can_move = [it for it in words if it.startswith(MOVED)]
        match chance.randrange(8):
            case 0 | 1:
                note.add(f"Something new, number {number}.", at)
            case 4 | 5:
                note.move(chance.choice(can_move), at)
            case 6 | 7:
                note.move(chance.choice(can_move), chance.choice(can_move))
            case 2:
                note.delete(
                    chance.choice([it for it in words if it.startswith(("Own", "Item", "Two"))] or [at])
                )
            case _:
                note.write_on(f"More of {number}.", at)
    before = queries.brief(session, brief)
    found = laid_beside(session, brief, note.data)
    told = [found.note.paragraphs[it.new].words for it in found.takeable if it.new is not None]
    put = {found.note.paragraphs[it.new].words for it in moved(found) if it.new is not None}
    taken(session, brief, found)
    again = laid_beside(session, brief, note.data)
    same = {
        again.note.paragraphs[it.new].words
        for it in again.comparison.fates
        if it.fate is Fate.SAME and it.new is not None
    }
    assert set(told) <= same
    assert not again.takeable
    assert put.isdisjoint(
        again.note.paragraphs[it.new].words
        for it in again.comparison.fates
        if it.is_moved and it.new is not None
    )
    if found.takeable:
        session.undo()
    assert queries.brief(session, brief) == before
