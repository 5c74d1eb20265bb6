"""A title that is too long for a cover is set in smaller letters, so that the cover stays on its page."""

from collections.abc import Callable
from pathlib import Path

import pytest

from briefer.export.docx.cover_titles import fit_cover_titles
from briefer.export.docx.names import Element, fragment, q, value_of
from briefer.export.docx.packages import members_of, read_package, zip_members
from briefer.export.docx.styles import Styles
from briefer.export.docx.writer import write_docx
from briefer.model.documents import Document

_WP = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
_STYLES = (
    "<w:styles><w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val='24'/></w:rPr></w:rPrDefault></w:docDefaults>"
    "<w:style w:type='paragraph' w:styleId='Cover'><w:name w:val='Cover'/><w:rPr><w:sz w:val='56'/></w:rPr>"
    "</w:style></w:styles>"
)
BLANK = "<w:p/>"
NEXT = "<w:p><w:r><w:t>Note</w:t></w:r></w:p>"


def title(words: int) -> str:
    named = '<w:pPr><w:pStyle w:val="Cover"/></w:pPr>'
    return f"<w:p>{named}<w:r><w:t>{' '.join(['survey'] * words)}</w:t></w:r></w:p>"


def box(content: str) -> str:
    """Return a paragraph in whose line a text box stands that is 400 points wide."""
    return (
        f'<w:p><w:r><w:drawing><wp:inline xmlns:wp="{_WP}"><wp:extent cx="5080000" cy="1270000"/>'
        f"<w:txbxContent>{content}</w:txbxContent></wp:inline></w:drawing></w:r></w:p>"
    )


def section(kind: str = "") -> str:
    begins = f'<w:type w:val="{kind}"/>' if kind else ""
    margins = " ".join(f'w:{side}="2000"' for side in ("top", "bottom", "left", "right"))
    return f'<w:sectPr>{begins}<w:pgSz w:w="12000" w:h="12000"/><w:pgMar {margins}/></w:sectPr>'


END = f"<w:p><w:pPr>{section()}</w:pPr></w:p>"


def sizes(*blocks: str, kind: str = "") -> list[str]:
    """Return the sizes that the runs of the title, in letters of 28 points, were given; a page has 400."""
    body = fragment(f"<w:body>{''.join(blocks)}{section(kind)}</w:body>")
    titles = [[run] for run in body.iter(q("w:r")) if "survey" in "".join(words_in(run))]
    fit_cover_titles(body, titles, Styles(fragment(_STYLES), {}))
    return [value_of(run.find(q("w:rPr")), "w:sz") for (run,) in titles]


def words_in(run: Element) -> list[str]:
    return [text.text or "" for text in run.findall(q("w:t"))]


@pytest.mark.parametrize("shape", [str, box])
def test_a_long_title_has_smaller_letters_and_a_longer_one_smaller_ones(shape: type[str]) -> None:
    cover = [BLANK] * 10
    short, long, longer = (sizes(*cover, shape(title(words)), END, NEXT)[0] for words in (12, 40, 80))
    assert short == ""
    assert 56 > int(long) > int(longer) >= 22


def test_a_title_without_room_at_any_size_keeps_the_letters_of_the_house() -> None:
    assert sizes(*[BLANK] * 40, title(40), END, NEXT) == ["56"]


@pytest.mark.parametrize(
    ("blocks", "kind"),
    [
        ((*[BLANK] * 10, title(40), END, NEXT), "continuous"),
        ((*[BLANK] * 10, title(40), NEXT), ""),
        ((*[BLANK] * 10, END, title(40)), ""),
        ((*[BLANK] * 10, "<w:tbl/>", title(40), END, NEXT), ""),
    ],
)
def test_a_title_that_stands_on_no_cover_keeps_its_letters(blocks: tuple[str, ...], kind: str) -> None:
    assert sizes(*blocks, kind=kind) == [""]


def test_what_old_programs_show_has_the_same_letters_and_takes_no_room() -> None:
    mc = "http://schemas.openxmlformats.org/markup-compatibility/2006"
    inner = box(title(40)).removeprefix("<w:p><w:r>").removesuffix("</w:r></w:p>")
    twice = (
        f'<w:p><w:r><mc:AlternateContent xmlns:mc="{mc}"><mc:Choice>{inner}</mc:Choice>'
        f"<mc:Fallback><w:pict>{title(40)}</w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>"
    )
    (once,) = sizes(*[BLANK] * 10, box(title(40)), END, NEXT)
    assert sizes(*[BLANK] * 10, twice, END, NEXT) == [once, once]


def test_a_note_on_a_cover_is_written_so(make: Callable[..., Document], tmp_path: Path, house: Path) -> None:
    run = '<w:r><w:rPr><w:sz w:val="72"/></w:rPr><w:t>x</w:t></w:r>'
    large = f'<w:sdt><w:sdtPr><w:tag w:val="title"/></w:sdtPr><w:sdtContent>{run}</w:sdtContent></w:sdt>'
    package = read_package(house.read_bytes())
    body = package.document.tree()[0]
    body[:-1] = map(fragment, (*[BLANK] * 4, f"<w:p>{large}</w:p>", END, NEXT))
    (tmp_path / "own.docx").write_bytes(zip_members(members_of(package)))
    found = []
    for words in (2, 60):
        note = read_package(write_docx(make(title=" ".join(["survey"] * words)), tmp_path / "own.docx"))
        runs = note.document.tree().iter(q("w:r"))
        first = next(each for each in runs if "survey" in "".join(words_in(each)))
        found.append(int(value_of(first.find(q("w:rPr")), "w:sz")))
    assert found[0] == 72 > found[1]
