"""PDF as a format; the module that reads it is only imported by the reading child."""

from briefer.model.extensions import Importer


def _is_recognised(head: bytes) -> bool:
    """Return whether the header stands within the first 1,024 bytes, where readers look for it.

    ISO 32000-2 (7.5.2) has it at the first byte, but many files begin with some others.
    """
    place = head[:1024].find(b"%PDF-")
    return place == 0 or (place > 0 and not head[:place].strip(b"\r\n\t \0\xef\xbb\xbf"))


PDF = Importer("pdf", "PDF", (".pdf",), _is_recognised, "briefer.load.pdf:read")
