"""What stands above the text: the source's title, outlet, date and copies, and the form that edits them."""

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QMenu, QWidget

from briefer.commands.versions import earlier_versions, later_version
from briefer.gui.desk import Desk
from briefer.gui.source_bytes import SourceBytes
from briefer.gui.version_deeds import version_words
from briefer.gui.views.parts import Ground, column, heading, icon_button, link_button, row, small_words
from briefer.gui.views.source_form import SourceForm
from briefer.gui.wording import basis_words, count_words, look_words, plain_tip, shown_dating
from briefer.load.encodings import ENCODINGS, encoding_words, is_guess
from briefer.model.changes import Changes, Collection
from briefer.model.dates import Basis
from briefer.model.ids import SourceId
from briefer.model.sources import Source
from briefer.store import queries
from briefer.store.origins import copies_told
from briefer.text.direction import in_order
from briefer.text.scripts import is_right_to_left
from briefer.weigh.copy_words import copy_words

_TITLE_LINES = 2
_EDIT = "Edit what is known of this source"


class SourceHeader(Ground):
    """Names the source that is read; a click on the pencil opens its form in place.

    `closed` says that the form was closed: back to the text. `copies_wanted` that the view of copies is
    wanted, `versions_wanted` that the versions of the source are to be compared.
    """

    closed = Signal()
    copies_wanted = Signal()
    versions_wanted = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        """Begin without a source."""
        super().__init__("paper", parent)
        self._desk = desk
        self._source: SourceId | None = None
        self._title, self._detail = heading("", scale=1.15), small_words()
        self._warning, self._copies = small_words("", tone="warning"), small_words()
        self._copy_line, self._warning_line = QWidget(), QWidget()
        self._title.setMaximumHeight(QFontMetrics(self._title.font()).lineSpacing() * _TITLE_LINES + 2)
        self.bytes = SourceBytes(desk, self)
        self.can_be_read_again = False  # whether it comes from text whose encoding can be chosen
        self.form = SourceForm(desk)
        self.form.hide()
        self.edit = icon_button("pencil", _EDIT, self.open_form)
        self.reread = link_button("Read again as…", lambda: self.choose_encoding(self.reread))
        self.copies = link_button("Show copies", self.copies_wanted.emit)
        self.versions = link_button("Compare versions", self.versions_wanted.emit)
        # As wide as its words it would have the rows above laid out for more room than there is.
        self.versions.setMinimumWidth(1)
        self._lay_out()
        self.form.closed.connect(self._close_form)
        self.form.original_wanted.connect(self.save_original)
        self.form.reading_wanted.connect(self.choose_encoding)
        desk.bus.changed.connect(self._take)
        desk.keyboard.changed.connect(self._show_keys)
        self._show_keys()

    def show_source(self, key: SourceId | None) -> None:
        """Name this source, or none; a form that is open on another one stores what it holds and closes."""
        if key != self._source:
            self.form.store_entered()
            self.form.hide()
        self._source = key
        self.setVisible(key is not None)
        self.can_be_read_again = key is not None and self.bytes.can_be_read_again(key)
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
        self._warning_line.setVisible(bool(source.warnings))
        self.reread.setVisible(any(map(is_guess, source.warnings)) and not self._desk.session.read_only)
        self._show_copies(source)
        self._show_versions(source)

    def _show_versions(self, source: Source) -> None:
        said = self._said_of_versions(source)
        self.versions.setVisible(bool(said))
        self.versions.setText(said)
        self.versions.setAccessibleName(said or "Compare versions")

    def note_copies(self) -> None:
        """Tell of the copies that are known now."""
        if self._source is not None:
            self._show_copies(queries.source(self._desk.session, self._source))

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
        """Open the form on the source; `ask` asks for what is missing alone, if anything is."""
        if self._source is None or self._desk.session.read_only:
            return
        if not ask or self.form.missing(self._source):
            self.form.show()
            self.form.open(self._source, ask=ask)

    def save_original(self) -> None:
        """Ask where the bytes that the source was loaded from are to be saved, and save them."""
        if self._source is not None:
            self.bytes.save(self._source)

    def choose_encoding(self, below: QWidget | None = None) -> None:
        """Let the analyst choose the encoding that the source's bytes are to be read in."""
        if self._source is None:
            return
        key, menu = self._source, QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for encoding in ENCODINGS:
            action = menu.addAction(encoding_words(encoding))
            action.triggered.connect(lambda _=False, it=encoding: self._read_again(key, it))
        place = below if below is not None and below.isVisible() else self.edit
        menu.popup(place.mapToGlobal(QPoint(0, place.height())))

    def _read_again(self, key: SourceId, encoding: str) -> None:
        self.form.store_entered()  # the new reading takes it along
        self.bytes.read_again(key, encoding)

    def _show_copies(self, source: Source) -> None:
        """Say of which source this is most a copy, and of how many others, unless they were parted."""
        session, key = self._desk.session, source.id
        found = copies_told(session, (key,))
        self._copy_line.setVisible(bool(found))
        if found:
            most = max(found, key=lambda it: it.share)
            other = queries.source(session, most.one if most.other == key else most.other)
            words = copy_words(source, other, most.share)
            if len(found) > 1:
                words += f"; {count_words(len(found) - 1, 'more copy', 'more copies')}"
            self._copies.setText(words)

    def _show_keys(self) -> None:
        self.edit.setToolTip(self._desk.keyboard.keymap.tip(_EDIT, "edit_source"))
        self.copies.setToolTip(self._desk.keyboard.keymap.tip("Show copies and origins", "show_origins"))

    def _close_form(self) -> None:
        self.form.hide()
        self.closed.emit()

    def _take(self, changes: Changes) -> None:
        if self._source is None:
            return
        if not changes.keys(Collection.SOURCE):
            if not self.versions.isHidden():  # a tag that needed a look may be gone, or back
                self._show_versions(queries.source(self._desk.session, self._source))
            return
        if not queries.has_source(self._desk.session, self._source):
            self.show_source(None)
        elif self._source in changes.keys(Collection.SOURCE):
            self.show_source(self._source)
        else:
            self.note_copies()
            self._show_versions(queries.source(self._desk.session, self._source))

    def _lay_out(self) -> None:
        words = column(spacing=1)
        words.addWidget(self._title)
        words.addWidget(self._detail)
        for line, told, button in (
            (self._copy_line, self._copies, self.copies),
            (self._warning_line, self._warning, self.reread),
        ):
            inner = row(told, button)
            inner.setStretch(0, 1)
            line.setLayout(inner)
            words.addWidget(line)
        words.addWidget(self.versions, 0, Qt.AlignmentFlag.AlignLeft)
        head = row()
        head.setContentsMargins(16, 8, 8, 6)
        head.addLayout(words, 1)
        head.addWidget(self.edit)
        layout = column(self, spacing=0)
        layout.addLayout(head)
        layout.addWidget(self.form)
