"""The form that edits several facts at once; what is left alone stays as it is in each."""

from collections import Counter
from collections.abc import Iterable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QSizePolicy, QWidget

from briefer.commands.fact_batches import FactEdits
from briefer.gui.desk import Desk
from briefer.gui.models.fact_digests import FactDigests
from briefer.gui.views.actor_parts import ActorParts
from briefer.gui.views.batch_fields import (
    SEVERAL,
    BatchForm,
    Clearable,
    chosen_in,
    entered_dating,
    fill_box,
    several_box,
)
from briefer.gui.views.parts import (
    RowStack,
    column,
    row,
    small_words,
)
from briefer.gui.wording import count_words, plain_tip, shown_date
from briefer.model.digests import FactDigest
from briefer.model.facts import Confidence, Credibility, FactKind, Reliability, Status
from briefer.model.ids import ActorId, FactId
from briefer.store import queries

_MOST_ACTORS = 12
_MOST_READ = 200  # facts that are read to see whether their places are the same


class FactBatch(BatchForm):
    """Says of each field what the facts have in common; `asked` carries the FactEdits to be made.

    Enter saves, Esc goes back without saving.
    """

    asked = Signal(object)

    def __init__(self, desk: Desk, facts: FactDigests) -> None:
        """Make the form, empty."""
        super().__init__()
        self._desk = desk
        self._facts = facts
        self.status, self.confidence = several_box("Status"), several_box("Confidence")
        self.reliability, self.credibility = (
            several_box("Grade of the source"),
            several_box("Grade of the information"),
        )
        self.kind = several_box("Kind")
        self.place = Clearable("Place")
        self.date = Clearable("Date of the event")
        self.added, self._present = ActorParts(desk.session), RowStack(spacing=4)
        self._present_words = small_words("Take out")
        self._lay_out()

    def open(self, keys: Sequence[FactId]) -> None:
        """Show what these facts have in common."""
        known = self._facts.digests
        digests = [known[key] for key in keys if key in known]
        self.open_on(f"Edit {count_words(len(digests), 'fact')}")
        fill_box(self.kind, FactKind, {digest.kind for digest in digests})
        fill_box(self.confidence, Confidence, {digest.confidence for digest in digests})
        passages = [item for digest in digests for item in digest.passages]
        fill_box(self.status, Status, {item.status for item in passages})
        fill_box(self.reliability, Reliability, {Reliability(item.grading[0]) for item in passages})
        fill_box(self.credibility, Credibility, {Credibility(item.grading[1]) for item in passages})
        self.date.show_values(shown_date(value or "") for value in {digest.event_date for digest in digests})
        self.place.show_values(self._places(keys))
        self._show_present(digests)
        self.added.show_parts(())
        self.status.setFocus()

    def edits(self) -> FactEdits:
        """Return what was entered. Raises BrieferError for a date that is none, or the same part twice."""
        return FactEdits(
            kind=chosen_in(self.kind, FactKind),
            confidence=chosen_in(self.confidence, Confidence),
            status=chosen_in(self.status, Status),
            reliability=chosen_in(self.reliability, Reliability),
            credibility=chosen_in(self.credibility, Credibility),
            place=self.place.entered(),
            event_date=entered_dating(self.date),
            removed=tuple(box.actor for box in self._present.rows(_ActorBox) if box.isChecked()),
            added=self.added.parts(),
        )

    def ask(self) -> None:
        """Tell what was entered, as `edits` returns it."""
        self.asked.emit(self.edits())

    def _places(self, keys: Sequence[FactId]) -> Iterable[str]:
        if len(keys) > _MOST_READ:
            return (SEVERAL, "")
        return {fact.place for fact in queries.facts_of(self._desk.session, keys)}

    def _show_present(self, digests: Sequence[FactDigest]) -> None:
        """Offer the actors that most of the facts have, to be taken out."""
        counts = Counter(actor for digest in digests for actor in digest.actors)
        found = dict(counts.most_common(_MOST_ACTORS))
        names = {actor.id: actor.name for actor in queries.actors_of(self._desk.session, found)}
        self._present.clear()
        self._present.add(
            *(
                _ActorBox(actor, names[actor], count, len(digests))
                for actor, count in found.items()
                if actor in names
            )
        )
        self._present_words.setVisible(bool(found))

    def _lay_out(self) -> None:
        inside = QWidget()
        page = column(inside, margin=10)
        for words, *fields in (
            ("Status and confidence", self.status, self.confidence),
            ("Grading: source and information", self.reliability, self.credibility),
            ("Kind", self.kind),
            ("Place", self.place),
            ("Date of the event", self.date),
            ("Add", self.added),
        ):
            page.addWidget(small_words(words))
            page.addLayout(row(*fields))
        page.addWidget(self._present_words)
        page.addWidget(self._present)
        page.addStretch(1)
        self.frame(inside, "Back to the list (Esc)")


class _ActorBox(QCheckBox):
    """An actor that can be taken out of the facts; it says in how many it is."""

    def __init__(self, actor: ActorId, name: str, count: int, total: int) -> None:
        words = f"{name} ({'all' if count == total else f'{count:,} of {total:,}'})"
        super().__init__(words.replace("&", "&&"))
        self.setAccessibleName(f"Take out {words}")
        self.setToolTip(plain_tip(words))
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)  # a long name widens nothing
        self.actor = actor
