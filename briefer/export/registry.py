"""The formats that a note can be written in, found through the entry points `briefer.exporters`.

The built-in ones come the same way as those of other packages. One that cannot be used is listed with the
reason and stops nothing.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from importlib.metadata import EntryPoint, entry_points

from briefer.errors import BrieferError
from briefer.model.extensions import Exporter

GROUP = "briefer.exporters"


@dataclass(frozen=True, slots=True)
class ExporterFault:
    """An entry point that gives no usable exporter, and why, in one sentence."""

    name: str
    reason: str


@dataclass(frozen=True, slots=True)
class Registry:
    """The exporters by name, in order, and those that cannot be used."""

    exporters: tuple[Exporter, ...]
    faults: tuple[ExporterFault, ...]


def read_exporters(points: Iterable[EntryPoint] | None = None) -> Registry:
    """Return all exporters that are installed, or those of the entry points given."""
    found: dict[str, Exporter] = {}
    faults = []
    chosen = entry_points(group=GROUP) if points is None else points
    for point in sorted(chosen, key=lambda point: (point.name, point.value)):
        exporter, reason = _load(point)
        if exporter is not None and exporter.name in found:
            reason = f"The name “{exporter.name}” is taken by another exporter."
        elif exporter is not None:
            found[exporter.name] = exporter
        if reason:
            faults.append(ExporterFault(point.name, reason))
    return Registry(tuple(found.values()), tuple(faults))


def exporters() -> tuple[Exporter, ...]:
    """Return the exporters that can be used, in the order of their names."""
    return read_exporters().exporters


def exporter_named(name: str) -> Exporter:
    """Return the exporter of that name; raises BrieferError that names those there are."""
    known = exporters()
    for exporter in known:
        if exporter.name == name.strip().casefold():
            return exporter
    names = ", ".join(exporter.name for exporter in known) or "none"
    raise BrieferError(
        f"There is no format “{name.strip()[:40]}” to write a note in.", f"Formats there are: {names}."
    )


def _load(point: EntryPoint) -> tuple[Exporter | None, str]:
    """Return the exporter of an entry point, or None and the reason in one sentence."""
    try:
        value = point.load()
    except Exception as fault:  # noqa: BLE001 - whatever a foreign module does on import, it is listed
        return None, f"It cannot be loaded: {type(fault).__name__}: {fault}."
    if not isinstance(value, Exporter):
        return None, f"{point.value} is no Exporter."
    if not value.name.isidentifier() or value.name != value.name.casefold():
        return None, f"Its name “{value.name}” is not one lower-case word."
    if not value.suffix.startswith(".") or not callable(value.write):
        return None, "Its suffix does not begin with a dot, or it has nothing to write with."
    return value, ""
