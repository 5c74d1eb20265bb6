"""Styles are found by name in any language, by outline level and by looks; what is missing is made."""

from briefer.export.docx.names import q, value_of
from briefer.export.docx.numbering import BULLETS, INSET_BULLETS
from briefer.export.docx.packages import Package, read_package
from briefer.export.docx.styles import ROLES, styles_of
from briefer.export.houses.lines import lines_of
from briefer.export.houses.making import prepared
from briefer.export.houses.mapping import proposed
from briefer.export.houses.styles import guess_styles
from briefer.model.houses import HouseStyle, Means
from tests.export.houses.filing import package_of, para, style


def guessed(package: Package, body: int = 1) -> dict[str, HouseStyle]:
    return {each.role: each for each in guess_styles(package, lines_of(package), body)}


def test_every_role_has_a_style_in_an_empty_file() -> None:
    styles = guessed(package_of(para("")))
    assert list(styles) == list(ROLES)
    assert styles["body"] == HouseStyle("body", "Normal", Means.USE)
    assert styles["quotation"] == HouseStyle("quotation", "Quote", Means.MADE, "Normal")


def test_names_of_other_languages_and_ids() -> None:
    styles = guessed(
        package_of(
            para(""),
            styles=style("a", "Überschrift 1", level=1)
            + style("b", "Titre 2", level=2)
            + style("c", "Заголовок 3", level=3)
            + style("Zitat", "Own quote")
            + style("d", "Fußnotentext")
            + style("e", "*Table Body")
            + style("f", "Aufzählungszeichen"),
        )
    )
    assert [styles[f"heading{level}"].style for level in (1, 2, 3)] == [
        "Überschrift 1",
        "Titre 2",
        "Заголовок 3",
    ]
    assert styles["quotation"].style == "Own quote"
    assert styles["footnote"].style == "Fußnotentext"
    assert styles["table-text"].style == "*Table Body"
    assert styles["item"].style == "Aufzählungszeichen"
    assert all(styles[role].means is Means.NAME for role in ("heading1", "quotation", "footnote"))


def test_an_outline_level_makes_a_heading() -> None:
    chapter = style("Kap", "Kapitel", level=1) + style("Ab", "Abschnitt", level=2)
    styles = guessed(package_of(para("x", "Kap"), styles=chapter))
    assert styles["heading1"] == HouseStyle("heading1", "Kapitel", Means.OUTLINE)
    assert styles["heading2"] == HouseStyle("heading2", "Abschnitt", Means.OUTLINE)
    assert styles["heading3"] == HouseStyle("heading3", "heading 3", Means.MADE, "Abschnitt")


def test_text_that_is_set_by_hand_gives_the_look_of_body_and_headings() -> None:
    face = '<w:rFonts w:ascii="Cambria" w:hAnsi="Cambria"/>'
    long = "A sentence of the sample that goes on for a while. " * 4
    package = package_of(
        para("Abstract", look=f"{face}<w:b/>"),
        para(long, look=face, properties='<w:jc w:val="both"/>'),
        para("Results", look=f"{face}<w:b/>"),
        para(long, look=face, properties='<w:jc w:val="both"/>'),
        styles=style("H1", "heading 1", level=1) + style("L", "List Paragraph") + style("T", "Title"),
    )
    mapping = proposed(package)
    styles = {each.role: each for each in mapping.styles}
    assert styles["item"] == HouseStyle("item", "Note List Paragraph", Means.MADE, "Note Text")
    assert styles["title"].base == "Note Text"
    assert styles["body"] == HouseStyle("body", "Note Text", Means.LOOKS, "Normal")
    assert styles["heading1"].means is Means.LOOKS
    made = styles_of(read_package(prepared(package, mapping)))
    by_id = {each.get(q("w:styleId")): each for each in made.root.findall(q("w:style"))}
    body, heading = by_id[made.id_of("body")], by_id[made.id_of("heading1")]
    assert value_of(body.find(q("w:pPr")), "w:jc") == "both"
    assert value_of(body.find(q("w:rPr")), "w:rFonts", "w:ascii") == "Cambria"
    assert heading.find(f"{q('w:rPr')}/{q('w:b')}") is not None
    assert value_of(heading.find(q("w:pPr")), "w:outlineLvl") == "0"


def test_letters_for_a_dark_cover_are_not_put_on_paper() -> None:
    white = style("T", "Title", look='<w:color w:val="FFFFFF"/>')
    theme = style("T", "Title", look='<w:color w:val="000000" w:themeColor="background1"/>')
    black = style("T", "Title", look='<w:color w:val="222222"/>')
    for sheet, means in ((white, Means.MADE), (theme, Means.MADE), (black, Means.NAME)):
        assert guessed(package_of(para(""), styles=sheet))["title"].means is means


def test_a_note_finds_the_mapped_styles_and_makes_none() -> None:
    package = package_of(para(""), styles=style("Kap", "Kapitel", level=1, look='<w:color w:val="0A3161"/>'))
    made = styles_of(read_package(prepared(package, proposed(package))))
    before = len(made.root)
    assert all(made.id_of(role) for role in ROLES)
    assert len(made.root) == before
    assert made.id_of("heading1") == "Kap"
    assert made.root.find(f".//{q('w:aliases')}") is None
    bar = next(each for each in made.root if each.get(q("w:styleId")) == made.id_of("bottom-line"))
    assert next(bar.iter(q("w:left"))).get(q("w:color")) == "0A3161"


def test_the_bullets_are_the_house_s_own() -> None:
    level = '<w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="■"/></w:lvl>'
    package = package_of(
        para("one", properties='<w:numPr><w:ilvl w:val="0"/><w:numId w:val="7"/></w:numPr>'),
        numbering=f'<w:abstractNum w:abstractNumId="3">{level}</w:abstractNum>'
        '<w:num w:numId="7"><w:abstractNumId w:val="3"/></w:num>',
    )
    made = read_package(prepared(package, proposed(package)))
    numbering = made.parts["word/numbering.xml"].tree()
    signs = {
        value_of(each, "w:name"): value_of(each.find(q("w:lvl")), "w:lvlText")
        for each in numbering.findall(q("w:abstractNum"))
    }
    assert signs[BULLETS] == signs[INSET_BULLETS] == "■"
