"""The commands add and extract: a file that cannot be loaded is named, and the others are loaded."""

import hashlib
from argparse import Namespace
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import replace
from typing import Any

from briefer.cli.files import read_all
from briefer.cli.output import UsageError, complain, cut, listed, on_one_line, say, say_json
from briefer.cli.sessions import to_change
from briefer.commands.sources import add_sources, text_sha256
from briefer.commands.versions import follow_page, words_of
from briefer.errors import BrieferError
from briefer.jobs.extract import Extracted
from briefer.jobs.show import shown_date
from briefer.load.choose import kinds_told
from briefer.load.registry import importers
from briefer.model.dates import Basis, Dating, dated
from briefer.model.ids import new_key
from briefer.model.sources import LoadedSource
from briefer.store import queries
from briefer.store.session import Session
from briefer.text.moments import moment_of

_MUCH, _ONE = 32 << 20, 64 << 10  # bytes that are held until they are stored, and for a file beside its words


def add(asked: Namespace) -> int:
    """Load files into a session, to be undone as one; the exit code is 1 where one could not be loaded.

    Many are stored some at a time: when the disk takes no more, BrieferError is raised and those before stay.
    """
    published = given_date(asked.published)
    faults: list[BrieferError] = []
    failed = False
    with to_change(asked.session) as session, closing(read_all(asked.files, asked.name)) as files:
        group = new_key()
        for batch in _batches(files):
            loaded = [with_date(source, published) for file in batch for source in file.sources]
            _store(session, loaded, group)
            failed |= _complained(batch, faults)
    _complain_of_kinds(faults)
    return int(failed)


def extract(asked: Namespace) -> int:
    """Show what loading gives; the exit code is 1 where a file could not be loaded."""
    faults: list[BrieferError] = []
    failed = False
    with closing(read_all(asked.files, asked.name)) as files:
        for file in files:
            if asked.json:
                say_json(_extracted(file))
            else:
                _say_extracted(file)
            failed |= _complained([file], faults)
    _complain_of_kinds(faults)
    return int(failed)


def _batches(files: Iterable[Extracted]) -> Iterator[list[Extracted]]:
    """Yield the files some at a time, so that few of their bytes are held at once."""
    batch: list[Extracted] = []
    size = 0
    for file in files:
        batch.append(file)
        size += _ONE + sum(len(source.original) + len(source.text) for source in file.sources)
        if size > _MUCH:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def _store(session: Session, loaded: Sequence[LoadedSource], group: int) -> None:
    known = queries.source_labels(session)
    labels = frozenset(known.values())
    for source_id in dict.fromkeys(add_sources(session, loaded, group=group)):
        is_new = source_id not in known
        _say_added(session, source_id, is_new=is_new)
        if is_new and queries.source(session, source_id).label in labels:
            say("    in the place of its record, which was there")
        if is_new and (followed := follow_page(session, source_id, group)) is not None:
            say(f"    a later version of {followed[0].label}: {words_of(followed[1])}")


def given_date(words: str) -> Dating | None:
    """Return the date of publication that the user gave, or None for none; UsageError where it is no date."""
    if not words:
        return None
    value = moment_of(words)
    if value is None:
        message = (
            f"argument --published: “{words}” is no date; write it as 2024-01-23 or 2024-01-23T14:05+05:00"
        )
        raise UsageError(message)
    return dated(value, Basis.GIVEN)


def with_date(source: LoadedSource, published: Dating | None) -> LoadedSource:
    """Return the source with the date that was given, if one was."""
    return source if published is None else replace(source, published=published)


def _complained(files: Iterable[Extracted], faults: list[BrieferError]) -> bool:
    """Say what could not be loaded, of the files and of what lies in them; return whether a file failed.

    Each is kept in `faults`.
    """
    failed = False
    for file in files:
        for error in (*file.skipped, *([file.error] if file.error is not None else [])):
            complain(error)
            faults.append(error)
        failed |= file.error is not None
    return failed


def _complain_of_kinds(faults: Iterable[BrieferError]) -> None:
    """Say once for all files as what they can be saved, where one of them is of no kind that is read."""
    if said := kinds_told(faults, importers):
        complain(BrieferError(said))


def _say_added(session: Session, source_id: Any, *, is_new: bool) -> None:
    source = queries.source(session, source_id)
    about = listed((source.publisher, source.published.value or "undated"))
    say(f"{source.label}  {cut(source.name)} ({about}){'' if is_new else ', which was there already'}")
    for warning in source.warnings if is_new else ():
        say(f"    {warning}")


def _extracted(file: Extracted) -> dict[str, Any]:
    return {
        "path": str(file.path),
        "error": str(file.error) if file.error else None,
        "sources": [_loaded(source) for source in file.sources],
        "skipped": [str(error) for error in file.skipped],
    }


def _loaded(source: LoadedSource) -> dict[str, Any]:
    return {
        "title": source.title,
        "byline": source.byline,
        "publisher": source.publisher,
        **shown_date("published", source.published),
        "retrieved": source.retrieved,
        "url": source.url,
        "language": source.language,
        "media_type": source.media_type,
        "file_name": source.file_name,
        "sha256": text_sha256(source.text),
        "file_sha256": hashlib.sha256(source.original).hexdigest(),
        "text": source.text,
        "warnings": list(source.warnings),
        "bases": dict(source.bases),
        "pages": list(source.pages),
        "attached": source.attached,
    }


def _say_extracted(file: Extracted) -> None:
    for source in file.sources:
        say(f"{on_one_line(str(file.path))}: {cut(source.title or 'no title')}")
        about = listed(
            (source.byline, source.publisher, source.published.value or "undated", source.language)
        )
        say(f"    {cut(about)}", *(f"    {warning}" for warning in source.warnings), "", source.text, "")
