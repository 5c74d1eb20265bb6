from pathlib import Path

import pytest

from briefer.errors import BrieferError
from briefer.load.pdf import read
from briefer.load.pdf_format import PDF
from briefer.model.sources import LoadedSource
from tests.load.pdf_making import Put, column, pdf, picture

SAMPLES = Path(__file__).resolve().parents[1] / "data" / "formats" / "pdf"

PAGE = """The council met on Tuesday and heard the union, which
asked for twelve berths at the Old Mole until the year
2029. Nobody spoke against it."""
FONT = b"<</Type/Font/Subtype/Type1/BaseFont/Courier/Encoding/WinAnsiEncoding>>"


def loaded(*pages: list[Put] | bytes, info: str = "") -> LoadedSource:
    (source,) = read(pdf(*pages, info=info), "a.pdf")
    return source


def test_printed_lines_become_paragraphs() -> None:
    text = f"{PAGE}\nThe vote is due in March, when the second report is at\nhand and the ice has gone."
    first, second = loaded(column(text)).text.split("\n")
    assert first == PAGE.replace("\n", " ")
    assert second == "The vote is due in March, when the second report is at hand and the ice has gone."


def test_room_indents_and_sizes_part_paragraphs() -> None:
    heading = Put("Two piers", 60, 740, 18)
    text = "A first paragraph that fills its line to the very end\nand goes on to the same width, as above it"
    first = column(text, top=710)
    indented = [Put("An indented one begins here and is set as wide so", 75, 686), Put("it ends.", 60, 674)]
    apart = column("Apart.", top=640)
    listed = column("• one thing of a list that is as long as a line is\n• another", top=610)
    source = loaded([heading, *first, *indented, *apart, *listed])
    starts = ["Two piers", "A first para", "An indented ", "Apart.", "• one thing ", "• another"]
    assert [line[:12] for line in source.text.split("\n")] == starts
    assert (source.title, dict(source.bases)["title"]) == ("Two piers", "the first heading")


def test_each_line_of_a_table_of_contents_stays_a_line() -> None:
    text = (
        "1 Introduction . . . . . . . . . . . . . . . . 1\n2 Two piers . . . . . . . . . . . . . . . . . . 12"
    )
    assert loaded(column(text)).text == text


def test_columns_are_read_one_after_the_other() -> None:
    left = "The left column is read\nfrom its head down to\nits foot, where it goes\non at the head of the"
    right = "right one, which is the\nsecond of two."
    source = loaded([*column(left), *column(right, x=320)])
    assert source.text == f"{left} {right}".replace("\n", " ")


def test_parted_words_are_put_together_and_compounds_are_kept() -> None:
    text = """The agreement of the coun-
cil, which the harbour au-
thority called a well-
meant one, was signed in
Halle-
Nord by the council and
by 2020-
2024 others."""
    words = loaded(column(text)).text.replace("\n", " ")
    assert "of the council, which the harbour authority called a well-meant one" in words
    assert "Halle-Nord" in words
    assert "2020-2024" in words


def test_without_a_habit_of_parting_words_a_hyphen_stays() -> None:
    lines = [f"Line {number} of a text that parts no words at all is here" for number in range(40)]
    lines[20] = "This line alone ends in a word that is written as short-"
    lines[21] = "term and that stays so, as the text has no such habit"
    assert "written as short-term and" in loaded(column("\n".join(lines), step=11)).text


def test_what_is_repeated_at_the_edges_is_left_out_and_pages_are_marked() -> None:
    def page(number: int, text: str) -> list[Put]:
        head = Put(f"Harbour Review, No. {number + 7}", 60, 760)
        return [head, *column(text, top=600), Put(f"- {number} -", 300, 30)]

    source = loaded(page(1, PAGE), page(2, "Second page."), page(3, "Third page."), page(4, PAGE))
    assert "Harbour Review" not in source.text
    assert "- 3 -" not in source.text
    assert source.text.count("The council met") == 2
    assert source.pages[0] == 0
    starts = [source.text[place:].split("\n")[0] for place in source.pages[1:3]]
    assert starts == ["Second page.", "Third page."]


def test_what_is_repeated_elsewhere_is_kept() -> None:
    one = [Put("A dateline", 60, 760), *column("Same.", top=400)]
    kept = loaded(one, column("Same.\n\n\nOther.", top=400))
    assert kept.text.split("\n") == ["A dateline", "Same.", "Same.", "Other."]
    inner = loaded([Put("One", 60, 760), Put("Same", 60, 740)], [Put("Two", 60, 760), Put("Same", 60, 740)])
    assert inner.text.count("Same") == 2
    # A file of nothing else keeps it too.
    assert loaded([Put("Same", 60, 760)], [Put("Same", 60, 760)]).text.count("Same") == 2


def test_a_scan_is_told_and_a_partly_scanned_file_names_its_pages() -> None:
    with pytest.raises(BrieferError, match=r"“a\.pdf” has no text layer: run OCR first\."):
        loaded(picture())
    with pytest.raises(BrieferError, match="run OCR first"):
        loaded(b"0 0 100 100 re f")
    source = loaded(column("Words."), picture(), column("Other words."), picture(), picture(), b"")
    assert source.warnings == (
        "Pages 2, 4 to 5 are without a text layer, and not in the text: run OCR to have them.",
    )
    assert len(source.pages) == 6


def test_the_properties_fill_the_fields() -> None:
    info = "/Title(Of the mole)/Author(Tarvik Review)/CreationDate(D:20240305093000+01'00')"
    source = loaded(column(PAGE), info=info)
    assert (source.title, source.byline) == ("Of the mole", "Tarvik Review")
    assert (source.published.value, source.published.basis) == ("2024-03-05", "inferred")
    assert dict(source.bases)["published"] == "the PDF's properties: created"
    junk = loaded(column(PAGE), info="/Title(Microsoft Word - draft.doc)/Author(Admin)/CreationDate(D:2024)")
    assert (junk.title, junk.byline, junk.published.value) == ("", "", None)


def mapped(text: str, target: bytes) -> LoadedSource:
    """Return what is read of a PDF whose letters A, B and C stand for others, the first of which is given."""
    mapping = (
        b"1 begincodespacerange <00> <FF> endcodespacerange 1 beginbfrange <41> <43> <%s> endbfrange" % target
    )
    part = b"9 0 obj\n<</Length %d>>stream\n%s\nendstream\nendobj\n" % (len(mapping), mapping)
    data = pdf(column(text)).replace(FONT, FONT[:-2] + b"/ToUnicode 9 0 R>>")
    (source,) = read(data.replace(b"xref", part + b"xref", 1), "a.pdf")
    return source


def test_letters_without_meaning_are_told() -> None:
    odd = mapped("ABCABC", b"E041")
    assert set(odd.text) == {"\ue041", "\ue042", "\ue043"}
    assert "run OCR" in odd.warnings[-1]


def test_letters_beyond_the_first_plane_and_ligatures_are_read() -> None:
    assert mapped("ABC end", b"D83DDE00").text == "😀😁😂 end"
    assert mapped("AB", b"FB00").text == "fffi"


def test_a_password_and_damage_are_told() -> None:
    locked = f"/Encrypt<</Filter/Standard/V 1/R 2/O({'a' * 32})/U({'b' * 32})/P -4>>/ID[(x)(x)]"
    with pytest.raises(BrieferError, match=r"“a\.pdf” is protected: save a copy without a password\."):
        read(pdf(column(PAGE), extra=locked), "a.pdf")
    with pytest.raises(BrieferError, match="damaged or cut off"):
        read(b"%PDF-1.7\nnothing", "a.pdf")


def test_an_export_in_a_pdf_is_split() -> None:
    def article(title: str, day: str) -> str:
        above = f"{title}\nThe Courier\n{day}\nCopyright 2024 The Courier\n\nLength: 9 words\n\nBody"
        return f"{above}\n\n{PAGE}\n\nLoad-Date: {day}\n\nEnd of Document"

    pages = [column(article("Two piers", "March 20, 2024")), column(article("One mole", "March 21, 2024"))]
    found = [(source.title, source.published.value) for source in read(pdf(*pages), "a.pdf")]
    assert found == [("Two piers", "2024-03-20"), ("One mole", "2024-03-21")]


def test_a_pdf_is_known_by_its_header() -> None:
    assert PDF.sniff(b"%PDF-1.7\n")
    assert PDF.sniff(b"\r\n\xef\xbb\xbf%PDF-1.4")
    assert not PDF.sniff(b"A note on %PDF-1.4 files")


def test_a_property_that_is_no_text_is_left_out() -> None:
    broken = bytes.fromhex("d800d800")  # two first halves of pairs in UTF-16
    data = (SAMPLES / "columns-1.pdf").read_bytes()
    title = data.index(b"/Title<FEFF") + len(b"/Title<FEFF")
    (source,) = read(data[:title] + broken.hex().upper().encode() + data[title + 8 :], "a.pdf")
    assert source.text
