"""What every importer must keep to, checked for one of them; for the tests of whoever writes an importer.

Nothing here needs a test framework: the functions return a sentence for each fault, and none where all is
well. The reader runs in this process.
"""

import importlib
import json
import random
import re
import subprocess
import sys
import warnings
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from pathlib import PurePath

from briefer.errors import BrieferError
from briefer.load.choose import HEAD
from briefer.load.facts import language_tag, web_address
from briefer.load.transfer import read_sources, sources_from
from briefer.model.dates import UNDATED
from briefer.model.extensions import Importer
from briefer.model.sources import Beside, Enclosed, LoadedSource, Readable, Recorded
from briefer.text.cleaning import clean

Sample = tuple[str, bytes]
"""A file's name and its bytes."""

# Of no format that is recognised by its bytes.
_STRANGERS = (
    b"",
    b" \n",
    b"Some words of a text.\n",
    b"{}",
    b"[]",
    b'{"a": 1}',
    b'<?xml version="1.0"?><root/>',
)
_BASED = ("title", "byline", "publisher", "published", "url", "language", "retrieved")
_SEED = 4
_ROUNDS = 12
_LISTING = """
import importlib, json, sys
sys.path[:] = json.loads(sys.argv[1])
import briefer.model.extensions
before = set(sys.modules)
for module in sys.argv[2:]:
    importlib.import_module(module)
print(json.dumps(sorted(set(sys.modules) - before)))
"""


def faults_of(
    importer: Importer, samples: Sequence[Sample], others: Iterable[Sample] = ()
) -> tuple[str, ...]:
    """Return what is wrong with an importer: its value, what it recognises, what it reads, how it fails.

    `samples` are files of its format, `others` of formats that it must not take for its own.
    """
    return (
        *_faults_of_value(importer),
        *_faults_of_sniff(importer, samples, others),
        *(fault for sample in samples for fault in _faults_of_reading(importer, sample)),
        *(fault for sample in samples for fault in _faults_of_failing(importer, sample)),
    )


def heavy_imports(importers: Sequence[Importer]) -> tuple[str, ...]:
    """Return the modules, beyond Python's own and briefer's light ones, that knowing these formats loads.

    A reader's module is among them where it is loaded. A new process of Python is started to see it.
    """
    modules = sorted({importer.sniff.__module__ for importer in importers})
    command = [sys.executable, "-c", _LISTING, json.dumps(sys.path), *modules]
    done = subprocess.run(command, capture_output=True, text=True, check=True)  # noqa: S603 - this Python
    light = {*sys.stdlib_module_names, "briefer", *(module.partition(".")[0] for module in modules)}
    readers = {importer.read.partition(":")[0] for importer in importers}
    loaded = json.loads(done.stdout)
    return tuple(name for name in loaded if name in readers or name.partition(".")[0] not in light)


def _faults_of_value(importer: Importer) -> Iterator[str]:
    if not re.fullmatch(r"[a-z0-9]+(?:-[a-z0-9]+)*", importer.name):
        yield f"The name “{importer.name}” is not of small letters, digits and hyphens."
    if not importer.title.strip():
        yield "It has no title."
    for suffix in importer.suffixes:
        if not re.fullmatch(r"(?:\.[a-z0-9]+)+", suffix):
            yield f"The suffix “{suffix}” is not a dot and small letters or digits."
    try:
        module, _, name = importer.read.partition(":")
        getattr(importlib.import_module(module), name)
    except (ImportError, AttributeError, ValueError) as error:
        yield f"Its reading function “{importer.read}” is not to be found: {error}."


def _faults_of_sniff(
    importer: Importer, samples: Sequence[Sample], others: Iterable[Sample]
) -> Iterator[str]:
    for name, data in samples:
        if not importer.sniff(data[:HEAD]) and PurePath(name).suffix.lower() not in importer.suffixes:
            yield f"It knows {name} neither by its bytes nor by its suffix."
    for head in (*_STRANGERS, *_noise()):
        if _sniffed(importer, head) is True:
            yield f"It takes {head[:24]!r} for its own."
    for name, data in others:
        if _sniffed(importer, data[:HEAD]) is True:
            yield f"It takes {name} for its own."
    odd = (head for _, data in samples for head in (data[:HEAD], *_damaged(data[:HEAD])))
    for head in (*_STRANGERS, *odd):
        outcome = _sniffed(importer, head)
        if not isinstance(outcome, bool):
            yield f"Asked whether it knows {head[:24]!r}, it gives {outcome!r:.80}."


def _sniffed(importer: Importer, head: bytes) -> object:
    try:
        return importer.sniff(head)
    except Exception as error:  # noqa: BLE001 - whatever it is, it is told
        return error


def _faults_of_reading(importer: Importer, sample: Sample) -> Iterator[str]:
    name, data = sample
    first = read_sources(importer.read, data, name)
    if first != read_sources(importer.read, data, name):
        yield f"{name} is read in two ways."
    found = sources_from(first, data)
    if not found:
        yield f"{name} gives nothing."
    module, _, function = importer.read.partition(":")
    direct = tuple(getattr(importlib.import_module(module), function)(data, name))
    for place, (item, told) in enumerate(zip(direct, found, strict=True)):
        where = f"{name}, item {place + 1}"
        if type(item) is not type(told):
            yield f"{where} becomes a {type(told).__name__} on its way."
        for source in _sources_of(item):
            yield from (f"{where}: {fault}" for fault in _faults_of_source(source))
        yield from (f"{where}: {fault}" for fault in _faults_of_place(item, place, direct))


def _sources_of(item: Readable) -> Iterator[LoadedSource]:
    """Yield the source that an item is or stands for."""
    if isinstance(item, LoadedSource):
        yield item
    if isinstance(item, Recorded):
        yield item.otherwise


def _faults_of_source(source: LoadedSource) -> Iterator[str]:
    if not source.text.strip():
        yield "the text is blank."
    if source.text != clean(source.text):
        yield "the text was not cleaned."
    if source.text != source.text.rstrip():
        yield "the text ends in white space."
    yield from _faults_of_bases(source)
    if source.language != language_tag(source.language):
        yield f"“{source.language}” is no tag of a language."
    if source.url != web_address(source.url):
        yield f"“{source.url}” is no address."
    if any(later < earlier for earlier, later in pairwise((0, *source.pages, len(source.text)))):
        yield "the pages do not follow each other."
    for warning in source.warnings:
        if not warning.endswith((".", "?", "!")):
            yield f"the warning “{warning}” is no sentence."


def _faults_of_bases(source: LoadedSource) -> Iterator[str]:
    for field, basis in source.bases:
        value = getattr(source, field) if field in _BASED else None
        if value in (None, "", UNDATED) or not basis.strip():
            yield f"a basis is given for {field}, which has no value."
    known = {field for field, _ in source.bases}
    for name in _BASED:
        if getattr(source, name) not in ("", UNDATED) and name not in known:
            yield f"no basis is given for {name}."


def _faults_of_place(item: Readable, place: int, direct: Sequence[Readable]) -> Iterator[str]:
    outer = item.attached_to if isinstance(item, Enclosed | Beside) else None
    if outer is not None and not (0 <= outer < place and isinstance(direct[outer], LoadedSource)):
        yield "it is attached to what is no source before it."


def _faults_of_failing(importer: Importer, sample: Sample) -> Iterator[str]:
    """Yield what is wrong with how it fails over files that are empty, cut off, or changed here and there."""
    name, data = sample
    for broken in (b"", b"\0", *_noise(), *_damaged(data)):
        try:
            with warnings.catch_warnings():
                warnings.simplefilter(
                    "ignore"
                )  # what a library is warned of concerns no one who loads a file
                sources_from(read_sources(importer.read, broken, name), broken)
        except BrieferError as error:
            if not (error.what.endswith((".", "?")) and error.next_step.endswith(".")):
                yield f"{name}, changed, is refused without two sentences: {error}"
        except Exception as error:  # noqa: BLE001 - whatever it is, it is told
            yield f"{name}, changed, raises {type(error).__name__}: {error!s:.80}."


def _noise() -> Iterator[bytes]:
    """Yield bytes that are nothing."""
    chance = random.Random(_SEED)  # noqa: S311 - not for secrets
    yield bytes(range(256)) * 4
    for length in (1, 16, 512, HEAD):
        yield chance.randbytes(length)
        yield bytes([0xFF]) * length


def _damaged(data: bytes) -> Iterator[bytes]:
    """Yield the bytes cut off in some places, and with some of them changed."""
    chance = random.Random(_SEED)  # noqa: S311 - not for secrets
    for part in (3, 4, 8):
        yield data[: len(data) * (part - 2) // part]
    for _ in range(_ROUNDS if data else 0):
        changed = bytearray(data)
        for _ in range(1 + len(data) // 500):
            changed[chance.randrange(len(data))] = chance.randrange(256)
        yield bytes(changed)
