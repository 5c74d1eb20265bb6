"""What templates may see of a record: its parts by name, and nothing else."""

from collections.abc import Mapping
from dataclasses import fields
from functools import cached_property

from briefer.compose.actor_records import ActorRecord, RelationRecord
from briefer.compose.fact_records import FactRecord
from briefer.compose.judgement_records import JudgementRecord
from briefer.compose.passages import PassageRecord
from briefer.compose.records import (
    AliasRecord,
    BandRecord,
    BriefRecord,
    CountsRecord,
    EvidenceRecord,
    RoleRecord,
    SectionRecord,
)
from briefer.compose.source_records import SourceRecord

_PLAIN = (EvidenceRecord, PassageRecord, AliasRecord, RoleRecord, BandRecord, CountsRecord,
          BriefRecord, SectionRecord, JudgementRecord)  # fmt: skip
_LAZY = (FactRecord, SourceRecord, ActorRecord, RelationRecord)

PARTS: Mapping[type, frozenset[str]] = {
    **{record: frozenset(field.name for field in fields(record)) for record in _PLAIN},
    **{
        record: frozenset(
            name
            for name, part in vars(record).items()
            if isinstance(part, property | cached_property) and not name.startswith("_")
        )
        for record in _LAZY
    },
}
"""Every record that a template can meet, and the parts of it that a template may see."""
