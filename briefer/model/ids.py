"""Keys of rows, random 63-bit integers, and the short labels that people read and write.

Random keys let two copies of a session be brought together later without a clash; labels such
as ``f7`` stand in citations and exchange files and are unique within one session and kind.
"""

import re
import secrets
from typing import NewType

SourceId = NewType("SourceId", int)
ActorId = NewType("ActorId", int)
MentionId = NewType("MentionId", int)
FactId = NewType("FactId", int)
EvidenceId = NewType("EvidenceId", int)
BriefId = NewType("BriefId", int)
SectionId = NewType("SectionId", int)
ParagraphId = NewType("ParagraphId", int)
RefusalId = NewType("RefusalId", int)
MemoId = NewType("MemoId", int)
ReconciliationId = NewType("ReconciliationId", int)
DismissalId = NewType("DismissalId", int)
VersionId = NewType("VersionId", int)
JudgementId = NewType("JudgementId", int)

KEY_BITS = 63

_LABEL = re.compile(r"[A-Za-z0-9]{1,40}")


def new_key() -> int:
    """Return a random integer from 1 to 2**63 - 1, for use as a row's key."""
    return secrets.randbits(KEY_BITS) or 1


def is_label(text: str) -> bool:
    """Return whether the text can be a label: 1 to 40 ASCII letters and digits."""
    return _LABEL.fullmatch(text) is not None
