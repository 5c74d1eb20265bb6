from pathlib import Path

import pytest

from briefer.errors import BrieferError
from briefer.load import tnef_props
from briefer.load.tnef import read
from briefer.load.tnef_format import TNEF
from briefer.model.sources import Enclosed, LoadedSource
from tests.load.tnef_making import (
    BEGINS,
    BODY,
    BYTES,
    CLASS,
    DATA,
    LIST,
    LIST_OF_ATTACHMENT,
    MARK,
    MESSAGE_WITHIN,
    NUMBER,
    OBJECT,
    OLD_TEXT,
    SENDER,
    SENT,
    SUBJECT,
    TEXT,
    TIME,
    TITLE,
    TRUTH,
    attached,
    attribute,
    day,
    listed,
    named,
    one,
    package,
    sender,
    several,
)

SAMPLE = Path(__file__).resolve().parents[1] / "data" / "formats" / "tnef" / "winmail.dat"
WORDS = attribute(BODY, b"The pier is closed.\0")
CUT_OFF = "The package is damaged or cut off: some of it may be missing."


def split(data: bytes) -> tuple[LoadedSource, list[Enclosed]]:
    letter, *files = read(data, "winmail.dat")
    assert isinstance(letter, LoadedSource)
    return letter, [file for file in files if isinstance(file, Enclosed)]


def with_properties(*properties: bytes) -> LoadedSource:
    return split(package(WORDS, attribute(LIST, listed(*properties))))[0]


def test_a_package_says_who_wrote_what_and_when() -> None:
    letter, files = split(SAMPLE.read_bytes())
    assert (letter.title, letter.byline) == ("Ösmarra: east pier closed", "Tóra Arvâne")
    assert (letter.published.value, letter.media_type) == ("2031-03-14T07:05:00Z", "application/ms-tnef")
    assert letter.text.split("\n")[1].startswith(
        "Its report says that “two of nine piles” have to be replaced"
    )
    assert [file.name for file in files] == [
        "Совет.html",
        "piles.txt",
        "Lighthouse keepers vote on new shifts",
    ]
    assert files[1].data == b"pile;state\r\n3;to be replaced\r\n7;to be replaced\r\n"
    assert {file.attached_to for file in files} == {0}
    assert letter.original == SAMPLE.read_bytes()


def test_a_message_within_is_a_package_of_its_own() -> None:
    *_, inner = split(SAMPLE.read_bytes())[1]
    assert TNEF.sniff(inner.data)
    letter, files = split(inner.data)
    assert (letter.title, letter.byline) == (
        "Lighthouse keepers vote on new shifts",
        "Osmarra Lighthouse Union",
    )
    assert files == []


def test_what_attributes_say_alone_is_taken() -> None:
    data = package(
        attribute(SUBJECT, "Страж\0".encode("cp1251")),
        attribute(SENDER, sender("Ада".encode("cp1251"), b"SMTP:a@x.example")),
        attribute(SENT, day(2031, 3, 14, 8, 5, 0)),
        attribute(BODY, "Причал закрыт.\r\n\0".encode("cp1251")),
        code_page=1251,
    )
    letter, _ = split(data)
    assert (letter.title, letter.byline, letter.text) == ("Страж", "Ада", "Причал закрыт.")
    assert letter.published.value == "2031-03-14T08:05:00"  # by the sender's clock, which names no zone


def test_a_property_goes_before_the_attribute_that_says_the_same() -> None:
    sent = attribute(SENT, day(2031, 3, 14, 8, 5, 0))
    properties = listed(
        one(0x0037, TEXT, "Ösmarra ⚓"),
        one(0x0039, TIME, 116_444_736_000_000_000),
        one(0x0C1A, OLD_TEXT, b"Arv\xe2ne\0"),
        one(0x1000, TEXT, "All words."),
    )
    letter, _ = split(package(WORDS, sent, attribute(SUBJECT, b"?smarra ?\0"), attribute(LIST, properties)))
    assert (letter.title, letter.byline, letter.text) == ("Ösmarra ⚓", "Arvâne", "All words.")
    assert letter.published.value == "1970-01-01T00:00:00Z"


def test_a_body_written_as_a_page_is_read_in_its_encoding() -> None:
    page = "<p>Причал закрыт.</p>".encode("koi8-r")
    assert with_properties(one(0x3FDE, NUMBER, 20866), one(0x1013, BYTES, page)).text == "Причал закрыт."


def test_properties_of_all_kinds_are_passed_over() -> None:
    odd = (
        named(0x8001, "Keywords", b"pier"),
        several(0x1001, NUMBER, b"\1\0\0\0", b"\2\0\0\0"),
        several(0x1002, TEXT, "a\0".encode("utf-16-le"), "bcd\0".encode("utf-16-le")),
        several(0x1003, 2, b"\1\0", b"\2\0", b"\3\0"),
        several(0x1004, BYTES),
        (2).to_bytes(2, "little") + b"\x05\x10" + b"\1\0\0\0",
        (0x48).to_bytes(2, "little") + b"\x06\x10" + bytes(16),
        one(0x1007, TRUTH, 1),
    )
    letter = with_properties(*odd, one(0x0037, TEXT, "Behind them"))
    assert (letter.title, letter.warnings) == ("Behind them", ())


def test_of_names_the_long_one_is_taken_and_no_folder() -> None:
    long = listed(one(0x3707, TEXT, "..\\week\\Fähre über Östrowy.txt"), one(0x370E, TEXT, "text/plain"))
    data = package(
        WORDS,
        attached((TITLE, b"FHRE~1.TXT\0"), (DATA, b"words"), (LIST_OF_ATTACHMENT, long)),
        attached((DATA, b"first the data"), (TITLE, b"then.txt\0")),
        attached((DATA, b"no name")),
    )
    assert [(file.name, file.data) for file in split(data)[1]] == [
        ("Fähre über Östrowy.txt", b"words"),
        ("then.txt", b"first the data"),
        ("attachment 3", b"no name"),
    ]


def test_the_bytes_of_a_file_are_kept_to_the_last() -> None:
    for content in (b"words\0\0\0", b"\0", b"12345"):
        (file,) = split(package(WORDS, attached((TITLE, b"a.bin\0"), (DATA, content))))[1]
        assert file.data == content


def test_an_object_of_another_program_is_told() -> None:
    drawing = listed(one(0x3705, NUMBER, 6), one(0x3701, OBJECT, bytes(16) + b"a drawing"))
    letter, files = split(package(WORDS, attached((TITLE, b"a\0"), (LIST_OF_ATTACHMENT, drawing))))
    assert letter.warnings == ("An object of another program that stands in its text was left out.",)
    assert files == []


def test_packages_in_packages_are_read_one_by_one() -> None:
    data = package(WORDS)
    for _ in range(300):
        inner = listed(one(0x3701, OBJECT, MESSAGE_WITHIN + data))
        data = package(WORDS, attached((LIST_OF_ATTACHMENT, inner)))
    letter, (file,) = split(data)
    assert (letter.text, file.name) == ("The pier is closed.", "message 1")


def test_what_is_cut_off_is_read_so_far_and_told() -> None:
    files = [attached((TITLE, b"%d.txt\0" % number), (DATA, b"words " * 50)) for number in range(3)]
    whole = package(WORDS, *files)
    letter, kept = split(whole[:-100])
    assert (letter.text, letter.warnings) == ("The pier is closed.", (CUT_OFF,))
    assert [file.name for file in kept] == ["0.txt", "1.txt"]
    assert split(whole + b"\x8f<\n")[0].warnings == ()  # some programs leave a few bytes behind
    listing = listed(one(0x0037, TEXT, "Before"), one(0x1001, TEXT, "x"))[:-2]
    letter, _ = split(package(WORDS, attribute(LIST, listing)))
    assert (letter.title, letter.warnings) == ("Before", (CUT_OFF,))
    with pytest.raises(BrieferError, match="damaged or cut off"):
        read(package(WORDS)[:40], "winmail.dat")


def test_counts_that_lie_cost_nothing() -> None:
    for count in (b"\xff\xff\xff\xff", b"\xff\xff\xff\x7f"):
        several_of = (0x1002).to_bytes(2, "little") + b"\1\x10" + count
        for listing in (
            count,
            count + several_of,
            count + (0x1102).to_bytes(2, "little") + b"\1\x10" + count,
        ):
            assert split(package(WORDS, attribute(LIST, listing)))[0].warnings == (CUT_OFF,)


def test_no_more_than_so_many_attachments_are_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tnef_props, "MOST_MEMBERS", 3)
    data = package(WORDS, *(attached((DATA, b"x")) for _ in range(4)))
    letter, files = split(data)
    assert (len(files), letter.warnings) == (3, (CUT_OFF,))


def test_an_attachment_that_was_not_begun_is_one_all_the_same() -> None:
    (file,) = split(package(WORDS, attribute(TITLE, b"a.txt\0", level=2), attribute(DATA, b"x", level=2)))[1]
    assert (file.name, file.data) == ("a.txt", b"x")
    assert split(package(WORDS, attribute(BEGINS, b"", level=2)))[1] == []


@pytest.mark.parametrize(
    ("kind", "why"),
    [
        (b"IPM.Note.SMIME\0", r"is encrypted \(S/MIME\)"),
        (b"IPM.Note.rpmsg\0", "is protected by its sender's rights management"),
        (b"IPM.Note\0", "holds no words and no files"),
    ],
)
def test_what_cannot_be_read_is_told(kind: bytes, why: str) -> None:
    sealed = attached((TITLE, b"smime.p7m\0"), (LIST_OF_ATTACHMENT, listed(one(0x370E, TEXT, "image/png"))))
    with pytest.raises(BrieferError, match=why):
        read(package(attribute(CLASS, kind), sealed), "winmail.dat")


def test_what_is_no_package_is_refused() -> None:
    assert TNEF.sniff(MARK)
    assert not TNEF.sniff(MARK[1:])
    with pytest.raises(BrieferError, match="no package of Outlook's"):
        read(b"words", "a.tnef")
