"""What is otherwise in the frame of a note than in the one that it was made from."""

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property

from markupsafe import Markup

from briefer.compose.faults import RENDERING_FAULTS
from briefer.compose.frames import Frame
from briefer.compose.judgement_listing import judgements_of_all
from briefer.compose.layouts import is_empty, line_of
from briefer.compose.material import cited_in
from briefer.compose.noting import told_in
from briefer.compose.printing import NotePrinter
from briefer.compose.tokens import Value
from briefer.compose.walking import Run
from briefer.model.facts import Fact
from briefer.model.ids import FactId


class Changes:
    """What changed between two frames, of which the second was made from the first."""

    def __init__(self, before: Frame, after: Frame) -> None:
        """Look at the frames; neither is altered."""
        self.before, self.after = before, after
        self.facts = _changed_facts(before, after)
        """The facts that are not as they were, of those that both notes use."""
        self.names = frozenset(_changed_names(before, after))
        """The variables that a template would find changed, but for facts."""

    @property
    def new_lines(self) -> Mapping[int, Run]:
        """What stands in place of each line and cell of a fact that changed, by the id of its run."""
        return self._lines[0]

    def have_new_lines(self, facts: Iterable[FactId]) -> bool:
        """Return whether all lines and cells of these facts have another one to stand in their place."""
        return self._lines[1].isdisjoint(facts)

    def are_placed_alike(self, facts: Iterable[FactId]) -> bool:
        """Return whether all that a section may order these facts by is as it was."""
        before, after = self.before.material, self.after.material
        return before.sources is after.sources and all(
            _ordered_by(before.facts[fact]) == _ordered_by(after.facts[fact]) for fact in facts
        )

    def look_alike(self, fact: FactId, parts: Iterable[str]) -> bool:
        """Return whether a template that looks at these parts of a fact would see and print what it did."""
        one, other = self.before.material.facts[fact], self.after.material.facts[fact]
        is_quoted_alike = one.evidence == other.evidence
        before, after = self.before.facts[fact], self.after.facts[fact]
        return all(
            self._is_alike(getattr(before, part), getattr(after, part), is_quoted_alike=is_quoted_alike)
            for part in parts
        )

    def _is_alike(self, one: object, other: object, *, is_quoted_alike: bool) -> bool:
        if isinstance(one, Markup) and isinstance(other, Markup):
            pieces = self.after.tokens.pieces
            return is_quoted_alike and pieces(one) == pieces(other)
        if isinstance(one, Value) and one.fact is not None and not is_quoted_alike:
            return False
        return one == other

    @cached_property
    def _lines(self) -> tuple[dict[int, Run], frozenset[FactId]]:
        """What stands in place of each run by its id, and the facts for which that cannot be said."""
        runs: dict[int, Run] = {}
        unlike = {fact for fact in self.facts if not self._pair_lines(fact, runs)}
        return runs, frozenset(unlike)

    def _pair_lines(self, fact: FactId, runs: dict[int, Run]) -> bool:
        """Add what stands in place of the lines of a fact; False where it might be laid out otherwise."""
        before, after, frame = self.before.facts[fact], self.after.facts[fact], self.after
        printer = NotePrinter(frame.tokens, frame.material, frame.quoted)
        for parts, line in before.lines.items():
            try:
                new = line_of(frame.tokens, frame.sandbox, after, parts)
            except RENDERING_FAULTS:
                return False
            if is_empty(new) != is_empty(line):
                return False
            for is_quoting, run in enumerate(line.printed):
                if run is None:
                    continue
                printer.is_quoting = bool(is_quoting)
                other = runs[id(run)] = printer.line(new)
                if not run or set(told_in(other)[1]) != set(told_in(run)[1]):
                    return False
        return True


def _changed_facts(before: Frame, after: Frame) -> frozenset[FactId]:
    if before.facts is after.facts:
        return frozenset()
    return frozenset(
        key
        for key, record in after.facts.items()
        if key in before.facts and not record.is_made_of(before.facts[key])
    )


def _ordered_by(fact: Fact) -> tuple[object, ...]:
    return fact.event_date.value, fact.deadline, [item.span for item in fact.evidence]


def _judged(frame: Frame) -> tuple[object, ...]:
    """Return all judgements of a note, and what they cite."""
    judgements = judgements_of_all(frame)
    texts = [f"{it.text}{it.reasons}{''.join(f'[@{seen.label}]' for seen in it.cited)}" for it in judgements]
    return judgements, cited_in(texts, frame.material)


def _changed_names(before: Frame, after: Frame) -> Iterator[str]:
    yield from (name for name in ("brief", "fields") if before.shared[name] is not after.shared[name])
    if _judged(before) != _judged(after):
        yield "judged"
    if before.facts is after.facts:
        return
    if list(before.facts) != list(after.facts):
        yield "used"
    yield from (name for name in ("sources", "counts") if before.shared[name] is not after.shared[name])
    one, other = before.cast, after.cast
    if (one.standing, one.speaking) != (other.standing, other.speaking) or any(
        one.material.actors[actor] != other.material.actors[actor] for actor in other.standing
    ):
        yield "actors"
