"""The hostile corpus for the tests of this folder."""

from tests.fixtures_hostile import hostile, make_hostile

__all__ = ["hostile", "make_hostile"]
