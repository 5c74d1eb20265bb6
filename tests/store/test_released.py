"""One small file of every released version of the session file: this program opens it and reads all of it."""

import shutil
from pathlib import Path

import pytest

from briefer.model.actors import Alias, AliasKind
from briefer.model.drafting import Sifting
from briefer.model.facts import FactKind, Status
from briefer.model.packs import FactOrder
from briefer.model.proposals import DismissalKind
from briefer.store import merging, schema
from briefer.store import queries as q
from briefer.store.identity import identity_of
from briefer.store.search import search
from briefer.store.session import check_session, open_session
from briefer.text.sought import read_sought
from tests.store.samples import TEXT

RELEASED = sorted((Path(__file__).parent / "released").glob("*.briefer"))


def test_every_version_has_its_file() -> None:
    assert [int(path.stem) for path in RELEASED] == list(range(1, schema.latest_version() + 1))


@pytest.mark.parametrize("released", RELEASED, ids=lambda path: path.stem)
def test_a_released_file_is_sound_and_read_without_a_change(released: Path) -> None:
    before = released.read_bytes()
    check_session(released)
    with open_session(released, read_only=True) as session:
        assert len(q.facts(session)) == 2
    assert released.read_bytes() == before
    assert len(before) < 400_000


@pytest.mark.parametrize("released", RELEASED, ids=lambda path: path.stem)
def test_a_released_file_is_opened_and_holds_all_it_held(released: Path, tmp_path: Path) -> None:
    path = tmp_path / "released.briefer"
    shutil.copyfile(released, path)
    with open_session(path) as session:
        first, second = q.sources(session)
        assert (first.label, first.title, first.warnings) == (
            "s1",
            "Ministers meet, part 1",
            ("no time zone given", "a picture was left out"),
        )
        assert (first.published.value, second.published.value) == ("2024-01-23T09:30Z", None)
        assert [q.source_text(session, source.id) for source in (first, second)] == [TEXT, TEXT]
        assert q.original(session, first.id) == TEXT.encode()
        vellin, ostrava = q.actors(session)
        assert vellin.names == ("Vellin", "Republic of Vellin", "Vellinese")
        assert (vellin.note, vellin.pin, vellin.roles[0].title) == ("See also the treaty.", 3, "Member")
        assert {mention.span.quote for mention in q.mentions(session)} == {
            "Vellin",
            "The two nations",
            "minister\u2028of Vellin",
        }
        whole, plain = q.facts(session)
        assert [evidence.span.quote for evidence in whole.evidence] == [
            "“Cafe\u0301 diplomacy”",
            "The two nations met in Tarn.",
        ]
        assert whole.evidence[0].attribution.actor == vellin.id
        assert [part.actor for part in whole.actors] == [vellin.id, ostrava.id, ostrava.id]
        assert plain.label == "F2"
        (brief,) = q.briefs(session)
        assert [section.facts for section in brief.sections] == [(whole.id, plain.id), (plain.id,)]
        assert [one.text for one in brief.sections[0].paragraphs] == [
            "The talks hold [@f1].",
            "Second thoughts.",
        ]
        assert len(q.refusals(session)) == 1
        assert session.recall("reader/source") == str(first.id)
        assert identity_of(session._connection)
        assert search(session, read_sought("diplomacy")).groups


def test_what_came_with_version_2_is_there(tmp_path: Path) -> None:
    path = tmp_path / "released.briefer"
    shutil.copyfile(RELEASED[1], path)
    with open_session(path) as session:
        ostrava = q.actors(session)[1]
        assert ostrava.aliases == (Alias("Ostrawa", AliasKind.MISSPELT),)
        (made,) = q.merges(session)
        assert (made.actor.name, made.kept, made.reason) == ("Ostrawa", ostrava.id, "spelling")
        assert len(q.memos(session)) == len(q.reconciliations(session)) == 1
        assert len(q.dismissals(session, DismissalKind.NAME)) == 1
        with session.step("Part"):
            merging.part(session, made.actor.id)
        assert [len(q.mentions(session, actor=actor.id)) for actor in q.actors(session)] == [4, 1, 1]
        assert q.actors(session)[1].aliases == ()


def test_what_came_with_version_4_is_there(tmp_path: Path) -> None:
    path = tmp_path / "released.briefer"
    shutil.copyfile(RELEASED[3], path)
    with open_session(path) as session:
        (brief,), (fact, _) = q.briefs(session), q.facts(session)
        section = brief.sections[0]
        own, plain = section.paragraphs
        (judgement,), (version,) = section.judgements, section.versions
        assert brief.options == (("notes", "endnotes"),)
        assert (own.taken, plain.taken) == (version.taken, None)
        assert own.taken is not None
        assert own.taken.facts == (fact.id,)
        assert [each.fact for each in (*own.seen, *judgement.cited)] == [fact.id] * 2
        assert (judgement.text, judgement.band, judgement.confidence) == ("talks go on.", "likely", "low")
        assert (version.paragraph, version.text) == (own.id, "They hold.")
        assert section.by_hand == {fact.id}
        assert section.sifting == Sifting((FactKind.EVENT,), (Status.REPORTED,), FactOrder.EVENT_DATE)


@pytest.mark.parametrize("released", RELEASED, ids=lambda path: path.stem)
def test_the_history_of_a_released_file_can_be_walked(released: Path, tmp_path: Path) -> None:
    path = tmp_path / "released.briefer"
    shutil.copyfile(released, path)
    with open_session(path) as session:
        assert [(step.label, step.undone) for step in session.history()] == [
            ("Fill", False),
            ("Edit actor Vellin", True),
        ]
        session.redo()
        assert q.actors(session)[0].note == "Compare the treaty of 1921."
        session.undo()
        session.undo()
        assert q.sources(session) == ()
        session.redo()
        assert len(q.facts(session)) == 2
