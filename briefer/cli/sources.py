"""The commands add and extract: a file that cannot be loaded is named, and the others are loaded."""

import hashlib
from argparse import Namespace
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

from briefer.cli.output import UsageError, complain, cut, listed, on_one_line, say, say_json
from briefer.cli.sessions import to_change
from briefer.commands.sources import add_sources, text_sha256
from briefer.commands.versions import follow_page, words_of
from briefer.isolate import Isolation
from briefer.jobs.extract import Extracted, extract_files
from briefer.jobs.show import shown_date
from briefer.model.dates import Basis, Dating, dated
from briefer.model.sources import LoadedSource
from briefer.store import queries
from briefer.store.session import Session
from briefer.text.moments import moment_of


def add(asked: Namespace) -> int:
    """Load files into a session, in one step; the exit code is 1 where one could not be loaded."""
    published = given_date(asked.published)
    with to_change(asked.session) as session, reading(asked.files) as files:
        found = list(files)
        loaded = [with_date(source, published) for file in found for source in file.sources]
        known = {source.id for source in queries.sources(session)}
        for source_id in dict.fromkeys(add_sources(session, loaded)):
            _say_added(session, source_id, is_new=source_id not in known)
            if source_id not in known and (followed := follow_page(session, source_id)) is not None:
                say(f"    a later version of {followed[0].label}: {words_of(followed[1])}")
    return _complained(found)


def extract(asked: Namespace) -> int:
    """Show what loading gives; the exit code is 1 where a file could not be loaded."""
    with reading(asked.files) as files:
        found = []
        for file in files:
            found.append(file)
            if asked.json:
                say_json(_extracted(file))
            else:
                _say_extracted(file)
    return _complained(found)


@contextmanager
def reading(paths: Iterable[Path]) -> Iterator[Iterator[Extracted]]:
    """Give what became of each file, read in a child process that ends with the block."""
    with Isolation() as isolation:
        yield extract_files(paths, isolation)


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


def _complained(files: Iterable[Extracted]) -> int:
    errors = [file.error for file in files if file.error is not None]
    for error in errors:
        complain(error)
    return 1 if errors else 0


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
    }


def _loaded(source: LoadedSource) -> dict[str, Any]:
    return {
        "title": source.title,
        "byline": source.byline,
        "publisher": source.publisher,
        **shown_date("published", source.published),
        "url": source.url,
        "language": source.language,
        "media_type": source.media_type,
        "file_name": source.file_name,
        "sha256": text_sha256(source.text),
        "file_sha256": hashlib.sha256(source.original).hexdigest(),
        "text": source.text,
        "warnings": list(source.warnings),
    }


def _say_extracted(file: Extracted) -> None:
    for source in file.sources:
        say(f"{on_one_line(str(file.path))}: {cut(source.title or 'no title')}")
        about = listed(
            (source.byline, source.publisher, source.published.value or "undated", source.language)
        )
        say(f"    {cut(about)}", *(f"    {warning}" for warning in source.warnings), "", source.text, "")
