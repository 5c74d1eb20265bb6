"""How the list of sources can be sorted."""

from enum import StrEnum


class Order(StrEnum):
    """The orders of the list of sources."""

    ADDED = "added"
    PUBLISHED = "published"
    UNREAD = "unread"
    TAGGED = "tagged"


ORDER_WORDS = {
    Order.ADDED: "As added",
    Order.PUBLISHED: "Latest first",
    Order.UNREAD: "Unread first",
    Order.TAGGED: "Most tagged",
}
