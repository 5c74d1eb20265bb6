"""Plain text as a format; the module that reads it is only imported by the reading child."""

from briefer.model.extensions import Importer


def _is_recognised(_head: bytes) -> bool:
    """Return False: nothing in plain text shows that it is no other format."""
    return False


TEXT = Importer("text", "plain text", (".txt", ".text", ".asc"), _is_recognised, "briefer.load.text:read")
