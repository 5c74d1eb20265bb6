import re
import shutil
from dataclasses import replace
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest

from briefer.commands.briefs import add_brief, send_fact, set_field, write_paragraph
from briefer.commands.facts import EvidenceDraft, FactDraft, add_fact
from briefer.commands.sources import add_sources
from briefer.compose.compose import compose
from briefer.compose.packs import pack_by_id, read_pack
from briefer.errors import BrieferError
from briefer.jobs import composing
from briefer.jobs.composing import PACK_LIMITS, composed
from briefer.jobs.note import note_content, warnings_about, write_note
from briefer.jobs.preview import preview
from briefer.model.dates import dated
from briefer.model.documents import Citation, NoteKind
from briefer.model.facts import FactKind
from briefer.model.ids import FactId
from briefer.model.note_options import NoteOptions
from briefer.model.sources import LoadedSource
from briefer.model.spans import span_of
from briefer.store import queries
from briefer.store.session import Session, create_session
from tests.compose.making import CREATED, as_text, citations, plain

TEXT = "Varenia closed the Marrow Bridge on Monday. About 400 lorries cross it each day."
INFORMATION = pack_by_id("information-note")


@pytest.fixture
def session(tmp_path: Path) -> Any:
    with create_session(tmp_path / "one.briefer") as made:
        yield made


def put_facts(session: Session) -> tuple[FactId, FactId]:
    """Add a source and two facts to the session and return the facts."""
    (source,) = add_sources(session, [LoadedSource(TEXT, "Bridge shut", publisher="Northgate Wire")])
    closed = FactDraft(FactKind.EVENT, "Varenia closed the bridge.", event_date=dated("2025-03-10"))
    lorries = FactDraft(FactKind.FIGURE, "About 400 lorries cross it each day.")
    return (
        add_fact(session, closed, [EvidenceDraft(span_of(source, TEXT, 0, 42))]),
        add_fact(session, lorries, [EvidenceDraft(span_of(source, TEXT, 44, 79))]),
    )


def test_a_note_of_a_session_with_no_brief_takes_all_that_fit_and_stores_nothing(
    session: Session, tmp_path: Path
) -> None:
    put_facts(session)
    steps = session.history()
    content = note_content(session, INFORMATION, settings=["to=Director", "subject=The bridge"])
    note = write_note(content, INFORMATION, tmp_path / "note.md", created=CREATED)
    assert {each.label for each in citations(note.document.blocks)} == {"f1", "f2"}
    assert note.document.title == "The bridge"
    assert "Varenia closed the bridge." in note.path.read_text(encoding="utf-8")
    assert session.history() == steps
    assert queries.briefs(session) == ()


def test_a_fact_that_was_sent_is_printed_there_and_the_others_nowhere(session: Session) -> None:
    _, lorries = put_facts(session)
    brief = add_brief(session, INFORMATION, "The bridge")
    gaps = next(each for each in queries.brief(session, brief).sections if each.name == "gaps")
    send_fact(session, brief, gaps.id, lorries)
    text = as_text(preview(session, brief, created=CREATED))
    told = text.replace(f"<f{lorries}>", "").replace("f2", "f")
    assert "“About 400 lorries cross it each day.”</f>" in told
    assert "Varenia closed the bridge." not in text
    assert note_content(session, INFORMATION).brief == queries.brief(session, brief)


@pytest.mark.parametrize("kind", ["md", "html", "docx"])
def test_a_passage_of_a_source_with_pages_names_its_page_in_every_output(
    session: Session, tmp_path: Path, kind: str
) -> None:
    paged = LoadedSource(TEXT, "Bridge shut", publisher="Northgate Wire", pages=(0, 44))
    (source,) = add_sources(session, [paged])
    for place, (start, end) in enumerate(((0, 42), (44, 79))):
        draft = FactDraft(FactKind.FIGURE, f"Statement {place}.")
        add_fact(session, draft, [EvidenceDraft(span_of(source, TEXT, start, end))])
    out = tmp_path / f"note.{kind}"
    note = write_note(note_content(session, INFORMATION), INFORMATION, out, created=CREATED)
    numbers = [each.number for each in citations(note.document.blocks)]
    assert numbers == list(range(1, len(numbers) + 1))
    if kind == "docx":
        with ZipFile(out) as package:
            notes = package.read("word/footnotes.xml").decode()
        assert [int(it) for it in re.findall(r'w:footnote w:id="(\d+)"', notes)] == numbers
    else:
        notes = out.read_text(encoding="utf-8")
    for words in ("undated, p. 1: “Varenia closed", "undated, p. 2: “About 400"):
        assert words in re.sub("<[^>]+>", "", notes)


def test_settings_hold_for_the_one_note(session: Session) -> None:
    put_facts(session)
    brief = add_brief(session, INFORMATION, "Old title")
    set_field(session, brief, "to", "Director")
    content = note_content(session, INFORMATION, settings=["subject=New title", "cut_off=2025-03-12"])
    assert (content.brief.title, content.brief.cut_off) == ("New title", "2025-03-12")
    assert dict(content.brief.fields) == {"to": "Director"}
    assert queries.brief(session, brief).title == "Old title"


def test_a_paragraph_that_cites_what_is_not_there_is_printed_and_told(session: Session) -> None:
    put_facts(session)
    brief = add_brief(session, INFORMATION)
    section = queries.brief(session, brief).sections[0]
    write_paragraph(session, brief, section.id, None, "We know [@f1], [@f9] and [@F9].")
    content = queries.brief_content(session, brief)
    assert warnings_about(content, INFORMATION, composed(content, INFORMATION, created=CREATED)) == (
        "A paragraph cites the fact “f9”, which the session does not have.",
        "A paragraph cites the fact “F9”, which the session does not have.",
        "In “Bottom line”, nothing says that the note rests on one origin alone.",
    )
    assert "[unknown fact: f9]" in as_text(preview(session, brief, created=CREATED))


def test_the_notes_footnotes_lead_back_to_the_words(session: Session) -> None:
    put_facts(session)
    note = as_text(composed(note_content(session, INFORMATION), INFORMATION, created=CREATED))
    assert "“Varenia closed the Marrow Bridge on Monday”" in note


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ((["colour=red"], "n.docx", ""), "no field “colour”"),
        ((["marking=SECRETISH"], "n.docx", ""), "no choice for the field “marking”"),
        (([], "n.rtf", ""), "does not end like a format"),
        (([], "n.docx", "rtf"), "no format “rtf”"),
        (([], "none/n.docx", "docx"), "does not exist"),
    ],
)
def test_what_cannot_be_written_is_one_sentence_and_leaves_no_file(
    session: Session, tmp_path: Path, asked: tuple[list[str], str, str], said: str
) -> None:
    settings, out, format_name = asked
    with pytest.raises(BrieferError, match=said):
        write_note(
            note_content(session, INFORMATION, settings=settings), INFORMATION, tmp_path / out, format_name
        )
    assert not list(tmp_path.glob("n.*"))


@pytest.mark.parametrize("format_name", ["docx", "html", "md"])
def test_every_format_can_be_named_whatever_the_file_is_called(
    session: Session, tmp_path: Path, format_name: str
) -> None:
    put_facts(session)
    note = write_note(note_content(session, INFORMATION), INFORMATION, tmp_path / "note.out", format_name)
    assert note.path.stat().st_size > 500


def users_pack(folder: Path, template: str) -> Any:
    place = folder / "mine"
    place.mkdir()
    (place / "pack.toml").write_text(
        'id = "mine"\nname = "Mine"\nlanguage = "en"\n[[sections]]\nname = "s"\nfile = "s.md.j2"\n'
    )
    (place / "s.md.j2").write_text(f'+++\nheading = "All"\n[takes]\n+++\n{template}\n', encoding="utf-8")
    return read_pack(place)


def test_a_users_pack_gives_the_same_document_in_its_child(session: Session, tmp_path: Path) -> None:
    put_facts(session)
    pack = users_pack(tmp_path, "# Facts\n\n{{ facts|bullets }}")
    content = note_content(session, pack)
    apart = composed(content, pack, created=CREATED)
    assert apart == compose(content, pack, created=CREATED)
    assert "## Facts" in as_text(apart)


def test_a_users_pack_with_a_fault_tells_it_from_its_child(session: Session, tmp_path: Path) -> None:
    pack = users_pack(tmp_path, "x\n{{ fcts }}")
    with pytest.raises(
        BrieferError, match=r"s\.md\.j2, line 6, column 4: there is nothing called “fcts” here"
    ):
        composed(note_content(session, pack), pack)


def test_a_users_pack_that_does_not_end_is_stopped(
    session: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put_facts(session)
    loops = "".join(f"{{% for a{depth} in used %}}" for depth in range(18))
    pack = users_pack(tmp_path, loops * 1 + "{% endfor %}" * 18)
    facts = queries.facts(session)
    content = note_content(session, pack)
    many = tuple(replace(facts[0], id=FactId(number), label=f"f{number}") for number in range(1, 41))
    section = replace(content.brief.sections[0], facts=tuple(fact.id for fact in many))
    heavy = replace(content, facts=many, brief=replace(content.brief, sections=(section,)))
    assert PACK_LIMITS.seconds == 5.0
    monkeypatch.setattr(composing, "PACK_LIMITS", replace(PACK_LIMITS, seconds=1.5))
    with pytest.raises(BrieferError, match="was stopped: its templates use more time or memory"):
        composed(heavy, pack)


def test_a_pack_of_the_users_gets_its_sources_in_the_style_that_was_chosen(
    session: Session, tmp_path: Path
) -> None:
    put_facts(session)
    folder = tmp_path / "ours"
    shutil.copytree(INFORMATION.folder, folder)
    content = note_content(session, INFORMATION)
    options = NoteOptions(citations="source-reference", join_notes=True)
    ours = composed(content, replace(INFORMATION, folder=folder), created=CREATED, options=options)
    assert ours == composed(content, INFORMATION, created=CREATED, options=options)
    notes = [as_words(citation) for citation in citations(ours.blocks)]
    assert notes[0].startswith("Northgate Wire; ‘Bridge shut’; no date; accessed ")
    assert any(note.startswith("Ibid. “") for note in notes)


def test_what_was_chosen_for_a_brief_holds_where_nothing_else_was_asked(session: Session) -> None:
    put_facts(session)
    content = note_content(session, INFORMATION)
    brief = replace(content.brief, options=(("citations", "chicago-notes"), ("notes", "endnotes")))
    chosen = composed(replace(content, brief=brief), INFORMATION, created=CREATED)
    assert chosen.notes is NoteKind.ENDNOTES
    assert as_words(next(citations(chosen.blocks))).startswith("‘Bridge shut’, Northgate Wire, n.d. “")
    own = composed(
        replace(content, brief=brief), INFORMATION, created=CREATED, options=NoteOptions(citations="")
    )
    assert as_words(next(citations(own.blocks))).startswith("Northgate Wire, Bridge shut, undated: “")


def as_words(citation: Citation) -> str:
    return plain(citation.note)
