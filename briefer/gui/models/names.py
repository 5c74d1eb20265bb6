"""Names nobody knows yet as rows: how often they come, what they may be and why, and their short forms."""

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import QObject

from briefer.gui import icons, theme
from briefer.gui.models.rows import Face, RowsModel
from briefer.gui.plain import count_words, word
from briefer.suggest.name_ranking import RankedName
from briefer.text.lookalikes import marked


@dataclass(frozen=True, slots=True)
class NameRow:
    """A name as it is ranked, or one that was dismissed, and whether an actor is being made of it now."""

    quote: str
    name: RankedName | None
    is_pending: bool = False


class NamesModel(RowsModel[NameRow]):
    """The names that can be made actors, the most frequent first, or those dismissed, by their letters."""

    def __init__(self, parent: QObject | None = None) -> None:
        """Hold nothing yet."""
        super().__init__(lambda row: row.quote, _face, parent)

    def show_ranked(self, names: Iterable[RankedName], pending: Iterable[str]) -> None:
        """Show these names; of those pending an actor is being made."""
        waiting = frozenset(pending)
        self.set_rows([NameRow(name.quote, name, name.quote in waiting) for name in names])

    def show_dismissed(self, quotes: Iterable[str]) -> None:
        """Show names that were dismissed."""
        self.set_rows([NameRow(quote, None) for quote in sorted(quotes, key=str.casefold)])


def _face(row: NameRow) -> Face:
    tone = theme.current_tones()
    shown = marked(" ".join(row.quote.split()))
    name = row.name
    if name is None:
        mark = icons.tinted_icon("undo-2", tone.muted)
        return Face(shown, "dismissed", mark=mark, is_faint=True, spoken=f"{shown}, dismissed")
    others = ", ".join(f"“{marked(variant.quote)}”" for variant in name.variants)
    detail = f"{word(name.kind)} · {name.origin}"
    if others:
        detail = f"with {others} · {detail}"
    mark = icons.tinted_icon("circle-check" if row.is_pending else "circle", tone.accent)
    spoken = f"{shown}, {count_words(name.count, 'place')}, {detail}"
    return Face(
        shown, detail, f"{name.count:,}", mark=mark, is_faint=row.is_pending, spoken=spoken, tip=detail
    )
