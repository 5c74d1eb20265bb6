"""Which briefer this is."""

import pkgutil

# Found when it is wanted: the first window is painted without reading what is installed.
_VERSION = "importlib.metadata:version"
_DISTRIBUTION = "briefer-desk"


def installed_version() -> str:
    """Return the version of the installed distribution."""
    return str(pkgutil.resolve_name(_VERSION)(_DISTRIBUTION))
