"""What is asked and told as a session is left, answered in place of an analyst."""

from briefer.errors import BrieferError


class Answers:
    """What was asked and told at the end, and the answer to give."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.told: list[str] = []
        self.lose = False

    def ask(self, _window: object, what: str) -> bool:
        self.asked.append(what)
        return self.lose

    def tell(self, _window: object, error: BrieferError) -> None:
        self.told.append(str(error))
