"""SQL statements put together from this package's own table and column names."""

from functools import cache
from typing import NamedTuple


class Table(NamedTuple):
    """A table's name, the columns of its primary key, and its other columns in the order they are read."""

    name: str
    key: tuple[str, ...]
    others: tuple[str, ...]

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns of the key, then the others."""
        return self.key + self.others


def _table(name: str, key: str, others: str) -> Table:
    return Table(name, tuple(key.split()), tuple(others.split()))


SOURCE = _table(
    "source",
    "id",
    "label title byline publisher published published_precision published_basis retrieved url language"
    " media_type file_name file_sha256 text_sha256 length reliability",
)
WARNING = _table("warning", "source position", "words")
SOURCE_BASIS = _table("source_basis", "source field", "basis")
SOURCE_LINK = _table("source_link", "source kind", "other")
KINSHIP = _table("kinship", "one other", "is_copy reason")
PAGE = _table("page", "source number", "start")
HIDDEN = _table("hidden", "source start", "end")
ADRIFT = _table("adrift", "source kind member", "reason near_start near_end")
ACTOR = _table("actor", "id", "label name kind note pin origin")
ALIAS = _table("alias", "id", "actor position words kind")
ROLE = _table("role", "id", "actor position title body held_from held_to")
MENTION = _table("mention", "id", "source start end quote kind")
MENTION_ACTOR = _table("mention_actor", "mention actor", "position")
FACT = _table(
    "fact",
    "id",
    "label kind statement event_date event_precision event_basis deadline place confidence note",
)
FACT_ACTOR = _table("fact_actor", "fact actor role", "position")
EVIDENCE = _table(
    "evidence",
    "id",
    "fact position source start end quote translation attribution speaker speaker_words verb report_date"
    " status modality reliability credibility",
)
BRIEF = _table("brief", "id", "label title pack cut_off")
BRIEF_FIELD = _table("brief_field", "brief name", "position value")
SECTION = _table("section", "id", "brief position name heading included")
PLACEMENT = _table("placement", "section fact", "position")
PARAGRAPH = _table("paragraph", "id", "section position words")
BRIEF_OPTION = _table("brief_option", "brief name", "position value")
SIFTING = _table("sifting", "brief section", "kinds statuses fact_order")
BY_HAND = _table("by_hand", "brief section fact", "")
TAKEOVER = _table("takeover", "brief paragraph", "kind place facts sha256")
JUDGEMENT = _table("judgement", "id", "brief section position words band confidence reasons")
VERSION = _table("version", "id", "brief section position paragraph words made kind place facts sha256")
CITED = _table("cited", "brief holder cites", "position fact sha256 words")
REFUSAL = _table("refusal", "id", "source actor start end quote")
MEMO = _table("memo", "id", "source start end quote words")
MERGE = _table("merge", "actor", "kept reason made")
MERGE_MOVE = _table("merge_move", "merge kind member role", "position was_shared")
RECONCILIATION = _table("reconciliation", "id", "label kind statement note")
RECONCILIATION_FACT = _table("reconciliation_fact", "reconciliation fact", "position")
CHOICE = _table("choice", "reconciliation matter", "position way value fact reason")
DISMISSAL = _table("dismissal", "id", "kind words one other")


@cache
def select(table: Table, condition: str = "") -> str:
    """Return a statement that reads all columns of `table`; the condition is written in this package."""
    columns = ", ".join(f'{table.name}."{column}"' for column in table.columns)
    return f"select {columns} from {table.name} {condition}"  # noqa: S608 - no input is part of it


@cache
def upsert(table: Table) -> str:
    """Return a statement that inserts a row of all columns, or alters the row that has its key."""
    return insert(table) + _on_conflict(table)


@cache
def insert(table: Table) -> str:
    """Return a statement that inserts a row of all columns.

    A member's place in the order of its collection, `added`, is set to follow all others.
    """
    names = ", ".join(f'"{column}"' for column in table.columns)
    places = ", ".join("?" * len(table.columns))
    if "label" in table.columns:
        names += ", added"
        places += f", (select coalesce(max(added), 0) + 1 from {table.name})"  # noqa: S608 - no input
    return f"insert into {table.name} ({names}) values ({places})"  # noqa: S608 - no input is part of it


@cache
def delete(table: Table) -> str:
    """Return a statement that deletes the row of one key."""
    keys = " and ".join(f'"{column}" = ?' for column in table.key)
    return f"delete from {table.name} where {keys}"  # noqa: S608 - no input is part of it


def _on_conflict(table: Table) -> str:
    keys = ", ".join(f'"{column}"' for column in table.key)
    values = ", ".join(f'"{column}" = excluded."{column}"' for column in table.others)
    if not values:
        return f" on conflict ({keys}) do nothing"
    return f" on conflict ({keys}) do update set {values}"
