import pytest

from briefer.errors import BrieferError
from briefer.load import mbox
from briefer.load.mbox import read
from briefer.load.mbox_format import MBOX

ENVELOPE = b"From a@x.example Thu Apr  3 10:00:00 2031\n"
LETTER = b"From: a@x.example\nSubject: Pier/1\n\nWords.\n"


def test_messages_are_cut_at_their_envelopes_alone() -> None:
    body = b"\nFrom here on, 10:30 is the time\nNote the blank line.\n\nFrom Monday 10:30\nno header\n"
    first, second = read(ENVELOPE + LETTER + body + b"\n" + ENVELOPE + LETTER, "a.mbox")
    assert first.data.endswith(b"no header\n")
    assert (first.name, second.name) == ("1 Pier 1.eml", "2 Pier 1.eml")
    assert second.data == LETTER
    assert (first.about, first.attached_to) == (None, None)


def test_quoted_lines_are_as_they_were_written() -> None:
    (letter,) = read(ENVELOPE + LETTER + b">From here\n>>From there\n> From x\n", "a.mbox")
    assert letter.data == LETTER + b"From here\n>From there\n> From x\n"


def test_line_ends_of_both_kinds_are_understood() -> None:
    assert len(read((ENVELOPE + LETTER + b"\n" + ENVELOPE + LETTER).replace(b"\n", b"\r\n"), "a")) == 2


def test_a_box_with_more_than_are_read_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(mbox, "MESSAGES", 3)
    found = read((ENVELOPE + LETTER + b"\n") * 5, "a.mbox")
    assert len(found) == 3
    assert found[0].about is not None
    assert found[0].about.warnings == ("The mailbox holds more: only the first 3 were read.",)
    assert [message.data.strip() for message in found] == [LETTER.strip()] * 3


def test_a_box_without_messages_is_refused() -> None:
    with pytest.raises(BrieferError, match="No message"):
        read(b"From nobody\n\nwords", "a.mbox")


def test_boxes_are_known_by_their_first_lines() -> None:
    assert MBOX.sniff(ENVELOPE + LETTER)
    assert MBOX.sniff(b"From - Thu Apr 03 10:00:00 2031\r\nX-Mozilla-Status: 0001\r\nX-Mozilla-Keys: \r\n")
    assert not MBOX.sniff(b"From the editor at 10:30\nDear reader\n")
    assert not MBOX.sniff(LETTER)
