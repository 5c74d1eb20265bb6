"""The fields of a fact's card that a key goes to, by name."""

from enum import StrEnum


class CardField(StrEnum):
    """A field of the card; the value is the last part of its action's name."""

    KIND = "kind"
    CONFIDENCE = "confidence"
    ACTOR = "actor"
    DATE = "date"
    PLACE = "place"
    DEADLINE = "deadline"
    STATUS = "status"
    SPEAKER = "speaker"
