"""The bytes of a source read again, in an encoding that the analyst chose."""

import codecs
from dataclasses import replace

from briefer.errors import BrieferError
from briefer.isolate.answers import ChildError
from briefer.isolate.pool import Isolation
from briefer.load.choose import HEAD, choose_importer
from briefer.load.encodings import encoding_words
from briefer.load.files import shown_name
from briefer.load.registry import importers
from briefer.load.transfer import sources_from
from briefer.model.sources import LoadedSource

_READ = "briefer.load.transfer:read_sources"
_ANOTHER = "Choose another encoding."


def read_again(original: bytes, file_name: str, encoding: str, isolation: Isolation) -> LoadedSource:
    """Return the source that a file's bytes make in this encoding, by Python's name of it.

    The bytes are understood in the child, as they were at first. Raises BrieferError where they make no
    words, or several sources, in it.
    """
    name = file_name or "pasted.txt"
    try:
        words = original.decode(encoding)
    except UnicodeError as error:
        what = f"“{shown_name(name)}” holds bytes that mean nothing in {encoding_words(encoding)}."
        raise BrieferError(what, _ANOTHER) from error
    data = codecs.BOM_UTF8 + words.removeprefix("\ufeff").encode("utf-8", "replace")
    chosen = choose_importer(original[:HEAD], name, importers())
    try:
        found = sources_from(isolation.run(_READ, chosen.read, data, name), data)
    except (ChildError, ValueError, TypeError, KeyError, RecursionError) as error:
        what = f"“{shown_name(name)}” could not be read again: the reader of {chosen.title} failed."
        raise BrieferError(what, _ANOTHER) from error
    if len(found) != 1 or not isinstance(found[0], LoadedSource):
        what = f"“{shown_name(name)}” makes other than one source in {encoding_words(encoding)}."
        raise BrieferError(what, _ANOTHER)
    return replace(found[0], original=original)
