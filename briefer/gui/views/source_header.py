"""What stands above the text: the source's title, outlet and date, and the form that edits them."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QWidget

from briefer.commands.versions import earlier_versions, later_version
from briefer.gui.desk import Desk
from briefer.gui.version_deeds import version_words
from briefer.gui.views.parts import Ground, column, heading, icon_button, link_button, row, small_words
from briefer.gui.views.source_form import SourceForm
from briefer.gui.wording import basis_words, look_words, plain_tip, shown_dating
from briefer.model.changes import Changes, Collection
from briefer.model.dates import Basis
from briefer.model.ids import SourceId
from briefer.model.sources import Source
from briefer.store import queries
from briefer.text.direction import in_order
from briefer.text.scripts import is_right_to_left

_TITLE_LINES = 2
_EDIT = "Edit what is known of this source"


class SourceHeader(Ground):
    """Names the source that is read; a click on the pencil opens its form in place."""

    closed = Signal()  # the form was closed: back to the text
    versions_wanted = Signal()  # the versions of the source are to be compared

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        """Begin without a source."""
        super().__init__("paper", parent)
        self._desk = desk
        self._source: SourceId | None = None
        self._title, self._detail = heading("", scale=1.15), small_words()
        self._warning = small_words("", tone="warning")
        self._title.setMaximumHeight(QFontMetrics(self._title.font()).lineSpacing() * _TITLE_LINES + 2)
        self.form = SourceForm(desk)
        self.form.hide()
        self.edit = icon_button("pencil", _EDIT, self.open_form)
        words = column(spacing=1)
        words.addWidget(self._title)
        words.addWidget(self._detail)
        words.addWidget(self._warning)
        self.versions = link_button("Compare versions", self.versions_wanted.emit)
        words.addWidget(self.versions, 0, Qt.AlignmentFlag.AlignLeft)
        head = row()
        head.setContentsMargins(16, 8, 8, 6)
        head.addLayout(words, 1)
        head.addWidget(self.edit)
        layout = column(self, spacing=0)
        layout.addLayout(head)
        layout.addWidget(self.form)
        self.form.closed.connect(self._close_form)
        desk.bus.changed.connect(self._take)
        desk.keyboard.changed.connect(self._show_keys)
        self._show_keys()

    def show_source(self, key: SourceId | None) -> None:
        """Name this source, or none; a form that is open on another one closes."""
        if key != self._source:
            self.form.hide()
        self._source = key
        self.setVisible(key is not None)
        if key is None:
            return
        source = queries.source(self._desk.session, key)
        self._title.setText(" ".join(source.name.split()))
        self._title.setToolTip(plain_tip(source.name))
        parts = [source.byline, source.publisher or "no publisher", shown_dating(source.published)]
        if source.published.value and source.published.basis != Basis.STATED:
            parts.append(f"date {basis_words(source.published.basis)}")
        self._detail.setText(in_order(parts, " · "))
        side = Qt.AlignmentFlag.AlignRight if is_right_to_left(source.name) else Qt.AlignmentFlag.AlignLeft
        self._detail.setAlignment(side | Qt.AlignmentFlag.AlignAbsolute)
        self._detail.setToolTip(plain_tip(source.url))
        self._warning.setText(" ".join(source.warnings))
        self._warning.setVisible(bool(source.warnings))
        self._show_versions(source)

    def _show_versions(self, source: Source) -> None:
        said = self._said_of_versions(source)
        self.versions.setVisible(bool(said))
        self.versions.setText(said)
        self.versions.setAccessibleName(said or "Compare versions")

    def _said_of_versions(self, source: Source) -> str:
        """Return which other version there is, and how many tags need a look; empty where there is none."""
        session = self._desk.session
        earlier = next(iter(earlier_versions(session, source.id)), None)
        if earlier is not None:
            looks = queries.adrift_counts(session).get(source.id, 0)
            said = f"Earlier {version_words(earlier)}: compare versions"
            return f"{said} ({look_words(looks)})" if looks else said
        later = later_version(session, source.id)
        return f"Later {version_words(later)}: compare versions" if later is not None else ""

    def open_form(self, *, ask: bool = False) -> None:
        """Open the form on the source; `ask` names what is missing."""
        if self._source is not None and not self._desk.session.read_only:
            self.form.show()
            self.form.open(self._source, ask=ask)

    def _show_keys(self) -> None:
        self.edit.setToolTip(self._desk.keyboard.keymap.tip(_EDIT, "edit_source"))

    def _close_form(self) -> None:
        self.form.hide()
        self.closed.emit()

    def _take(self, changes: Changes) -> None:
        if self._source is None or not changes.keys(Collection.SOURCE):
            return
        if self._source not in changes.keys(Collection.SOURCE):
            self._show_versions(queries.source(self._desk.session, self._source))
            return
        known = {source.id for source in queries.sources(self._desk.session)}
        self.show_source(self._source if self._source in known else None)
