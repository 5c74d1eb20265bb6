"""What is new in a watched folder: whole files of formats that can be loaded, each offered once."""

from pathlib import Path

from briefer.gui.models.watched import Looks, Seen, look, names_told

TEXTS = frozenset({".txt", ".html"})
A, B = Seen("a.txt", 5, 1), Seen("b.txt", 7, 2)


def test_a_look_sees_only_what_could_be_loaded(tmp_path: Path) -> None:
    for name in ("b.txt", "A.TXT", "c.xyz", ".hidden.txt", "~$open.txt", "half.html.part", "half.html"):
        (tmp_path / name).write_text("words", "utf-8")
    (tmp_path / "page.html.crdownload").write_text("wor", "utf-8")
    (tmp_path / "empty.txt").write_bytes(b"")
    (tmp_path / "folder.txt").mkdir()
    (tmp_path / "link.txt").symlink_to(tmp_path / "b.txt")
    assert [seen.name for seen in look(tmp_path, TEXTS)] == ["A.TXT", "b.txt"]
    (tmp_path / "Winmail.dat").write_text("words", "utf-8")
    (tmp_path / "other.dat").write_text("words", "utf-8")
    assert [seen.name for seen in look(tmp_path, frozenset({"winmail.dat"}))] == ["Winmail.dat"]


def test_a_file_is_new_once_it_stays_as_it_is() -> None:
    first = Looks(frozenset({A})).after((A, B))
    assert (first.new, first.unsettled) == ((), frozenset({B}))
    grown = B._replace(size=9)
    still = first.after((A, grown))
    assert (still.new, still.unsettled) == ((), frozenset({grown}))
    whole = still.after((A, grown))
    assert (whole.new, whole.unsettled) == ((grown,), frozenset())
    assert whole.after((A, grown)) == whole


def test_what_was_offered_is_not_offered_again_unless_it_is_written_anew() -> None:
    looks = Looks().after((A, B)).after((A, B))
    done = looks.offered()
    assert (done.new, done.known) == ((), frozenset({A, B}))
    assert done.after((A, B)).after((A, B)).new == ()
    later = B._replace(changed=3)
    assert done.after((A, later)).after((A, later)).new == (later,)


def test_what_is_loaded_anyhow_is_not_offered() -> None:
    looks = Looks().after((A,)).after((A, B))
    assert (looks.new, looks.unsettled) == ((A,), frozenset({B}))
    assert looks.offered(["a.txt"]).new == ()
    assert looks.offered(["b.txt"]).after((A, B)).new == (A,)


def test_what_is_gone_is_forgotten() -> None:
    looks = Looks(frozenset({A})).after((A, B)).after((A, B)).after(())
    assert looks == Looks()


def test_the_first_names_are_told() -> None:
    assert names_told(["a", "b"]) == "a\nb"
    assert names_told(map(str, range(1_204))).splitlines()[-2:] == ["9", "and 1,194 more"]
