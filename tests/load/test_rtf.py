import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefer.errors import BrieferError
from briefer.load.rtf import read
from briefer.load.rtf_format import RTF
from briefer.model.sources import LoadedSource


def loaded(body: str) -> LoadedSource:
    (source,) = read(b"{\\rtf1\\ansi\\ansicpg1252 " + body.encode("latin-1") + b"}", "a.rtf")
    return source


ENCODED = (
    "Cr\\'e8me \xe9t\xe9 \\u1055?\\u1088? \\u-10179?\\u-8704? \\emdash \\ldblquote x\\rdblquote .",
    "Crème été Пр 😀 —“x”.",
)
FONTS = (
    r"{\fonttbl{\f1\fcharset204 Arial;}{\f2\fcharset128 MS;}}\f1\'cf\'f0\f2\'93\'fa\'96\'7b \plain \'e9",
    "Пр日本 é",
)
GROUPS = (
    r"{\upr{Ansi}{\*\ud{\u1055?}}}{\*\unknown no}{\pict 0a0b}{\object{\*\objdata 00}{\result Chart}}",
    "ПChart",
)
LINK = (
    r"""{\field{\*\fldinst HYPERLINK "https://example.test/x"}{\fldrslt linked}} words""",
    "linked words",
)


@pytest.mark.parametrize(
    ("body", "text"),
    [
        (r"One.\par Two\line three\tab four.\par", "One.\nTwo\nthree\tfour."),
        ENCODED,
        (r"{\uc2\u1055ab}\uc0\u1056 c", "ПРc"),
        FONTS,
        (r"\ansicpg1251\'cf\'f0", "Пр"),
        (r"\ansicpg99999 \'e9", "é"),
        (r"Seen{\v  not}{\deleted  gone}.\v0 \par {\v\par}{\plain x}", "Seen.\nx"),
        (r"a\~b\_c\-d \{e\} \\", "a\xa0b\u2011cd {e} \\"),
        GROUPS,
        LINK,
        (r"{\pict\bin4 }}{{}Kept.", "Kept."),
        (r"{\listtext\'b7\tab}An item.\par{\pntext 2.\tab}Another.", "• An item.\n2. Another."),
        ("Split\\\nhere\\'e9\\\r\nx", "Split\nhereé\nx"),
    ],
)
def test_the_words_are_those_that_are_seen(body: str, text: str) -> None:
    assert loaded(body).text == text


def test_tables_boxes_and_notes_have_their_places() -> None:
    body = (
        r"\pard\intbl Pier\cell Berths\cell\row\pard\intbl North\cell 14\cell\row\pard "
        r"Said{\super\chftn{\footnote\pard {\chftn} Minutes.}} so"
        r"{\shp{\*\shpinst{\sp{\sn a}{\sv b}}{\shptxt In a box.\par}}}.\par "
        r"{\header Running head}{\footer 7}{\annotation Really?}End."
    )
    source = loaded(body)
    assert source.text == "Pier\tBerths\nNorth\t14\nSaid[1] so.\nIn a box.\nEnd.\n[1] Minutes."
    assert source.warnings == ("Comments in the file's margin are not shown: 1.",)


def test_the_information_group_fills_the_fields() -> None:
    source = loaded(
        r"{\info{\title Harbour\'20talks}{\author Tarvik Review}{\creatim\yr2024\mo3\dy5\hr9}{\doccomm no}}"
        r"Words of it."
    )
    assert (source.title, source.byline, source.published.value) == (
        "Harbour talks",
        "Tarvik Review",
        "2024-03-05",
    )
    assert source.text == "Words of it."
    assert dict(source.bases)["title"] == "the RTF's properties"
    assert loaded(r"{\info{\creatim\yr2024\mo77\dy5}}Words.").published.value is None


def test_a_file_without_words_is_told_and_one_that_is_cut_off_is_read() -> None:
    with pytest.raises(BrieferError, match="holds no words"):
        loaded(r"{\pict 00}")
    with pytest.raises(BrieferError, match="nested beyond measure"):
        read(b"{\\rtf1 " + b"{" * 100_000, "a.rtf")
    assert read(b"{\\rtf1 {\\b Words", "a.rtf")[0].text == "Words"
    assert read(b"{\\rtf1 Words}{\\rtf1 more", "a.rtf")[0].text == "Words"
    assert RTF.sniff(b"{\\rtf1\\ansi")
    assert not RTF.sniff(b"a {\\rtf1")


TOKENS = (
    "{", "}", "\\par ", "\\u8217?", "\\u-1 ", "\\'e9", "\\'8", "\\bin9 ", "\\bin-1 ", "\\v ", "\\cell ",
    "\\row ", "\\intbl ", "{\\footnote ", "{\\*\\shpinst{\\shptxt ", "{\\info{\\title ", "\\uc9 ", "\\f1 ",
    "words ", "\xe9", "\\ansicpg932 ", "\\*", "\\", "\\ud ", "\\nestrow ", "{\\upr ",
)  # fmt: skip


@given(st.lists(st.sampled_from(TOKENS), max_size=25))
def test_any_tokens_give_words_or_a_sentence(pieces: list[str]) -> None:
    try:
        source = loaded("".join(pieces))
    except BrieferError as error:
        assert error.next_step  # noqa: PT017 - either outcome is right
    else:
        assert source.text.strip()
