"""What a pack remembers is proposed for its next note."""

from dataclasses import replace
from pathlib import Path

import pytest

from briefer.compose.packs import pack_by_id
from briefer.errors import BrieferError
from briefer.jobs.pack_memory import memory_path, remember, remembered
from briefer.model.packs import FieldKind, Pack, PackField


@pytest.fixture
def pack(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Pack:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    fields = (
        PackField("to", "To", remembers=True),
        PackField("subject", "Subject", role="title"),
        PackField("mark", "Mark", FieldKind.CHOICE, choices=("A", "B"), remembers=True),
    )
    return replace(pack_by_id("information-note"), id="mine", fields=fields)


def test_only_fields_that_are_to_be_remembered_are(pack: Pack) -> None:
    assert remembered(pack) == ()
    for name, value in (("to", "Director"), ("subject", "Bridge"), ("mark", "B"), ("none", "x")):
        remember(pack, name, value)
    assert remembered(pack) == (("to", "Director"), ("mark", "B"))
    assert remembered(replace(pack, id="other")) == ()
    remember(pack, "to", "")
    assert remembered(pack) == (("mark", "B"),)


def test_a_choice_that_is_gone_and_a_damaged_file_are_forgotten(pack: Pack) -> None:
    remember(pack, "mark", "C")
    assert remembered(pack) == ()
    memory_path().write_text('{"mine": [1], "x": {"to": 3}}', encoding="utf-8")
    assert remembered(pack) == ()
    memory_path().write_text("{", encoding="utf-8")
    remember(pack, "to", "Director")
    assert remembered(pack) == (("to", "Director"),)


def test_a_folder_that_cannot_be_made_is_told(pack: Pack) -> None:
    memory_path().parent.parent.mkdir(parents=True, exist_ok=True)
    memory_path().parent.write_bytes(b"a file stands where the folder would be")
    with pytest.raises(BrieferError, match=r"remembered\.json could not be written"):
        remember(pack, "to", "Director")
