import subprocess
import sys
from pathlib import Path

import pytest

from briefer.compose.packs import find_packs, house_file, is_shipped, pack_by_id, pack_folders, read_pack
from briefer.errors import BrieferError
from briefer.model.facts import FactKind
from briefer.model.packs import FactOrder, FieldKind, Numbering

PACK = """id = "mine"
name = "Mine"
language = "en-GB"

[[fields]]
name = "to"
label = "To"

[[fields]]
name = "mark"
label = "Mark"
kind = "choice"
choices = ["A", "B"]

[[sections]]
name = "s"
file = "s.md.j2"
"""
SECTION = """+++
heading = "Section"

[takes]
kinds = ["event"]
order = "event_date"
+++
{{ facts|paragraphs }}
"""


def put(folder: Path, pack: str = PACK, section: str | bytes = SECTION, name: str = "mine") -> Path:
    place = folder / name
    place.mkdir(parents=True)
    (place / "pack.toml").write_text(pack, encoding="utf-8")
    data = section.encode() if isinstance(section, str) else section
    (place / "s.md.j2").write_bytes(data)
    return place


def test_a_pack_is_read_with_its_fields_and_sections(tmp_path: Path) -> None:
    pack = read_pack(put(tmp_path))
    assert (pack.id, pack.name, pack.numbering) == ("mine", "Mine", Numbering.NONE)
    assert [(field.name, field.kind) for field in pack.fields] == [
        ("to", FieldKind.TEXT),
        ("mark", FieldKind.CHOICE),
    ]
    section = pack.sections[0]
    assert section.takes is not None
    assert (section.takes.kinds, section.takes.order) == ((FactKind.EVENT,), FactOrder.EVENT_DATE)
    assert (section.heading, section.template, section.first_line) == (
        "Section",
        "{{ facts|paragraphs }}\n",
        8,
    )


def test_windows_line_ends_and_a_byte_order_mark_change_nothing(tmp_path: Path) -> None:
    windows = b"\xef\xbb\xbf" + SECTION.replace("\n", "\r\n").encode()
    plain = read_pack(put(tmp_path / "a")).sections
    assert read_pack(put(tmp_path / "b", section=windows)).sections == plain


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('name = "Mine"', "name = Mine", "pack.toml, line 2: invalid value, column 8"),
        ('name = "Mine"\n', "", "pack.toml: “name” is missing"),
        ('id = "mine"', 'id = "My pack"', "pack.toml, line 1: “My pack” is no id"),
        ('language = "en-GB"', "language = 3", "pack.toml, line 3: “language” is to be words"),
        ('language = "en-GB"', 'langage = "x"', "“langage” is not known here, but there is “language”"),
        ('label = "Mark"', 'lable = "Mark"', "pack.toml, line 11: “lable” is not known here"),
        ('kind = "choice"', 'kind = "pick"', "line 12: “pick” is no value of “kind”. It can be text, lines,"),
        ('choices = ["A", "B"]\n', "", "line 12: the field “mark” has no choices"),
        ('choices = ["A", "B"]', 'choices = ["A"]\ndefault = "C"', "line 14: “C” is none of the choices"),
        ('name = "mark"', 'name = "to"', "pack.toml, line 10: “to” is there twice"),
        ('name = "mark"', 'name = "2 x"', "pack.toml, line 10: “2 x” is no name of a field"),
        ('file = "s.md.j2"', 'file = "t.md.j2"', "line 17: there is no file “t.md.j2”"),
        ('file = "s.md.j2"', 'file = "../../x"', "line 17: “../../x” lies outside the pack"),
        ('file = "s.md.j2"', 'file = "s.md.j2"\nmax_words = -1', "line 18: “max_words” is to be a whole"),
        ('[[sections]]\nname = "s"\nfile = "s.md.j2"\n', "", "pack.toml: it has no sections"),
        ("[[sections]]", '[words]\nmonths = "one two"\n[[sections]]', "line 16: “months” needs 12 words"),
        ("[[sections]]", '[words]\nclaimd = "x"\n[[sections]]', "“claimd” is not known here"),
    ],
)  # fmt: skip
def test_a_fault_in_pack_toml_names_pack_file_and_line(tmp_path: Path, old: str, new: str, said: str) -> None:
    with pytest.raises(BrieferError) as caught:
        read_pack(
            put(tmp_path, PACK.replace(old, new, 1) if "twice" not in said else new.join(PACK.rsplit(old, 1)))
        )
    assert caught.value.what.startswith("Pack “mine”, pack.toml")
    assert caught.value.what.count("mine") == 1 + said.count("mine")
    assert said in str(caught.value)
    assert caught.value.next_step


@pytest.mark.parametrize(
    ("section", "said"),
    [
        ("no front matter", "s.md.j2, line 1: the file does not begin with its front matter"),
        ("+++\nheading = 'x'\n", "s.md.j2, line 1: the front matter is opened and never closed"),
        ("+++\n+++\n", "s.md.j2: “heading” is missing"),
        ("+++\nheading = 'x'\n\ntakes = 3\n+++\n", "s.md.j2, line 4: “takes” is to be a table"),
        (SECTION.replace('"event"', '"evnt"'), "s.md.j2, line 5: “evnt” is no value of “kinds”"),
        (
            SECTION.replace("order", "odrer"),
            "s.md.j2, line 6: “odrer” is not known here, but there is “order”",
        ),
        (SECTION.replace('order = "event_date"', "latest = 2"), "s.md.j2, line 6: “latest” would keep facts"),
        (SECTION.replace('heading = "Section"', 'heading = "'), "s.md.j2, line 2: "),
        (b"+++\nheading = '\xff'\n+++\n", "s.md.j2, line 2: this is not UTF-8"),
        (b"x" * 1_000_001, "s.md.j2: the file is larger than one megabyte"),
    ],
)
def test_a_fault_in_front_matter_names_file_and_line(tmp_path: Path, section: str | bytes, said: str) -> None:
    with pytest.raises(BrieferError) as caught:
        read_pack(put(tmp_path, section=section))
    assert said in str(caught.value)
    assert caught.value.what.startswith("Pack “mine”, s.md.j2")
    assert "pack.toml" not in caught.value.what


def test_a_file_reached_through_a_link_to_outside_is_refused(tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("+++\nheading = 'LEAKED'\n+++\n")
    place = put(tmp_path)
    (place / "s.md.j2").unlink()
    (place / "s.md.j2").symlink_to(tmp_path / "secret.txt")
    with pytest.raises(BrieferError, match="lies outside the pack"):
        read_pack(place)


def test_a_bad_pack_is_listed_with_its_reason_and_the_others_are_there(tmp_path: Path) -> None:
    put(tmp_path, name="a")
    put(tmp_path, "id = ", name="b")
    put(tmp_path, name="c")
    (tmp_path / "d").mkdir()
    (tmp_path / ".git").mkdir()
    found = find_packs((tmp_path, tmp_path / "none"))
    assert [pack.folder.name for pack in found.packs] == ["a"]
    reasons = {fault.folder.name: fault.error.what for fault in found.faults}
    assert set(reasons) == {"b", "c", "d"}
    assert "the id “mine” is taken" in reasons["c"]
    assert "there is no file “pack.toml”" in reasons["d"]
    with pytest.raises(BrieferError, match=r"pack\.toml, line 1"):
        pack_by_id("b", found)


def test_an_unknown_pack_is_told_with_those_there_are() -> None:
    with pytest.raises(BrieferError) as caught:
        pack_by_id("information-not")
    assert "no pack “information-not”, but there is “information-note”" in caught.value.what
    assert "information-note" in caught.value.next_step


def test_the_shipped_pack_is_found_trusted_and_has_its_word_file() -> None:
    pack = pack_by_id("information-note", find_packs(pack_folders()[:1]))
    assert is_shipped(pack)
    assert house_file(pack).name == "house.docx"
    assert [section.name for section in pack.sections] == [
        "bottom-line", "background", "current-status", "key-considerations", "chronology", "assessment",
        "gaps", "sources", "sign-off",
    ]  # fmt: skip
    marking = next(field for field in pack.fields if field.role == "marking")
    assert marking.default == "UNCLASSIFIED"


def test_the_users_packs_are_looked_for_in_the_users_own_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("briefer.paths.user_data_path", lambda *_, **__: tmp_path)
    own = put(tmp_path / "packs")
    found = find_packs(pack_folders())
    assert {"mine", "information-note"} <= {pack.id for pack in found.packs}
    pack = pack_by_id("mine", found)
    assert not is_shipped(pack)
    assert house_file(pack) == house_file(pack_by_id("information-note", found))
    (own / "house.docx").touch()
    assert house_file(pack) == own / "house.docx"


def test_choosing_packs_and_facts_loads_no_template_engine() -> None:
    code = (
        "import sys, briefer.compose.packs, briefer.compose.fitting, briefer.compose.fields\n"
        "print([name for name in ('jinja2', 'markdown_it', 'markupsafe') if name in sys.modules])"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "[]"
