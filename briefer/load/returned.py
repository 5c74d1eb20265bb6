"""Reads a Word note that came back: what it says now, with the bookmarks and notes that lead to its session.

Tracked changes are read as accepted. Where an element may stand and what it means: ECMA-376 part 1; 17.13 has
bookmarks, comments and tracked changes.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from lxml.etree import _Element as Element

from briefer.errors import SAVE_AS_DOCX, BrieferError
from briefer.load.containers import Container
from briefer.load.docx import notes_of, properties_of, related, shell_refusal
from briefer.load.docx_format import OLE
from briefer.load.docx_styles import (
    Styles,
    attribute,
    child,
    children,
    hides_run,
    name_of,
    styles_of,
    switch,
    value_of,
)
from briefer.load.docx_text import AROUND_BLOCKS, AROUND_RUNS, SIGNS, TAKEN_OUT, cells, sign_of
from briefer.model.returned import (
    NOTE_KINDS,
    Bookmark,
    NoteMark,
    ReadComment,
    ReadFootnote,
    ReadNote,
    ReadParagraph,
    Stretch,
)
from briefer.text.cleaning import clean

_OURS = re.compile(r"(?:fact|text|paragraph|section)_\w+")
_SECTION = re.compile(r"section_(\w+)")
_LISTED = re.compile(r"\s*(?:TOC|PAGEREF)\b")
_HEADING = re.compile(r"(?:heading|title)\b")
_NO_NOTE = "Choose the note that came back, a file that ends in .docx."


def read_note(data: bytes, file_name: str) -> ReadNote:
    """Return a Word note as its reader sees it.

    Raises BrieferError where the bytes are no Word file, have a password, carry macros, or pass the limits of
    containers.
    """
    if data.startswith(OLE):
        raise shell_refusal(data, file_name)
    if not data.startswith(b"PK"):
        raise BrieferError("This is not a Word file.", _NO_NOTE)
    container = Container(data, file_name)
    package = related(container, "")
    main = package.get("officeDocument", "")
    body = child(container.xml(main), "body") if main in container else None
    if body is None:
        raise BrieferError("This is not a Word file.", _NO_NOTE)
    parts = related(container, main)
    if "vbaProject" in parts:
        raise BrieferError("The file carries macros.", SAVE_AS_DOCX)
    story = _Story(*_styled(container, parts), {_style_of(run) for run in _marked(body)} - {""})
    story.blocks(body)
    notes = {kind: notes_of(container, parts.get(f"{kind}s", ""), kind) for kind in NOTE_KINDS}
    numbers = dict.fromkeys(NOTE_KINDS, 0)
    footnotes = []
    for kind, key in story.met:
        numbers[kind] += 1
        note = notes[kind].get(key)
        footnotes.append(ReadFootnote(kind, numbers[kind], "" if note is None else story.words_of(note)))
    return ReadNote(
        tuple(story.done),
        tuple(footnotes),
        tuple(_comments(story, notes_of(container, parts.get("comments", ""), "comment"))),
        clean(properties_of(container, package.get("core-properties", "")).created).strip(),
    )


@dataclass(slots=True)
class _Open:
    """A bookmark or comment that has begun: where in the paragraph, and how many marks stood before it."""

    name: str
    start: int
    marks: int


@dataclass(slots=True)
class _Line:
    """A paragraph that is being read."""

    words: str = ""
    is_tracked: bool = False
    bookmarks: list[Bookmark] = field(default_factory=list)
    marks: list[NoteMark] = field(default_factory=list)
    bold: list[Stretch] = field(default_factory=list)
    italic: list[Stretch] = field(default_factory=list)


class _Story:
    """The reading of the body: `done` are its paragraphs, `met` the kinds and ids of notes by their marks."""

    def __init__(self, styles: Styles, names: dict[str, str], mark_styles: set[str]) -> None:
        self.done: list[ReadParagraph] = []
        self.met: list[tuple[str, str]] = []
        self.anchors: dict[str, tuple[int, str]] = {}
        self._styles, self._names, self._mark_styles = styles, names, mark_styles
        self._open: dict[str, _Open] = {}
        self._commented: dict[str, tuple[int, list[str]]] = {}
        self._line = _Line()
        self._section, self._row, self._rows = "", 0, 0

    def blocks(self, container: Element) -> None:
        """Read the paragraphs and tables in an element."""
        for block in container:
            name = name_of(block)
            if name == "p":
                self._paragraph(block)
            elif name == "tbl":
                self._table(block)
            elif name in AROUND_BLOCKS:
                self.blocks(block)
            elif name == "AlternateContent":
                for way in list(block)[:1]:
                    self.blocks(way)
            else:
                self._marks_in(block)

    def words_of(self, note: Element) -> str:
        """Return the words of a note at the foot, or of a comment: its paragraphs on lines of their own."""
        story = _Story(self._styles, self._names, self._mark_styles)
        story.blocks(note)
        return "\n".join(each.words.strip() for each in story.done).strip()

    def _table(self, table: Element) -> None:
        for row in (each for each in table.iter() if name_of(each) == "tr" and _table_of(each) is table):
            properties = child(row, "trPr")
            if child(properties, "del") is None and not switch(properties, "hidden"):
                outer, self._rows = self._row, self._rows + 1
                self._row = outer or self._rows
                for cell in cells(row):
                    self.blocks(cell)
                self._row = outer

    def _paragraph(self, paragraph: Element) -> None:
        if _is_listed(paragraph):
            return
        properties = child(paragraph, "pPr")
        style, mark = value_of(child(properties, "pStyle")), child(properties, "rPr")
        before = self._section
        self._inlines(paragraph, style)
        is_joined = child(mark, "del") is not None or child(mark, "moveFrom") is not None
        self._line.is_tracked |= is_joined or child(mark, "ins") is not None
        if not is_joined:
            is_heading = self._section != before or bool(_HEADING.match(self._names.get(style, "")))
            self._finish(is_heading=is_heading)

    def _finish(self, *, is_heading: bool) -> None:
        line, self._line = self._line, _Line()
        for mark in self._open.values():
            self._end(mark, line)
            mark.start = mark.marks = 0
        if not line.words.strip() and not line.marks:
            return
        self.done.append(
            ReadParagraph(
                line.words,
                self._section,
                self._row,
                is_heading,
                line.is_tracked,
                tuple(line.bookmarks),
                tuple(line.marks),
                tuple(line.bold),
                tuple(line.italic),
            )
        )

    def _inlines(self, parent: Element, style: str) -> None:
        for part in parent:
            name = name_of(part)
            if name == "r":
                if not hides_run(self._styles, part, style):
                    self._run(part)
            elif name in AROUND_RUNS:
                self._line.is_tracked |= name in ("ins", "moveTo")
                self._inlines(part, style)
            elif name in TAKEN_OUT:
                self._line.is_tracked = True
                for each in part.iter():
                    self._marks_in(each)
            elif name in ("oMath", "oMathPara"):
                self._add("".join(item.text or "" for item in part.iter() if name_of(item) == "t"))
            elif name == "AlternateContent":
                for way in list(part)[:1]:
                    self._inlines(way, style)
            else:
                self._marks_in(part)

    def _run(self, run: Element) -> None:
        start = len(self._line.words)
        is_mark = _style_of(run) in self._mark_styles or _is_raised(run) or self._is_between_marks(run)
        for part in run:
            name = name_of(part)
            if name == "t":
                words = part.text or ""
                # Between two marks side by side stands a raised comma, which is no word of the note.
                self._add("" if is_mark and words.strip() == "," else words)
            elif name == "sym":
                self._add(sign_of(attribute(part, "char")))
            elif _is_mark(part):
                self._line.marks.append(NoteMark(len(self._line.words), len(self.met)))
                self.met.append((name.removesuffix("Reference"), attribute(part, "id")))
            elif name == "commentReference":
                self.anchors.setdefault(attribute(part, "id"), (len(self.done), ""))
            else:
                self._add(SIGNS.get(name, ""))
        end = len(self._line.words)
        for stretches, wanted in ((self._line.bold, "b"), (self._line.italic, "i")):
            if end > start and switch(child(run, "rPr"), wanted):
                low = stretches.pop()[0] if stretches and stretches[-1][1] == start else start
                stretches.append((low, end))

    def _is_between_marks(self, run: Element) -> bool:
        """Return whether marks stand right before and right behind a run."""
        line = self._line
        if not line.marks or line.marks[-1].at != len(line.words):
            return False
        following = next((each for each in run.itersiblings() if name_of(each) == "r"), None)
        return following is not None and any(_is_mark(part) for part in following)

    def _add(self, words: str) -> None:
        cleaned = clean(words)
        self._line.words += cleaned
        for _, pieces in self._commented.values():
            pieces.append(cleaned)

    def _marks_in(self, part: Element) -> None:
        """Take in the beginning or end of a bookmark or of what a comment hangs on."""
        name, key = name_of(part), attribute(part, "id")
        if name == "bookmarkStart":
            self._begin(attribute(part, "name"), key)
        elif name == "bookmarkEnd" and key in self._open:
            self._end(self._open.pop(key), self._line)
        elif name == "commentRangeStart":
            self._commented[key] = (len(self.done), [])
        elif name == "commentRangeEnd" and key in self._commented:
            place, pieces = self._commented.pop(key)
            self.anchors[key] = (place, "".join(pieces).strip())

    def _begin(self, name: str, key: str) -> None:
        if not _OURS.fullmatch(name):
            return
        if section := _SECTION.fullmatch(name):
            self._section = section[1]
        else:
            self._open[key] = _Open(name, len(self._line.words), len(self._line.marks))

    def _end(self, mark: _Open, line: _Line) -> None:
        end = len(line.words)
        if end > mark.start or len(line.marks) > mark.marks:
            line.bookmarks.append(Bookmark(mark.name, mark.start, end))


def _table_of(row: Element) -> Element | None:
    return next((each for each in row.iterancestors() if name_of(each) == "tbl"), None)


def _is_listed(paragraph: Element) -> bool:
    """Return whether a paragraph is a line of a table of contents, which repeats what stands elsewhere."""
    codes = (item.text or "" for item in paragraph.iter() if name_of(item) == "instrText")
    links = (attribute(item, "anchor") for item in paragraph.iter() if name_of(item) == "hyperlink")
    return any(map(_LISTED.match, codes)) or any(link.startswith("_Toc") for link in links)


def _is_mark(part: Element) -> bool:
    name = name_of(part)
    return name.endswith("Reference") and name.removesuffix("Reference") in NOTE_KINDS


def _marked(body: Element) -> Iterable[Element]:
    marks = filter(_is_mark, body.iter())
    return (run for mark in marks if (run := mark.getparent()) is not None)


def _style_of(run: Element) -> str:
    return value_of(child(child(run, "rPr"), "rStyle"))


def _is_raised(run: Element) -> bool:
    return value_of(child(child(run, "rPr"), "vertAlign")) == "superscript"


def _styled(container: Container, parts: dict[str, str]) -> tuple[Styles, dict[str, str]]:
    """Return what the styles say, and their names in lower case by their ids."""
    part = parts.get("styles", "")
    if part not in container:
        return Styles(), {}
    root = container.xml(part)
    named = {
        attribute(each, "styleId"): value_of(child(each, "name")).lower() for each in children(root, "style")
    }
    return styles_of(root), named


def _comments(story: _Story, said: dict[str, Element]) -> Iterable[ReadComment]:
    last = len(story.done) - 1
    places = {key: story.anchors.get(key, (-1, "")) for key in said}
    for key, (place, about) in sorted(places.items(), key=lambda item: item[1][0]):
        author = attribute(said[key], "initials") or _initials(attribute(said[key], "author"))
        yield ReadComment(clean(author), story.words_of(said[key]), about, min(place, last))


def _initials(author: str) -> str:
    return "".join(word[0] for word in author.split()).upper()[:4]
