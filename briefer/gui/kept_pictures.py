"""Pictures of samples, made once and kept in the user's cache; never those of an analyst's note."""

import hashlib
import pkgutil
from pathlib import Path
from typing import TYPE_CHECKING

from platformdirs import user_cache_path
from PySide6.QtGui import QImage

from briefer.model.packs import Pack

if TYPE_CHECKING:
    from collections.abc import Callable

    from briefer.model.documents import Document

_CREATED = "2025-03-13T09:00:00Z"
# Found when it is wanted: what composes notes is not needed for the first look at a session.
_SAMPLE_NOTE = "briefer.jobs.sample_notes:sample_note"


def sample_of(pack: Pack) -> "Document":
    """Return the note of a pack's sample; raises BrieferError where it has no sound one."""
    note: Callable[..., Document] = pkgutil.resolve_name(_SAMPLE_NOTE)
    return note(pack, created=_CREATED)


def read_picture(path: Path) -> QImage | None:
    """Return the picture in a file, or None where there is none."""
    picture = QImage(str(path)) if path.is_file() else QImage()
    return None if picture.isNull() else picture


def keep_picture(path: Path, picture: QImage) -> None:
    """Keep a picture; where that cannot be, it is made again the next time."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError:
        return
    picture.save(str(path))


def kept_path(folder: str, name: str, pack: Pack, more: Path | None = None) -> Path:
    """Return where a picture of a pack's sample is kept, as the pack, the sample and one more file are."""
    told = hashlib.sha256(repr(pack).encode("utf-8", "replace"))
    for file in (pack.folder / "sample.json", *([more] if more is not None else [])):
        try:
            told.update(file.read_bytes())
        except OSError:
            told.update(b"none")
    return user_cache_path("briefer", appauthor=False) / folder / f"{name}-{told.hexdigest()[:16]}.png"
