import pytest

from briefer.errors import BrieferError
from briefer.load.text import read
from briefer.model.dates import UNDATED


def test_the_words_are_kept_as_they_are() -> None:
    data = "The minister said {{ 7*7 }} <b>KEEP-ME</b> =cmd|' /C'!A0 \u202eabc\u2069 😀".encode()
    (source,) = read(data, "a.txt")
    assert source.text == data.decode()
    assert (source.title, source.published, source.warnings) == ("", UNDATED, ())
    assert (source.media_type, source.file_name, source.original) == ("text/plain", "a.txt", data)


def test_line_ends_are_one_kind_and_control_characters_are_shown() -> None:
    (source,) = read(b"\xef\xbb\xbfA.\r\nB.\rC\x00\x1b.\n\n", "a.txt")
    assert source.text == "A.\nB.\nC\ufffd\ufffd."
    assert source.warnings == ("2 control characters are shown as \ufffd.",)


def test_a_guess_of_the_encoding_is_a_warning() -> None:
    (source,) = read(("Китай предложил посредничество. " * 9).encode("cp1251"), "a.txt")
    assert source.text.startswith("Китай предложил")
    assert "Windows-1251" in source.warnings[0]


@pytest.mark.parametrize(
    "data", [b" \n\t\n" * 50, b"\n" * 1_000_000, b"\xef\xbb\xbf", b"\x0c \n", "\u2028\u2029".encode()]
)
def test_a_file_without_words_is_refused(data: bytes) -> None:
    with pytest.raises(BrieferError, match="no words"):
        read(data, "a.txt")


def test_ten_megabytes_on_one_line_are_read() -> None:
    (source,) = read(b"word " * (2 << 20), "a.txt")
    assert len(source.text) == 10 * (1 << 20) - 1
