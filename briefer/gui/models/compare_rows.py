"""The groups of facts told as one, and the pairs that are proposed, as rows of lists."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from briefer.gui import icons, theme
from briefer.gui.models.rows import Face
from briefer.gui.wording import count_words, shortened
from briefer.model.facts import Fact
from briefer.model.ids import FactId
from briefer.model.proposals import ProposedEvent
from briefer.model.reconciliations import Reconciliation, ReconciliationKind
from briefer.weigh.tellings import Telling

_SHOWN = 90


@dataclass(frozen=True, slots=True)
class GroupRow:
    """Facts that are told as one, with how many independent origins and sources they have together."""

    told: Reconciliation
    telling: Telling
    origins: int
    sources: int


@dataclass(frozen=True, slots=True)
class PairRow:
    """A proposed pair; each side is the leading fact of those that would be joined, and how many they are."""

    proposed: ProposedEvent
    one: Fact
    other: Fact
    counts: tuple[int, int]


def pair_row(
    proposed: ProposedEvent, sides: Sequence[Sequence[FactId]], facts: Mapping[int, Fact]
) -> PairRow:
    """Return the row of a proposed pair, whose sides are the facts that joining would bring together."""
    one, other = (facts[side[0]] for side in sides)
    return PairRow(proposed, one, other, (len(sides[0]), len(sides[1])))


def group_face(row: GroupRow) -> Face:
    """Return what a group shows."""
    tone, is_open = theme.current_tones(), bool(row.telling.undecided)
    state = _state(row)
    detail = " · ".join((count_words(row.origins, "origin"), count_words(row.sources, "source"), state))
    statement = " ".join(row.telling.fact.statement.split())
    return Face(
        text=statement,
        detail=detail,
        badge=row.told.label,
        mark=icons.tinted_icon(
            "circle-alert" if is_open else "circle-check", tone.warning if is_open else tone.done
        ),
        lines=4,
        spoken=f"{row.told.label}: {statement}. {detail}",
        tip=f"{statement} ({detail})",
    )


def pair_face(row: PairRow) -> Face:
    """Return what a proposed pair shows."""
    sides = [_side(fact, count) for fact, count in zip((row.one, row.other), row.counts, strict=True)]
    return Face(
        text=" ≈ ".join(sides),
        detail=row.proposed.origin,
        lines=4,
        spoken=f"Perhaps one event: {sides[0]}, and {sides[1]}. {row.proposed.origin}",
        tip=row.proposed.origin,
    )


def _state(row: GroupRow) -> str:
    if row.telling.undecided:
        matters = dict.fromkeys(difference.matter for difference in row.telling.undecided)
        return f"open: {', '.join(matters)}"
    kind = row.told.kind is ReconciliationKind.CONFLICT
    return "conflict, decided" if kind else ("decided" if row.told.choices else "accounts agree")


def _side(fact: Fact, count: int) -> str:
    more = f" and {count - 1} more" if count > 1 else ""
    return f"{fact.label}{more}: {shortened(fact.statement, _SHOWN)}"
