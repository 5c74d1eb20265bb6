"""The finds of a search as rows: by kind, each kind under a heading, with what else there is to choose."""

from collections.abc import Hashable, Iterable
from dataclasses import dataclass
from itertools import groupby

from briefer.gui import icons, theme
from briefer.gui.models.completing import Completion
from briefer.gui.models.rows import Face
from briefer.gui.wording import count_words, shortened
from briefer.model.changes import Collection
from briefer.model.found import Found, Hit
from briefer.model.sought import Thing

_TITLES = {
    Thing.ACTOR: ("Actors", "actor"),
    Thing.FACT: ("Facts", "fact"),
    Thing.SOURCE: ("Sources", "source"),
    Thing.NOTE: ("Notes", "note"),
    Thing.SENTENCE: ("Untagged sentences", "sentence"),
}
_MARKS = {
    Thing.ACTOR: "users",
    Thing.FACT: "list-checks",
    Thing.SOURCE: "newspaper",
    Thing.NOTE: "notebook-pen",
    Thing.SENTENCE: "quote",
}
_NAME_SHOWN = 300  # code points of a name that a row takes in: a sentence may be long


@dataclass(frozen=True, slots=True)
class Heading:
    """What stands over the finds of one kind; the count is open where more may come."""

    thing: Thing
    total: int
    is_open: bool = False


@dataclass(frozen=True, slots=True)
class More:
    """The way to all finds of one kind, or, without a kind, to more of what is listed."""

    thing: Thing | None = None
    total: int = 0


FindRow = Heading | Hit | More | Completion


def rows_of(found: Found) -> list[FindRow]:
    """Return the finds by kind, with the way to more where not all are shown."""
    rows: list[FindRow] = []
    for group in found.groups:
        rows.append(Heading(group.thing, group.total))
        rows.extend(group.hits)
        if group.total > len(group.hits):
            rows.append(More(group.thing, group.total))
    return rows


def listed_rows(hits: Iterable[Hit], *, is_open: bool) -> list[FindRow]:
    """Return what is listed by kind, each kind under its heading; `is_open` says that there may be more."""
    rows: list[FindRow] = []
    groups = [(thing, list(listed)) for thing, listed in groupby(hits, key=lambda hit: hit.thing)]
    for number, (thing, listed) in enumerate(groups, start=1):
        rows += [Heading(thing, len(listed), is_open and number == len(groups)), *listed]
    return rows


def key_of(row: FindRow) -> Hashable:
    """Return what tells a row from all others."""
    if isinstance(row, Hit):
        return row.thing, row.collection, row.key, row.start
    if isinstance(row, Completion):
        return "completion", row.typed
    return type(row).__name__, row.thing


def face_of(row: FindRow) -> Face:
    """Return what a row shows."""
    if isinstance(row, Hit):
        return _hit_face(row)
    muted = theme.current_tones().muted
    if isinstance(row, Completion):
        mark = icons.tinted_icon(row.icon, muted)
        return Face(row.words, count=row.count, mark=mark, spoken=f"{row.words} {row.count}".strip())
    if isinstance(row, More):
        words = f"All {count_words(row.total, _TITLES[row.thing][1])}" if row.thing else "More"
        return Face(words, mark=icons.tinted_icon("chevron-right", muted), is_faint=True, spoken=words)
    title = _TITLES[row.thing][0]
    count = f"{row.total:,}{' or more' if row.is_open else ''}"
    return Face(title, count=count, is_heading=True, spoken=f"{title}: {count}")


def _hit_face(hit: Hit) -> Face:
    name = shortened(hit.name.words, _NAME_SHOWN)
    tip = "\n".join(f"{finding.reason} {finding.remedy}" for finding in hit.findings)
    kind = "note" if hit.collection is Collection.MEMO else _TITLES[hit.thing][1]
    return Face(
        text=name,
        detail=hit.snippet.words,
        mark=icons.tinted_icon(_MARKS[hit.thing], theme.current_tones().muted),
        lines=2 if hit.thing is Thing.SENTENCE else 1,
        spoken=f"{kind}: {name}. {hit.snippet.words}",
        tip=tip,
        marks=hit.name.marks if hit.thing is not Thing.SENTENCE else (),
        detail_marks=hit.snippet.marks,
    )
