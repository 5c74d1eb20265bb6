"""Real Word footnotes, which python-docx 1.2 does not write.

Their numbers are provenance. LibreOffice pairs notes with marks by *sorted* id, so that ids out of order put
the wrong source under a mark without any fault being shown: ids are 1..n in document order, each note has
one mark, and none is without. Format: ECMA-376 part 1, 17.11.
"""

from copy import deepcopy
from dataclasses import dataclass, field

from briefer.errors import BrieferError
from briefer.export.docx.links import Links
from briefer.export.docx.names import Element, fragment, q, remove
from briefer.export.docx.packages import WORD_TYPE, Package, Part, elements_of, insert_xml, whole_tree

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
    """The footnotes part of one note; `next` is the id of the next new note, `added` the XML of all new ones.

    `has_own` says whether the house file has notes of its own.
    """

    part: Part
    links: Links
    next: int
    has_own: bool
    added: list[str] = field(default_factory=list)

    def add(self, words: str, text_style: str, mark_style: str) -> int:
        """Add a note with these runs, in XML, and return its id.

        Raises BrieferError where Word can take no more.
        """
        if len(self.added) >= MOST_NOTES:
            raise BrieferError(
                f"A Word note holds at most {MOST_NOTES:,} footnotes, and this one has more.",
                "Send fewer facts to the brief, or write it as HTML.",
            )
        number = self.next
        self.next += 1
        self.added.append(
            f'<w:footnote w:id="{number}"><w:p><w:pPr><w:pStyle w:val="{text_style}"/></w:pPr>'
            f'{mark_xml(mark_style, "<w:footnoteRef/>")}<w:r><w:t xml:space="preserve"> </w:t></w:r>'
            f"{words}</w:p></w:footnote>"
        )
        return number


def mark_xml(mark_style: str, mark: str) -> str:
    """Return a run with a note's mark: `w:footnoteReference` in the text, `w:footnoteRef` in the note."""
    return f'<w:r><w:rPr><w:rStyle w:val="{mark_style}"/></w:rPr>{mark}</w:r>'


def footnotes_of(package: Package) -> Footnotes:
    """Return the footnotes of a package; part and separators are added where a house file has none."""
    part = package.part(package.document, "footnotes")
    if part is None:
        root = fragment(f"<w:footnotes>{_SEPARATORS}</w:footnotes>")
        part = Part("word/footnotes.xml", WORD_TYPE + "footnotes+xml", root=root)
        package.add(package.document, "footnotes", part)
    numbers = [
        int(note.get(q("w:id"), "0"))
        for note in part.tree().findall(q("w:footnote"))
        if note.get(q("w:type")) not in SEPARATOR_TYPES
    ]
    return Footnotes(part, Links(part), max(0, *numbers) + 1 if numbers else 1, bool(numbers))


def finish_footnotes(notes: Footnotes, package: Package) -> None:
    """Put all notes into the part, after the separators, with ids 1..n in the order of their marks."""
    root = notes.part.tree()
    separators = [note for note in root if note.get(q("w:type")) in SEPARATOR_TYPES]
    _number_separators(separators, package)
    if notes.has_own:
        _mix_with_own(notes, package)
    else:
        insert_xml(notes.part, root, len(root), "".join(notes.added))


def _mix_with_own(notes: Footnotes, package: Package) -> None:
    """Bring the house file's notes and the new ones into one order."""
    root = notes.part.tree()
    root.extend(elements_of("".join(notes.added)))
    by_id = {note.get(q("w:id"), ""): note for note in root if note.get(q("w:type")) not in SEPARATOR_TYPES}
    for note in by_id.values():
        root.remove(note)
    used: set[str] = set()
    count = 0
    for mark in list(whole_tree(package.document).iter(q("w:footnoteReference"))):
        key = mark.get(q("w:id"), "")
        if key not in by_id:
            remove(mark)
            continue
        note = deepcopy(by_id[key]) if key in used else by_id[key]
        used.add(key)
        root.append(note)
        count += 1
        for end in (note, mark):
            end.set(q("w:id"), str(count))


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
