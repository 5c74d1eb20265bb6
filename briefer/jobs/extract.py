"""Files to sources, each read in a child process."""

import logging
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from briefer.errors import BrieferError
from briefer.isolate import Cancellation, CancelledError, ChildError, Isolation
from briefer.load.choose import HEAD, choose_importer
from briefer.load.files import read_file, shown_name
from briefer.load.registry import importers
from briefer.load.transfer import sources_from
from briefer.model.extensions import Importer
from briefer.model.sources import LoadedSource

_READ = "briefer.load.transfer:read_sources"
_BY_HAND = "Open it in its own program, copy the text and paste it."
_LOG = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Extracted:
    """What became of one file: its sources, or the error that says why there are none."""

    path: Path
    sources: tuple[LoadedSource, ...]
    error: BrieferError | None = None


def extract_file(
    path: Path,
    isolation: Isolation,
    *,
    readers: Sequence[Importer] | None = None,
    cancellation: Cancellation | None = None,
) -> tuple[LoadedSource, ...]:
    """Return the sources in a file; `readers` are the importers to choose from, else all that are installed.

    The file is read here, in one go, and understood in the child. Raises BrieferError, whose sentence names
    the file, and CancelledError.
    """
    data = read_file(path)
    chosen = choose_importer(data[:HEAD], path.name, importers() if readers is None else readers)
    name = shown_name(path)
    try:
        values = isolation.run(_READ, chosen.read, data, _storable(path.name), cancellation=cancellation)
        sources = sources_from(values, data)
    except CancelledError:
        raise
    except BrieferError as error:
        raise _naming(name, error) from error
    except ChildError as error:
        _LOG.debug("The importer %s fell over a file:\n%s", chosen.name, error.trace)
        raise _unreadable(name, chosen, error.kind) from error
    except (ValueError, TypeError, KeyError, RecursionError) as error:
        raise _unreadable(name, chosen, type(error).__name__) from error
    if not sources:
        what = f"“{name}” holds nothing that can be loaded."
        raise BrieferError(what, _BY_HAND)
    return sources


def extract_files(
    paths: Iterable[Path], isolation: Isolation, *, cancellation: Cancellation | None = None
) -> Iterator[Extracted]:
    """Yield for each file, in the order given, what became of it; one that fails does not stop the others.

    Raises CancelledError.
    """
    readers = importers()
    for path in paths:
        try:
            yield Extracted(path, extract_file(path, isolation, readers=readers, cancellation=cancellation))
        except CancelledError:
            raise
        except BrieferError as error:
            yield Extracted(path, (), error)


def warm_up(isolation: Isolation) -> None:
    """Start the child and let it load the libraries that pages need, so that the first file is quick."""
    page = b"<html><body><p>One page to begin with.</p></body></html>"
    isolation.warm(_READ, "briefer.load.html:read", page, "page.html")


def _naming(name: str, error: BrieferError) -> BrieferError:
    """Return the error with the file's name in its sentence."""
    if name in error.what:
        return error
    sentence = error.what[:1].lower() + error.what[1:]
    return BrieferError(f"“{name}” could not be loaded: {sentence}", error.next_step or _BY_HAND)


def _unreadable(name: str, importer: Importer, kind: str) -> BrieferError:
    return BrieferError(
        f"“{name}” could not be loaded: the reader of {importer.title} failed ({kind}).",
        _BY_HAND,
    )


def _storable(name: str) -> str:
    """Return a file's name without what cannot be written in UTF-8."""
    return name.encode("utf-8", "replace").decode("utf-8")
