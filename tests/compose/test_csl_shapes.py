"""Styles made ready for what is known of a source: what they ask is answered, and nothing is said twice."""

from xml.etree import ElementTree as ET

import pytest

from briefer.compose.csl_shapes import Shape, shaped
from briefer.errors import BrieferError

KNOWN = Shape("article-newspaper", frozenset({"title", "container-title", "issued"}))
BY = Shape("book", frozenset({"title", "author", "issued"}), frozenset({"issued"}))

PLACED = (
    '<choose><if position="ibid"><text term="ibid"/></if><else-if type="book"><text value="b"/></else-if>'
    '<else><text variable="title"/></else></choose>'
)


def style(layout: str, *, macros: str = "", kind: str = "note", listed: str = "") -> ET.Element:
    bibliography = f"<bibliography><layout>{listed}</layout></bibliography>" if listed else ""
    return ET.fromstring(  # noqa: S314 - written here
        f'<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0" class="{kind}"><info/>{macros}'
        f"<citation><layout prefix='(' suffix=')'>{layout}</layout></citation>{bibliography}</style>"
    )


def left(shape: Shape, layout: str, **more: str) -> str:
    """Return what is left of a layout, with the macros that it calls written out."""
    made = ET.fromstring(shaped(style(layout, **more), shape))  # noqa: S314 - written here
    macros = {each.get("name"): each for each in made if each.tag.endswith("macro")}

    def lines(element: ET.Element) -> str:
        name = element.tag.rpartition("}")[2]
        if element.get("macro"):
            return "".join(map(lines, macros[element.get("macro")]))
        inner = "".join(map(lines, element))
        said = element.get("variable") or element.get("term") or element.get("value") or ""
        if name in ("choose", "if", "else", "else-if", "group"):
            return f"{name}{element.get('position', '')}({inner})"
        return f"{said} "

    (layout_left,) = made.iter("{http://purl.org/net/xbiblio/csl}layout")
    assert layout_left.attrib == {}
    return "".join(map(lines, layout_left))


@pytest.mark.parametrize(
    ("layout", "expected"),
    [
        ('<text variable="title"/><text variable="volume"/>', "title "),
        ('<group><text term="edition"/><text variable="edition"/></group>', ""),
        ('<group><text term="in"/></group>', "group(in )"),
        ('<group><text term="from"/><text variable="title"/></group>', "group(from title )"),
        ('<group><text term="no date"/><text variable="year-suffix"/></group>', "group(no date )"),
        ('<group><text variable="edition"/><text macro="none"/></group>', ""),
        ('<choose><if type="book"><text value="b"/></if><else><text value="n"/></else></choose>', "n "),
        ('<choose><if variable="title author" match="any"><text value="y"/></if></choose>', "y "),
        ('<choose><if variable="title author"><text value="y"/></if></choose>', ""),
        ('<choose><if variable="author" match="none"><text value="y"/></if></choose>', "y "),
        (
            '<choose><if is-numeric="title"><text value="y"/></if><else><text value="n"/></else></choose>',
            "n ",
        ),
        ('<choose><if locator="page"><text value="y"/></if></choose>', ""),
        (PLACED, "choose(ifibid(ibid )else(title ))"),
        ('<choose><if position="near-note"><text term="ibid"/></if></choose>', ""),
        ('<choose><if position="ibid" type="book"><text term="ibid"/></if></choose>', ""),
    ],
)
def test_what_a_style_asks_is_answered(layout: str, expected: str) -> None:
    assert left(KNOWN, layout) == expected


WHO = (
    '<names variable="author"><name/><substitute><names variable="editor"/><text variable="container-title"/>'
    '<text variable="title"/></substitute></names>'
)


def test_what_stands_in_for_an_author_is_not_said_again() -> None:
    again = f'{WHO}<text variable="title"/><text variable="container-title"/>'
    assert left(KNOWN, again) == "group(container-title )title "
    assert left(BY, again) == "author title "
    asked = f'{WHO}<choose><if variable="container-title"><text value="in a paper"/></if></choose>'
    assert left(KNOWN, asked) == "group(container-title )in a paper "


def test_a_macro_that_stands_in_is_not_said_again_and_one_that_says_nothing_is_gone() -> None:
    macros = (
        '<macro name="t"><group><text variable="title"/></group></macro>'
        '<macro name="v"><group><text term="volume"/><text variable="volume"/></group></macro>'
    )
    layout = (
        '<names variable="author"><substitute><text macro="v"/><text macro="t"/></substitute></names>'
        '<text macro="t"/><group><text value="x"/><text macro="v"/></group>'
    )
    assert left(KNOWN, layout, macros=macros) == "group(group(title ))"


def test_an_uncertain_date_is_one() -> None:
    layout = '<choose><if is-uncertain-date="issued"><text value="about"/></if></choose>'
    assert (left(BY, layout), left(KNOWN, layout)) == ("about ", "")


def test_a_style_for_running_text_prints_its_entry_at_first_and_its_citation_later() -> None:
    cited, listed = '<text variable="title"/>', '<text variable="container-title"/>'
    expected = "choose(ifsubsequent(title )else(container-title ))"
    assert left(KNOWN, cited, kind="in-text", listed=listed) == expected
    number = '<text variable="citation-number"/>'
    assert left(KNOWN, number, kind="in-text", listed=listed) == "container-title "
    letter = '<choose><if type="book"><text variable="title"/></if></choose>'
    assert left(KNOWN, cited, kind="in-text", listed=letter) == "title "
    assert left(KNOWN, cited, kind="in-text") == "title "


def test_macros_that_call_each_other_without_end_are_told() -> None:
    macros = '<macro name="a"><text macro="b"/></macro><macro name="b"><text macro="a"/></macro>'
    with pytest.raises(BrieferError, match="calls itself"):
        left(KNOWN, '<text macro="a"/>', macros=macros)


def test_capitals_of_titles_stay_and_those_of_terms_are_the_styles() -> None:
    layout = '<text variable="title" text-case="title"/><text term="ibid" text-case="title"/>'
    made = shaped(style(layout), KNOWN).decode()
    assert made.count("text-case") == 1
    named = (
        '<names variable="author"><name><name-part name="family" text-case="uppercase"/></name></names>'
        '<date variable="issued"><date-part name="month" text-case="lowercase"/>'
        '<date-part name="year" text-case="lowercase"/></date><text macro="a" text-case="capitalize-first"/>'
        '<text macro="d" text-case="capitalize-first"/>'
    )
    macros = (
        '<macro name="a"><names variable="author"/></macro><macro name="d"><date variable="issued"/></macro>'
    )
    assert shaped(style(named, macros=macros), BY).decode().count("text-case") == 2
