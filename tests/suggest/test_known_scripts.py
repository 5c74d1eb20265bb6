"""Aliases in native script are found in Chinese, Arabic, Persian and Russian texts."""

import pytest

from briefer.model.actors import Actor, ActorKind, Alias, AliasKind
from briefer.model.ids import ActorId
from briefer.suggest.known import known_mentions


def actor(key: int, name: str, kind: ActorKind, *natives: str) -> Actor:
    return Actor(ActorId(key), f"a{key}", name, kind, tuple(Alias(it, AliasKind.NATIVE) for it in natives))


ALL = (
    actor(1, "China", ActorKind.STATE, "中国", "الصين", "چین", "Китай"),
    actor(2, "Iran", ActorKind.STATE, "伊朗", "إيران", "ایران", "Иран"),
    actor(3, "Lebanon", ActorKind.STATE, "لبنان"),
    actor(4, "Sergey Lavrov", ActorKind.PERSON, "Сергей Лавров", "Лавров"),
    actor(5, "Chinese Foreign Ministry", ActorKind.PUBLIC_BODY, "中国外交部"),
    actor(6, "Ali Khamenei", ActorKind.PERSON, "علی خامنه‌ای"),
    actor(7, "Russia", ActorKind.STATE, "Россия"),
    actor(8, "Kim", ActorKind.PERSON, "Ким", "金"),
)
NAMES = {it.id: it.name for it in ALL}


def found(text: str) -> list[tuple[str, str]]:
    return [(it.quote, NAMES[it.actors[0]]) for it in known_mentions(text, ALL)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("中国外交部发言人说，中国欢迎伊朗的进展。", [("中国外交部", 5), ("中国", 1), ("伊朗", 2)]),
        ("Iran说：中国Iran", [("Iran", 2), ("中国", 1), ("Iran", 2)]),
        ("黄金价格", []),
        ("قالت الصين إن إيران صديقة", [("الصين", 1), ("إيران", 2)]),
        ("وباكستان وإيران ولبنان", [("إيران", 2), ("لبنان", 3)]),
        ("للصين وبالصين", [("للصين", 1), ("الصين", 1)]),
        ("رئيس ايران", [("ايران", 2)]),
        ("إِيرَانُ قالت", [("إِيرَانُ", 2)]),
        ("ملبنانية", []),
        ("ایران‌ها و چين", [("ایران", 2), ("چين", 1)]),
        ("علي خامنه اي و علی خامنه‌ای", [("علي خامنه اي", 6), ("علی خامنه‌ای", 6)]),
        ("В Китае и Иране, с Россией", [("Китае", 1), ("Иране", 2), ("Россией", 7)]),
        ("у Сергея Лаврова и к Лаврову", [("Сергея Лаврова", 4), ("Лаврову", 4)]),
        ("Китайский, Ирановед, Киму", []),
    ],
)
def test_names_are_found_in_their_own_script(text: str, expected: list[tuple[str, int]]) -> None:
    assert found(text) == [(quote, NAMES[ActorId(key)]) for quote, key in expected]


def test_a_case_ending_is_named_in_the_origin() -> None:
    plain, changed = known_mentions("Китай. В Китае.", ALL)
    assert plain.origin == "native name of China"
    assert changed.origin == "native name of China, with another case ending"


def test_marks_of_direction_around_and_within_a_name_do_not_hide_it() -> None:
    assert found("\u202bIr\u00adan\u202c and\u200f China\u200f.") == [
        ("Ir\u00adan", "Iran"),
        ("China", "China"),
    ]
