"""The platform's own dialogs for files, beginning in the folder that was used last."""

from pathlib import Path

from PySide6 import QtWidgets
from PySide6.QtWidgets import QWidget

from briefer.gui.recent import note_folder, usual_folder

_SESSIONS = "Sessions (*.briefer)"
_ALL = "All files (*)"
_ACTORS = ("Table in CSV (*.csv)", "FollowTheMoney (*.ftm.json *.json *.jsonl *.ndjson)")


def ask_session(parent: QWidget, title: str) -> Path | None:
    """Return the session file that was chosen, or None."""
    return ask_file(parent, title, f"{_SESSIONS};;{_ALL}")


def ask_new_session(parent: QWidget, title: str, name: str) -> Path | None:
    """Return where a session is to be written, with its suffix, or None."""
    proposed = str(usual_folder() / name)
    chosen, _ = QtWidgets.QFileDialog.getSaveFileName(parent, title, proposed, _SESSIONS)
    found = _noted(chosen)
    return found.with_name(f"{found.name}.briefer") if found and found.suffix != ".briefer" else found


def ask_sources(parent: QWidget, patterns: str) -> tuple[Path, ...]:
    """Return the files to load; `patterns` are those of the formats that can be read."""
    shown = f"Articles ({patterns});;{_ALL}" if patterns else _ALL
    # The patterns are many: they would be cut off.
    less = QtWidgets.QFileDialog.Option.HideNameFilterDetails
    chosen, _ = QtWidgets.QFileDialog.getOpenFileNames(
        parent, "Add files", str(usual_folder()), shown, options=less
    )
    return tuple(path for path in map(_noted, chosen) if path is not None)


def ask_folder(parent: QWidget, title: str) -> Path | None:
    """Return a folder that was chosen, or None."""
    chosen = QtWidgets.QFileDialog.getExistingDirectory(parent, title, str(usual_folder()))
    if not chosen:
        return None
    note_folder(Path(chosen))
    return Path(chosen)


def ask_file(parent: QWidget, title: str, kinds: str) -> Path | None:
    """Return a file of one of the kinds, named as Qt names filters, or None."""
    chosen, _ = QtWidgets.QFileDialog.getOpenFileName(parent, title, str(usual_folder()), kinds)
    return _noted(chosen)


def ask_actors(parent: QWidget) -> Path | None:
    """Return the file of actors to import, or None."""
    shown = ";;".join(("Actors (*.csv *.json *.jsonl *.ndjson *.ftm)", *_ACTORS, _ALL))
    return ask_file(parent, "Import actors", shown)


def ask_new_actors(parent: QWidget, name: str) -> Path | None:
    """Return where actors are to be written, with the ending of the format that was chosen, or None."""
    proposed = str(usual_folder() / f"{name}.csv")
    chosen, form = QtWidgets.QFileDialog.getSaveFileName(
        parent, "Export actors", proposed, ";;".join(_ACTORS)
    )
    found = _noted(chosen)
    if found is None or found.suffix:
        return found
    return found.with_name(found.name + (".csv" if form == _ACTORS[0] else ".ftm.json"))


def ask_new_file(parent: QWidget, title: str, name: str) -> Path | None:
    """Return where a file of any kind is to be written, or None."""
    chosen, _ = QtWidgets.QFileDialog.getSaveFileName(parent, title, str(usual_folder() / name), _ALL)
    return _noted(chosen)


def _noted(chosen: str) -> Path | None:
    if not chosen:
        return None
    note_folder(Path(chosen).parent)
    return Path(chosen)
