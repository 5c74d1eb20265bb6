"""A table of contents that is filled: a TOC field whose result we write, as Word would.

Each entry leads to its heading and shows its page by a PAGEREF field; Word and LibreOffice bring the pages up
to date when they update fields, and nobody is asked when the note is opened. Format: ECMA-376 part 1,
17.16.5.
"""

from collections.abc import Mapping, Sequence

from briefer.export.docx.paragraphs import NO_LIST, Shape, paragraph_xml
from briefer.export.docx.pens import Pen
from briefer.export.docx.runs import words_xml
from briefer.export.outline import DEEPEST_LISTED, Entry
from briefer.model.documents import Contents, Text

_NUMBER_TAB, _STEP = 440, 284
_BEGIN, _MIDDLE, _END = (
    f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end")
)
_TAB = "<w:r><w:tab/></w:r>"


def heading_bookmark(place: int) -> str:
    """Return the name by which an entry leads to its heading, in the form that Word gives such names."""
    return f"_Toc{place:09d}"


def contents_xml(contents: Contents, entries: Sequence[Entry], pages: Mapping[int, int], pen: Pen) -> str:
    """Return the title and the entries; nothing where there is no heading to list."""
    if not entries:
        return ""
    title = (
        paragraph_xml(
            (Text(contents.title),), pen, Shape("contents-title", NO_LIST if pen.sections else None)
        )
        if contents.title.strip()
        else ""
    )
    instruction = f' TOC \\o "1-{DEEPEST_LISTED}" \\h \\z \\u '
    begin = f'{_BEGIN}<w:r><w:instrText xml:space="preserve">{instruction}</w:instrText></w:r>{_MIDDLE}'
    last = len(entries) - 1
    return title + "".join(
        _entry_xml(entry, pages.get(entry.place, 1), pen, begin if not at else "", _END if at == last else "")
        for at, entry in enumerate(entries)
    )


def _cleared(style: str, pen: Pen) -> str:
    """Return what takes the style's own tab stops away, at which a page number would stand too soon."""
    own = [stop for stop in pen.styles.tab_stops(style) if stop not in (str(pen.width), str(_NUMBER_TAB))]
    return "".join(f'<w:tab w:val="clear" w:pos="{stop}"/>' for stop in own)


def _entry_xml(entry: Entry, page: int, pen: Pen, before: str, after: str) -> str:
    style = pen.styles.id_of(f"contents{min(max(entry.level, 1), DEEPEST_LISTED)}")
    numbered = words_xml(entry.number) + _TAB if entry.number else ""
    # A right indent of the style would leave no room for the page number at the edge.
    stops, indent = _cleared(style, pen), '<w:ind w:right="0"/>'
    if entry.number:
        stops += f'<w:tab w:val="left" w:pos="{_NUMBER_TAB}"/>'
        indent = f'<w:ind w:left="{_NUMBER_TAB}" w:right="0" w:hanging="{_NUMBER_TAB}"/>'
    elif pen.sections and entry.level > 1:
        indent = f'<w:ind w:left="{_NUMBER_TAB + _STEP * (entry.level - 2)}" w:right="0"/>'
    anchor = heading_bookmark(entry.place)
    field = f'<w:r><w:instrText xml:space="preserve"> PAGEREF {anchor} \\h </w:instrText></w:r>'
    return (
        f'<w:p><w:pPr><w:pStyle w:val="{style}"/><w:tabs>{stops}'
        f'<w:tab w:val="right" w:leader="dot" w:pos="{pen.width}"/></w:tabs>'
        f"{'<w:bidi/>' if pen.rtl else ''}{indent}</w:pPr>{before}"
        f'<w:hyperlink w:anchor="{anchor}" w:history="1">{numbered}{words_xml(entry.label)}{_TAB}'
        f"{_BEGIN}{field}{_MIDDLE}<w:r><w:t>{page}</w:t></w:r>{_END}</w:hyperlink>{after}</w:p>"
    )
