"""Actors for the tests of exchange files: any that a session can hold."""

from hypothesis import strategies as st

from briefer.model.actors import Actor, ActorKind, Alias, AliasKind, Role
from briefer.model.ids import ActorId
from briefer.text.lookalikes import is_visible

_SIGNS = st.characters(exclude_categories=("Cs", "Cc", "Co", "Cn"))
NAMES = st.text(_SIGNS, min_size=1, max_size=30).map(lambda text: " ".join(text.split())).filter(is_visible)
AWKWARD = st.sampled_from(
    [
        "=1+1",
        "+49",
        "-50 Group",
        "@home",
        "'=x",
        "''-y",
        "a|b",
        "c\\|d\\",
        "short: e",
        "f; g",
        'h"i',
        "j,k",
        "x" * 500,
    ]
)
DATES = st.sampled_from(["", "2024", "2024-01", "2024-01-23", "2022~", "2024-21", "199X", "2020/2022"])
WORDS = NAMES | AWKWARD
ROLES = st.builds(Role, WORDS, st.just("") | WORDS, DATES, DATES)
ALIASES = st.lists(
    st.builds(Alias, WORDS, st.sampled_from(AliasKind)), max_size=5, unique_by=lambda it: it.text
)
NOTES = st.just("") | WORDS | st.just("Two\nlines, “quoted” \U0001f54a") | st.just("n" * 70_000)


def actors() -> st.SearchStrategy[tuple[Actor, ...]]:
    """Return lists of up to five actors with different names."""
    one = st.builds(
        lambda name, kind, aliases, roles, note, origin: (
            name,
            kind,
            tuple(aliases),
            tuple(roles),
            note,
            origin,
        ),
        WORDS,
        st.sampled_from(ActorKind),
        ALIASES,
        st.lists(ROLES, max_size=3),
        NOTES,
        st.sampled_from(["", "february, 2026-02-01"]),
    )
    return st.lists(one, min_size=1, max_size=5, unique_by=lambda it: it[0]).map(
        lambda found: tuple(
            Actor(ActorId(at), f"a{at}", name, kind, aliases, roles, note, 0, origin)
            for at, (name, kind, aliases, roles, note, origin) in enumerate(found, start=1)
        )
    )
