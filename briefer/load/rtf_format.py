"""RTF as a format; the module that reads it is only imported by the reading child."""

from briefer.model.extensions import Importer


def _is_recognised(head: bytes) -> bool:
    """Return whether the file begins as the specification has it (RTF 1.9.1, “File header”)."""
    return head.startswith(b"{\\rtf")


RTF = Importer("rtf", "RTF", (".rtf",), _is_recognised, "briefer.load.rtf:read")
