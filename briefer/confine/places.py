"""The places that a reading process may read: the program, its libraries, and a few files of the system."""

import mimetypes
import os
import sys
from collections.abc import Iterator
from pathlib import Path

from briefer.paths import is_file, resources_folder, templates_folder

# Shared libraries, zones of time and what Python's own modules look up; nothing of a user's.
_SYSTEM = (
    "/lib", "/lib32", "/lib64", "/usr/lib", "/usr/lib32", "/usr/lib64", "/usr/local/lib", "/usr/local/lib64",
    "/usr/share/zoneinfo", "/usr/share/locale", "/etc/localtime", "/etc/timezone", "/etc/ld.so.cache",
    "/etc/ld.so.preload", "/etc/ssl/openssl.cnf", "/dev/urandom", "/nix/store",
    "/gnu/store", "/System/Library", "/Library/Frameworks",
)  # fmt: skip


def readable_places() -> tuple[str, ...]:
    """Return the absolute paths, as named and with links followed, that may be read with what is below.

    They are where modules are looked for, the interpreter, the program's own data, and _SYSTEM.
    """
    package = Path(__file__).parent.parent
    own = (str(package), str(templates_folder()), str(resources_folder()))
    interpreter = (sys.prefix, sys.exec_prefix, sys.base_prefix, sys.base_exec_prefix)
    named = (*_modules(), *interpreter, *own, *mimetypes.knownfiles, *_SYSTEM)
    absolute = [os.path.abspath(place) for place in named if place]  # noqa: PTH100 - for comparison with words
    real = [os.path.realpath(place) for place in absolute]
    return tuple(place for place in dict.fromkeys((*absolute, *real)) if not _is_whole(place))


def _modules() -> Iterator[str]:
    """Yield the folders of modules, without the one that a user happens to work in."""
    try:
        here = os.getcwd()  # noqa: PTH109 - words
    except OSError:  # it has been removed
        here = ""
    is_our_own = is_file(Path(here, "briefer", "__init__.py"))
    for place in sys.path:
        if place and (is_our_own or os.path.normpath(place) != here):
            yield place


def _is_whole(place: str) -> bool:
    """Return whether the place is a whole disk or a user's whole home."""
    return place in (os.path.abspath(os.sep), os.path.expanduser("~"))  # noqa: PTH100, PTH111 - words
