"""Chains of mentions for measuring what points back: who each chain is, and where it is mentioned.

Of the news articles (see `names_gold`) chains are annotated; a chain is an actor where one of its mentions is
a name. The analysts' texts have no chains over pronouns, only a type for each.
"""

import json
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from briefer.model.actors import Actor, ActorKind, Alias, AliasKind
from briefer.model.ids import ActorId
from briefer.suggest.names_lists import listed_names
from briefer.suggest.names_words import ENDINGS, words
from tests.suggest.names_gold import _articles, _is_name, _joined, _lines, _trimmed

PRONOUNS = words("he his him himself she her hers it its itself they their them theirs")
_KINDS = {"PER": ActorKind.PERSON, "ORG": ActorKind.COMPANY, "Person": ActorKind.PERSON}
Marked = tuple[int, int, str]


@dataclass(frozen=True, slots=True)
class Chains:
    """A text, the actors its chains are of, and for each marked span who is meant; 0 is somebody unnamed."""

    text: str
    actors: tuple[Actor, ...]
    meant: Mapping[tuple[int, int], frozenset[int]]


def meantime_chains(shared: Path) -> tuple[Chains, ...]:
    """Return the annotated sentences of the 60 news articles with their chains."""
    folder = shared / "data" / "meantime"
    mentions = json.loads((folder / "entity_mentions.json").read_text(encoding="utf-8"))
    found = []
    for key, sentences in _articles(folder / "meantime.conll").items():
        text, places = _joined(sentences)
        chains: defaultdict[str, list[Marked]] = defaultdict(list)
        for item in mentions:
            first = (item["sent_id"], item["tokens_number"][0])
            if item["conll_doc_key"] == key and first in places:
                last = places[item["sent_id"], item["tokens_number"][-1]]
                chain = item["coref_chain"].removeprefix("cross_").removeprefix("intra_")
                chains[chain].append((places[first][0], last[1], item["mention_type"]))
        found.append(_chains(text, tuple(chains.values())))
    return tuple(found)


def re3d_names(shared: Path) -> tuple[tuple[Chains, Mapping[tuple[int, int], str]], ...]:
    """Return the analysts' texts with an actor for each name, and the type of each marked span."""
    found = []
    for folder in sorted((shared / "data" / "mentions_re3d").iterdir()):
        entities = _lines(folder / "entities.json")
        for document in _lines(folder / "documents.json"):
            marked = [
                (int(it["begin"]), int(it["end"]), str(it["type"]))
                for it in entities
                if it["documentId"] == document["_id"]
                and it["type"] in {"Person", "Organisation", "Location"}
            ]
            text = str(document["text"])
            by_name: defaultdict[str, list[Marked]] = defaultdict(list)
            for item in marked:
                by_name[text[slice(*_core(text, item))]].append(item)
            types = {(start, end): kind for start, end, kind in marked}
            found.append((_chains(text, tuple(by_name.values())), types))
    return tuple(found)


def _chains(text: str, chains: Sequence[Sequence[Marked]]) -> Chains:
    actors: list[Actor] = []
    meant: defaultdict[tuple[int, int], set[int]] = defaultdict(set)
    for chain in chains:
        quotes = {text[slice(*_core(text, item))] for item in chain}
        names = sorted((it for it in quotes if _is_name(it) and it.casefold() not in PRONOUNS), key=_length)
        key = 0
        if names:
            key = len(actors) + 1
            types = Counter(item[2] for item in chain)
            kind = _kind(types.most_common(1)[0][0], names)
            actors.append(Actor(ActorId(key), f"a{key}", names[0], kind, _aliases(names[1:], kind)))
        for start, end, _ in chain:
            meant[start, end].add(key)
    return Chains(text, tuple(actors), {span: frozenset(keys) for span, keys in meant.items()})


def _aliases(names: Sequence[str], kind: ActorKind) -> tuple[Alias, ...]:
    is_person = kind is ActorKind.PERSON
    return tuple(
        Alias(it, AliasKind.SHORT if is_person and " " not in it else AliasKind.FULL) for it in names
    )


def _kind(marked: str, names: Sequence[str]) -> ActorKind:
    for name in names:
        if (last := name.split()[-1]) in ENDINGS:
            return ENDINGS[last]
        if name in listed_names() and listed_names()[name].kind is ActorKind.STATE:
            return ActorKind.STATE
    return _KINDS.get(marked, ActorKind.OTHER)


def _core(text: str, item: Marked) -> tuple[int, int]:
    return _trimmed(text, item[0], item[1], is_person=item[2] in {"PER", "Person"})


def _length(name: str) -> tuple[int, str]:
    return -len(name), name
