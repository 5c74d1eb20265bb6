"""Who was tagged last: one actor at a time, or several at once as for “the two states”."""

from collections.abc import Container, Mapping
from dataclasses import dataclass, replace

from briefer.model.ids import ActorId

_KEPT = 12

Tagged = tuple[ActorId, ...]


@dataclass(frozen=True, slots=True)
class RecentTags:
    """The actors of the tags made on this page, the latest first, each combination once."""

    groups: tuple[Tagged, ...] = ()

    def noted(self, actors: Tagged) -> "RecentTags":
        """Return the tags with this one as the latest."""
        others = (group for group in self.groups if set(group) != set(actors))
        return replace(self, groups=(actors, *others)[:_KEPT])

    def known(self, actors: Container[ActorId], roots: Mapping[ActorId, ActorId]) -> tuple[Tagged, ...]:
        """Return the tags of which at least one actor is among these, without the others.

        `roots` says into whom an actor was merged since.
        """
        merged = (tuple(dict.fromkeys(roots.get(key, key) for key in group)) for group in self.groups)
        kept = (tuple(key for key in group if key in actors) for group in merged)
        return tuple(dict.fromkeys(group for group in kept if group))

    @property
    def actors(self) -> Tagged:
        """The actors, each once, the one tagged last first."""
        return tuple(dict.fromkeys(key for group in self.groups for key in group))
