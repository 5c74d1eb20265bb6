"""What was read, into the session in pieces: undone as one, files that fail alone, a full disk."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import apsw
import pytest

from briefer.commands.actors import add_actor
from briefer.errors import HeldElsewhere, NotStored
from briefer.gui import storing
from briefer.gui.storing import Stored, Storing
from briefer.jobs.extract import Extracted
from briefer.model.actors import ActorKind
from briefer.model.sources import LoadedSource
from briefer.store import queries
from briefer.store.session import Session, create_session
from tests.store.disks import Disk, watched_disk

pytestmark = pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
GROUP = 7


@pytest.fixture
def disk() -> Iterator[Disk]:
    with watched_disk() as made:
        made.fault = apsw.FullError
        yield made


@pytest.fixture
def session(disk: Disk, tmp_path: Path) -> Iterator[Session]:
    assert disk.faults == 0
    made = create_session(tmp_path / "a.briefer")
    yield made
    disk.is_full = False
    made.close()


@pytest.fixture(autouse=True)
def _little(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a piece be one source: time stands still until one is stored, and is over then."""
    monkeypatch.setattr(storing, "_PIECE", 0.5)
    clock = iter(range(10_000))
    monkeypatch.setattr("briefer.gui.storing.time.monotonic", lambda: next(clock) / 4)


def read(name: str, count: int = 1) -> Extracted:
    original = f"the bytes of {name}".encode()
    sources = [LoadedSource(f"Text {at} of {name}.", original=original) for at in range(count)]
    return Extracted(Path(name), tuple(replace(it, attached=at) for at, it in enumerate(sources)))


def put_all(storing: Storing) -> list[Stored]:
    over: list[Stored] = []
    for _ in range(100):
        if not storing.is_busy:
            return over
        over += storing.put("Add files", GROUP)
    raise AssertionError("it never ends")


def texts(session: Session) -> list[str]:
    return [queries.source_text(session, key) for key in queries.source_ids(session)]


def test_a_large_file_is_stored_in_pieces_and_undone_as_one(session: Session) -> None:
    made = Storing(session)
    for name in ("a.zip", "b.zip"):
        made.add(read(name, 5))
    over: list[Stored] = []
    for number in range(30):
        if made.is_busy:
            over += made.put("Add files", GROUP)
            add_actor(session, f"Actor {number}", ActorKind.PERSON)
    assert [(it.path.name, len(it.sources), it.new) for it in over] == [("a.zip", 5, 5), ("b.zip", 5, 5)]
    assert len(session.history()) > 6
    first, *others = queries.sources(session)[:5]
    assert [source.links[0].other for source in others] == [first.id] * 4
    while session.undo_label != "Add files":
        session.undo()
    session.undo()
    assert (texts(session), session.undo_label) == ([], "")


def test_what_is_there_already_and_what_has_no_words_is_told(session: Session) -> None:
    made = Storing(session)
    blank = Extracted(Path("blank.txt"), (LoadedSource(" \n", file_name="blank.txt"),))
    for item in (read("a.txt"), blank, read("a.txt"), read("b.txt", 2)):
        made.add(item)
    over = put_all(made)
    assert [(it.path.name, len(it.sources), it.new) for it in over] == [
        ("a.txt", 1, 1),
        ("blank.txt", 0, 0),
        ("a.txt", 1, 0),
        ("b.txt", 2, 2),
    ]
    fault = over[1].fault
    assert fault is not None
    assert fault.what == "“blank.txt” has no text."
    assert texts(session) == ["Text 0 of a.txt.", "Text 0 of b.txt.", "Text 1 of b.txt."]


def test_a_full_disk_fails_the_files_of_that_piece_and_the_next_go_on(session: Session, disk: Disk) -> None:
    made = Storing(session)
    made.add(read("a.zip", 4))
    assert made.put("Add files", GROUP) == ()
    stored = len(texts(session))
    assert 0 < stored < 4
    disk.is_full = True
    (over,) = made.put("Add files", GROUP)
    assert isinstance(over.fault, NotStored)
    assert (len(over.sources), over.new) == (stored, stored)
    assert len(texts(session)) == stored
    made.add(read("b.txt"))
    disk.is_full = False
    assert [it.new for it in put_all(made)] == [1]
    made.add(read("a.zip", 4))
    assert [it.new for it in put_all(made)] == [4 - stored]
    assert len(texts(session)) == 5


def test_what_is_given_up_says_what_is_stored_of_it(session: Session) -> None:
    made = Storing(session)
    made.add(read("a.zip", 4))
    made.add(read("b.zip", 4))
    made.put("Add files", GROUP)
    (begun,) = made.give_up()
    assert (begun.path.name, begun.new) == ("a.zip", len(texts(session)))
    assert not made.is_busy


def test_all_waits_while_another_program_holds_the_file(session: Session) -> None:
    session.wait_at_most(1)
    storing = Storing(session)
    storing.add(read("a.eml", 2))
    other = apsw.Connection(str(session.path))
    other.execute("begin immediate")
    with pytest.raises(HeldElsewhere), session.step("Add files"):
        pytest.fail("the step was begun")
    assert storing.put("Add files", GROUP) == ()
    assert storing.is_busy
    other.close()
    (stored,) = put_all(storing)
    assert (stored.fault, stored.new) == (None, 2)
    assert len(queries.sources(session)) == 2
