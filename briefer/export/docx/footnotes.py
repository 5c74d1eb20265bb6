"""Real Word footnotes, which python-docx 1.2 does not write.

Their numbers are provenance. LibreOffice pairs notes with marks by *sorted* id, so that ids out of order put
the wrong source under a mark without any fault being shown: ids are 1..n in document order, each note has
one mark, and none is without. Format: ECMA-376 part 1, 17.11.
"""

from copy import deepcopy
from dataclasses import dataclass, field

from briefer.errors import BrieferError
from briefer.export.docx.links import Links
from briefer.export.docx.names import Element, add, fragment, new, q
from briefer.export.docx.packages import WORD_TYPE, Package, Part

MOST_NOTES = 32_767  # the highest id that Word takes

SEPARATOR_TYPES = ("separator", "continuationSeparator", "continuationNotice")
_SEPARATORS = "".join(
    f'<w:footnote w:type="{kind}" w:id="{number}"><w:p><w:pPr>'
    '<w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/></w:pPr>'
    f"<w:r><w:{kind}/></w:r></w:p></w:footnote>"
    for number, kind in ((-1, "separator"), (0, "continuationSeparator"))
)


@dataclass(slots=True)
class Footnotes:
    """The footnotes part of one note; `next` is the id of the next new note."""

    root: Element
    links: Links
    next: int
    added: list[Element] = field(default_factory=list)

    def add(self, text_style: str, mark_style: str) -> tuple[str, Element]:
        """Add a note and return its id and its paragraph, which begins with the note's own mark.

        Raises BrieferError where Word can take no more.
        """
        if len(self.added) >= MOST_NOTES:
            raise BrieferError(
                f"A Word note holds at most {MOST_NOTES:,} footnotes, and this one has more.",
                "Send fewer facts to the brief, or write it as HTML.",
            )
        number = str(self.next)
        self.next += 1
        note = new("w:footnote", {"w:id": number})
        paragraph = add(note, "w:p")
        add(add(paragraph, "w:pPr"), "w:pStyle", {"w:val": text_style})
        add_mark(paragraph, mark_style, "w:footnoteRef")
        space = add(add(paragraph, "w:r"), "w:t")
        space.set(q("xml:space"), "preserve")
        space.text = " "
        self.added.append(note)
        return number, paragraph


def add_mark(parent: Element, mark_style: str, name: str, number: str = "") -> None:
    """Append a run with a note's mark: `w:footnoteReference` in the text, `w:footnoteRef` in the note."""
    run = add(parent, "w:r")
    add(add(run, "w:rPr"), "w:rStyle", {"w:val": mark_style})
    add(run, name, {"w:id": number} if number else None)


def footnotes_of(package: Package) -> Footnotes:
    """Return the footnotes of a package; part and separators are added where a house file has none."""
    part = package.part(package.document, "footnotes")
    if part is None:
        root = fragment(f"<w:footnotes>{_SEPARATORS}</w:footnotes>")
        part = Part("word/footnotes.xml", WORD_TYPE + "footnotes+xml", root=root)
        package.add(package.document, "footnotes", part)
    root = part.tree()
    numbers = (int(note.get(q("w:id"), "0")) for note in root.findall(q("w:footnote")))
    return Footnotes(root, Links(part), max(0, max(numbers, default=0)) + 1)


def finish_footnotes(notes: Footnotes, package: Package) -> None:
    """Put all notes into the part with ids 1..n in the order of their marks, after the separators."""
    separators = [note for note in notes.root if note.get(q("w:type")) in SEPARATOR_TYPES]
    by_id = {note.get(q("w:id"), ""): note for note in [*notes.root, *notes.added]}
    for separator in separators:
        by_id.pop(separator.get(q("w:id"), ""), None)
    ordered: list[Element] = []
    for mark in list(package.document.tree().iter(q("w:footnoteReference"))):
        note = by_id.get(mark.get(q("w:id"), ""))
        if note is None:
            _drop_run(mark)
            continue
        if note.get("used"):
            note = deepcopy(note)
        note.set("used", "1")
        ordered.append(note)
        mark.set(q("w:id"), str(len(ordered)))
    for number, note in enumerate(ordered, 1):
        del note.attrib["used"]
        note.set(q("w:id"), str(number))
    notes.root[:] = [*separators, *ordered]
    _number_separators(separators, package)


def _drop_run(mark: Element) -> None:
    parent = mark.getparent()
    if parent is not None:
        parent.remove(mark)


def _number_separators(separators: list[Element], package: Package) -> None:
    """Give the separators ids below 1, here and where the settings point at them."""
    new_ids = {
        note.get(q("w:id"), ""): str(number) for number, note in enumerate(separators, 1 - len(separators))
    }
    for note in separators:
        note.set(q("w:id"), new_ids[note.get(q("w:id"), "")])
    settings = package.part(package.document, "settings")
    if settings is not None:
        for mark in settings.tree().iterfind(f"{q('w:footnotePr')}/{q('w:footnote')}"):
            mark.set(q("w:id"), new_ids.get(mark.get(q("w:id"), ""), mark.get(q("w:id"), "")))
