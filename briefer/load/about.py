"""What is known of a file from around it, put together with what it says itself."""

from dataclasses import replace

from briefer.model.dates import UNDATED
from briefer.model.sources import LoadedSource

_FIELDS = ("title", "byline", "publisher", "url", "language", "retrieved")


def filled(source: LoadedSource, about: LoadedSource | None) -> LoadedSource:
    """Return the source with the fields that `about` knows, and with its warnings after its own."""
    if about is None:
        return source
    known = {field: getattr(about, field) for field in _FIELDS if getattr(about, field)}
    if about.published is not UNDATED:
        known["published"] = about.published
    kept = tuple((field, basis) for field, basis in source.bases if field not in known)
    bases = kept + tuple((field, basis) for field, basis in about.bases if field in known)
    return replace(source, **known, bases=bases, warnings=(*source.warnings, *about.warnings))
