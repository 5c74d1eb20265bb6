"""Real Word footnotes and endnotes, which python-docx 1.2 does not write.

Their numbers are provenance. LibreOffice pairs notes with marks by *sorted* id, so that ids out of order put
the wrong source under a mark without any fault being shown: ids are 1..n in document order, each note has
one mark, and none is without. Format: ECMA-376 part 1, 17.11.
"""

from copy import deepcopy
from dataclasses import dataclass, field

from briefer.errors import BrieferError
from briefer.export.docx.links import Links
from briefer.export.docx.names import SETTINGS_ORDER, Element, fragment, new, put, q, remove
from briefer.export.docx.packages import WORD_TYPE, Package, Part, elements_of, insert_xml, whole_tree
from briefer.export.docx.styles import Styles
from briefer.export.docx.written import Written

FOOTNOTE, ENDNOTE = "footnote", "endnote"
MOST_NOTES = 32_767  # the highest id that Word takes

SEPARATOR_TYPES = ("separator", "continuationSeparator", "continuationNotice")
_SECTION_ORDER = (
    *("w:endnotePr", "w:type", "w:pgSz", "w:pgMar", "w:paperSrc", "w:pgBorders", "w:lnNumType"),
    *("w:pgNumType", "w:cols", "w:formProt", "w:vAlign", "w:noEndnote", "w:titlePg", "w:textDirection"),
    *("w:bidi", "w:rtlGutter", "w:docGrid", "w:printerSettings", "w:footnoteColumns", "w:sectPrChange"),
)
_ENDNOTES_ORDER = ("w:pos", "w:numFmt", "w:numStart", "w:numRestart", "w:endnote")


@dataclass(slots=True)
class Notes:
    """The part of one note's footnotes or endnotes, as `kind` says.

    `next` is the id of the next new note, `added` the XML of all new ones, `around` what stands around each
    once there is one. `has_own` says whether the house file has notes of its own.
    """

    kind: str
    part: Part
    links: Links
    next: int
    has_own: bool
    added: Written = field(default_factory=Written)
    around: tuple[str, ...] | None = None

    def add(self, words: str, styles: Styles) -> str:
        """Add a note with these runs, in XML, and return the XML of its mark.

        Raises BrieferError where Word can take no more.
        """
        added, number = self.added, self.next
        if added.count >= MOST_NOTES:
            raise BrieferError(
                f"A Word note holds at most {MOST_NOTES:,} {self.kind}s, and this one has more.",
                "Send fewer facts to the brief, or write it as HTML.",
            )
        self.next = number + 1
        if self.around is None:
            self.around = _around(self.kind, styles.id_of(self.kind), styles.id_of(f"{self.kind}-mark"))
        opening, beginning, closing, mark, end = self.around
        added.add(f"{opening}{number}{beginning}{words}{closing}")
        return f"{mark}{number}{end}"


def _around(kind: str, text_style: str, mark_style: str) -> tuple[str, ...]:
    """Return what stands around the number and the words of each note, then around the number in its mark.

    The paragraph of a note begins with its style, its mark, and a space.
    """
    mark = mark_xml(mark_style, f"<w:{kind}Ref/>")
    space = '<w:r><w:t xml:space="preserve"> </w:t></w:r>'
    beginning = f'"><w:p><w:pPr><w:pStyle w:val="{text_style}"/></w:pPr>{mark}{space}'
    before, behind = mark_xml(mark_style, f'<w:{kind}Reference w:id="\0"/>').split("\0")
    return f'<w:{kind} w:id="', beginning, f"</w:p></w:{kind}>", before, behind


def mark_xml(mark_style: str, mark: str) -> str:
    """Return a run with a note's mark: `w:footnoteReference` in the text, `w:footnoteRef` in the note."""
    return f'<w:r><w:rPr><w:rStyle w:val="{mark_style}"/></w:rPr>{mark}</w:r>'


def notes_of(package: Package, kind: str) -> Notes:
    """Return the notes of a package; part and separators are added where a house file has none."""
    part = package.part(package.document, f"{kind}s")
    if part is None:
        root = fragment(f"<w:{kind}s>{_separators(kind)}</w:{kind}s>")
        part = Part(f"word/{kind}s.xml", WORD_TYPE + f"{kind}s+xml", root=root)
        package.add(package.document, f"{kind}s", part)
    return _notes_in(part, kind)


def finish_notes(notes: Notes | None, package: Package) -> None:
    """Put all notes into their part, after the separators, with ids 1..n in the order of their marks.

    The house file's own notes of the other kind are put in order too.
    """
    for kind in (FOOTNOTE, ENDNOTE):
        if notes is not None and notes.kind == kind:
            _finish(notes, package)
        elif (part := package.part(package.document, f"{kind}s")) is not None:
            _finish(_notes_in(part, kind), package)
    if notes is not None and notes.kind == ENDNOTE:
        _count_in_digits(package)


def _separators(kind: str) -> str:
    return "".join(
        f'<w:{kind} w:type="{separator}" w:id="{number}"><w:p><w:pPr>'
        '<w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/></w:pPr>'
        f"<w:r><w:{separator}/></w:r></w:p></w:{kind}>"
        for number, separator in ((-1, "separator"), (0, "continuationSeparator"))
    )


def _notes_in(part: Part, kind: str) -> Notes:
    numbers = [
        int(note.get(q("w:id"), "0"))
        for note in part.tree().findall(q(f"w:{kind}"))
        if note.get(q("w:type")) not in SEPARATOR_TYPES
    ]
    return Notes(kind, part, Links(part), max(0, *numbers) + 1 if numbers else 1, bool(numbers))


def _finish(notes: Notes, package: Package) -> None:
    root = notes.part.tree()
    separators = [note for note in root if note.get(q("w:type")) in SEPARATOR_TYPES]
    _number_separators(separators, notes.kind, package)
    if notes.has_own:
        _mix_with_own(notes, package)
    else:
        insert_xml(notes.part, root, len(root), notes.added.pieces())


def _mix_with_own(notes: Notes, package: Package) -> None:
    """Bring the house file's notes and the new ones into one order."""
    root = notes.part.tree()
    root.extend(elements_of(b"".join(notes.added.pieces()).decode()))
    by_id = {note.get(q("w:id"), ""): note for note in root if note.get(q("w:type")) not in SEPARATOR_TYPES}
    for note in by_id.values():
        root.remove(note)
    used: set[str] = set()
    count = 0
    for mark in list(whole_tree(package.document).iter(q(f"w:{notes.kind}Reference"))):
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


def _number_separators(separators: list[Element], kind: str, package: Package) -> None:
    """Give the separators ids below 1, and have the settings name them: Word looks for them there."""
    for number, note in enumerate(separators, 1 - len(separators)):
        note.set(q("w:id"), str(number))
    settings = package.part(package.document, "settings")
    if settings is None or not separators:
        return
    root = settings.tree()
    properties = root.find(q(f"w:{kind}Pr"))
    if properties is None:
        properties = put(root, new(f"w:{kind}Pr"), SETTINGS_ORDER)
    for old in properties.findall(q(f"w:{kind}")):
        properties.remove(old)
    for note in separators:
        properties.append(new(f"w:{kind}", {"w:id": note.get(q("w:id"), "")}))


def _count_in_digits(package: Package) -> None:
    """Have endnotes counted 1, 2, 3 at the end of the note: Word's own way is i, ii, iii."""
    settings = package.part(package.document, "settings")
    if settings is None:
        return
    root = settings.tree()
    properties = root.find(q("w:endnotePr"))
    if properties is None:
        properties = put(root, new("w:endnotePr"), SETTINGS_ORDER)
    for moved in properties.findall(q("w:pos")):
        properties.remove(moved)
    put(properties, new("w:numFmt", {"w:val": "decimal"}), _ENDNOTES_ORDER)
    for section in package.document.tree().iter(q("w:sectPr")):
        own = put(section, new("w:endnotePr"), _SECTION_ORDER)
        own.append(new("w:numFmt", {"w:val": "decimal"}))
