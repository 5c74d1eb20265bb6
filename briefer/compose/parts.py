"""What templates may see of a record: its parts by name, and nothing else."""

from collections.abc import Mapping
from dataclasses import fields
from functools import cached_property

from briefer.compose.fact_records import FactRecord
from briefer.compose.records import ActorRecord, BriefRecord, EvidenceRecord, SectionRecord, SourceRecord

PARTS: Mapping[type, frozenset[str]] = {
    **{
        record: frozenset(field.name for field in fields(record))
        for record in (SourceRecord, EvidenceRecord, ActorRecord, BriefRecord, SectionRecord)
    },
    FactRecord: frozenset(
        name
        for name, part in vars(FactRecord).items()
        if isinstance(part, property | cached_property) and not name.startswith("_")
    ),
}
"""Every record that a template can meet, and the parts of it that a template may see."""
