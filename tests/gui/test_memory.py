"""What has come to stay is left alone by the collector until the session is closed."""

import gc

import pytest

from briefer.gui.memory import release, settle


@pytest.mark.usefixtures("own_heap")
def test_what_stays_is_left_alone_until_it_is_released() -> None:
    release()
    before = gc.get_freeze_count()
    settle()
    assert gc.get_freeze_count() > before
    release()
    assert gc.get_freeze_count() == 0
