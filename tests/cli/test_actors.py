"""Actors are listed, written to files and taken from them, of a session and of the registry."""

import json
from pathlib import Path

import pytest

from briefer.commands.actors import add_actor
from briefer.model.actors import ActorKind, Alias, AliasKind
from briefer.store import queries
from briefer.store.session import open_session
from tests.cli.conftest import Run


@pytest.fixture(autouse=True)
def _own_registry(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))


@pytest.fixture
def peopled(work: Run, tmp_path: Path) -> Run:
    with open_session(tmp_path / "work.briefer") as session:
        add_actor(session, "Irena Volm", ActorKind.PERSON, [Alias("Volm", AliasKind.SHORT)])
        add_actor(session, "\u202eilA", ActorKind.ARMED_GROUP)
    return work


def test_actors_are_listed_with_what_cannot_be_seen(peopled: Run) -> None:
    assert peopled("actors", "work.briefer").out == (
        "a1  Irena Volm (person); also Volm\na2  ⟨RLO⟩ilA (armed group)\n"
    )
    assert peopled("actors", "--registry").out == "No actors yet.\n"


@pytest.mark.parametrize("name", ["people.csv", "people.ftm.json"])
def test_they_go_out_and_come_into_another_session(peopled: Run, tmp_path: Path, name: str) -> None:
    assert peopled("actors", "work.briefer", "--export", name).out == f"Wrote 2 actors to {name}.\n"
    assert "people (2)" in peopled("actors", "work.briefer", "--export", "people.csv").out or ".ftm" in name
    peopled("new", "next.briefer")
    assert peopled("actors", "next.briefer", "--import", name).out == "2 actors added.\n"
    with open_session(tmp_path / "work.briefer") as one, open_session(tmp_path / "next.briefer") as other:
        for before, after in zip(queries.actors(one), queries.actors(other), strict=True):
            assert (before.label, before.name, before.kind, before.aliases) == (
                after.label,
                after.name,
                after.kind,
                after.aliases,
            )
            assert after.origin == name
    assert "nothing was changed" in peopled("actors", "next.briefer", "--import", name).out
    assert len(peopled("history", "next.briefer").out.splitlines()) == 1


def test_a_table_is_written_for_excel(peopled: Run, tmp_path: Path) -> None:
    peopled("actors", "work.briefer", "--export", "people.csv")
    assert (tmp_path / "people.csv").read_bytes().startswith(b"\xef\xbb\xbfid,name,kind")


def test_the_registry_takes_and_gives_too(peopled: Run, tmp_path: Path) -> None:
    peopled("actors", "work.briefer", "--export", "people.csv")
    assert peopled("actors", "--registry", "--import", "people.csv").out == "2 actors added.\n"
    assert "from people.csv" in peopled("actors", "--registry").out
    peopled("actors", "--registry", "--export", "all.ftm.json")
    first = json.loads((tmp_path / "all.ftm.json").read_text(encoding="utf-8").splitlines()[0])
    assert first["properties"]["name"] == ["Irena Volm"]


@pytest.mark.parametrize(
    ("content", "name", "said"),
    [
        ("name\nVolm\nReke,x\n", "a.csv", "Line 3 has 2 fields"),
        (f"name,aliases\nVolm,short: {'x' * 10_000}\n", "a.csv", "Line 2: A name has at most 500 characters"),
        ("name\n\u202e\u202c\n", "a.csv", "Line 2: A name that holds only signs that cannot be seen"),
        ("name,roles\nVolm,Envoy;K;2024;2023\n", "a.csv", "Line 2: Envoy would end (2023) before it begins"),
        ("", "a.csv", "“a.csv” is empty"),
        ("name\n", "a.txt", "ends neither in .csv nor in .ftm.json"),
        ("nothing", "a.ftm.json", "Line 1 is broken JSON"),
    ],
)
def test_faults_are_one_sentence_and_nothing_is_taken(
    peopled: Run, tmp_path: Path, content: str, name: str, said: str
) -> None:
    (tmp_path / name).write_text(content, encoding="utf-8")
    before = peopled("show", "work.briefer").out
    ran = peopled("actors", "work.briefer", "--import", name)
    assert ran.code == 1
    assert said in ran.err
    assert ran.err.count("\n") == 1
    assert peopled("show", "work.briefer").out == before


def test_what_is_not_utf8_is_told_by_its_line(peopled: Run, tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_bytes("name\nVölm\n".encode("latin-1"))
    assert "a byte of line 2 fits no letter" in peopled("actors", "work.briefer", "--import", "a.csv").err


@pytest.mark.parametrize(
    "arguments",
    [(), ("work.briefer", "--registry"), ("work.briefer", "--export", "a.csv", "--import", "b.csv")],
)
def test_wrong_use_is_told(peopled: Run, arguments: tuple[str, ...]) -> None:
    assert peopled("actors", *arguments).code == 2


def test_namesakes_in_one_file_are_put_together(peopled: Run, tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("id,name,aliases\nx,Reke,A\nx2,Reke,B | full: A\n", encoding="utf-8")
    assert peopled("actors", "work.briefer", "--import", "a.csv").out == "1 actor added.\n"
    with open_session(tmp_path / "work.briefer") as session:
        assert queries.actors(session)[2].names == ("Reke", "A", "B")
