"""Stretches of a paragraph put into controls or taken out, with the look that their words have."""

from collections.abc import Sequence
from copy import deepcopy

from briefer.export.docx.controls import LINE
from briefer.export.docx.names import Element, add, new, q, remove, replace_by
from briefer.export.houses.lines import word_of
from briefer.export.houses.words import LABEL, place_named, plain

_WRAPPERS = ("w:ins", "w:moveTo", "w:smartTag", "w:hyperlink", "w:customXml")
_BARE_LABELS = frozenset(plain(word) for word in ("title", "titre", "titel", "título", "titolo"))


def span_of_place(text: str, name: str, words: str) -> tuple[int, int]:
    """Return the offsets of what makes way for a place's value: its words, what follows a label, or all."""
    if words and words in text:
        start = text.index(words)
        return start, start + len(words)
    label = LABEL.match(text)
    if label and place_named(label.group(1)) == name and plain(label.group(1)) not in _BARE_LABELS:
        return label.end(), len(text)
    return 0, len(text)


def flatten(paragraph: Element) -> None:
    """Make each run of a paragraph its child and each word or tab a run of its own."""
    for control in list(paragraph.iter(q("w:sdt"))):
        if _holder(control) is paragraph:
            content = control.find(q("w:sdtContent"))
            replace_by(control, [] if content is None else list(content))
    for name in _WRAPPERS:
        for wrapper in list(paragraph.iter(q(name))):
            if _holder(wrapper) is paragraph:
                replace_by(wrapper, [each for each in wrapper if not each.tag.endswith("Pr")])
    for gone in [*paragraph.findall(q("w:del")), *paragraph.findall(q("w:proofErr"))]:
        paragraph.remove(gone)
    for simple in paragraph.findall(q("w:fldSimple")):
        replace_by(simple, list(simple))
    for run in paragraph.findall(q("w:r")):
        _break_up(run)


def _holder(element: Element) -> Element | None:
    return next(element.iterancestors(q("w:p")), None)


def _break_up(run: Element) -> None:
    children = [child for child in run if child.tag != q("w:rPr")]
    if len(children) > 1:
        replace_by(run, [_run(run, child) for child in children])


def _run(like: Element, child: Element) -> Element:
    run = new("w:r")
    properties = like.find(q("w:rPr"))
    if properties is not None:
        run.append(deepcopy(properties))
    run.append(child)
    return run


def cut(paragraph: Element, start: int, end: int) -> list[Element]:
    """Return the runs of a flattened paragraph between two offsets of its words, split where needed."""
    found: list[Element] = []
    place = 0
    for run in paragraph.findall(q("w:r")):
        child = next((each for each in run if each.tag != q("w:rPr")), None)
        word = "" if child is None else word_of(child)
        first, last = max(start - place, 0), min(end - place, len(word))
        place += len(word)
        if first >= last or child is None:
            continue
        if first > 0 or last < len(word):
            parts = [(word[:first], False), (word[first:last], True), (word[last:], False)]
            runs = [(_text_run(run, part), own) for part, own in parts if part]
            replace_by(run, [each for each, _ in runs])
            found += [each for each, own in runs if own]
        else:
            found.append(run)
    return _whole_fields(paragraph, found)


def _text_run(like: Element, words: str) -> Element:
    text = new("w:t")
    text.text = words
    text.set(q("xml:space"), "preserve")
    return _run(like, text)


def _whole_fields(paragraph: Element, found: Sequence[Element]) -> list[Element]:
    """Return the runs with all of the fields of which they print the result."""
    if not found:
        return []
    chosen = {id(run) for run in found}
    open_fields: list[list[Element]] = []
    for run in paragraph.findall(q("w:r")):
        mark = run.find(q("w:fldChar"))
        kind = "" if mark is None else mark.get(q("w:fldCharType"), "")
        if kind == "begin":
            open_fields.append([])
        for field in open_fields:
            field.append(run)
        if kind == "end" and open_fields:
            field = open_fields.pop()
            if any(id(each) in chosen for each in field):
                chosen |= {id(each) for each in field}
    return [run for run in paragraph.findall(q("w:r")) if id(run) in chosen]


def control(name: str, content: Sequence[Element] = ()) -> Element:
    """Return a control with a name and this content."""
    whole = new("w:sdt")
    properties = add(whole, "w:sdtPr")
    add(properties, "w:alias", {"w:val": name})
    add(properties, "w:tag", {"w:val": name})
    add(whole, "w:sdtContent").extend(content)
    return whole


def put_place(paragraph: Element, name: str, span: tuple[int, int]) -> Element:
    """Put a place's control where the words between two offsets stood, in their look, and return it."""
    start, end = span
    runs = cut(paragraph, start, end)
    look = next((run.find(q("w:rPr")) for run in runs if run.find(q("w:t")) is not None), None)
    if not runs:
        before = cut(paragraph, max(start - 1, 0), start)
        look = next((run.find(q("w:rPr")) for run in reversed(before)), None)
    shown = new("w:r")
    if look is not None:
        shown.append(deepcopy(look))
    text = add(shown, "w:t")
    text.text = name
    whole = control(name, [shown])
    if runs:
        runs[0].addprevious(whole)
        for run in runs:
            paragraph.remove(run)
    else:
        _insert_at(paragraph, start, whole)
    label = whole.getprevious()
    if label is not None and words_of_child(label).endswith(":"):
        whole.addprevious(_text_run(label, " "))
    return whole


def _insert_at(paragraph: Element, offset: int, element: Element) -> None:
    """Put an element where a number of characters come before it."""
    place = 0
    last = paragraph.find(q("w:pPr"))
    for child in paragraph:
        if child.tag in (q("w:r"), q("w:sdt")):
            length = len(words_of_child(child))
            if place + length > offset or (length and place >= offset):
                break
            place += length
            last = child
    if last is None:
        paragraph.insert(0, element)
    else:
        last.addnext(element)


def words_of_child(child: Element) -> str:
    """Return the words of a run, or of the runs of a control."""
    runs = [child] if child.tag == q("w:r") else list(child.iter(q("w:r")))
    return "".join(word_of(each) for run in runs for each in run)


def line_children(paragraph: Element, number: int) -> list[Element]:
    """Return the children of a flattened paragraph's line, counted from 0, with the break before it."""
    lines: list[list[Element]] = [[]]
    for child in paragraph:
        if child.tag == q("w:pPr"):
            continue
        if child.tag in (q("w:r"), q("w:sdt")) and words_of_child(child).startswith("\n"):
            lines.append([])
        lines[-1].append(child)
    return lines[number] if number < len(lines) else []


def wrap_line(children: Sequence[Element], name: str) -> None:
    """Put neighbouring children of a paragraph into the control of a whole line."""
    if children:
        whole = control(LINE + name)
        children[0].addprevious(whole)
        content = whole[-1]
        content.extend(children)


def remove_paragraph(paragraph: Element) -> None:
    """Take out a paragraph; one that has to stay, for its cell or the page, is emptied."""
    parent = paragraph.getparent()
    section = paragraph.find(f"{q('w:pPr')}/{q('w:sectPr')}")
    others = (
        [] if parent is None else [each for each in parent if each.tag == q("w:p") and each is not paragraph]
    )
    if section is not None or (not others and parent is not None and parent.tag != q("w:body")):
        for child in [each for each in paragraph if each.tag != q("w:pPr")]:
            paragraph.remove(child)
    else:
        remove(paragraph)
