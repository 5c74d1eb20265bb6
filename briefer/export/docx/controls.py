"""Content controls: the named places of a house file (`w:sdt` with `w:tag`) that a note's values go into."""

from collections.abc import Iterator, Mapping
from copy import deepcopy

from briefer.export.docx.complex_scripts import match_complex_scripts
from briefer.export.docx.names import Element, add, put, q, remove, replace_by, value_of
from briefer.export.docx.packages import elements_of
from briefer.export.docx.runs import words_xml
from briefer.model.houses import PLACES

LINE = "line "
"""What the name of a control around a whole line begins with; see `settle_lines`."""

_OF_PLACEHOLDERS = frozenset(
    map(q, ("w:showingPlcHdr", "w:dataBinding", "w:placeholder", "w:temporary")),
)

RUN_ORDER = (
    *("w:rStyle", "w:rFonts", "w:b", "w:bCs", "w:i", "w:iCs", "w:caps", "w:smallCaps", "w:strike"),
    *("w:dstrike", "w:outline", "w:shadow", "w:emboss", "w:imprint", "w:noProof", "w:snapToGrid", "w:vanish"),
    *("w:webHidden", "w:color", "w:spacing", "w:w", "w:kern", "w:position", "w:sz", "w:szCs"),
    *("w:highlight", "w:u", "w:effect", "w:bdr", "w:shd", "w:fitText", "w:vertAlign", "w:rtl", "w:cs"),
    *("w:em", "w:lang", "w:eastAsianLayout", "w:specVanish", "w:oMath"),
)


def controls(root: Element) -> Iterator[tuple[str, Element]]:
    """Yield each content control with its name: its tag, or else its title, in lower case."""
    for control in list(root.iter(q("w:sdt"))):
        properties = control.find(q("w:sdtPr"))
        name = value_of(properties, "w:tag") or value_of(properties, "w:alias")
        yield name.strip().casefold(), control


def fill(control: Element, text: str) -> list[Element]:
    """Put words into a control, in the look of what stood there, and return their runs.

    What marks the control as a placeholder goes, and so does its link to other data.

    Without these two cuts Word would show the words as a placeholder, or put its own in their place.
    """
    properties = control.find(q("w:sdtPr"))
    for old in [] if properties is None else [each for each in properties if each.tag in _OF_PLACEHOLDERS]:
        remove(old)
    content = control.find(q("w:sdtContent"))
    if content is None:
        content = add(control, "w:sdtContent")
    look = _look_of(content)
    paragraph = next(content.iter(q("w:p")), None)
    if paragraph is None:
        holder = content
        for old in list(content):
            content.remove(old)
    else:
        holder = paragraph
        _keep_only(content, paragraph)
    runs = text_runs(text, look)
    holder.extend(runs)
    return runs


def settle_lines(root: Element, values: Mapping[str, str]) -> None:
    """Keep the lines whose place has a value, and take out the others with their labels.

    Such a line stands in a control whose name is “line ” and the name of the place.
    """
    for name, control in list(controls(root)):
        if not name.startswith(LINE):
            continue
        paragraph = next(control.iterancestors(q("w:p")), None)
        if values.get(name.removeprefix(LINE), "").strip():
            unwrap(control)
            continue
        holder = control.getparent()
        alone = holder is not None and holder.tag in _NEED_PARAGRAPH and len(holder.findall(q("w:p"))) == 0
        inner = control.find(f"{q('w:sdtContent')}/{q('w:p')}")
        if alone and inner is not None:
            inner[:] = [each for each in inner if each.tag == q("w:pPr")]
            unwrap(control)
        else:
            remove(control)
            _begin_without_break(paragraph)


def _begin_without_break(paragraph: Element | None) -> None:
    """Take out the line break with which a paragraph begins now that its first line is gone."""
    first = None if paragraph is None else next(paragraph.iter(q("w:r")), None)
    if first is not None and [child.tag for child in first if child.tag != q("w:rPr")] == [q("w:br")]:
        remove(first)


def clear_places(root: Element) -> None:
    """Take out the controls of places that got no value, and what they show for it."""
    for name, control in list(controls(root)):
        if name in PLACES:
            fill(control, "")
            unwrap(control)


_NEED_PARAGRAPH = (q("w:tc"), q("w:txbxContent"), q("w:hdr"), q("w:ftr"))


def text_runs(text: str, look: Element | None = None) -> list[Element]:
    """Return runs with these words, each with a copy of the run properties given."""
    runs = elements_of(words_xml(text))
    for run in runs:
        own = run.find(q("w:rPr"))
        if look is None:
            continue
        properties = deepcopy(look)
        if own is None:
            run.insert(0, properties)
        else:  # it says that the words run from right to left
            match_complex_scripts(properties)
            put(properties, own[0], RUN_ORDER)
            run.replace(own, properties)
    return runs


def unwrap(control: Element) -> None:
    """Put a control's content in its place."""
    content = control.find(q("w:sdtContent"))
    replace_by(control, [] if content is None else list(content))


def _look_of(content: Element) -> Element | None:
    """Return the run properties of the first run within, without the look of a placeholder."""
    for run in content.iter(q("w:r")):
        properties = run.find(q("w:rPr"))
        if properties is None:
            return None
        look = deepcopy(properties)
        style = look.find(q("w:rStyle"))
        if style is not None and "placeholder" in style.get(q("w:val"), "").casefold():
            look.remove(style)
        return look if len(look) else None
    return None


def _keep_only(content: Element, paragraph: Element) -> None:
    """Leave of a control's content the first paragraph, emptied but for its properties."""
    for other in list(content.iter(q("w:p"))):
        if other is not paragraph:
            remove(other)
    for child in list(paragraph):
        if child.tag != q("w:pPr"):
            paragraph.remove(child)
