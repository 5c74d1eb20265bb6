"""What a source's form tells and does not edit: file, pages, hashes, retrieval, and what it belongs to."""

from collections.abc import Callable, Iterator

from PySide6.QtWidgets import QLabel, QLineEdit, QToolButton, QWidget

from briefer.gui.bus import Target
from briefer.gui.desk import Desk
from briefer.gui.views.flow import Flow
from briefer.gui.views.parts import RowStack, column, form, line, link_button, push_button, small_words
from briefer.gui.wording import menu_text, plain_tip, shown_moment
from briefer.model.ids import SourceId
from briefer.model.sources import LinkKind, Source
from briefer.store import queries

_SHOWN = 60
_LINKED = {
    LinkKind.ATTACHED: ("Attached to", "Attached to it"),
    LinkKind.VERSION: ("Later version of", "Later version"),
    LinkKind.SPLIT: ("Split from", "Split from it"),
}
"""What is said of the source that this one belongs to, and of one that belongs to it."""


class SourceDetails(QWidget):
    """A form of words that can be selected and copied, links to other sources, and deeds with its bytes."""

    def __init__(
        self, desk: Desk, save_original: Callable[[], object], read_again: Callable[[QWidget], object]
    ) -> None:
        """Show nothing yet; the two are done when their buttons are pressed."""
        super().__init__()
        self._desk = desk
        self.told = RowStack()
        deeds = QWidget()
        flow = Flow(deeds, spacing=6)
        self.save = push_button("Save the original…", save_original, "file-output")
        self.read_again = push_button("Read again as…", lambda: read_again(self.read_again), "type")
        for button in (self.save, self.read_again):
            flow.addWidget(button)
        layout = column(self, spacing=8)
        layout.addWidget(self.told)
        layout.addWidget(deeds)

    def show_source(self, source: Source) -> None:
        """Tell what is known of this source."""
        size = queries.original_size(self._desk.session, source.id)
        rows = form()
        for name, words in _facts(source, len(queries.pages(self._desk.session, source.id)), size):
            rows.addRow(_name(name), _selectable(name, words))
        for name, other in self._linked(source):
            rows.addRow(_name(name), self._link(other))
        # The form as a whole: QFormLayout.removeRow destroys its widgets at once, and at times the program.
        told = QWidget()
        told.setLayout(rows)
        self.told.clear()
        self.told.add(told)
        self.save.setVisible(size > 0)
        self.read_again.setVisible(can_be_read_again(source, size))

    def _linked(self, source: Source) -> Iterator[tuple[str, Source]]:
        session = self._desk.session
        of_it = queries.links_to(session, source.id)
        keys = {link.other for link in source.links} | {key for _, key in of_it}
        known = {it.id: it for it in queries.sources(session, tuple(keys))}
        for link in source.links:
            if link.other in known:
                yield _LINKED[link.kind][0], known[link.other]
        for kind, key in of_it:
            yield _LINKED[kind][1], known[key]

    def _link(self, other: Source) -> QToolButton:
        words = menu_text(other.name, _SHOWN)
        button = link_button(words, lambda: self._desk.point(Target(SourceId(other.id), 0, 0)))
        button.setToolTip(plain_tip(other.name))
        return button


def can_be_read_again(source: Source, size: int) -> bool:
    """Return whether the encoding of a source's original bytes, of which there are so many, can be chosen."""
    return size > 0 and source.media_type.startswith("text/")


def _facts(source: Source, pages: int, size: int) -> Iterator[tuple[str, str]]:
    basis = source.basis("retrieved")
    yield "Retrieved", f"{shown_moment(source.retrieved)}{f' ({basis})' if basis else ''}"
    yield "Kind of file", source.media_type
    if source.file_name:
        yield "File", source.file_name
    if pages:
        yield "Pages", f"{pages:,}"
    yield "Length", f"{source.length:,} characters"
    yield "SHA-256 of the text", source.text_sha256
    if size:
        yield "Original", f"{size:,} bytes"
        yield "SHA-256 of the original", source.file_sha256
    for warning in source.warnings:
        yield "Warning", warning


def _name(words: str) -> QLabel:
    label = small_words(words)
    label.setWordWrap(False)
    return label


def _selectable(name: str, words: str) -> QLineEdit:
    """Return a field that cannot be edited: a hash is longer than there is room, and wants to be copied."""
    shown = line(name, " ".join(words.split()))
    shown.setReadOnly(True)
    shown.setFrame(False)
    shown.setProperty("look", "plain")
    shown.setToolTip(plain_tip(words))
    return shown
