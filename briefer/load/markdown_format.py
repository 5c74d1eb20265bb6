"""Markdown as a format; the module that reads it is only imported by the reading child."""

from briefer.model.extensions import Importer


def _is_recognised(_head: bytes) -> bool:
    """Return False: Markdown looks like any other text, so the suffix decides."""
    return False


MARKDOWN = Importer(
    "markdown", "Markdown", (".md", ".markdown"), _is_recognised, "briefer.load.markdown:read"
)
