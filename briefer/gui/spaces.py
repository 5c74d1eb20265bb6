"""The parts of a session's page that one can go to."""

from enum import IntEnum


class Workspace(IntEnum):
    """The two workspaces of a session."""

    READ = 0
    BRIEF = 1


class Side(IntEnum):
    """The tabs of the side panel."""

    ACTORS = 0
    FACTS = 1
