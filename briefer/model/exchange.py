"""What the files that actors are exchanged in have in common for those who read and write them."""

import re
from types import MappingProxyType

from briefer.model.actors import ActorKind, AliasKind, Role

CSV_COLUMNS = ("id", "name", "kind", "aliases", "roles", "note", "origin")

# FollowTheMoney (https://followthemoney.tech): schemata, topics and properties as its model names them.
FTM_SCHEMATA = MappingProxyType(
    {
        ActorKind.PERSON: "Person",
        ActorKind.STATE: "PublicBody",
        ActorKind.PUBLIC_BODY: "PublicBody",
        ActorKind.MILITARY: "PublicBody",
        ActorKind.ARMED_GROUP: "Organization",
        ActorKind.INTERNATIONAL_BODY: "PublicBody",
        ActorKind.POLITICAL_PARTY: "Organization",
        ActorKind.COMPANY: "Company",
        ActorKind.MEDIA: "Organization",
        ActorKind.ORGANISATION: "Organization",
        ActorKind.PROGRAMME: "Project",
        ActorKind.GENERIC_GROUP: "LegalEntity",
        ActorKind.OTHER: "LegalEntity",
    }
)
FTM_TOPICS = MappingProxyType(
    {
        ActorKind.STATE: "gov.national",
        ActorKind.PUBLIC_BODY: "gov",
        ActorKind.MILITARY: "mil",
        ActorKind.INTERNATIONAL_BODY: "gov.igo",
        ActorKind.POLITICAL_PARTY: "pol.party",
    }
)
# The property that holds aliases of each kind, and the kind that an alias found in it has by itself.
FTM_NAMES = MappingProxyType(
    {
        AliasKind.FULL: "alias",
        AliasKind.NATIVE: "alias",
        AliasKind.SHORT: "weakAlias",
        AliasKind.ACRONYM: "abbreviation",
        AliasKind.DEMONYM: "weakAlias",
        AliasKind.METONYM: "weakAlias",
        AliasKind.MISSPELT: "weakAlias",
        AliasKind.FORMER: "previousName",
    }
)
FTM_OWN = "briefer"  # the member of an entity that holds what its schema has no property for
FTM_LONGEST_NAME, FTM_LONGEST_TEXT = 384, 65_000  # code points
_FTM_DATE = re.compile(r"\d{4}(-(0\d|1[0-2])(-\d\d)?)?", re.ASCII)


def ftm_fitted(text: str, longest: int = FTM_LONGEST_NAME) -> str:
    """Return the text, cut with an ellipsis where it is longer than a property takes."""
    return text if len(text) <= longest else text[: longest - 1] + "…"


def ftm_role(role: Role) -> Role:
    """Return what entities of FollowTheMoney say of a role: plain dates alone, and the letters that fit."""
    start, end = (date if _FTM_DATE.fullmatch(date) else "" for date in (role.start, role.end))
    return Role(ftm_fitted(role.title), ftm_fitted(role.body), start, end)


def can_say_role(kind: ActorKind, role: Role) -> bool:
    """Return whether entities of FollowTheMoney can say that an actor of this kind held this office.

    A person can hold one without a body; others are members of a body, and a project is neither.
    """
    return kind is ActorKind.PERSON or (bool(role.body) and FTM_SCHEMATA[kind] != "Project")
