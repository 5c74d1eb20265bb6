"""Reconciliations of a tag file: facts joined as the file has them, those of the session completed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from briefer.commands.labels import Labels
from briefer.commands.reconciling import joined
from briefer.commands.tag_format import TaggedChoice, TaggedReconciliation
from briefer.commands.wording import plain_faults, shown
from briefer.errors import BrieferError
from briefer.model.changes import Collection
from briefer.model.ids import FactId
from briefer.model.reconciliations import Choice, Reconciliation
from briefer.store import queries, writing
from briefer.store.removing import remove
from briefer.store.session import Session


@dataclass(frozen=True, slots=True)
class PutReconciliations:
    """How many of a file's reconciliations are new, how many of the session's grew, and new labels."""

    added: int
    completed: int
    renamed: tuple[tuple[str, str], ...]


def put_reconciliations(
    session: Session, tagged: Sequence[TaggedReconciliation], facts: Mapping[str, FactId]
) -> PutReconciliations:
    """Join the file's facts; `facts` are those of the file by its ids, in lower case.

    What the session decided stays; what it left open is taken from the file. Raises BrieferError where a fact
    is not there, or one alone is joined.
    """
    added, completed, renamed = 0, 0, []
    for item in tagged:
        keys = [_fact(session, name, facts, f"{item.place}.facts") for name in item.facts]
        if len(set(keys)) < 2:  # noqa: PLR2004 - two facts are joined
            what = f"In the tag file, {item.place}.facts names fewer than two facts."
            raise BrieferError(what, "Nothing of the file was applied; name two or more.")
        old, whole = joined(session, keys, item.kind)
        after = _completed(session, whole if not old else replace(whole, kind=old[0].kind), item, facts)
        if not old:
            after = replace(after, label=_label(session, item, after.label))
            renamed += [(item.id, after.label)] if item.id not in ("", after.label) else []
        for gone in old[1:]:
            remove(session, Collection.RECONCILIATION, gone.id)
        if old != (after,):
            writing.put_reconciliation(session, after)
            added, completed = added + (not old), completed + bool(old)
    return PutReconciliations(added, completed, tuple(renamed))


def _completed(
    session: Session, whole: Reconciliation, item: TaggedReconciliation, facts: Mapping[str, FactId]
) -> Reconciliation:
    """Return the reconciliation with the choices, statement and note of the file where it has none."""
    decided = {choice.matter for choice in whole.choices}
    missing = (choice for choice in item.choices if choice.matter not in decided)
    with plain_faults():
        return replace(
            whole,
            statement=whole.statement or item.statement,
            choices=(*whole.choices, *(_choice(session, choice, facts, item.place) for choice in missing)),
            note=whole.note or item.note,
        )


def _choice(session: Session, tagged: TaggedChoice, facts: Mapping[str, FactId], place: str) -> Choice:
    fact = _fact(session, tagged.fact, facts, f"{place}.choices") if tagged.fact else None
    return Choice(tagged.matter, tagged.way, tagged.value, tagged.reason, fact)


def _fact(session: Session, name: str, facts: Mapping[str, FactId], place: str) -> FactId:
    known = facts.get(name.casefold())
    if known is not None:
        return known
    found = queries.fact_by_label(session, name)
    if found is None:
        what = f"In the tag file, {place} names the fact “{shown(name)}”, which is nowhere."
        raise BrieferError(what, "Nothing of the file was applied; name a fact of the file or the session.")
    return found.id


def _label(session: Session, item: TaggedReconciliation, following: str) -> str:
    labels = Labels((each.label for each in queries.reconciliations(session)), following)
    return labels.claim(item.id) or labels.fresh()
