"""The lists of countries, cities and peoples, with which names nobody knows yet are recognised.

They are read on first use. `resources/gazetteers/README.md` says where they come from.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from briefer.model.actors import ActorKind
from briefer.paths import resources_folder

PEOPLES = "list of peoples"
"""The origin of a name that is that of a people."""


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
        names.update(dict.fromkeys((line[0] for line in _lines(name)), listed))
    return MappingProxyType(names)


@cache
def states_of_peoples() -> Mapping[str, tuple[str, ...]]:
    """Return the names of the state that each people's name speaks of, of those that speak of just one."""
    return MappingProxyType({people: tuple(states) for people, *states in _lines("demonyms") if states})


@cache
def peoples_of_states() -> Mapping[str, tuple[str, ...]]:
    """Return the names of the people of each state that is listed: “Iranian” and “Iranians” of “Iran”."""
    peoples: dict[str, tuple[str, ...]] = {}
    for people, states in states_of_peoples().items():
        for state in states:
            peoples[state] = (*peoples.get(state, ()), people)
    return MappingProxyType(peoples)


def is_people(listed: Listed | None) -> bool:
    """Return whether a name is that of a people, as “Iranian”."""
    return listed is not None and listed.origin == PEOPLES


def is_state(listed: Listed | None) -> bool:
    """Return whether a name is that of a state, as “Iran”."""
    return listed is not None and listed.origin == "country list"


def _lines(name: str) -> list[list[str]]:
    """Return the lines of a list, each split into the name and what it speaks of."""
    path = resources_folder() / "gazetteers" / f"{name}.txt"
    return [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines()]
