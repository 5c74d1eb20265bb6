"""The head of the list of files that are loaded: how far it is, and buttons for what can be done."""

from typing import Protocol

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QProgressBar, QWidget

from briefer.gui.models.imports import ImportsModel, Stage
from briefer.gui.views.flow import Flow
from briefer.gui.views.one_line import OneLine
from briefer.gui.views.parts import Ground, column, icon_button, push_button, row
from briefer.gui.wording import count_words


class Deeds(Protocol):
    """What the buttons do."""

    def cancel(self) -> None: ...  # noqa: D102 - named as in ImportsPanel
    def retry_all(self) -> None: ...  # noqa: D102
    def copy_report(self) -> None: ...  # noqa: D102
    def close_panel(self) -> None: ...  # noqa: D102
    def show_only_failed(self, *, only: bool) -> None: ...  # noqa: D102
    def show_report(self, *, as_text: bool) -> None: ...  # noqa: D102


class ImportsHead(Ground):
    """Says how many files are loaded, stored, failed and left."""

    def __init__(self, deeds: Deeds) -> None:
        """Have nothing to say yet."""
        super().__init__("band")
        self._title, self._state = OneLine(tone="text"), OneLine()
        self._state.setAccessibleName("What became of the files")
        self.bar = QProgressBar()
        self.bar.setAccessibleName("Progress of loading")
        self.bar.setTextVisible(False)
        self._cancel = push_button("Cancel loading", deeds.cancel)
        self.close_button = icon_button("x", "Close the list of files (Esc)", deeds.close_panel)
        self.only_failed, self.as_text = QCheckBox("Only what failed"), QCheckBox("As text")
        self.only_failed.setAccessibleName("Show only what failed")
        self.as_text.setAccessibleName("Show the report as text")
        self.again = push_button("Try again", deeds.retry_all, "rotate-ccw")
        copy = push_button("Copy report", deeds.copy_report, "copy")
        self.only_failed.toggled.connect(lambda only: deeds.show_only_failed(only=only))
        self.as_text.toggled.connect(lambda as_text: deeds.show_report(as_text=as_text))
        self._buttons = (self.only_failed, self.as_text, self.again, copy)
        self._lay_out()

    def show_files(self, files: ImportsModel, *, is_busy: bool) -> None:
        """Say how far these files are."""
        total = count_words(files.total, "file")
        loaded = files.count(Stage.STORED, Stage.THERE)
        over = f"{loaded:,} of {total} loaded" if files.total else "Files loaded"
        self._title.setText(f"Loading {total}" if is_busy else over)
        parts = [f"{count:,} {stage}" for stage in Stage if (count := files.count(stage))]
        if files.left_out:
            parts.append(f"{files.left_out:,} left out inside files")
        self._state.setText(" · ".join(parts))
        self.bar.setRange(0, max(files.total, 1))
        self.bar.setValue(files.done)
        self.bar.setVisible(is_busy)
        self._cancel.setVisible(is_busy)
        self.only_failed.setText(_only_failed(files))
        self.only_failed.setEnabled(not self.as_text.isChecked())
        again = len(files.again)
        self.again.setText(f"Try {again:,} again" if again else "Try again")
        self.again.setEnabled(bool(again))
        for button in self._buttons:
            button.setVisible(files.total > 0)

    def _lay_out(self) -> None:
        self.bar.setMinimumWidth(80)
        self.bar.setMaximumWidth(260)
        said = row(self._title, self._state, self.bar, self._cancel, self.close_button, spacing=10)
        said.setStretch(1, 1)
        said.setStretch(2, 1)
        said.setContentsMargins(10, 6, 8, 2)
        offered = QWidget()
        flow = Flow(offered, spacing=10)
        flow.setContentsMargins(10, 0, 8, 6)
        height = self.again.sizeHint().height()
        for button in self._buttons:
            button.setMinimumHeight(height)
            flow.addWidget(button)
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        for button in (self.again, self._cancel):
            # They end what they are for once they are clicked: the keyboard would go on to the next.
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        layout = column(self, spacing=0)
        layout.addLayout(said)
        layout.addWidget(offered)


def _only_failed(files: ImportsModel) -> str:
    """Return what narrows the list, with the number of files that stay in it."""
    said = "Only what failed or was left out" if files.left_out else "Only what failed"
    return f"{said} ({files.in_trouble:,})" if files.in_trouble else said
