"""What may be written at a place in a pack's file, made from what templates and packs can hold."""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Any, get_args, get_type_hints

from briefer.compose.actor_records import ActorRecord
from briefer.compose.fact_records import FactRecord
from briefer.compose.filters import filters_for
from briefer.compose.judgement_records import JudgementRecord
from briefer.compose.pack_files import FIELD_KEYS, FRONT_KEYS, PACK_FILE, PACK_KEYS, SECTION_KEYS, TAKES_KEYS
from briefer.compose.parts import PARTS
from briefer.compose.passages import PassageRecord
from briefer.compose.phrases import DEFAULTS
from briefer.compose.records import BandRecord, BriefRecord, CountsRecord, SectionRecord
from briefer.compose.source_records import SourceRecord
from briefer.compose.tokens import Tokens
from briefer.model.documents import NoteKind
from briefer.model.facts import FactKind, Modality, Status
from briefer.model.packs import FactOrder, FieldKind, Numbering, Scheme, YardstickName

GLOBALS: Mapping[str, type] = {
    "actors": ActorRecord,
    "brief": BriefRecord,
    "counts": CountsRecord,
    "facts": FactRecord,
    "fields": dict,
    "judged": JudgementRecord,
    "judgements": JudgementRecord,
    "paragraphs": str,
    "prompt": str,
    "section": SectionRecord,
    "sources": SourceRecord,
    "used": FactRecord,
    "yardstick": BandRecord,
}
"""The names that every template has, and of which records they are or hold."""

_TAGS = ("for", "endfor", "if", "elif", "else", "endif", "set", "endset", "macro", "endmacro", "include")
_JOINING = ("and", "or", "not", "in", "is", "if", "else", "loop", "true", "false", "none")
_LOOP = ("index", "index0", "first", "last", "length", "revindex")
_GROUP = ("grouper", "list")
_VALUES: Mapping[str, Iterable[str]] = {
    "kinds": tuple(FactKind),
    "statuses": tuple(Status),
    "modalities": tuple(Modality),
    "order": tuple(FactOrder),
    "kind": tuple(FieldKind),
    "numbering": tuple(Numbering),
    "scheme": tuple(Scheme),
    "yardstick": tuple(YardstickName),
    "notes": tuple(NoteKind),
}
_FENCE = "+++"
_WORD = re.compile(r"\w*$")
_CHAIN = re.compile(r"([A-Za-z_]\w*(?:\.\w+)*)\.\w*$")
_LOOPED = re.compile(r"\{%[-+]?\s*for\s+(\w+)\s+in\s+([A-Za-z_][\w.]*)(\|\s*passages\b)?")
_SET = re.compile(r"\{%[-+]?\s*set\s+(\w+)\s*=\s*([A-Za-z_][\w.]*)(\|\s*passages\b)?")
_TABLE = re.compile(r"^\s*\[+\s*([\w.]+)\s*\]+", re.MULTILINE)
_KEY = re.compile(r"^\s*(\w+)\s*=\s*(.*)$")


def offers(before: str, file: str, fields: Iterable[str] = ()) -> tuple[str, tuple[str, ...]]:
    """Return the word begun at the end of a text, and all words that may stand there, in their order.

    `before` is what a pack's file of this name has up to the caret, `fields` the names of the pack's fields.
    """
    begun = _WORD.findall(before)[0]
    if file == PACK_FILE:
        return begun, _sorted(_toml(before, _keys_of_pack))
    if not file.endswith(".j2"):
        return begun, ()
    if _is_in_front(before):
        return begun, _sorted(_toml(before, _keys_of_front))
    return begun, _template(before, begun, tuple(fields))


def _sorted(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(set(words)))


def _is_in_front(before: str) -> bool:
    lines = before.splitlines()
    return bool(lines) and lines[0].strip() == _FENCE and _FENCE not in (line.strip() for line in lines[1:])


def _toml(before: str, keys_of: Any) -> Iterable[str]:
    """Return the keys of the table that the caret stands in, or the values of the key in its line."""
    line = before[before.rfind("\n") + 1 :]
    value = _KEY.match(line)
    if value is not None:
        return [str(each) for each in _VALUES.get(value[1], ("true", "false"))]
    tables = _TABLE.findall(before)
    return list(keys_of(tables[-1] if tables else ""))


def _keys_of_pack(table: str) -> Iterable[str]:
    return {"fields": FIELD_KEYS, "sections": SECTION_KEYS, "words": DEFAULTS}.get(table, PACK_KEYS)


def _keys_of_front(table: str) -> Iterable[str]:
    return TAKES_KEYS if table == "takes" else FRONT_KEYS


def _template(before: str, begun: str, fields: tuple[str, ...]) -> tuple[str, ...]:
    inside = _open_tag(before)
    if inside is None:
        return ()
    stem = inside[: len(inside) - len(begun)].rstrip()
    if stem.endswith("|"):
        return _filters()
    if (chain := _CHAIN.search(inside)) is not None:
        return _parts(chain[1], before, fields)
    if stem in ("", "-", "+") and before[: before.rfind(inside)].endswith("%"):
        return _TAGS
    names = [*_names_given(before), *GLOBALS]
    return (*_sorted(names), *_JOINING)


def _open_tag(before: str) -> str | None:
    """Return what stands within the tag that is open at the end of a text, None where none is."""
    start = max(before.rfind("{{"), before.rfind("{%"))
    if start < 0 or max(before.rfind("}}"), before.rfind("%}")) > start:
        return None
    return before[start + 2 :]


@cache
def _filters() -> tuple[str, ...]:
    return _sorted(filters_for(Tokens()))


def _names_given(before: str) -> Iterator[str]:
    for pattern in (_LOOPED, _SET):
        yield from (found[1] for found in pattern.finditer(before))


def _parts(chain: str, before: str, fields: tuple[str, ...]) -> tuple[str, ...]:
    """Return the parts of what a chain of names stands for; those of all records where that is not known."""
    if chain == "fields":
        return _sorted(fields)
    if chain == "loop":
        return _LOOP
    record = _record_of(chain, before)
    if record is not None:
        return _sorted(PARTS.get(record, ()))
    return _sorted([*(part for parts in PARTS.values() for part in parts), *_GROUP])


def _record_of(chain: str, before: str, depth: int = 8) -> type | None:
    """Return the record that a chain of names is or holds, by what the template made of them before."""
    first, *rest = chain.split(".")
    record = GLOBALS.get(first)
    for pattern in (_LOOPED, _SET):
        for given in pattern.finditer(before):
            if given[1] == first and depth:
                record = PassageRecord if given[3] else _record_of(given[2], before, depth - 1)
    for part in rest:
        record = _types_of(record).get(part) if record is not None and record in PARTS else None
    return record


@cache
def _types_of(record: type) -> Mapping[str, type]:
    """Return the parts of a record that are or hold other records, with these."""
    found: dict[str, type] = {}
    for part in PARTS[record]:
        made = vars(record).get(part)
        function = getattr(made, "fget", None) or getattr(made, "func", None)
        kind = get_type_hints(function)["return"] if function else get_type_hints(record)[part]
        held = next((each for each in (kind, *get_args(kind)) if each in PARTS), None)
        if held is not None:
            found[part] = held
    return {**found, "facts": FactRecord, "said": FactRecord} if record is ActorRecord else found
