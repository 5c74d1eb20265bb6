"""docs/file-format.md says what is so."""

import re
import sqlite3
from contextlib import closing
from pathlib import Path

from briefer.store import schema
from tests.store.samples import TEXT

PAGE = (Path(__file__).parents[2] / "docs" / "file-format.md").read_text(encoding="utf-8")


def part(heading: str) -> str:
    return PAGE.split(f"## {heading}\n")[1].split("\n## ")[0]


def tables_named(heading: str) -> set[str]:
    return set(re.findall(r"^\| `(\w+)` \|", part(heading), re.MULTILINE))


def test_the_page_names_every_table_and_no_other() -> None:
    shape = schema.expected_shape(schema.latest_version())
    tables = {name for kind, name, *_ in shape if kind == "table"}
    assert tables_named("Tables that are part of the history") == set(schema.OWNERS)
    assert tables_named("Tables beside the history") == tables - set(schema.OWNERS)


def test_the_page_names_the_version_and_the_application() -> None:
    assert f"describes version {schema.latest_version()}." in PAGE
    assert f"`0x{schema.APPLICATION_ID:08x}`" in PAGE
    assert f"{schema.APPLICATION_ID})" in PAGE


def test_every_table_is_strict_and_every_tracked_key_is_explicit() -> None:
    for kind, name, _, sql in schema.expected_shape(schema.latest_version()):
        if kind == "table":
            assert "STRICT" in sql
            assert name not in schema.OWNERS or "PRIMARY KEY" in sql


def test_the_statements_of_the_page_work(tmp_path: Path, sound: bytes) -> None:
    path = tmp_path / "a.briefer"
    path.write_bytes(sound)
    block = "\n".join(
        line[4:] for line in part("Reading it with other tools").splitlines() if line[:4] == "    "
    )
    facts, quotes = (sql for sql in block.partition("\n")[2].split(";") if sql.strip())
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute(facts).fetchall()[0][:3] == ("f1", "Statement of f1.", "Tarn Courier")
        assert connection.execute(quotes).fetchall() == [(1,)] * 3
    assert "🛰" in TEXT
