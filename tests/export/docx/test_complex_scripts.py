"""A title in Arabic or Hebrew is as large and heavy as one in Latin letters, and begins at the right."""

from collections.abc import Callable
from pathlib import Path

import docx
from docx.shared import Pt

from briefer.export.docx.complex_scripts import set_complex_scripts
from briefer.export.docx.names import Element, fragment, q, value_of
from briefer.export.docx.packages import read_package
from briefer.export.docx.writer import write_docx
from briefer.model.documents import Block, Document, Text

Make = Callable[..., Document]
TITLE = "فارينيا تغلق جسر مارو أمام الشحن"


def paragraph_of(data: bytes, words: str) -> Element:
    body = read_package(data).document.tree()
    return next(
        each
        for each in body.iter(q("w:p"))
        if "".join(text.text or "" for text in each.iter(q("w:t"))) == words
    )


def test_size_and_weight_of_complex_scripts_follow_the_others() -> None:
    root = fragment(
        '<w:styles><w:style><w:rPr><w:b/><w:i/><w:sz w:val="56"/><w:lang w:val="en-GB"/></w:rPr></w:style>'
        '<w:style><w:rPr><w:b/><w:bCs w:val="0"/><w:sz w:val="24"/><w:szCs w:val="30"/></w:rPr></w:style>'
        "</w:styles>"
    )
    set_complex_scripts(root)
    bare, told = root.iter(q("w:rPr"))
    assert [each.tag for each in bare] == [q(f"w:{name}") for name in ("b", "bCs", "i", "sz", "szCs", "lang")]
    assert value_of(bare, "w:szCs") == "56"
    assert (value_of(told, "w:bCs"), value_of(told, "w:szCs")) == ("0", "30")


def test_an_arabic_title_has_the_size_of_the_house_s_and_runs_from_the_right(
    make: Make, tmp_path: Path
) -> None:
    base = docx.Document()
    title = base.styles["Title"]
    title.font.size = Pt(28)
    for mark in title.element.iter(q("w:szCs")):
        mark.getparent().remove(mark)
    base.save(str(tmp_path / "house.docx"))
    data = write_docx(make(Block((Text("Words."),)), title=TITLE, language="ar"), tmp_path / "house.docx")
    line = paragraph_of(data, TITLE)
    assert line.find(f"{q('w:pPr')}/{q('w:bidi')}") is not None
    styles = read_package(data).parts["word/styles.xml"].tree()
    used = value_of(line.find(q("w:pPr")), "w:pStyle")
    style = next(each for each in styles.iter(q("w:style")) if each.get(q("w:styleId")) == used)
    assert value_of(style.find(q("w:rPr")), "w:szCs") == "56"


def test_the_title_block_of_a_house_file_runs_from_the_right(make: Make, house: Path) -> None:
    latin = write_docx(make(title="Kelm"), house)
    assert paragraph_of(latin, "Kelm").find(f"{q('w:pPr')}/{q('w:bidi')}") is None
    table = next(read_package(latin).document.tree().iter(q("w:tbl")))
    assert table.find(f"{q('w:tblPr')}/{q('w:bidiVisual')}") is None
    arabic = write_docx(make(title=TITLE, language="ar"), house)
    assert paragraph_of(arabic, TITLE).find(f"{q('w:pPr')}/{q('w:bidi')}") is not None
    assert paragraph_of(arabic, "16 March 2031").find(f"{q('w:pPr')}/{q('w:bidi')}") is None
    properties = next(read_package(arabic).document.tree().iter(q("w:tbl"))).find(q("w:tblPr"))
    assert properties is not None
    tags = [each.tag for each in properties]
    assert tags.index(q("w:bidiVisual")) < tags.index(q("w:tblW"))
