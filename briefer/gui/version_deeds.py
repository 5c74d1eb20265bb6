"""Later versions of sources: known as they are loaded or said by hand, their tags carried, all of it told."""

import time
from collections.abc import Iterable

from briefer.commands import versions
from briefer.gui.aside import beside
from briefer.gui.bus import NoticeKind
from briefer.gui.desk import Desk
from briefer.gui.wording import short_dates, shortened, shown_moment
from briefer.gui.working import Parts, of
from briefer.model.ids import SourceId, new_key
from briefer.model.sources import LinkKind, Source
from briefer.store import queries

_SHORT = 60_000  # code points of both texts that are compared at once, else beside the window
_LOOK = 0.003  # seconds between two looks for the outcome
_SHOWN = 40


def offer(desk: Desk, loaded: Iterable[SourceId], group: int) -> None:
    """Make those of these new sources later versions that are newer copies of a page that is there already.

    The steps belong to the group, so that one undo takes back what was loaded with what was carried.
    """
    for key in loaded:
        later = queries.source(desk.session, key)
        earlier = versions.earlier_version(desk.session, later)
        if earlier is not None:
            _make(desk, later.id, earlier.id, group)


def make_version(desk: Desk, later: SourceId, earlier: SourceId) -> None:
    """Make one source the later version of another, carry the tags, and tell how many need a look."""
    desk.attempt(lambda: _make(desk, later, earlier, new_key()))


def _make(desk: Desk, later: SourceId, earlier: SourceId, group: int) -> None:
    """Link the two, and have the tags carried after what is being written already."""
    with desk.session.step("Make a later version", group):
        versions.link_version(desk.session, later, earlier)
    told: list[versions.Carried] = []
    parts = _carrying(desk, later, earlier, group, told)
    desk.work.begin("Carrying tags", parts, lambda: _tell(desk, later, earlier, told), writes=True)


def version_words(source: Source) -> str:
    """Return what an earlier version is called: “version of 23 Jan 2024, 08:00”."""
    return f"version of {short_dates(shown_moment(source.retrieved))}"


def earlier_of(source: Source) -> SourceId | None:
    """Return the source of which this one is a later version, or None."""
    return source.linked(LinkKind.VERSION)


def _carrying(
    desk: Desk, later: SourceId, earlier: SourceId, group: int, told: list[versions.Carried]
) -> Parts:
    session = desk.session
    tags = versions.standing_in(session, earlier)
    old, new = (queries.source_text(session, key) for key in (earlier, later))
    if len(old) + len(new) < _SHORT:
        placings = versions.placed(old, tags, new)
    else:
        answer = beside(lambda: versions.placed(old, tags, new), "versions")
        while not answer.done():
            time.sleep(_LOOK)
            yield 0, 1
        placings = answer.result()
    told.append(versions.tally(placings))
    yield from of(max(len(placings), 1), versions.carrying(session, later, placings, group))


def _tell(desk: Desk, later: SourceId, earlier: SourceId, told: list[versions.Carried]) -> None:
    known = {source.id: source for source in queries.sources(desk.session, (later, earlier))}
    if later not in known or earlier not in known or not told:
        return
    name = shortened(" ".join(known[later].name.split()), _SHOWN)
    carried = versions.words_of(told[0])
    what = f"“{name}” is a later {version_words(known[earlier])}: {carried}."
    step = "“Compare versions” shows what differs."
    desk.tell(what, step, NoticeKind.DONE)
