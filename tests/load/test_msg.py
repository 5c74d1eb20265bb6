import struct
from pathlib import Path

import pytest

from briefer.errors import BrieferError
from briefer.load.eml import read as read_mail
from briefer.load.msg import read
from briefer.load.msg_format import MSG
from briefer.load.msg_props import Held
from briefer.load.msg_rtf import expanded, rich_words
from briefer.model.sources import Enclosed, LoadedSource

SAMPLE = Path(__file__).resolve().parents[1] / "data" / "formats" / "msg" / "pier-report.msg"
MARK = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
CLASS, RICH_BODY = 0x001A, 0x1009
# The examples of [MS-OXRTFCP], 3.1 and 3.2.
PACKED = (
    "2d0000002b0000004c5a4675f1c5c7a703000a007263706731323542320af32068656c090020627705b06c647d0a800fa0",
    "1a0000001c0000004c5a4675e2d44b51410004205758595a0d6e7d010eb0",
)


def named(name: str) -> bytes:
    return name.encode("utf-16-le")


def changed(*pairs: tuple[bytes, bytes]) -> bytes:
    data = SAMPLE.read_bytes()
    for old, new in pairs:
        assert old in data
        assert len(old) == len(new)
        data = data.replace(old, new)
    return data


def test_a_message_says_who_wrote_when() -> None:
    letter, *files = read(SAMPLE.read_bytes(), "a.msg")
    assert isinstance(letter, LoadedSource)
    assert (letter.title, letter.byline, letter.publisher) == (
        "Straße nach Ösmarra: pier report",
        "Tóra Arvâne",
        "Vellin Courier",
    )
    assert (letter.published.value, letter.retrieved) == ("2031-03-14T07:05:00Z", "2031-03-14T07:06:30Z")
    assert letter.text.startswith("The report on the new pier at Ösmarra is out")
    assert "Preview words" not in letter.text
    assert [file.name for file in files if isinstance(file, Enclosed)] == [
        "Совет.html",
        "Lighthouse keepers vote on new shifts.eml",
    ]
    assert {file.attached_to for file in files if isinstance(file, Enclosed)} == {0}


def test_a_message_within_is_told_as_an_e_mail() -> None:
    *_, inner = read(SAMPLE.read_bytes(), "a.msg")
    assert isinstance(inner, Enclosed)
    (letter,) = read_mail(inner.data, inner.name)
    assert isinstance(letter, LoadedSource)
    assert (letter.title, letter.byline) == (
        "Lighthouse keepers vote on new shifts",
        "Osmarra Lighthouse Union",
    )
    assert letter.text.startswith("The keepers of the three lighthouses of Osmarra voted on Monday")
    assert read(SAMPLE.read_bytes(), "a.msg")[-1] == inner  # the same each time


def test_without_a_page_the_plain_text_is_taken() -> None:
    gone = changed((named("__substg1.0_10130102"), named("__substg1.0_10990102")))
    letter = read(gone, "a.msg")[0]
    assert isinstance(letter, LoadedSource)
    first, blank, last = letter.text.split("\n")
    assert first.startswith("The report on the new pier at Ösmarra is out: 38 million marks")
    assert (blank, last) == ("", "The Straits Office will speak on Monday.")


def test_without_both_the_rich_text_is_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    packed = bytes.fromhex(PACKED[0])
    monkeypatch.setattr(Held, "text", lambda *_: "")
    monkeypatch.setattr(Held, "data", lambda _held, number: packed if number == RICH_BODY else b"")
    letter = read(SAMPLE.read_bytes(), "a.msg")[0]
    assert isinstance(letter, LoadedSource)
    assert letter.text == "hello world"


@pytest.mark.parametrize(
    ("kind", "why"),
    [
        ("IPM.Note.SMIME", r"is encrypted \(S/MIME\)"),
        ("IPM.Note.rpmsg", "is protected by its sender's rights management"),
    ],
)
def test_encrypted_messages_get_one_sentence(monkeypatch: pytest.MonkeyPatch, kind: str, why: str) -> None:
    monkeypatch.setattr(Held, "text", lambda _held, number: kind if number == CLASS else "")
    monkeypatch.setattr(Held, "data", lambda *_: b"")
    with pytest.raises(BrieferError, match=why):
        read(SAMPLE.read_bytes(), "a.msg")


@pytest.mark.parametrize(
    ("stream", "why"),
    [
        ("EncryptedPackage......", "protected by a password"),
        ("WordDocument..........", "a Word document of the old kind"),
        ("Workbook..............", "an Excel workbook"),
        ("SomethingElse.........", "but no message"),
    ],
)
def test_other_office_files_are_named(stream: str, why: str) -> None:
    name = stream.rstrip(".")
    length = struct.pack("<H", 2 * (len(name) + 1))
    old, new = named("__properties_version1.0"), named(name).ljust(46, b"\0")
    # The length of a name stands 64 bytes after its beginning ([MS-CFB] 2.6.1).
    data = bytearray(SAMPLE.read_bytes())
    place = -1
    while (place := data.find(old, place + 1)) >= 0:
        data[place : place + 46] = new
        data[place + 64 : place + 66] = length
    with pytest.raises(BrieferError, match=why) as caught:
        read(bytes(data), "a.msg")
    assert caught.value.next_step.endswith(".")


@pytest.mark.parametrize("size", [0, 8, 512, 1536, 5000, 12_000])
def test_a_file_that_is_cut_off_gives_a_sentence_or_words(size: int) -> None:
    try:
        found = read(SAMPLE.read_bytes()[:size], "a.msg")
    except BrieferError as error:
        assert error.next_step  # noqa: PT017 - either outcome is right
    else:
        assert found


def test_rich_text_is_unpacked_as_the_standard_shows() -> None:
    assert expanded(bytes.fromhex(PACKED[0])) == b"{\\rtf1\\ansi\\ansicpg1252\\pard hello world}\r\n"
    assert expanded(bytes.fromhex(PACKED[1])) == b"{\\rtf1 WXYZWXYZWXYZWXYZWXYZ}"
    assert expanded(struct.pack("<II4sI", 20, 5, b"MELA", 0) + b"{\\rtf") == b"{\\rtf"
    for broken in (b"", b"LZFu", bytes.fromhex(PACKED[0])[:30], b"x" * 40):
        assert len(expanded(broken)) < 100


def test_a_page_within_rich_text_is_told_once() -> None:
    rtf = (
        rb"{\rtf1\ansi\fromhtml1 {\*\htmltag64 <p>}\htmlrtf {\htmlrtf0 Words."
        rb"\htmlrtf\par}\htmlrtf0 {\*\htmltag72 </p>}}"
    )
    packed = struct.pack("<II4sI", len(rtf) + 12, len(rtf), b"MELA", 0) + rtf
    assert rich_words(packed).strip() == "Words."


def test_messages_are_told_from_other_compound_files() -> None:
    head = SAMPLE.read_bytes()[:4096]
    assert MSG.sniff(head)
    near = MARK.ljust(30, b"\0") + struct.pack("<H16xI", 9, 1)
    assert not MSG.sniff(near.ljust(4096, b"\0"))
    assert MSG.sniff((near[:48] + struct.pack("<I", 900)).ljust(4096, b"\0"))  # its reader will tell
    assert not MSG.sniff(MARK)
    assert not MSG.sniff(b"words")
