"""Pictures of house styles: the first page of a pack's sample in their look, made by LibreOffice and kept."""

import pkgutil
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from briefer.errors import BrieferError
from briefer.export.office import office
from briefer.gui.aside import Aside
from briefer.gui.drawn_pages import image_of
from briefer.gui.kept_pictures import keep_picture, kept_path, read_picture, sample_of
from briefer.gui.views.pixmaps import framed
from briefer.isolate.pool import Isolation
from briefer.jobs.looks import house_path
from briefer.model.packs import Pack

if TYPE_CHECKING:
    from briefer.jobs.pages import ExactPages, PagePicture

_Stamp = tuple[str, str, int]  # name of the house style, id of the pack, time of the house file
_WIDTH = 480  # pixels of a kept picture
# Found when they are wanted: what writes Word files is not needed for the first look at a session.
_FIRST_PAGE = "briefer.jobs.houses:first_page_in"
_PAGES = "briefer.jobs.pages:ExactPages"


class LookPictures(QObject):
    """Gives the picture of a house style, at once where there is one, else by `made` a little later."""

    made = Signal(str)

    def __init__(self, isolation: Isolation, parent: QObject | None = None) -> None:
        """Make nothing yet."""
        super().__init__(parent)
        self._isolation = isolation
        self._known: dict[str, tuple[_Stamp, QImage]] = {}
        self._asked: set[_Stamp] = set()
        self._aside = Aside("pictures of house styles", self, outlives=False)

    def of(self, house: str) -> QImage | None:
        """Return the picture of a house style, or None where it is still to be made or cannot be."""
        known = self._known.get(house)
        return known[1] if known else None

    def ask(self, houses: Iterable[str], pack: Pack) -> None:
        """Find or make the pictures of these house styles, with the sample of a pack."""
        for house in houses:
            try:
                look = house_path(house)
                stamp = house, pack.id, look.stat().st_mtime_ns
            except (BrieferError, OSError):
                self._known.pop(house, None)
                continue
            known = self._known.get(house)
            if stamp in self._asked or (known is not None and known[0] == stamp):
                continue
            kept = kept_path("houses", house, pack, look)
            found = read_picture(kept)
            if found is not None:
                self._known[house] = stamp, found
            elif office() is not None:
                self._make(stamp, pack, look, kept)

    def _make(self, stamp: _Stamp, pack: Pack, look: Path, kept: Path) -> None:
        house, isolation = stamp[0], self._isolation
        self._asked.add(stamp)  # also where it cannot be made: it is not tried again and again

        def drawn() -> "PagePicture | None":
            first_page: Callable[..., PagePicture] = pkgutil.resolve_name(_FIRST_PAGE)
            pages: Callable[[Isolation], ExactPages] = pkgutil.resolve_name(_PAGES)
            try:
                return first_page(look, sample_of(pack), pages(isolation), _WIDTH)
            except BrieferError:
                return None  # a pack without a sound sample, or LibreOffice fails, and there is no picture

        def take(page: "PagePicture | None") -> None:
            if page is not None:
                self._asked.discard(stamp)
                self._known[house] = stamp, framed(image_of(page))
                keep_picture(kept, self._known[house][1])
                self.made.emit(house)

        self._aside.run(drawn, take)
