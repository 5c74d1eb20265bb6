"""The dialog for a bug of ours: what happened, with version and traceback to copy."""

import platform
import traceback

from PySide6.QtCore import qVersion
from PySide6.QtGui import QFontDatabase, QGuiApplication
from PySide6.QtWidgets import QDialog, QPlainTextEdit, QWidget

from briefer.gui.version import installed_version
from briefer.gui.views.parts import Words, column, heading, push_button, row


def report_of(error: BaseException) -> str:
    """Return what someone who is to mend this needs: versions, system, traceback."""
    lines = traceback.format_exception(error)
    about = f"briefer {installed_version()}, Python {platform.python_version()}, Qt {qVersion()}"
    return f"{about}, {platform.platform()}\n\n{''.join(lines)}"


class BugDialog(QDialog):
    """Says that something went wrong inside briefer, that the work is saved, and what to send to whom."""

    def __init__(self, error: BaseException, parent: QWidget | None = None) -> None:
        """Show this error."""
        super().__init__(parent)
        self.setWindowTitle("Something went wrong")
        self.report = QPlainTextEdit(report_of(error))
        self.report.setReadOnly(True)
        self.report.setAccessibleName("Report")
        self.report.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.report.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        layout = column(self, margin=16, spacing=10)
        layout.addWidget(heading("Something went wrong inside briefer"))
        layout.addWidget(
            Words(
                "Each step is saved before it is shown, so nothing that you saw is lost. Copy this report and"
                " send it to whoever looks after briefer for you; it holds no words of your sources unless"
                " they stand in the last line."
            )
        )
        layout.addWidget(self.report, 1)
        close = push_button("Go on", self.accept)
        close.setDefault(True)
        layout.addLayout(row(push_button("Copy the report", self.copy, "copy"), 1, close))
        self.resize(720, 440)

    def copy(self) -> None:
        """Put the report on the clipboard."""
        QGuiApplication.clipboard().setText(self.report.toPlainText())
