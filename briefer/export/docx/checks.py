"""Checks on a finished Word file that no schema validator makes.

Word repairs, drops or refuses what these find; LibreOffice and the schema validators pass all of it: notes
out of order, notes without a mark, bookmarks left open, numbering, levels and styles that are not there, a
table of contents that leads nowhere, fields without an end, relations without a target, a page without its
marking. What else Word asks of a file is in word_rules.py.
"""

import zipfile
from collections import Counter
from collections.abc import Iterator, Mapping

from lxml.etree import XMLSyntaxError

from briefer.export.docx.margins import KINDS, margins
from briefer.export.docx.names import Element, q, value_of
from briefer.export.docx.notes import ENDNOTE, FOOTNOTE, SEPARATOR_TYPES
from briefer.export.docx.numbering import SECTIONS
from briefer.export.docx.packages import Package, read_package
from briefer.export.docx.word_rules import rule_faults
from briefer.export.markings import marking_look

_STYLED = {"w:pStyle": "paragraph", "w:rStyle": "character", "w:tblStyle": "table"}


def check_docx(data: bytes, marking: str = "", scheme: str = "") -> tuple[str, ...]:
    """Return what is wrong with a Word file, one sentence for each fault; nothing where all is well.

    With `marking`, every header has to show those words, and every footer too unless `scheme` has none there;
    without it headers have to agree, and so do footers.
    """
    try:
        package = read_package(data)
        faults = [
            *_note_faults(package),
            *_bookmark_faults(package),
            *_numbering_faults(package),
            *_contents_faults(package),
            *_style_faults(package),
            *_field_faults(package),
            *_relation_faults(package),
            *_marking_faults(package, marking, scheme),
            *rule_faults(package),
        ]
    except (zipfile.BadZipFile, KeyError, XMLSyntaxError, ValueError) as fault:
        return (f"The file is no whole Word file: {fault}.",)
    return tuple(dict.fromkeys(faults))


def _note_faults(package: Package) -> Iterator[str]:
    for kind in (FOOTNOTE, ENDNOTE):
        yield from _kind_faults(package, kind)


def _kind_faults(package: Package, kind: str) -> Iterator[str]:
    part = package.part(package.document, f"{kind}s")
    marks = [mark.get(q("w:id"), "") for mark in package.document.tree().iter(q(f"w:{kind}Reference"))]
    notes = [
        note.get(q("w:id"), "")
        for note in (() if part is None else part.tree().findall(q(f"w:{kind}")))
        if note.get(q("w:type")) not in SEPARATOR_TYPES
    ]
    if marks != [str(number) for number in range(1, len(marks) + 1)]:
        yield f"The marks of the {kind}s do not count 1, 2, 3 … in the order of the text."
    if notes != sorted(notes, key=lambda note: int(note or 0)):
        yield f"The {kind}s do not stand in the order of their numbers."
    name = kind.capitalize()
    for note, times in Counter(notes).items():
        if times > 1:
            yield f"{name} {note} is there {times} times."
    for note in notes:
        if note not in set(marks):
            yield f"{name} {note} has no mark in the text."
            break
    for mark, times in Counter(marks).items():
        if mark not in set(notes):
            yield f"The mark {mark} has no {kind}."
            break
        if times > 1:
            yield f"{name} {mark} has {times} marks."


def _bookmark_faults(package: Package) -> Iterator[str]:
    names: Counter[str] = Counter()
    ids: Counter[str] = Counter()
    for part, root in package.stories():
        opened: set[str] = set()
        for item in root.iter(q("w:bookmarkStart"), q("w:bookmarkEnd")):
            bookmark = item.get(q("w:id"), "")
            if item.tag == q("w:bookmarkStart"):
                names[item.get(q("w:name"), "").casefold()] += 1
                ids[bookmark] += 1
                opened.add(bookmark)
            elif bookmark in opened:
                opened.remove(bookmark)
            else:
                yield f"{part.name}: a bookmark ends that never began (id {bookmark})."
        for bookmark in sorted(opened):
            yield f"{part.name}: a bookmark is never closed (id {bookmark})."
    yield from (
        f"The bookmark name {name} is used {times} times." for name, times in names.items() if times > 1
    )
    yield from (f"The bookmark id {key} is used {times} times." for key, times in ids.items() if times > 1)


def _numbering_faults(package: Package) -> Iterator[str]:
    part = package.part(package.document, "numbering")
    numbers: dict[str, str] = {}
    definitions: set[str] = set()
    if part is not None:
        numbers = {
            item.get(q("w:numId"), ""): value_of(item, "w:abstractNumId")
            for item in part.tree().findall(q("w:num"))
        }
        definitions = {item.get(q("w:abstractNumId"), "") for item in part.tree().findall(q("w:abstractNum"))}
    keys = Counter(
        value_of(item, "w:nsid") for item in (() if part is None else part.tree().findall(q("w:abstractNum")))
    )
    yield from (f"{times} lists have the key {key}." for key, times in keys.items() if key and times > 1)
    for number, definition in numbers.items():
        if definition not in definitions:
            yield f"The list {number} has no definition {definition}."
    for story, root in package.stories():
        used = {item.get(q("w:val"), "") for item in root.iter(q("w:numId"))}
        for number in sorted(used - set(numbers) - {"0"}):  # 0 takes a paragraph out of numbering
            yield f"{story.name}: the list {number} is not in the numbering."
    if part is not None:
        yield from _level_faults(package, part.tree(), numbers)


def _level_faults(package: Package, numbering: Element, numbers: Mapping[str, str]) -> Iterator[str]:
    """Yield levels that are used and not defined, and styles and levels that do not lead to each other."""
    levels: dict[str, dict[str, str]] = {
        definition.get(q("w:abstractNumId"), ""): {
            level.get(q("w:ilvl"), ""): value_of(level, "w:pStyle")
            for level in definition.findall(q("w:lvl"))
        }
        for definition in numbering.findall(q("w:abstractNum"))
    }
    for story, root in package.stories():
        for item in root.iter(q("w:numPr")):
            number, level = value_of(item, "w:numId"), value_of(item, "w:ilvl") or "0"
            known = levels.get(numbers.get(number, ""), {})
            if known and level not in known:
                yield f"{story.name}: the list {number} has no level {level}."
    styles = package.part(package.document, "styles")
    counted = {
        style.get(q("w:styleId"), ""): value_of(style.find(f"{q('w:pPr')}/{q('w:numPr')}"), "w:numId")
        for style in (() if styles is None else styles.tree().findall(q("w:style")))
    }
    ours = {
        definition.get(q("w:abstractNumId"), "")
        for definition in numbering.findall(q("w:abstractNum"))
        if value_of(definition, "w:name") == SECTIONS
    }
    for definition in sorted(ours & set(levels)):
        for level, style in levels[definition].items():
            if style and numbers.get(counted.get(style, "")) != definition:
                yield f"Level {level} of numbered sections is linked to {style}, which is in another list."


def _contents_faults(package: Package) -> Iterator[str]:
    """Yield the places that a table of contents leads to and that are not there."""
    root = package.document.tree()
    names = {item.get(q("w:name"), "").casefold() for item in root.iter(q("w:bookmarkStart"))}
    anchors = [item.get(q("w:anchor"), "") for item in root.iter(q("w:hyperlink"))]
    wanted = [anchor for anchor in anchors if anchor.startswith("_Toc")]
    for item in root.iter(q("w:instrText")):
        words = (item.text or "").split()
        if len(words) > 1 and words[0] == "PAGEREF":
            wanted.append(words[1])
    for name in dict.fromkeys(wanted):
        if name.casefold() not in names:
            yield f"An entry leads to {name}, which is nowhere in the note."


def _style_faults(package: Package) -> Iterator[str]:
    part = package.part(package.document, "styles")
    known = {
        (style.get(q("w:type"), "paragraph"), style.get(q("w:styleId"), ""))
        for style in (() if part is None else part.tree().findall(q("w:style")))
    }
    for story, root in package.stories():
        used = {(_STYLED[name], item.get(q("w:val"), "")) for name in _STYLED for item in root.iter(q(name))}
        for kind, style in sorted(used - known):
            yield f"{story.name}: the {kind} style {style} is missing."


def _field_faults(package: Package) -> Iterator[str]:
    for part, root in package.stories():
        depth = 0
        for item in root.iter(q("w:fldChar")):
            kind = item.get(q("w:fldCharType"))
            depth += {"begin": 1, "end": -1}.get(kind or "", 0)
            if depth < 0 or (kind == "separate" and not depth):
                yield f"{part.name}: a field ends or shows its result before it begins."
                depth = 0
        if depth:
            yield f"{part.name}: a field never ends."


def _relation_faults(package: Package) -> Iterator[str]:
    for part, root in package.stories():
        for item in root.iter():
            for key in (q("r:id"), q("r:embed"), q("r:link")):
                relation = item.get(key)
                if relation is not None and relation not in part.relations:
                    yield f"{part.name}: the relation {relation} is missing."
    for part in package.parts.values():
        for pointer in part.relations.values():
            if not pointer.external and pointer.target not in package.parts:
                yield f"{part.name or 'The package'}: the part {pointer.target} is missing."


def _marking_faults(package: Package, marking: str, scheme: str) -> Iterator[str]:
    sections = list(package.document.tree().iter(q("w:sectPr")))
    if not sections:
        yield "The document has no page properties."
        return
    marking = " ".join(marking.split())
    words_of = _words_of if marking else _marking_of
    shown = {
        (side, kind): words_of(part.tree())
        for section in sections[:1]
        for side in ("header", "footer")
        for kind, part in margins(package, section, side)
    }
    wanted = marking or next((words for words in shown.values() if words), "")
    if not wanted:
        return
    look = marking_look(scheme, marking)
    has_foot = look is None or look.foot
    if not marking:
        has_foot = any(words for (side, _), words in shown.items() if side == "footer")
    for side in ("header", "footer") if has_foot else ("header",):
        for kind in KINDS:
            if wanted not in shown.get((side, kind), ""):
                yield f"The {side} of {_PAGES[kind]} does not show the marking “{wanted}”."


_PAGES = {"default": "ordinary pages", "first": "the first page", "even": "even pages"}


def _words_of(root: Element) -> str:
    paragraphs = ("".join(text.text or "" for text in item.iter(q("w:t"))) for item in root.iter(q("w:p")))
    return " ".join(" ".join(paragraphs).split())


def _marking_of(root: Element) -> str:
    """Return the words of the first control or paragraph that holds a marking."""
    for holder in root.iter(q("w:sdt"), q("w:p")):
        named = value_of(holder.find(q("w:sdtPr")), "w:tag") == "marking"
        if named or value_of(holder.find(q("w:pPr")), "w:pStyle").startswith("Marking"):
            return " ".join("".join(text.text or "" for text in holder.iter(q("w:t"))).split())
    return ""
