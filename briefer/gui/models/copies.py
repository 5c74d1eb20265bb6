"""The sources of a session by origin: what belongs together, why, and what the analyst said of it."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from PySide6.QtCore import QObject

from briefer.gui import icons, theme
from briefer.gui.models.rows import Face, RowsModel
from briefer.gui.models.sources import outlet_and_date
from briefer.gui.wording import count_words, shortened
from briefer.model.ids import SourceId
from briefer.model.sources import Kinship, Source
from briefer.store.origins import Origin, Origins
from briefer.text.copies import Copies
from briefer.weigh.copy_words import by_publication, copy_words
from briefer.weigh.origins import Tie, TieKind

_SHOWN = 30  # letters of a name
Shares = Mapping[frozenset[SourceId], float]


@dataclass(frozen=True, slots=True)
class CopyRow:
    """A heading over sources, one source of an origin with why it is there, or what the analyst said of two.

    `sources` are the heading's, the one, or the two; `said` is what the analyst said of them.
    """

    text: str
    detail: str = ""
    sources: tuple[SourceId, ...] = ()
    said: tuple[Kinship, ...] = ()
    is_heading: bool = False
    is_parted: bool = False


class CopiesModel(RowsModel[CopyRow]):
    """Origins of several sources, each under a heading, then those by themselves, then who was parted."""

    def __init__(self, parent: QObject | None = None) -> None:
        """Hold nothing yet."""
        super().__init__(lambda row: (row.is_heading, row.is_parted, row.sources), _face, parent)

    def show(self, found: Origins, joined: Iterable[Kinship]) -> None:
        """Show these origins."""
        self.set_rows(tuple(_rows(found, tuple(joined))))


def shares_of(copies: Iterable[Copies[SourceId]]) -> Shares:
    """Return the share of each pair of copies, whichever comes first."""
    return {frozenset((it.one, it.other)): it.share for it in copies}


def _rows(found: Origins, joined: tuple[Kinship, ...]) -> Iterator[CopyRow]:
    shares = shares_of(found.copies)
    several = [origin for origin in found.origins if len(origin.sources) > 1]
    alone = [origin.sources[0] for origin in found.origins if len(origin.sources) == 1]
    for origin in several:
        members = sorted(origin.sources, key=by_publication)
        keys = tuple(source.id for source in members)
        number = count_words(len(members), "source")
        yield CopyRow(f"One origin: {number}", sources=keys, is_heading=True)
        said = {frozenset((it.one, it.other)): it for it in joined}
        for source in members:
            detail = " · ".join((outlet_and_date(source), *_why(source, origin, members, shares)))
            own = tuple(it for pair, it in said.items() if source.id in pair)
            yield CopyRow(source.name, detail, (source.id,), own)
    if alone:
        yield CopyRow("By themselves", sources=tuple(it.id for it in alone), is_heading=True)
        for source in alone:
            yield CopyRow(source.name, outlet_and_date(source), (source.id,))
    yield from _parted(found, shares)


def _parted(found: Origins, shares: Shares) -> Iterator[CopyRow]:
    known = {source.id: source for origin in found.origins for source in origin.sources}
    pairs = [it for it in found.parted if {it.one, it.other} <= known.keys()]
    if pairs:
        yield CopyRow("Parted by you", is_heading=True, is_parted=True)
    for it in pairs:
        one, other = sorted((known[it.one], known[it.other]), key=by_publication)
        share = shares.get(frozenset((it.one, it.other)))
        words = (it.reason, copy_words(other, one, share) if share is not None else "")
        text = f"{other.name} — {one.name}"
        yield CopyRow(text, " · ".join(filter(None, words)), (it.one, it.other), (it,), is_parted=True)


def _why(source: Source, origin: Origin, members: list[Source], shares: Shares) -> Iterator[str]:
    """Yield why a source is of an origin, told of an earlier one; of the first nothing is told twice."""
    place = members.index(source)
    names = {it.id: it for it in members}
    before = {it.id for it in members[:place]}
    best: dict[TieKind, tuple[float, Tie]] = {}
    for tie in origin.ties:
        pair = frozenset((tie.one, tie.other))
        others = pair - {source.id}
        if source.id in pair and others <= before:
            strength = shares.get(pair, 0.0)
            if tie.kind not in best or best[tie.kind][0] < strength:
                best[tie.kind] = (strength, tie)
    if not best and not place:
        yield "the first"
    for kind in TieKind:
        if kind in best:
            share, tie = best[kind]
            other = names[tie.other if tie.one == source.id else tie.one]
            yield _told(source, tie, share, other, "the first" if other is members[0] else "")


def _told(source: Source, tie: Tie, share: float, other: Source, called: str) -> str:
    """Return why a source is one with another, which is `called` so, or by its name."""
    name = called or f"“{shortened(other.name, _SHOWN)}”"
    match tie.kind:
        case TieKind.JOINED:
            return f"joined by you with {name}{f': {tie.words}' if tie.words else ''}"
        case TieKind.VERSION:
            return f"a version of {name}"
        case TieKind.COPY:
            return copy_words(source, other, share, name)
        case TieKind.PUBLISHER:
            return "same publisher"
        case TieKind.AGENCY:
            return f"from the agency {tie.words}"


def _face(row: CopyRow) -> Face:
    text = " ".join(row.text.split())
    if row.is_heading:
        return Face(text, is_heading=True, spoken=text)
    icon = "split" if row.is_parted else "file-text"
    return Face(
        text=text,
        detail=row.detail,
        mark=icons.tinted_icon(icon, theme.current_tones().muted),
        lines=4,
        detail_lines=6,
        spoken=f"{text}. {row.detail}",
        tip=f"{text}: {row.detail}".rstrip(": "),
    )
