import io
import zipfile

import odfdo
import pytest

from briefer.errors import BrieferError
from briefer.load.odt import read
from briefer.load.odt_format import ODT

SPACES = (
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"'
    ' xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'
    ' xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"'
    ' xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"'
)


def packed(text: str, manifest: str = "<m/>", styles: str = "") -> bytes:
    stream = io.BytesIO()
    content = (
        f"<office:document-content {SPACES}><office:automatic-styles>{styles}</office:automatic-styles>"
        f"<office:body><office:text>{text}</office:text></office:body></office:document-content>"
    )
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        archive.writestr("content.xml", content)
        archive.writestr("META-INF/manifest.xml", manifest)
    return stream.getvalue()


def text_of(text: str, styles: str = "") -> str:
    return read(packed(text, styles=styles), "a.odt")[0].text


def test_white_space_is_what_the_format_says() -> None:
    text = '<text:p>A\n   b<text:s text:c="2"/>c<text:tab/>d<text:line-break/>e</text:p><text:p/>'
    assert text_of(text) == "A b  c\td\ne"


def test_hidden_styles_sections_and_fields_are_not_shown() -> None:
    styles = (
        '<style:style style:name="H"><style:text-properties text:display="none"/></style:style>'
        '<style:style style:name="K" style:parent-style-name="H"/>'
    )
    text = (
        '<text:p>Seen<text:span text:style-name="K"> not</text:span>.</text:p>'
        '<text:p text:style-name="H">x</text:p>'
        '<text:section text:display="none"><text:p>nor this</text:p></text:section>'
        "<text:section><text:p>And this.</text:p></text:section>"
    )
    (source,) = read(packed(text, styles=styles), "a.odt")
    assert source.text == "Seen.\nAnd this."
    assert "hidden text" in source.warnings[0]


def test_tables_in_tables_and_grouped_rows_are_read() -> None:
    def cell(content: str) -> str:
        return f"<table:table-cell>{content}</table:table-cell>"

    def row(*cells: str) -> str:
        return f"<table:table-row>{''.join(map(cell, cells))}</table:table-row>"

    inner = f"<table:table>{row('<text:p>a</text:p>', '<text:p>b</text:p>')}</table:table>"
    head = row("<text:p>Pier</text:p>", "<text:p>Berths</text:p>")
    text = (
        f"<table:table><table:table-header-rows>{head}</table:table-header-rows>"
        f"{row(inner, '<text:p>14</text:p>')}</table:table>"
    )
    assert text_of(text) == "Pier\tBerths\na\tb\t14"


def test_a_document_of_another_library_is_read() -> None:
    document = odfdo.Document("text")
    document.body.clear()
    document.body.append(odfdo.Header(1, "Envoys meet"))
    document.body.append(odfdo.Paragraph("They met  twice."))
    stream = io.BytesIO()
    document.save(stream)
    (source,) = read(stream.getvalue(), "a.odt")
    assert source.text == "Envoys meet\nThey met  twice."
    assert source.title == "Envoys meet"
    assert ODT.sniff(stream.getvalue()[:4096])


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (packed("", manifest="<m><encryption-data/></m>"), r"“a\.odt” is protected: save a copy without"),
        (packed(""), "holds no words"),
        (packed("<text:p>x</text:p>").replace(b"content.xml", b"kontent.xml"), "no part “content.xml”"),
        (packed("<text:p>x</text:p>", styles="<a></b>"), "XML is damaged"),
        (packed("<text:p>x</text:p>")[:80], "damaged or cut off"),
    ],
)
def test_what_cannot_be_read_is_told(data: bytes, sentence: str) -> None:
    with pytest.raises(BrieferError, match=sentence):
        read(data, "a.odt")


def test_the_items_of_lists_have_the_numbers_that_are_printed() -> None:
    def level(number: int, more: str) -> str:
        return f'<text:list-level-style-number text:level="{number}" style:num-suffix="." {more}/>'

    first = level(1, 'style:num-format="1" text:start-value="3"')
    second = level(2, 'style:num-format="a" style:num-prefix="(" text:display-levels="2"')
    styles = (
        f'<text:list-style style:name="L">{first}{second}</text:list-style>'
        '<text:list-style style:name="B"><text:list-level-style-bullet text:level="1"/></text:list-style>'
    )

    def items(*contents: str, more: str = "") -> str:
        inner = "".join(f"<text:list-item>{item}</text:list-item>" for item in contents)
        return f"<text:list {more}>{inner}</text:list>"

    one, two = "<text:p>one</text:p><text:p>more of it</text:p>", "<text:p>two</text:p>"
    text = items(one, two + items("<text:p>under</text:p>"), more='text:style-name="L"')
    text += items(two, more='text:style-name="L" text:continue-numbering="true"')
    text += items(two, more='text:style-name="L"') + items(two, more='text:style-name="B"') + items(two)
    assert text_of(text, styles).split("\n") == [
        "3. one", "more of it", "4. two", "(4.a. under", "5. two", "3. two", "• two", "two",
    ]  # fmt: skip
