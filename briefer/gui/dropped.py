"""Files that are dropped on the window or named by the clipboard."""

from pathlib import Path

from PySide6.QtCore import QMimeData


def files_in(mime: QMimeData | None) -> tuple[Path, ...]:
    """Return the local files that a drop or the clipboard names, in order."""
    if mime is None or not mime.hasUrls():
        return ()
    return tuple(Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile())
