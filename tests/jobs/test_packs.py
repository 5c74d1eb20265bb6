"""Packs of the user's: checked with all their faults at once, added without what may harm, removed."""

import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from briefer.compose.packs import find_packs, pack_by_id, pack_folders
from briefer.errors import BrieferError
from briefer.export.docx.names import fragment, q
from briefer.export.docx.packages import WORD_TYPE, Package, Part, members_of, read_package, zip_members
from briefer.isolate.pool import Isolation
from briefer.jobs.composing import PACK_LIMITS
from briefer.jobs.pack_checks import checked, is_sound
from briefer.jobs.packs import add_pack, remove_pack
from briefer.model.pack_findings import PackFinding, Weight
from briefer.paths import templates_folder
from tests.fixtures_hostile import Corpus

Faults = Callable[[Path], list[PackFinding]]

PACK = """id = "mine"
name = "Mine"
language = "en-GB"
unverified = ["Whether the office still uses it."]

[[fields]]
name = "subject"
label = "Subject"
role = "title"

[[sections]]
name = "events"
file = "events.md.j2"
"""
SECTION = """+++
heading = "Events"

[takes]
+++
{{ facts|paragraphs }}
"""
HOUSE = templates_folder() / "information-note" / "house.docx"


def pack_in(folder: Path) -> Path:
    """Write the smallest pack into a folder of its own within this one."""
    made = folder / "mine"
    made.mkdir()
    (made / "pack.toml").write_text(PACK, encoding="utf-8")
    (made / "events.md.j2").write_text(SECTION, encoding="utf-8")
    return made


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return pack_in(tmp_path)


@pytest.fixture(autouse=True)
def _own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))


@pytest.fixture(scope="module")
def child() -> Iterator[Isolation]:
    """One child for all tests here, for it takes long to start."""
    with Isolation(PACK_LIMITS) as made:
        yield made


@pytest.fixture
def faults(child: Isolation) -> Faults:
    return lambda folder: [each for each in checked(folder, child) if each.weight is Weight.FAULT]


def with_house(folder: Path, change: str = "") -> Package:
    package = read_package(HOUSE.read_bytes())
    settings = package.parts["word/settings.xml"]
    if change == "remote":
        template = fragment("<w:attachedTemplate/>")
        template.set(q("r:id"), settings.relate("attachedTemplate", "http://192.0.2.1/t.dotm", external=True))
        settings.tree().insert(1, template)
    elif change == "macro":
        package.document.content_type = "application/vnd.ms-word.document.macroEnabled.main+xml"
    (folder / "house.docx").write_bytes(zip_members(members_of(package)))
    return package


def test_a_sound_pack_has_remarks_and_what_is_unverified(folder: Path, child: Isolation) -> None:
    findings = checked(folder, child)
    assert is_sound(findings)
    assert [(each.weight, each.file) for each in findings] == [
        (Weight.REMARK, "sample.json"),
        (Weight.UNVERIFIED, "pack.toml"),
    ]
    assert findings[-1].what == "Whether the office still uses it."


@pytest.mark.parametrize("name", ["information-note"])
def test_a_shipped_pack_is_sound(name: str, faults: Faults) -> None:
    assert faults(templates_folder() / name) == []


@pytest.mark.parametrize(
    ("template", "weights"),
    [
        ("{{ judgements }}", []),
        ("{{ judgements[0].line }} {{ judgements[0].confidence_line }}", []),
        ('{{ judgements|table("J: line: 50", "L: likelihood: 25", "C: confidence: 25") }}', []),
        ("{{ judgements[0].line }}", [Weight.REMARK]),
        ("{{ judgements[0].likelihood }}, {{ judgements[0].confidence }}: {{ judgements[0].clause }}",
         [Weight.FAULT]),
        ("# {{ judgements[0].likelihood|upper|lower }} ({{ judgements[0].confidence }})", [Weight.FAULT]),
        ('{{ judgements|table("J: likelihood, confidence") }}', [Weight.FAULT]),
    ],
)  # fmt: skip
def test_likelihood_and_confidence_in_one_sentence_of_a_template_are_told(
    template: str, weights: list[Weight], folder: Path, child: Isolation
) -> None:
    asked = "{% if judgements %}\n\n" + template + "\n\n{% endif %}\n"
    (folder / "events.md.j2").write_text(SECTION + asked, encoding="utf-8")
    found = [each for each in checked(folder, child) if each.file == "events.md.j2"]
    assert [each.weight for each in found] == weights
    assert all(each.line == SECTION.count("\n") for each in found)


def test_all_faults_are_told_at_once_with_their_lines(folder: Path, faults: Faults) -> None:
    text = PACK.replace('language = "en-GB"', 'langage = "en-GB"').replace('role = "title"', "role = 3")
    text += 'max_words = "many"\n\n[[sections]]\nname = "gone"\nfile = "gone.md.j2"\n'
    text += '\n[[sections]]\nname = "loop"\nfile = "loop.md.j2"\n'
    (folder / "pack.toml").write_text(text, encoding="utf-8")
    (folder / "events.md.j2").write_text(
        SECTION.replace("[takes]", '[takes]\nkinds = ["war"]'), encoding="utf-8"
    )
    loop = '+++\nheading = "Loop"\nstyle = "bottom-lien"\n+++\n{% for fact in facts %}\n{{ fact.line }}\n'
    (folder / "loop.md.j2").write_text(loop, encoding="utf-8")
    found = {(each.file, each.line): each.what for each in faults(folder)}
    assert found.keys() == {
        ("pack.toml", 3),
        ("pack.toml", 0),
        ("pack.toml", 9),
        ("pack.toml", 14),
        ("pack.toml", 18),
        ("events.md.j2", 5),
        ("loop.md.j2", 3),
        ("loop.md.j2", 6),
    }
    assert "“langage” is not known here" in found["pack.toml", 3]
    assert "“language” is missing" in found["pack.toml", 0]
    assert "no file “gone.md.j2”" in found["pack.toml", 18]
    assert "“war” is no value" in found["events.md.j2", 5]
    assert "but there is “bottom-line”" in found["loop.md.j2", 3]
    assert "never closed" in found["loop.md.j2", 6]


def test_a_folder_without_its_pack_file(
    tmp_path: Path, folder: Path, faults: Faults, child: Isolation
) -> None:
    (folder / "pack.toml").unlink()
    assert [each.what for each in checked(folder, child)] == ["The folder has no pack.toml."]
    assert faults(tmp_path / "none")
    with pytest.raises(BrieferError, match=r"no pack\.toml"):
        add_pack(folder, isolation=child)


def test_broken_toml_has_line_and_column(folder: Path, faults: Faults) -> None:
    (folder / "pack.toml").write_text(PACK.replace('"Mine"', "Mine"), encoding="utf-8")
    (found,) = faults(folder)
    assert (found.file, found.line, found.column) == ("pack.toml", 2, 8)


@pytest.mark.parametrize("name", ["../secret.md.j2", "/etc/passwd", "link.md.j2"])
def test_nothing_outside_the_folder_is_read(
    folder: Path, name: str, faults: Faults, child: Isolation
) -> None:
    (folder.parent / "secret.md.j2").write_text('+++\nheading = "LEAKED"\n+++\nLEAKED\n', encoding="utf-8")
    (folder / "link.md.j2").symlink_to(folder.parent / "secret.md.j2")
    (folder / "pack.toml").write_text(PACK.replace("events.md.j2", name), encoding="utf-8")
    found = faults(folder)
    assert any("lies outside the pack" in each.what and each.line == 13 for each in found)
    assert any(each.file == "link.md.j2" and "link" in each.what for each in found)
    assert "LEAKED" not in str(found)
    with pytest.raises(BrieferError):
        add_pack(folder, isolation=child)
    assert not (pack_folders()[-1] / "mine").exists()


def test_macros_are_refused_and_a_remote_template_is_taken_out(
    folder: Path, faults: Faults, child: Isolation
) -> None:
    with_house(folder, "macro")
    assert [(each.file, "macros" in each.what) for each in faults(folder)] == [("house.docx", True)]
    with_house(folder, "remote")
    remarks = [each for each in checked(folder, child) if each.file == "house.docx"]
    assert "192.0.2.1" in remarks[0].what
    assert remarks[0].weight is Weight.REMARK
    pack, told = add_pack(folder, isolation=child)
    assert any("192.0.2.1" in each.what and each.next_step == "It was taken out." for each in told)
    kept = (pack.folder / "house.docx").read_bytes()
    assert all(b"192.0.2.1" not in data for data in members_of(read_package(kept)).values())


def test_only_what_the_pack_names_is_copied(folder: Path, child: Isolation) -> None:
    with_house(folder)
    (folder / "notes.txt").write_text("private", encoding="utf-8")
    (folder / "old").mkdir()
    (folder / "old" / "events.md.j2").write_text("x", encoding="utf-8")
    pack, told = add_pack(folder, isolation=child)
    assert sorted(path.name for path in pack.folder.rglob("*")) == ["events.md.j2", "house.docx", "pack.toml"]
    assert [each.file for each in told if "left behind" in each.what] == ["notes.txt", "old/events.md.j2"]
    assert pack_by_id("mine").folder == pack.folder


def test_a_pack_of_the_same_id_is_replaced_only_when_asked(folder: Path, child: Isolation) -> None:
    add_pack(folder, isolation=child)
    (folder / "pack.toml").write_text(PACK.replace('"Mine"', '"New"'), encoding="utf-8")
    with pytest.raises(BrieferError, match="already"):
        add_pack(folder, isolation=child)
    assert add_pack(folder, replacing=True, isolation=child)[0].name == "New"
    (folder / "pack.toml").write_text(PACK.replace('"mine"', '"information-note"'), encoding="utf-8")
    with pytest.raises(BrieferError, match="came with briefer"):
        add_pack(folder, isolation=child)


def test_only_packs_of_the_user_s_are_removed(folder: Path, child: Isolation) -> None:
    add_pack(folder, isolation=child)
    remove_pack("mine")
    assert not [pack for pack in find_packs(pack_folders()).packs if pack.id == "mine"]
    with pytest.raises(BrieferError, match="stays"):
        remove_pack("information-note")
    with pytest.raises(BrieferError, match="no pack"):
        remove_pack("../../data")


def test_files_that_are_too_many_or_too_large(folder: Path, faults: Faults) -> None:
    (folder / "big.md.j2").write_bytes(b"x" * 1_000_001)
    assert [(each.file, "one megabyte" in each.what) for each in faults(folder)] == [("big.md.j2", True)]
    for number in range(201):
        (folder / f"{number}.txt").touch()
    assert any("more than 200 files" in each.what for each in faults(folder))


def test_hostile_templates_are_told_with_file_and_line_in_time(folder: Path, hostile: Corpus) -> None:
    """Each in time; those that are harmless give nothing away."""
    with Isolation(replace(PACK_LIMITS, seconds=2.5, cpu_seconds=1)) as quick:
        for file in hostile.under("template"):
            text = file.path.read_bytes()
            (folder / "events.md.j2").write_bytes(b'+++\nheading = "x"\n[takes]\n+++\n' + text)
            begin = time.monotonic()
            found = [each for each in checked(folder, quick) if each.weight is Weight.FAULT]
            assert time.monotonic() - begin < 5, file.name
            assert "LEAKED-SECRET" not in str(found)
            for each in found:
                assert each.file == "events.md.j2", file.name
                assert each.line >= 1, file.name
            if file.expect == "reject":
                assert found, file.name


def test_a_part_that_is_no_word_file_is_told(folder: Path, faults: Faults) -> None:
    (folder / "house.docx").write_bytes(b"PK nothing")
    assert [each.file for each in faults(folder)] == ["house.docx"]
    part = Part("word/document.xml", WORD_TYPE + "document.main+xml", root=fragment("<w:document/>"))
    package = Package({"": Part("", ""), part.name: part})
    package.parts[""].relate("officeDocument", part.name)
    (folder / "house.docx").write_bytes(zip_members(members_of(package)))
    assert [each.file for each in faults(folder)] == ["house.docx"]
