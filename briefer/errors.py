"""The one error that is shown to a user as a sentence."""

from typing import Final

SAVE_AS_DOCX: Final = "Open it in Word and save it as “Word Document (*.docx)”."
"""What to do with a file that Word reads and briefer does not."""


class BrieferError(Exception):
    """A fault of the world or of the user's input: what happened and what to do next.

    `what` is one plain sentence; `next_step` one more, or empty where nothing can be done.
    Anything that is not a BrieferError is a bug of ours and is reported with its traceback.
    """

    def __init__(self, what: str, next_step: str = "") -> None:
        """Keep the sentence and the next step; str() gives both as one line."""
        super().__init__(f"{what} {next_step}".strip())
        self.what = what
        self.next_step = next_step


class NotStored(BrieferError):  # noqa: N818 - it names the state in which the work is, which a window shows
    """A disk did not take a step; what was typed still stands where it was, and can go elsewhere."""


class HeldElsewhere(NotStored):
    """Another program holds the session's file, so that a step could not be begun; it can be made again."""
