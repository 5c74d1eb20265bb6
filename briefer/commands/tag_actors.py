"""Actors of a tag file: those of the session found again and completed, the others added."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from briefer.commands.labels import Labels
from briefer.commands.naming import read_aliases
from briefer.commands.wording import shown
from briefer.errors import BrieferError
from briefer.model.actors import Actor, ActorKind, LoadedActor
from briefer.model.changes import Collection
from briefer.model.ids import ActorId, new_key
from briefer.store import queries, writing
from briefer.store.session import Session


class Actors:
    """The actors that a tag file speaks of, by the ids it gives them or by their labels in the session."""

    def __init__(self, session: Session) -> None:
        """Start from the session's actors; `put` adds those of the file."""
        self._session = session
        known = meant(session)
        self._there = {root.id: root for root in known.values()}
        self._named: defaultdict[str, list[tuple[Actor, ActorId]]] = defaultdict(list)
        for actor, root in known.items():
            self._named[actor.name].append((actor, root.id))
        self._by_name = {actor.label.casefold(): root.id for actor, root in known.items()}
        self._labels = Labels(self._by_name, queries.next_label(session, Collection.ACTOR))
        self.added = 0
        self.completed = 0
        self.renamed: list[tuple[str, str]] = []

    def put(self, tagged: Sequence[LoadedActor]) -> None:
        """Store the file's actors: one of the same name, and kind if given, is completed, not doubled.

        One that was merged into another since is still known by its name. Raises BrieferError where two
        actors of the file have the same id.
        """
        taken: set[ActorId] = set()
        given: set[str] = set()
        pairs = []
        for item in tagged:
            if item.id.casefold() in given:
                what = f"In the tag file, {item.place}.id is “{shown(item.id)}” for a second time."
                raise BrieferError(what, "Give each actor an id of its own; nothing was applied.")
            given |= {item.id.casefold()} - {""}
            old = self._same(item, taken)
            taken |= {old.id} if old else set()
            pairs.append((item, old, "" if old else self._labels.claim(item.id)))
        ids = {}
        for item, old, label in pairs:
            # Two of the file may be one here after a merge: the second completes what the first did.
            actor = (
                self._complete(self._there[old.id], item)
                if old
                else self._add(item, label or self._labels.fresh())
            )
            self._by_name[actor.label.casefold()] = ids[item.id.casefold()] = actor.id
        self._by_name.update(ids)  # what the file calls an actor goes before what the session calls another

    def known(self, name: str) -> ActorId | None:
        """Return the key of the actor that an id of the file or a label names, or None."""
        return self._by_name.get(name.casefold()) if name else None

    def key(self, name: str, place: str) -> ActorId:
        """Return the key of the actor named at a place of the file; BrieferError where there is none."""
        key = self.known(name)
        if key is None:
            what = f"In the tag file, {place} names the actor “{shown(name)}”, which is not there."
            raise BrieferError(
                what,
                "Name one of the file's actors by its id, or one of the session's by its label.",
            )
        return key

    def actor(self, key: ActorId) -> Actor:
        """Return the actor with this key."""
        return self._there[key]

    def _same(self, item: LoadedActor, taken: set[ActorId]) -> Actor | None:
        """Return the actor that an item means: one of its name of its own, else what that was merged into."""
        named = [(it, root) for it, root in self._named.get(item.name, ()) if item.kind in (None, it.kind)]
        fitting = [self._there[root] for it, root in named if it.id == root and root not in taken]
        labelled = [actor for actor in fitting if actor.label.casefold() == item.id.casefold()]
        merged = [self._there[root] for it, root in named if it.id != root]
        return next(iter(labelled or fitting or merged), None)

    def _add(self, item: LoadedActor, label: str) -> Actor:
        actor = Actor(
            ActorId(new_key()),
            label,
            item.name,
            item.kind or ActorKind.OTHER,
            read_aliases(item.aliases),
            item.roles,
            item.note,
            origin=item.origin,
        )
        if item.id and item.id != label:
            self.renamed.append((item.id, label))
        self.added += 1
        return self._store(actor)

    def _complete(self, old: Actor, item: LoadedActor) -> Actor:
        actor = completed(
            old, Actor(old.id, old.label, item.name, old.kind, item.aliases, item.roles, item.note)
        )
        if actor == old:
            return old
        self.completed += 1
        return self._store(actor)

    def _store(self, actor: Actor) -> Actor:
        writing.put_actor(self._session, actor)
        self._there[actor.id] = actor
        return actor


def meant(session: Session) -> dict[Actor, Actor]:
    """Return by each actor, also by one that was merged, the actor that is meant by it now."""
    known = {actor.id: actor for actor in queries.actors(session)}
    parts = {
        made.actor: known[root]
        for root, merges in queries.merges_by_actor(session).items()
        for made in merges
    }
    return {**{actor: actor for actor in known.values()}, **parts}


def completed(old: Actor, other: Actor) -> Actor:
    """Return an actor with the names, roles and note of another that it has not, its own kept first."""
    names = set(old.names)
    aliases = tuple(alias for alias in other.aliases if alias.text not in names)
    roles = tuple(role for role in other.roles if role not in old.roles)
    return replace(
        old,
        aliases=(*old.aliases, *{alias.text: alias for alias in aliases}.values()),
        roles=(*old.roles, *roles),
        note=old.note or other.note,
    )
