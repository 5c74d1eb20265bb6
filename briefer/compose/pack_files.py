"""A pack's folder read: pack.toml, and the templates of its sections with their front matter."""

import re
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TypeVar

from briefer.compose.phrases import DEFAULTS
from briefer.compose.pieces import SHARED, SHARED_FOLDER, pieces_of
from briefer.compose.toml_places import TomlFile, TomlTable
from briefer.errors import BrieferError
from briefer.marking.reading import has_portions, read_marking
from briefer.model.documents import NoteKind
from briefer.model.facts import FactKind, Modality, Status
from briefer.model.packs import (
    FactOrder,
    FieldKind,
    Numbering,
    Pack,
    PackField,
    PackSection,
    Scheme,
    Takes,
    YardstickName,
)
from briefer.paths import real_path, templates_folder

PACK_FILE = "pack.toml"
MAX_FILE = 1_000_000
"""Longest file of a pack that is read, in bytes."""

_Read = TypeVar("_Read")
_FENCE = "+++"
_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_NAME = re.compile(r"[a-z][a-z0-9_]{0,39}")
PACK_KEYS = frozenset(
    {
        "id",
        "name",
        "summary",
        "language",
        "kind",
        "numbering",
        "max_words",
        "scheme",
        "portions",
        "yardstick",
        "notes",
        "citations",
        "contents",
        "first_mentions",
        "unverified",
        "fields",
        "sections",
        "words",
    }
)
FIELD_KEYS = frozenset(
    {"name", "label", "kind", "required", "default", "choices", "hint", "role", "remembers"}
)
SECTION_KEYS = frozenset({"name", "file", "required", "max_words", "holds"})
FRONT_KEYS = frozenset({"heading", "style", "numbered", "new_page", "quotes", "clearance", "takes"})
TAKES_KEYS = frozenset(
    {"kinds", "statuses", "modalities", "dated", "deadline", "shared", "order", "older_by", "latest"}
)


def read_pack(folder: Path, told: list[BrieferError] | None = None) -> Pack:
    """Return the pack that a folder holds.

    Raises BrieferError that names pack, file and line, and says what to do, where anything in it is not as
    docs/add-a-pack.md describes. With a list for `told`, faults go there as long as reading can go on, and
    what is returned is what could be read.
    """
    try:
        text = _text_of(folder, PACK_FILE)
    except _Unreadable as fault:
        raise fault.told(folder.name) from fault
    file = TomlFile(folder.name, PACK_FILE, text, told=told)
    top = TomlTable(file, file.read())
    top.only(PACK_KEYS)
    sections = _each(top.tables("sections"), lambda table: _section(table, folder), told)
    fields = _each(top.tables("fields"), _field, told)
    _each((top,), _whole, told)
    scheme, portions = top.choice("scheme", Scheme, Scheme.NONE), top.truth("portions", default=False)
    return Pack(
        id=top.text("id"),
        name=top.text("name"),
        summary=top.text("summary", ""),
        language=top.text("language"),
        kind=top.text("kind", ""),
        folder=folder,
        fields=fields,
        sections=sections,
        numbering=top.choice("numbering", Numbering, Numbering.NONE),
        max_words=top.number("max_words"),
        scheme=scheme,
        portions=portions,
        yardstick=top.choice("yardstick", YardstickName, YardstickName.PHIA),
        notes=top.choice("notes", NoteKind, NoteKind.FOOTNOTES),
        citations=top.text("citations", ""),
        contents=top.truth("contents", default=False),
        first_mentions=top.truth("first_mentions", default=False),
        unverified=top.texts("unverified"),
        words=_own_words(top),
        pieces=_pieces(sections, folder),
    )


def _each(
    tables: Iterable[TomlTable], read: Callable[[TomlTable], _Read], told: list[BrieferError] | None
) -> tuple[_Read, ...]:
    """Return what is read of each table; where faults are gathered, of those that can be read."""
    values = []
    for table in tables:
        try:
            values.append(read(table))
        except BrieferError as fault:
            if told is None:
                raise
            told.append(fault)
    return tuple(values)


def _whole(top: TomlTable) -> None:
    """Refuse a pack whose parts do not go together."""
    if not top.tables("sections"):
        top.refuse("", "it has no sections", "Begin each section with a line [[sections]].")
    _once(top.tables("sections"), "name")
    _once(top.tables("sections"), "file")
    _once(top.tables("fields"), "name")
    _markings(top)
    identity = top.text("id")
    if not _ID.fullmatch(identity):
        top.refuse("id", f"“{identity}” is no id", "Use small letters, digits and hyphens.")
    scheme = top.choice("scheme", Scheme, Scheme.NONE)
    if top.truth("portions", default=False) and not has_portions(scheme):
        what = "only the schemes “us”, “nato” and “eu” mark each paragraph"
        top.refuse("portions", what, 'Add a line such as scheme = "us".')


def _pieces(sections: tuple[PackSection, ...], folder: Path) -> tuple[tuple[str, str], ...]:
    """Return what the sections include: shipped pieces, and files of the pack's own."""
    shared = templates_folder() / SHARED_FOLDER

    def read(name: str) -> str | None:
        try:
            if name.startswith(SHARED):
                return _text_of(shared, name.removeprefix(SHARED))
            return _text_of(folder, name)
        except _Unreadable:
            return None

    files = [section.file for section in sections]
    return pieces_of((section.template for section in sections), files, read)


def _field(table: TomlTable) -> PackField:
    table.only(FIELD_KEYS)
    name = table.text("name")
    if not _NAME.fullmatch(name):
        table.refuse("name", f"“{name}” is no name of a field", "Use small letters, digits and underlines.")
    field = PackField(
        name=name,
        label=table.text("label"),
        kind=table.choice("kind", FieldKind, FieldKind.TEXT),
        required=table.truth("required", default=False),
        default=table.text("default", ""),
        choices=table.texts("choices"),
        hint=table.text("hint", ""),
        role=table.text("role", ""),
        remembers=table.truth("remembers", default=False),
    )
    if field.kind is FieldKind.CHOICE and not field.choices:
        table.refuse("kind", f"the field “{name}” has no choices", 'Add a line choices = ["…", "…"].')
    if field.choices and field.default and field.default not in field.choices:
        table.refuse("default", f"“{field.default}” is none of the choices of the field “{name}”")
    return field


def _section(table: TomlTable, folder: Path) -> PackSection:
    table.only(SECTION_KEYS)
    name = table.text("name")
    if not _ID.fullmatch(name):
        table.refuse("name", f"“{name}” is no name of a section", "Use small letters, digits and hyphens.")
    file = table.text("file")
    try:
        text = _text_of(folder, file)
    except _Unreadable as fault:
        if fault.where:
            raise fault.told(table.file.pack) from fault
        table.refuse("file", fault.what, fault.next_step)
    front, template, first_line = _parted(table.file, file, text)
    front.only(FRONT_KEYS)
    return PackSection(
        name=name,
        heading=front.words("heading"),
        file=file,
        template=template,
        first_line=first_line,
        required=table.truth("required", default=False),
        takes=_takes(front.table("takes")),
        max_words=table.number("max_words"),
        holds=table.text("holds", ""),
        style=front.text("style", ""),
        numbered=front.truth("numbered", default=True),
        new_page=front.truth("new_page", default=False),
        quotes=front.truth("quotes", default=True),
        clearance=front.truth("clearance", default=False),
    )


def _takes(table: TomlTable | None) -> Takes | None:
    if table is None:
        return None
    table.only(TAKES_KEYS)
    takes = Takes(
        kinds=table.choices("kinds", FactKind),
        statuses=table.choices("statuses", Status),
        modalities=table.choices("modalities", Modality),
        dated=table.maybe("dated"),
        deadline=table.maybe("deadline"),
        shared=table.truth("shared", default=False),
        order=table.choice("order", FactOrder, FactOrder.SENT),
        older_by=table.number("older_by"),
        latest=table.number("latest"),
    )
    if takes.latest and not takes.shared:
        table.refuse(
            "latest", "“latest” would keep facts from the sections behind", "Add a line shared = true."
        )
    return takes


def _parted(within: TomlFile, file: str, text: str) -> tuple[TomlTable, str, int]:
    """Return a template file's front matter, its template, and the line at which that begins."""
    pack = within.pack
    lines = text.split("\n")
    if lines[0].strip() != _FENCE:
        message = f"Pack “{pack}”, {file}, line 1: the file does not begin with its front matter."
        raise BrieferError(
            message, f'Begin it with a line {_FENCE}, a line heading = "…", and a line {_FENCE}.'
        )
    for place, line in enumerate(lines[1:], 1):
        if line.strip() == _FENCE:
            front = TomlFile(pack, file, "\n".join(lines[1:place]), lines_before=1, told=within.told)
            return TomlTable(front, front.read()), "\n".join(lines[place + 1 :]), place + 2
    message = f"Pack “{pack}”, {file}, line 1: the front matter is opened and never closed."
    raise BrieferError(message, f"End it with a line {_FENCE}.")


class _Unreadable(Exception):  # noqa: N818 - it names the state of a file
    """A file of a pack gives no text: half a sentence, what to do, and the place where the file has one."""

    def __init__(self, what: str, next_step: str, where: str = "") -> None:
        super().__init__(what)
        self.what = what
        self.next_step = next_step
        self.where = where

    def told(self, pack: str) -> BrieferError:
        """Return the error that names the pack and the place."""
        return BrieferError(f"Pack “{pack}”{self.where and ', '}{self.where}: {self.what}.", self.next_step)


def _text_of(folder: Path, name: str) -> str:
    """Return a file's text with plain line ends.

    Raises _Unreadable where the file lies outside the pack, is missing, too large, or no UTF-8.
    """
    path = folder / name
    if not real_path(path).is_relative_to(real_path(folder)):
        raise _Unreadable(f"“{name}” lies outside the pack", "Keep a pack's files in its folder.")
    try:
        if path.stat().st_size > MAX_FILE:
            raise _Unreadable("the file is larger than one megabyte", "Shorten it.", name)
        data = path.read_bytes()
    except FileNotFoundError as error:
        raise _Unreadable(f"there is no file “{name}”", "Add it to the pack's folder.") from error
    except OSError as error:
        message = f"the file “{name}” cannot be read: {error.strerror}"
        raise _Unreadable(message, "Give yourself the right to read it.") from error
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise _Unreadable("this is not UTF-8", "Save it as UTF-8.", f"{name}, line {line}") from error
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _own_words(top: TomlTable) -> tuple[tuple[str, str], ...]:
    table = top.table("words")
    if table is None:
        return ()
    table.only(DEFAULTS.keys())
    words = tuple((name, table.text(name)) for name in table.values)
    for name, count in (("months", 12), ("seasons", 4)):
        if name in table.values and len(dict(words)[name].split()) != count:
            table.refuse(name, f"“{name}” needs {count} words with spaces between them")
    return words


def _markings(top: TomlTable) -> None:
    """Refuse a marking that the pack offers and its scheme does not have."""
    scheme = top.choice("scheme", Scheme, Scheme.NONE)
    for table in top.tables("fields"):
        if table.text("role", "") != "marking":
            continue
        for words in (*table.texts("choices"), table.text("default", "")):
            try:
                _ = words and read_marking(scheme, words)
            except BrieferError as error:
                what = f"{error.what[:1].lower()}{error.what[1:].rstrip('.')}"
                table.refuse("choices" if table.texts("choices") else "default", what, error.next_step)


def _once(tables: tuple[TomlTable, ...], key: str) -> None:
    seen: set[str] = set()
    for table in tables:
        value = table.text(key)
        if value in seen:
            table.refuse(key, f"“{value}” is there twice")
        seen.add(value)
