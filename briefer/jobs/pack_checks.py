"""A pack's folder checked: all that is wrong with it, and what is to be known of it, at once."""

import re
import stat
from collections.abc import Iterator, Sequence
from contextlib import nullcontext, suppress
from dataclasses import replace
from pathlib import Path

from briefer.compose.fitting import brief_in_pack, fill
from briefer.compose.pack_files import MAX_FILE, PACK_FILE
from briefer.compose.packs import HOUSE_FILE, USUAL_PACK, house_file, pack_by_id, read_pack
from briefer.compose.samples import SAMPLE_FILE, read_sample
from briefer.compose.words import nearest
from briefer.errors import BrieferError
from briefer.export.docx.checks import check_docx
from briefer.export.docx.styles import ROLES, styles_of
from briefer.export.docx.writer import write_docx
from briefer.export.houses.making import is_native
from briefer.export.houses.reading import ReadHouse, read_house
from briefer.isolate.cancelling import StoppedError
from briefer.isolate.pool import Isolation
from briefer.jobs.composing import PACK_LIMITS, composed_apart
from briefer.jobs.pack_probes import Probed, prints_judgements, probed
from briefer.model.briefs import BriefContent
from briefer.model.documents import Document
from briefer.model.pack_findings import PackFinding, Weight
from briefer.model.packs import Pack, PackSection
from briefer.weigh.tellings import told_facts

MOST_FILES = 200
"""Most files that a pack's folder may hold."""

TO_BE_TAKEN_OUT = "It is taken out when the pack is added."
_CREATED = "2025-01-01T12:00:00Z"
_WHERE = re.compile(
    r"Pack “[^”]*”(?:, (?P<file>[^:,]+))?(?:, line (?P<line>\d+))?(?:, column (?P<column>\d+))?: ",
)
_AT_END = re.compile(r", column (\d+)(?=\.)")
_ROLES = ("title", "marking", "date", "cut_off", "to", "from", "reference", "body")


def checked(folder: Path, isolation: Isolation | None = None) -> tuple[PackFinding, ...]:
    """Return all that is wrong with a pack's folder, and what is to be known of it; the files' order is kept.

    The templates are carried out with the pack's sample, or that of a shipped one, each section by itself, in
    a child of `isolation` or in one made for this call. Nothing is changed, and no file outside the folder is
    read.
    """
    found = list(_folder_findings(folder))
    if any(each.weight is Weight.FAULT for each in found) and not (folder / PACK_FILE).is_file():
        return tuple(found)
    told: list[BrieferError] = []
    pack: Pack | None = None
    try:
        pack = read_pack(folder, told)
    except BrieferError as fault:
        told.append(fault)
    found += [finding_of(fault) for fault in told]
    if pack is not None:
        house, of_house = _house(folder)
        found += of_house
        found += _style_findings(pack, house)
        found += _field_findings(pack)
        writes = house is not None or not (folder / HOUSE_FILE).exists()
        with nullcontext(isolation) if isolation is not None else Isolation(PACK_LIMITS) as child:
            found += _rendered(pack, child, writes=writes)
        found += [PackFinding(Weight.UNVERIFIED, PACK_FILE, each) for each in pack.unverified]
    return tuple(dict.fromkeys(found))


def is_sound(findings: Sequence[PackFinding]) -> bool:
    """Return whether none of the findings is a fault."""
    return all(each.weight is not Weight.FAULT for each in findings)


def finding_of(fault: BrieferError) -> PackFinding:
    """Return the finding that an error about a pack tells: its file, line and column are in its sentence."""
    place = _WHERE.match(fault.what)
    what = fault.what[place.end() :] if place else fault.what
    late = _AT_END.search(what)
    column = (place and place["column"]) or (late and late[1]) or "0"
    what = _AT_END.sub("", what) if late else what
    return PackFinding(
        Weight.FAULT,
        (place and place["file"]) or PACK_FILE,
        what[:1].upper() + what[1:],
        fault.next_step,
        int((place and place["line"]) or 0),
        int(column),
    )


def _fault(file: str, what: str, next_step: str, line: int = 0) -> PackFinding:
    return PackFinding(Weight.FAULT, file, what, next_step, line)


def _folder_findings(folder: Path) -> Iterator[PackFinding]:
    """Yield what is wrong with the folder itself: what it lacks, links, too many or too large files."""
    if not folder.is_dir() or folder.is_symlink():
        yield _fault(folder.name, "There is no such folder.", "Name the folder that holds pack.toml.")
        return
    if not (folder / PACK_FILE).is_file():
        yield _fault(PACK_FILE, "The folder has no pack.toml.", "Add one; see docs/add-a-pack.md.")
    files = list(files_of(folder))
    if len(files) > MOST_FILES:
        yield _fault(
            ".", f"The folder holds more than {MOST_FILES} files.", "Take out what is no part of the pack."
        )
    for path in files[:MOST_FILES]:
        name = path.relative_to(folder).as_posix()
        kind = path.lstat().st_mode
        if stat.S_ISLNK(kind):
            yield _fault(name, "This is a link to another place.", "Put the file itself there.")
        elif not stat.S_ISREG(kind):
            yield _fault(name, "This is no ordinary file.", "Take it out.")
        elif path.suffix.casefold() in (".docm", ".dotm"):
            yield _fault(name, "The file carries macros.", "Save it in Word as .docx, which leaves them out.")
        elif path.name != HOUSE_FILE and path.lstat().st_size > MAX_FILE:
            yield _fault(name, "The file is larger than one megabyte.", "Shorten it, or take it out.")


def files_of(folder: Path) -> Iterator[Path]:
    """Yield what lies in a folder and below it, without following links; stops after more than enough."""
    waiting, seen = [folder], 0
    while waiting and seen <= MOST_FILES:
        with suppress(OSError):
            for path in sorted(waiting.pop().iterdir()):
                if path.is_dir() and not path.is_symlink():
                    waiting.append(path)
                else:
                    seen += 1
                    yield path


def _house(folder: Path) -> tuple[ReadHouse | None, list[PackFinding]]:
    """Return the pack's own Word file, if it has one that can be used, and what there is to know of it."""
    path = folder / HOUSE_FILE
    if not path.is_file() or path.is_symlink():
        return None, []
    try:
        read = read_house(path)
    except BrieferError as fault:
        return None, [_fault(HOUSE_FILE, fault.what, fault.next_step)]
    remarks = [
        PackFinding(Weight.REMARK, HOUSE_FILE, f"{each.rstrip('.')}.", TO_BE_TAKEN_OUT)
        for each in read.removed
    ]
    if not is_native(read.package):
        what = "The file names no place for the note's body, so it is used for its looks alone."
        step = "To have its places found, add it with: briefer houses add house.docx --name NAME."
        remarks.append(PackFinding(Weight.REMARK, HOUSE_FILE, what, step))
    return read, remarks


def _style_findings(pack: Pack, house: ReadHouse | None) -> Iterator[PackFinding]:
    """Yield the sections' styles that neither the program nor the house file knows."""
    own = (
        ()
        if house is None
        else [name for kind, name in styles_of(house.package).by_name if kind == "paragraph"]
    )
    known = {*ROLES, *(name.replace(" ", "-") for name in own)}
    for section in pack.sections:
        if section.style and section.style not in known:
            what = f"There is no style “{section.style}”{nearest(section.style, known)}."
            step = "Use one of the program's, or make a style of that name in house.docx."
            yield _fault(section.file, what, step, _line_with(pack.folder / section.file, "style"))


def _line_with(path: Path, key: str) -> int:
    with suppress(OSError, UnicodeDecodeError):
        for number, line in enumerate(path.read_text(encoding="utf-8-sig").splitlines(), 1):
            if re.match(rf"\s*{key}\s*=", line):
                return number
    return 0


def _field_findings(pack: Pack) -> Iterator[PackFinding]:
    for field in pack.fields:
        if field.role and field.role not in _ROLES:
            close = nearest(field.role, _ROLES)
            what = f"The field “{field.name}” has a role “{field.role}” that means nothing{close}."
            yield PackFinding(Weight.REMARK, PACK_FILE, what, f"Roles are {', '.join(_ROLES)}.")
    if not any(field.role == "title" for field in pack.fields):
        what = "No field has the role “title”: the brief's own title is printed."
        yield PackFinding(Weight.REMARK, PACK_FILE, what)


def _rendered(pack: Pack, isolation: Isolation, *, writes: bool) -> Iterator[PackFinding]:
    """Yield what goes wrong when the sample is composed, each section by itself, and written."""
    content = None
    if (pack.folder / SAMPLE_FILE).is_file():
        try:
            content = read_sample(pack).content
        except BrieferError as fault:
            yield finding_of(fault)
    else:
        what = "There is no sample.json, so the sections were tried with the facts of a shipped one."
        yield PackFinding(Weight.REMARK, SAMPLE_FILE, what, "Add one; see docs/add-a-pack.md.")
    content = content or _borrowed(pack)
    sound = True
    for section in pack.sections:
        alone = replace(pack, sections=(section,))
        try:
            composed_apart(_only(content, alone), alone, _CREATED, isolation)
            if prints_judgements(pack, section):
                yield from _judging(section, probed(_only(content, alone), alone, _CREATED, isolation))
        except StoppedError:
            what = "The section was stopped: it uses more time or memory than a pack may."
            yield _fault(section.file, what, "Correct its template.", section.first_line)
            return  # each further one could take as long
        except BrieferError as fault:
            sound = False
            yield finding_of(fault)
    if sound and writes:
        try:
            yield from _written(composed_apart(content, pack, _CREATED, isolation), pack)
        except BrieferError as fault:
            yield finding_of(fault)


def _judging(section: PackSection, made: Probed) -> Iterator[PackFinding]:
    if made.mixes:
        what = "Likelihood and confidence of a judgement stand in one sentence."
        step = "End the sentence before the confidence: a reader takes one for the other."
        yield _fault(section.file, what, step, section.first_line)
    if made.drops:
        what = "The section prints judgements and leaves out how sure the analyst is."
        step = "Print “confidence_line” too, unless the format gives it elsewhere."
        yield PackFinding(Weight.REMARK, section.file, what, step, section.first_line)


def sample_of(pack: Pack) -> BriefContent:
    """Return the pack's own sample, else that of a shipped one; BrieferError where its own is at fault."""
    return read_sample(pack).content if (pack.folder / SAMPLE_FILE).is_file() else _borrowed(pack)


def _borrowed(pack: Pack) -> BriefContent:
    """Return the sample of the usual pack with its facts where they fit this one."""
    sample = read_sample(pack_by_id(USUAL_PACK)).content
    brief = brief_in_pack(replace(sample.brief, pack=pack.id, sections=()), pack)
    return replace(sample, brief=fill(brief, pack, told_facts(sample.facts, sample.reconciliations)))


def _only(content: BriefContent, pack: Pack) -> BriefContent:
    """Return the content with the sections of a pack alone, which need not be in the brief."""
    names = {section.name for section in pack.sections}
    kept = tuple(section for section in content.brief.sections if section.name in names)
    return replace(content, brief=brief_in_pack(replace(content.brief, sections=kept), pack))


def _written(document: Document, pack: Pack) -> Iterator[PackFinding]:
    for words in check_docx(write_docx(document, house_file(pack)), document.marking, document.scheme):
        yield _fault(
            HOUSE_FILE,
            f"A note with this file would not be sound: {words}",
            "Begin from a shipped house file.",
        )
