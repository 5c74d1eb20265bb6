"""The plain look: that of the information note, from which other looks differ."""

from tools.houses.look import Grid, Look, Shape

_TEXT = Shape(before=0, after=6)
_CELL = Shape(before=1, after=1, line=1.02, size=9.5)
_MARGIN = Shape(before=0, after=0, line=1, size=9, tab=True)


def _heading(level: int, before: float, after: float, size: float, color: str) -> Shape:
    return Shape(
        font="heading",
        before=before,
        after=after,
        size=size,
        color=color,
        bold=True,
        keep_next=True,
        keep_lines=True,
        outline=level,
        following="Body Text",
    )


_STYLES = {
    "Body Text": _TEXT,
    "Note Kind": Shape(
        font="heading",
        before=6,
        after=2,
        size=9.5,
        bold=True,
        caps=True,
        color="soft",
        tracking=1.5,
        keep_next=True,
        following="Title",
    ),
    "Title": Shape(
        font="heading",
        before=0,
        after=9,
        line=0.95,
        size=21,
        bold=True,
        color="ink",
        keep_next=True,
        keep_lines=True,
        following="Body Text",
    ),
    "heading 1": _heading(1, 15, 4.5, 13.5, "ink"),
    "heading 2": _heading(2, 11, 3.5, 11.5, "ink"),
    "heading 3": _heading(3, 9, 3, 11, "soft"),
    "heading 4": Shape(
        font="heading",
        before=8,
        after=2,
        size=11,
        italic=True,
        color="soft",
        keep_next=True,
        keep_lines=True,
        outline=4,
        following="Body Text",
    ),
    "Bottom Line": Shape(
        before=3,
        after=10,
        size=11.5,
        fill="wash",
        left=11.35,
        top="0.5 wash 6",
        left_line="3 ink 9",
        bottom="0.5 wash 6",
        keep_lines=True,
        following="Body Text",
    ),
    "Prompt": Shape(before=0, after=6, fill="wash", italic=True, color="soft", following="Body Text"),
    "Numbered Paragraph": _TEXT,
    "List Paragraph": Shape(before=0, after=4),
    "Quote": Shape(before=6, after=6, left=22.7, right=22.7, left_line="1.5 hairline 10", color="3B4656"),
    "Rule": Shape(before=6, after=8, size=4, bottom="0.75 hairline 1"),
    "Small Print": Shape(before=3, after=8, size=9, color="soft", keep_lines=True),
    "caption": Shape(before=6, after=4, size=9.5, bold=True, color="soft", keep_next=True),
    "Table Text": _CELL,
    "Table Heading": Shape(
        before=1,
        after=1,
        line=1.02,
        size=9.5,
        bold=True,
        color="ink",
        keep_next=True,
        based_on="Table Text",
    ),
    "Table End": Shape(before=0, after=0, line=9, exact=True),
    "Field Label": Shape(before=1.5, after=1.5, size=9.5, bold=True, color="soft"),
    "Field Value": Shape(before=1.5, after=1.5, size=10.5),
    "header": _MARGIN,
    "footer": _MARGIN,
    "Marking": Shape(before=0, after=0, line=1, size=11, bold=True, tracking=0.8, align="center"),
    "Running Title": Shape(
        before=4, after=0, line=1, size=8.5, color="soft", bottom="0.5 hairline 4", based_on="header"
    ),
    "Page Number Line": Shape(
        before=0, after=4, line=1, size=8.5, color="soft", top="0.5 hairline 4", based_on="footer"
    ),
    "footnote text": Shape(before=0, after=2, line=1, size=9),
    "endnote text": Shape(based_on="footnote text"),
    "Sign Off": Shape(before=4, after=2, keep_next=True, size=10),
    "Drawing": Shape(before=6, after=6),
    "TOC Heading": Shape(
        font="heading", before=12, after=4, size=13.5, bold=True, color="ink", keep_next=True, keep_lines=True
    ),
    "toc 1": Shape(before=2, after=2, tab=True),
    "toc 2": Shape(before=0, after=2, left=11.35, tab=True),
    "toc 3": Shape(before=0, after=2, left=22.7, tab=True),
}

_TABLES = {
    "Note Table": Grid(
        top="1 ink", bottom="1 ink", rows="0.5 hairline", head="tint", head_line="0.75 ink", room=2, inset=5
    ),
    "Sign Off Table": Grid(
        top="0.75 ink",
        bottom="0.75 ink",
        sides="0.75 ink",
        rows="0.5 hairline",
        columns="0.5 hairline",
        head="tint",
        room=3,
        inset=5,
    ),
    "Field Table": Grid(top="1 ink", bottom="1 ink", rows="0.5 hairline", room=1, inset=3),
}

PLAIN = Look(
    name="Information note",
    colors={
        "ink": "1F3A5F",
        "soft": "56637A",
        "hairline": "C3CCD8",
        "tint": "E9EEF4",
        "wash": "F3F6F9",
        "link": "1B5A96",
    },
    styles=_STYLES,
    tables=_TABLES,
)
