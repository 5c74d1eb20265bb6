"""The part of a note that tells a source, in the forms that a citation style has for it."""

from collections.abc import Callable
from dataclasses import dataclass

from briefer.model.documents import Inline, Text
from briefer.model.ids import SourceId


@dataclass(frozen=True, slots=True)
class SourceForms:
    """A source as a style prints it: at first, right after itself, and later.

    None of them ends in a full stop. `stop_within_quotes` says that a stop stands before a closing quotation
    mark, as in American English.
    """

    full: tuple[Inline, ...]
    ibid: tuple[Inline, ...]
    later: tuple[Inline, ...]
    stop_within_quotes: bool = False


@dataclass(frozen=True, slots=True)
class Wording:
    """The note's own words for what is not known of a source, and its language as a BCP 47 tag."""

    language: str
    untitled: str
    untitled_file: str
    unknown_outlet: str


FormsOf = Callable[[SourceId], SourceForms]
"""What gives the forms of a source."""

PlacesMark = tuple[frozenset[SourceId], tuple[SourceId, ...], tuple[SourceId, ...]]
"""Where the citing of sources stands."""

_CLOSED = ("”", "’")
_STOPS = (".", "?", "!", "…")


def ended(form: tuple[Inline, ...], mark: str, *, within_quotes: bool) -> tuple[Inline, ...]:
    """Return a form with a full stop or comma behind it, or before its closing quotation mark.

    What ends in a stop gets no full stop more.
    """
    last = form[-1] if form else None
    if not mark:
        return form
    if not isinstance(last, Text):
        return (*form, Text(mark))
    closes = last.text.endswith(_CLOSED)
    before = last.text[:-1] if closes else last.text
    if not before and len(form) > 1 and isinstance(form[-2], Text):
        before = form[-2].text
    if mark == "." and before.endswith(_STOPS):
        return form
    if within_quotes and closes:
        return (*form[:-1], Text(last.text[:-1] + mark + last.text[-1], last.language))
    return (*form, Text(mark))


class Places:
    """Where each source was cited in one note so far, to tell in which form it is printed next."""

    def __init__(self, forms_of: FormsOf) -> None:
        """Begin with nothing cited."""
        self._forms_of = forms_of
        self._cited: set[SourceId] = set()
        self._before: tuple[SourceId, ...] = ()
        self._here: list[SourceId] = []

    @property
    def mark(self) -> PlacesMark:
        """What was cited so far, in the note before, and in this one."""
        return frozenset(self._cited), self._before, tuple(self._here)

    @mark.setter
    def mark(self, mark: PlacesMark) -> None:
        cited, self._before, here = mark
        self._cited, self._here = set(cited), list(here)

    def begin_note(self) -> None:
        """Begin the next note."""
        self._before, self._here = tuple(self._here), []

    def form(self, source: SourceId, mark: str) -> tuple[Inline, ...]:
        """Return the source as it is printed at this place, with a stop or comma behind it.

        It is “ibid.” where the citation before, in this note or as the only one of the note before, is of the
        same source.
        """
        forms = self._forms_of(source)
        previous = self._here[-1:] or (self._before if len(self._before) == 1 else ())
        self._here.append(source)
        if source not in self._cited:
            self._cited.add(source)
            chosen = forms.full
        else:
            chosen = forms.ibid if tuple(previous) == (source,) else forms.later
        return ended(chosen, mark, within_quotes=forms.stop_within_quotes)
