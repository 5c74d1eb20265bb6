"""What may follow while a narrowing is typed."""

import pytest

from briefer.commands.actors import add_actor
from briefer.gui.models.completing import completed, completions
from tests.gui.desks import Scene


def offered(desk: Scene, before: str) -> list[str]:
    return [completion.typed for completion in completions(desk.session, before)]


@pytest.mark.parametrize(
    ("before", "expected"),
    [
        ("status:c", ["status:claimed", "status:confirmed"]),
        ("vell STATUS:den", ["status:denied"]),
        ("-kind:ac", ["kind:actor", "kind:fact"]),
        ("grade:not us", []),
        ('grade:"not us', ["grade:D"]),
        ("is:", ["is:untagged", "is:look"]),
        ("actor:ana", ['actor:"Ana Bell"']),
        ('actor:"bel', ['actor:"Ana Bell"']),
        ("actor:norlandic", ["actor:Norland"]),
        ("source:courier", ['source:"Vell Courier"']),
        ("source:strait", ["source:s1"]),
        ("after:2024", ["after:2024-01-23", "after:2024-01"]),
        ("published:jan", ["published:2024-01-23", "published:2024-01"]),
        ("event:", []),
        ("status:claimed", []),
        ("status:claimed ", []),
        ("-status:claimed", []),
        ("vell", []),
        ("http:", []),
    ],
)
def test_what_may_complete_the_narrowing_at_the_caret(desk: Scene, before: str, expected: list[str]) -> None:
    assert offered(desk, before) == expected


def test_actors_are_offered_with_how_often_they_are_mentioned_the_most_first(desk: Scene) -> None:
    desk.tag("Estmark", desk.estmark)
    first, *_ = completions(desk.session, "actor:")
    assert (first.words, first.count) == ("Estmark", "1")


def test_of_actors_with_one_name_each_is_named_by_its_label(desk: Scene) -> None:
    add_actor(desk.session, "Norland")
    assert offered(desk, "actor:norland") == ["actor:a1", "actor:a4"]


@pytest.mark.parametrize(
    ("before", "expected"),
    [
        ("status:c", "status:claimed "),
        ("vell -status:", "vell -status:claimed "),
        ('a status:"cl', "a status:claimed "),
    ],
)
def test_a_narrowing_is_completed_in_place(desk: Scene, before: str, expected: str) -> None:
    completion = completions(desk.session, "status:c")[0]
    assert completed(before, completion) == expected
