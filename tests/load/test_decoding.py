import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefer.errors import BrieferError
from briefer.load.decoding import decode

RUSSIAN = "Пакистан и Иран обменялись ударами, сообщил министр. " * 3
FRENCH = "Le ministère a déclaré que la réunion de Genève était terminée. "
POLISH = "Żołnierze wzięli udział w ćwiczeniach na granicy i nie do końca źle. "


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1))
def test_utf_8_is_read_as_it_is(text: str) -> None:
    decoded = decode(text.encode())
    assert decoded.text == text.removeprefix("\ufeff")
    assert not decoded.warning


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32", "utf-16-be"])
def test_a_byte_order_mark_decides(encoding: str) -> None:
    mark = b"\xfe\xff" if encoding == "utf-16-be" else b""
    decoded = decode(mark + "KEEP “this”".encode(encoding), declared="cp1251")
    assert decoded.text == "KEEP “this”"
    assert not decoded.warning


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (RUSSIAN, "cp1251"),
        (RUSSIAN, "koi8-r"),
        (RUSSIAN, "utf-16-le"),
        ("China offered to mediate between both.\n", "utf-16-le"),
        ("China offered to mediate between both.\n", "utf-16-be"),
        (FRENCH, "cp1252"),
        (POLISH, "cp1250"),
        ("“Both sides” said it \u2013 really", "cp1252"),
        ("中国外交部发言人汪文斌表示欢迎伊朗和巴基斯坦关系的进展。" * 3, "gb18030"),
    ],
)
def test_other_encodings_keep_the_words_and_state_the_guess(text: str, encoding: str) -> None:
    decoded = decode(text.encode(encoding))
    assert decoded.text == text
    assert "look at the accents" in decoded.warning


def test_a_few_bytes_are_not_taken_for_chinese() -> None:
    assert decode(b"KEEP-ME\xff").text == "KEEP-ME\xff"


@pytest.mark.parametrize("encoding", ["cp1252", "mac_roman"])
@pytest.mark.parametrize(
    "text",
    [
        FRENCH,
        "Der Fluß trat über die Ufer. „Wir hatten keine Wahl“, sagte die Direktorin für die Dörfer.",
        "La presa se abrió el martes después de once días de lluvia; el ferry volverá mañana. ¿Y quién paga?",
        "The dam’s “gates” are open – and the café is closed … for now.",
        "A barragem foi aberta na terça-feira, após onze dias de chuva, e não há água para os moradores.",
    ],
)
def test_the_two_western_encodings_are_told_apart(text: str, encoding: str) -> None:
    decoded = decode(text.encode(encoding))
    assert (decoded.text, decoded.encoding) == (text, encoding)


def test_the_declared_encoding_goes_before_a_guess() -> None:
    assert decode(FRENCH.encode("iso8859-15"), "ISO-8859-15").text == FRENCH
    assert not decode(FRENCH.encode("cp1252"), "latin-1").warning


@pytest.mark.parametrize(
    "declared", ["utf-8", "utf-16", "no-such-thing", "rot13", "unicode_escape", " ", "a\0b"]
)
def test_a_declaration_that_cannot_be_is_passed_over(declared: str) -> None:
    assert decode(RUSSIAN.encode("cp1251"), declared).text == RUSSIAN


def test_stray_bytes_in_utf_8_are_kept_with_a_warning() -> None:
    decoded = decode("“Both” ".encode() + "Café Müller ".encode("latin-1") + "said “so”".encode())
    assert decoded.text == "“Both” Café Müller said “so”"
    assert "stray bytes" in decoded.warning


def test_broken_utf_8_keeps_all_that_is_sound() -> None:
    decoded = decode("“KEEP”\n".encode() * 2 + b"\xed\xa0\x80\xc0\xaf\xf5\x80" + "“ME”".encode())
    assert decoded.text.startswith("“KEEP”\n“KEEP”\n")
    assert decoded.text.endswith("“ME”")


@pytest.mark.parametrize(
    "data", [bytes(range(256)) * 40, b"\x00\x01\x02\x03" * 100, b"abc\x00" * 3 + b"\x00" * 90]
)
def test_binary_data_are_no_text(data: bytes) -> None:
    with pytest.raises(BrieferError, match="no text but binary"):
        decode(data)


@given(st.binary(min_size=1, max_size=300))
def test_any_bytes_give_words_or_a_sentence(data: bytes) -> None:
    with contextlib.suppress(BrieferError):
        assert isinstance(decode(data).text, str)
