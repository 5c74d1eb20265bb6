"""Edits of a Word note as colleagues make them, for the tests of several folders.

Each changes the file's XML and keeps it a whole Word file; bookmarks stay where Word would leave them.
"""

from collections.abc import Iterator
from copy import deepcopy

from lxml import etree

from briefer.export.docx.names import Element, fragment, q
from briefer.export.docx.packages import WORD_TYPE, Package, Part, members_of, read_package, zip_members

_MARK = q("w:footnoteReference")


class WordEdits:
    """A Word note that is open for editing; `data` is the file as it would be saved now."""

    def __init__(self, data: bytes) -> None:
        self.package: Package = read_package(data)
        self.body: Element = self.package.document.tree()[0]

    @property
    def data(self) -> bytes:
        return zip_members(members_of(self.package))

    def paragraphs(self) -> list[Element]:
        return list(self.body.iter(q("w:p")))

    def paragraph(self, words: str) -> Element:
        """Return the first paragraph that holds these words."""
        return next(each for each in self.paragraphs() if words in words_in(each))

    def reword(self, old: str, new: str) -> None:
        """Replace words, which may stand in several runs, in the first paragraph that has them."""
        paragraph = self.paragraph(old)
        start = words_in(paragraph).index(old)
        rest, written, here = len(old), new, 0
        for text in paragraph.iter(q("w:t")):
            words = text.text or ""
            low = max(start - here, 0)
            if rest and low < len(words):
                cut = min(rest, len(words) - low)
                text.text = words[:low] + written + words[low + cut :]
                keep_blanks(text)
                start, rest, written = start + cut, rest - cut, ""
            here += len(words)

    def marks(self) -> list[Element]:
        """Return the runs of the footnotes' marks, in order."""
        return [_run(each) for each in self.body.iter(_MARK)]

    def delete_mark(self, number: int) -> None:
        _detach(self.marks()[number])

    def move_mark(self, number: int, words: str) -> None:
        """Cut a mark and paste it at the end of the paragraph that holds these words."""
        mark = self.marks()[number]
        target = self.paragraph(words)
        _detach(mark)
        target.append(mark)

    def swap_marks(self, one: int, other: int) -> None:
        """Let two marks change places."""
        first, second = (self.marks()[number].find(_MARK) for number in (one, other))
        assert first is not None
        assert second is not None
        ids = first.get(q("w:id"), ""), second.get(q("w:id"), "")
        first.set(q("w:id"), ids[1])
        second.set(q("w:id"), ids[0])

    def notes(self) -> dict[str, Element]:
        part = self.package.part(self.package.document, "footnotes")
        assert part is not None
        return {each.get(q("w:id"), ""): each for each in part.tree()}

    def edit_note(self, number: int, words: str) -> None:
        """Write other words into the note that a mark leads to."""
        mark = self.marks()[number].find(_MARK)
        assert mark is not None
        texts = list(self.notes()[mark.get(q("w:id"), "")].iter(q("w:t")))
        for text in texts:
            text.text = ""
        texts[-1].text = words

    def delete(self, words: str) -> None:
        """Delete a paragraph with its bookmarks."""
        _detach(self.paragraph(words))

    def move(self, words: str, after: str) -> None:
        """Cut a paragraph and paste it behind another, its bookmarks with it."""
        paragraph, target = self.paragraph(words), self.paragraph(after)
        if paragraph is not target:
            _detach(paragraph)
            target.addnext(paragraph)

    def copy(self, words: str, after: str) -> None:
        """Copy a paragraph: the copy has no bookmarks."""
        made = deepcopy(self.paragraph(words))
        strip_bookmarks(made)
        self.paragraph(after).addnext(made)

    def add(self, words: str, after: str) -> None:
        """Write a new paragraph behind another."""
        self.paragraph(after).addnext(fragment(f"<w:p><w:r><w:t>{words}</w:t></w:r></w:p>"))

    def write_on(self, words: str, behind: str) -> None:
        """Write words at the end of a paragraph."""
        self.paragraph(behind).append(fragment(f'<w:r><w:t xml:space="preserve"> {words}</w:t></w:r>'))

    def join(self, words: str) -> None:
        """Join a paragraph with the next one."""
        paragraph = self.paragraph(words)
        following = paragraph.getnext()
        if following is not None and following.tag == q("w:p"):
            paragraph.append(fragment('<w:r><w:t xml:space="preserve"> </w:t></w:r>'))
            for each in list(following):
                if each.tag != q("w:pPr"):
                    paragraph.append(each)
            _detach(following)

    def split(self, words: str) -> None:
        """Begin a new paragraph behind the run that ends with these words."""
        paragraph = self.paragraph(words)
        run = next(_run(each) for each in paragraph.iter(q("w:t")) if (each.text or "").endswith(words))
        made = fragment("<w:p/>")
        for each in list(run.itersiblings()):
            made.append(each)
        paragraph.addnext(made)

    def track_deletion(self, words: str) -> None:
        """Delete the words of the runs of a paragraph with changes tracked; the marks with them."""
        for run in list(self.paragraph(words).iter(q("w:r"))):
            deleted = fragment('<w:del w:id="900" w:author="A B"/>')
            run.addprevious(deleted)
            deleted.append(run)
            for text in list(run.iter(q("w:t"))):
                text.tag = q("w:delText")

    def track_insertion(self, words: str, behind: str) -> None:
        xml = f'<w:ins w:id="901" w:author="A B"><w:r><w:t xml:space="preserve"> {words}</w:t></w:r></w:ins>'
        self.paragraph(behind).append(fragment(xml))

    def track_mark_deletion(self, number: int) -> None:
        """Delete a mark with changes tracked."""
        run = self.marks()[number]
        deleted = fragment('<w:del w:id="902" w:author="A B"/>')
        run.addprevious(deleted)
        deleted.append(run)

    def comment(self, words: str, about: str, author: str = "Cleo Arden", initials: str = "CA") -> None:
        """Hang a comment on a whole paragraph."""
        part = self.package.part(self.package.document, "comments")
        if part is None:
            part = Part("word/comments.xml", WORD_TYPE + "comments+xml", root=fragment("<w:comments/>"))
            self.package.add(self.package.document, "comments", part)
        root = part.tree()
        key = len(root)
        said = etree.SubElement(root, q("w:comment"))
        for name, value in (("id", str(key)), ("author", author), ("initials", initials)):
            said.set(q(f"w:{name}"), value)
        said.append(fragment("<w:p><w:r><w:t/></w:r></w:p>"))
        next(said.iter(q("w:t"))).text = words
        paragraph = self.paragraph(about)
        paragraph.insert(1, fragment(f'<w:commentRangeStart w:id="{key}"/>'))
        paragraph.append(fragment(f'<w:commentRangeEnd w:id="{key}"/>'))
        paragraph.append(fragment(f'<w:r><w:commentReference w:id="{key}"/></w:r>'))

    def drop_bookmarks(self) -> None:
        """Take out all bookmarks, as copying the text into another file does."""
        strip_bookmarks(self.body)

    def renumber_notes(self, by: int) -> None:
        """Give the notes other ids, as other programs do."""
        for key, note in self.notes().items():
            if int(key) > 0:
                note.set(q("w:id"), str(int(key) + by))
        for mark in self.body.iter(_MARK):
            mark.set(q("w:id"), str(int(mark.get(q("w:id"), "0")) + by))


def words_in(paragraph: Element) -> str:
    return "".join(text.text or "" for text in paragraph.iter(q("w:t")))


def noted(paragraph: Element, notes: dict[str, Element]) -> Iterator[tuple[int, str]]:
    """Yield how many letters stand before each mark that was not deleted, and what its note says."""
    here = 0
    for each in paragraph.iter(q("w:t"), _MARK):
        if any(up.tag == q("w:del") for up in each.iterancestors()):
            continue
        if each.tag == q("w:t"):
            here += len(each.text or "")
        else:
            note = notes.get(each.get(q("w:id"), ""))
            yield here, "" if note is None else words_in(note).strip()


def keep_blanks(text: Element) -> None:
    text.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")


def strip_bookmarks(root: Element) -> None:
    for each in list(root.iter(q("w:bookmarkStart"), q("w:bookmarkEnd"))):
        _detach(each)


def _run(element: Element) -> Element:
    run = element.getparent()
    assert run is not None
    return run


def _detach(element: Element) -> None:
    parent = element.getparent()
    assert parent is not None
    parent.remove(element)
