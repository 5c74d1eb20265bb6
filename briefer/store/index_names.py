"""The names that actors go by, asked for by any one of them."""

from briefer.text.finding import tokens_of


class ActorNames:
    """Names of actors by the words that they are made of, whatever their case and accents."""

    def __init__(self) -> None:
        self._names: dict[int, tuple[str, ...]] = {}
        self._actors: dict[tuple[str, ...], set[int]] = {}
        self.longest = 0

    def put(self, actor: int, names: tuple[str, ...]) -> None:
        """Know an actor by these names in place of those before; by none, it is forgotten."""
        for name in self._names.pop(actor, ()):
            self._actors.get(tokens_of(name), set()).discard(actor)
        if names:
            self._names[actor] = names
        for name in names:
            tokens = tokens_of(name)
            self._actors.setdefault(tokens, set()).add(actor)
            self.longest = max(self.longest, len(tokens))

    def actors(self, tokens: tuple[str, ...]) -> frozenset[int]:
        """Return the actors that have a name of just these words."""
        return frozenset(self._actors.get(tokens, ())) if tokens else frozenset()

    def others(self, tokens: tuple[str, ...]) -> tuple[str, ...]:
        """Return the other names of the actors that have a name of just these words."""
        names = (name for actor in sorted(self.actors(tokens)) for name in self._names[actor])
        by_words = {tokens_of(name): name for name in names}
        return tuple(name for words, name in by_words.items() if words not in ((), tokens))
