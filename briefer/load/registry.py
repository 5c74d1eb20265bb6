"""The importers there are, found through the entry points of what is installed."""

from dataclasses import dataclass
from importlib.metadata import EntryPoint, entry_points

from briefer.model.extensions import Importer

GROUP = "briefer.importers"


@dataclass(frozen=True, slots=True)
class Registry:
    """The importers, in the order of their names, and a sentence for each that could not be taken."""

    importers: tuple[Importer, ...]
    faults: tuple[str, ...] = ()


def find_importers() -> Registry:
    """Return the importers that installed packages offer, briefer itself among them.

    One that cannot be loaded, is no Importer, or repeats a name is left out, and the faults say why.
    """
    return registry_of(tuple(entry_points(group=GROUP)))


def importers() -> tuple[Importer, ...]:
    """Return the importers alone."""
    return find_importers().importers


def registry_of(points: tuple[EntryPoint, ...]) -> Registry:
    """Return the importers that these entry points give."""
    found: dict[str, Importer] = {}
    faults: list[str] = []
    for point in sorted(points, key=lambda point: (not point.value.startswith("briefer."), point.name)):
        try:
            value = point.load()
        except Exception as error:  # noqa: BLE001 - someone else's code may fail in any way
            faults.append(
                f"The importer “{point.name}” could not be loaded: {type(error).__name__}: {error}."
            )
            continue
        if not isinstance(value, Importer):
            faults.append(f"The importer “{point.name}” is no Importer but a {type(value).__name__}.")
        elif value.name in found:
            faults.append(f"The importer “{point.name}” has the name of another, “{value.name}”.")
        else:
            found[value.name] = value
    return Registry(tuple(found[name] for name in sorted(found)), tuple(faults))
