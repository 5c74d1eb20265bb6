"""What this program is, in a few lines."""

from PySide6.QtWidgets import QDialog, QWidget

from briefer.gui.version import installed_version
from briefer.gui.views.parts import Words, column, heading, push_button, row, small_words


class AboutDialog(QDialog):
    """Says what briefer is, its version and licences."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Say it."""
        super().__init__(parent)
        self.setWindowTitle("About briefer")
        layout = column(self, margin=20, spacing=10)
        layout.addWidget(heading("briefer", scale=1.6))
        layout.addWidget(
            Words(
                "From an analyst's reading to a Word briefing note in which every statement leads back to"
                " the sentence it rests on."
            )
        )
        layout.addWidget(
            small_words(
                f"Version {installed_version()}. MIT licence. Icons: Lucide, ISC licence. Nothing that"
                " you load leaves this computer."
            )
        )
        close = push_button("Close", self.accept)
        close.setDefault(True)
        layout.addLayout(row(1, close))
        self.setMinimumWidth(440)
