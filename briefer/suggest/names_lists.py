"""The lists of countries, cities and peoples, with which names nobody knows yet are recognised.

They are read on first use. `resources/gazetteers/README.md` says where they come from.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from briefer.model.actors import ActorKind
from briefer.paths import resources_folder
from briefer.suggest.short_forms import PEOPLES


@dataclass(frozen=True, slots=True)
class Listed:
    """What a list says of a name in it: the likeliest kind and the list's name, in words."""

    kind: ActorKind
    origin: str


# In the order in which they win over one another.
_LISTS = {
    "cities": Listed(ActorKind.OTHER, "city list"),
    "regions": Listed(ActorKind.OTHER, "list of regions"),
    "regions_of_the_world": Listed(ActorKind.OTHER, "list of regions"),
    "demonyms": Listed(ActorKind.STATE, PEOPLES),
    "states_otherwise": Listed(ActorKind.STATE, "country list"),
    "countries": Listed(ActorKind.STATE, "country list"),
}


@cache
def listed_names() -> Mapping[str, Listed]:
    """Return all listed names as they are printed; compared whole, so that none is found inside another."""
    names: dict[str, Listed] = {}
    for name, listed in _LISTS.items():
        path = resources_folder() / "gazetteers" / f"{name}.txt"
        names.update(dict.fromkeys(path.read_text(encoding="utf-8").splitlines(), listed))
    return MappingProxyType(names)


def is_people(listed: Listed | None) -> bool:
    """Return whether a name is that of a people, as “Iranian”."""
    return listed is not None and listed.origin == PEOPLES
