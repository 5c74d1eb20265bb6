"""Keeping Python's collector of cyclic garbage from stopping the window for a tenth of a second."""

import gc


def settle() -> None:
    """Take what lives now out of the collector's rounds, which take long over it and find nothing.

    To be called where much has come to stay, such as the finds in a long text. What was garbage already and
    older than a moment is freed by `release` only.
    """
    gc.collect(1)
    gc.freeze()


def release() -> None:
    """Have the collector look after everything again, and free what a closed session leaves."""
    gc.unfreeze()
    gc.collect()
