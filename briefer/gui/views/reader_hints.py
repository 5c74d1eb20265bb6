"""Letters that stand on words and names, so that typing one goes there."""

from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass
from itertools import product

from briefer.gui.views.reader_blocks import Blocks
from briefer.gui.views.reader_tags import SourceTags, Stretch, is_name
from briefer.text.words import word_at

_LETTERS = "fjdksalghrueiwoqptyvmcnbxz"  # from under the fingers outwards


@dataclass(frozen=True, slots=True)
class Hint:
    """One letter, or two, and the stretch (code points) that they lead to."""

    letters: str
    start: int
    end: int


def hints(targets: Sequence[Stretch], taken: Container[str] = ()) -> tuple[Hint, ...]:
    """Return a hint for each target in order: one letter for as many of them as can be, two for the rest.

    `taken` are letters that mean something else meanwhile. Targets beyond the last pair have none.
    """
    letters = [letter for letter in _LETTERS if letter not in taken]
    alone = _alone(len(letters), len(targets))
    labels = [*letters[:alone], *("".join(pair) for pair in product(letters[alone:], letters))]
    return tuple(Hint(label, *target) for label, target in zip(labels, targets, strict=False))


def _alone(letters: int, targets: int) -> int:
    """Return how many of the letters can be hints by themselves: each of the others begins pairs."""
    return next((it for it in range(letters, 0, -1) if it + (letters - it) * letters >= targets), 0)


def words_of(blocks: Blocks, sentence: Stretch) -> Iterator[Stretch]:
    """Yield the words of a sentence."""
    start, end = sentence
    for number in blocks.blocks_over(start, end):
        yield from (word for word in blocks.words(number) if start <= word[0] and word[1] <= end)


def names_of(blocks: Blocks, tags: SourceTags, block: int) -> tuple[Stretch, ...]:
    """Return what is tagged or proposed as a name in a block, in order, each place once."""
    low, high = blocks.span(block)
    proposed = {(it.start, it.end) for it in tags.proposals(block)}
    tagged = {(it.start, it.end) for it in tags.over(low, high) if is_name(it.value) and it.start >= low}
    return tuple(sorted(proposed | tagged))


def reached(blocks: Blocks, place: tuple[int, int], target: Stretch) -> tuple[int, int]:
    """Return the selection (anchor, caret) from a place to a target, both whole."""
    anchor, caret = place
    if target[1] > anchor:
        return anchor, target[1]
    here = word_at(blocks.visible, caret) if anchor == caret else None
    return (here[1] if here else anchor), target[0]
