"""The program: what its first window loads, what it loads ahead, how it is named."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from briefer.gui.app import application, load_ahead

_SHOW = """
import json, os, sys
import briefer.__main__
from briefer.gui.app import application, make_window
from briefer.isolate.pool import Isolation
app = application()
window = make_window(Isolation())
window.show()
app.processEvents()
window.grab()
print(json.dumps(sorted(sys.modules)))
"""
# Over each enum of a class that is asked for, Qt's Python takes as long as over many calls.
_ENUMS = """
import enum
made = []
before = enum.EnumType._create_
def create(cls, name, *values, **named):
    made.append(name)
    return before(cls, name, *values, **named)
enum.EnumType._create_ = create
"""
_HEAVY = {
    "apsw",
    "docx",
    "lxml",
    "jinja2",
    "markdown_it",
    "trafilatura",
    "sentencex",
    "ahocorasick",
    "pebble",
    "multiprocessing",
}


def test_the_first_window_loads_nothing_heavy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    shown = subprocess.run([sys.executable, "-c", _SHOW], check=True, capture_output=True, text=True)
    loaded = set(json.loads(shown.stdout))
    assert not _HEAVY & loaded
    assert not {"briefer.gui.page", "briefer.store.session", "briefer.jobs.extract"} & loaded
    assert not {"briefer.cli.main", "briefer.isolate.child", "briefer.model.ids"} & loaded
    assert "briefer.gui.views.row_list" not in loaded, "there is nothing to list on the first day"


def test_the_first_window_has_qt_make_no_class_that_it_does_not_need(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    code = _ENUMS + _SHOW.rsplit("\n", 2)[0] + "\nprint(json.dumps(made))"
    shown = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    made = set(json.loads(shown.stdout))
    assert "AlignmentFlag" in made
    assert not {"PixelMetric", "Property", "WizardStyle", "FileMode", "ButtonRole"} & made


def test_a_session_is_shown_without_what_composes_notes() -> None:
    code = "import json, sys, briefer.gui.page; print(json.dumps(list(sys.modules)))"
    shown = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert not {"jinja2", "markdown_it", "docx", "citeproc"} & set(json.loads(shown.stdout))


def test_what_a_session_needs_is_loaded_ahead() -> None:
    thread = load_ahead()
    thread.join(60)
    assert {"briefer.gui.page", "briefer.isolate.child"} <= set(sys.modules)


def test_the_program_is_named(qapp: QApplication) -> None:
    app = application()
    assert app is qapp
    assert (app.applicationName(), app.organizationName()) == ("briefer", "briefer")
    assert app.style().name() == "fusion" or app.styleSheet()


def test_asked_again_it_goes_through_no_widget(qtbot: QtBot) -> None:
    application()
    told: list[QEvent.Type] = []

    class Told(QWidget):
        def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
            told.append(event.type())

    widget = Told()
    qtbot.addWidget(widget)
    widget.show()
    told.clear()
    application()
    assert told == []
