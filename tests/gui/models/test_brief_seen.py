"""What a citation showed is told with its dates in words, and not another letter is altered."""

import pytest

from briefer.gui.models.brief_seen import seen_in_words


@pytest.mark.parametrize(
    ("kept", "shown"),
    [
        ("Closed.", "Closed."),
        (
            "Closed on 2026-10-13.\n2026-10-13/.. (resolved)",
            "Closed on 2026-10-13.\nfrom 13 October 2026 (worked out from the publication date)",
        ),
        (
            "Closed.\n2026-10-12/2026-10-14 · by 2026-10-20 · Vell (the harbour) (in the log)",
            "Closed.\n12 to 14 October 2026 · by 20 October 2026 · Vell (the harbour) (in the log)",
        ),
        ("Closed.\nnot dated · by 2026-10-20", "Closed.\nnot dated · by 20 October 2026"),
        (
            "Closed.\nnot dated\n“it · 2026-10-13 · closed” · s1 · 2026-10-14 · B2",
            "Closed.\nnot dated\n“it · 2026-10-13 · closed” · s1 · 14 October 2026 · B2",
        ),
    ],
)
def test_dates_are_told_in_words(kept: str, shown: str) -> None:
    assert seen_in_words(kept) == shown
