"""A pack that is being edited: its files, and what comes of them before they are stored."""

import re
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath

from briefer.compose.fitting import brief_in_pack, fill
from briefer.compose.pack_files import MAX_FILE, PACK_FILE
from briefer.compose.packs import find_packs, pack_folders, read_pack
from briefer.compose.pieces import INCLUDED, SHARED
from briefer.compose.samples import SAMPLE_FILE
from briefer.errors import BrieferError
from briefer.export.files import write_atomically
from briefer.isolate.pool import Isolation
from briefer.jobs.composing import composed
from briefer.jobs.pack_checks import checked, files_of, sample_of
from briefer.jobs.packs import copy_pack
from briefer.model.briefs import BriefContent
from briefer.model.documents import Document
from briefer.model.pack_findings import PackFinding
from briefer.model.packs import Pack
from briefer.weigh.tellings import told_facts

_ENDS = (".toml", ".j2", ".json", ".md", ".txt")
_NAMED = re.compile(r"""^\s*file\s*=\s*["']([^"']+)["']""", re.MULTILINE)
_MOST = 100  # files


@dataclass(frozen=True, slots=True)
class PackDraft:
    """A pack's folder, and the texts of those of its files that were changed and are not stored."""

    folder: Path
    texts: Mapping[str, str]


def files_to_edit(draft: PackDraft) -> tuple[str, ...]:
    """Return the names of a pack's text files: pack.toml, sections in their order, others, the sample last.

    Files that pack.toml or a template names and that are not there yet are among them.
    """
    there = [name for name in _there(draft.folder) if name.endswith(_ENDS)]
    named = [name for name in _NAMED.findall(text_of(draft, PACK_FILE)) if is_inside(draft.folder, name)]
    for name in tuple(dict.fromkeys([*named, *there])):
        if name.endswith(".j2"):
            found = INCLUDED.findall(text_of(draft, name))
            named += [it for it in found if not it.startswith(SHARED) and is_inside(draft.folder, it)]
    names = dict.fromkeys([PACK_FILE, *named, *there, *draft.texts])
    last = [name for name in names if name == SAMPLE_FILE]
    return (*(name for name in names if name not in last), *last)[:_MOST]


def _there(folder: Path) -> Iterator[str]:
    for path in files_of(folder):
        if path.is_file() and not path.is_symlink() and path.stat().st_size <= MAX_FILE:
            yield path.relative_to(folder).as_posix()


def is_inside(folder: Path, name: str) -> bool:
    """Return whether a name stands for a file within a folder, and is reached by no link."""
    parts = PurePosixPath(name)
    if parts.is_absolute() or ".." in parts.parts or not parts.name or "\\" in name or ":" in name:
        return False
    return (folder / parts).resolve().is_relative_to(folder.resolve())


def text_of(draft: PackDraft, name: str) -> str:
    """Return a file's text as it was edited, else as it is stored; empty where it is not there.

    Raises BrieferError where it cannot be read.
    """
    if name in draft.texts:
        return draft.texts[name]
    try:
        return (draft.folder / name).read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        return ""
    except (OSError, UnicodeDecodeError) as error:
        raise BrieferError(f"The file “{name}” cannot be read as text.", "Save it as UTF-8.") from error


def store(draft: PackDraft) -> None:
    """Write all changed texts, each whole or not at all; raises BrieferError where one cannot be written."""
    for name, text in draft.texts.items():
        path = draft.folder / name
        if not is_inside(draft.folder, name):
            raise BrieferError(f"“{name}” lies outside the pack's folder.", "Give the file another name.")
        with suppress(OSError):
            path.parent.mkdir(parents=True, exist_ok=True)
        write_atomically(path, text.encode("utf-8"))


def own_copy(identity: str, name: str) -> Pack:
    """Copy a pack to the user's packs under another name, to be edited, and return the copy.

    Raises BrieferError where the name is none, or is that of another pack.
    """
    name = name.strip()
    if not name or name[0] in "._" or re.search(r"""[\\/:*?"<>|\x00-\x1f]""", name):
        raise BrieferError(f"“{name}” cannot be the name of a pack.", "Use letters, digits and spaces.")
    fresh = re.sub(r"[^a-z0-9]+", "-", name.casefold()).strip("-")
    if fresh in {pack.id for pack in find_packs(pack_folders()).packs}:
        raise BrieferError(f"There is a pack “{fresh}” already.", "Choose another name.")
    return copy_pack(identity, pack_folders()[-1] / name)


def draft_findings(draft: PackDraft, isolation: Isolation) -> tuple[PackFinding, ...]:
    """Return what `checked` finds of the pack as it was edited."""
    with _laid_out(draft) as folder:
        return checked(folder, isolation)


def draft_note(draft: PackDraft, content: BriefContent | None, file: str, isolation: Isolation) -> Document:
    """Return the note, or the section of this file alone, that the pack gives as it was edited.

    It is made of a brief's content, or of the pack's sample where that is None. Raises BrieferError where
    the pack is at fault.
    """
    with _laid_out(draft) as folder:
        pack = read_pack(folder)
        shown = sample_of(pack) if content is None else _fitted(content, pack)
        sections = tuple(each for each in pack.sections if each.file == file)
        if sections:
            pack = replace(pack, sections=sections)
            names = {each.name for each in sections}
            kept = tuple(each for each in shown.brief.sections if each.name in names)
            shown = replace(shown, brief=replace(shown.brief, sections=kept))
        shown = replace(shown, brief=brief_in_pack(shown.brief, pack))
        return composed(shown, pack, isolation=isolation)


def _fitted(content: BriefContent, pack: Pack) -> BriefContent:
    """Return the content of a brief; that of another pack with its facts where they fit this one."""
    if content.brief.pack == pack.id:
        return content
    brief = replace(content.brief, pack=pack.id, sections=())
    facts = told_facts(content.facts, content.reconciliations)
    return replace(content, brief=fill(brief_in_pack(brief, pack), pack, facts))


@contextmanager
def _laid_out(draft: PackDraft) -> Iterator[Path]:
    """Lay a copy of the pack out as it was edited, and take it away at the end; links are not followed."""
    with tempfile.TemporaryDirectory(prefix="briefer-pack-") as made:
        folder = Path(made) / draft.folder.name
        folder.mkdir()
        for each in files_of(draft.folder):
            target = folder / each.relative_to(draft.folder)
            with suppress(OSError):  # what cannot be read is told as a file that is not there
                target.parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(each, target, follow_symlinks=False)
        for name, text in draft.texts.items():
            if is_inside(folder, name):
                (folder / name).parent.mkdir(parents=True, exist_ok=True)
                (folder / name).write_text(text, encoding="utf-8", newline="\n")
        yield folder
