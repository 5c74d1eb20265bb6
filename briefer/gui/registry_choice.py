"""Whether names of the personal registry are proposed: a setting of the user's, for all sessions."""

from PySide6.QtCore import QSettings

_PROPOSES = "registry/propose"


def proposes_registry() -> bool:
    """Return whether names of the registry that a session does not know are to be proposed in its texts."""
    return str(QSettings().value(_PROPOSES, "true")) == "true"


def propose_registry(*, is_wanted: bool) -> None:
    """Remember whether names of the registry are to be proposed."""
    QSettings().setValue(_PROPOSES, "true" if is_wanted else "false")
