"""Files that a walk through loading meets: of many formats, alike, newer, damaged, not there yet."""

import random
from itertools import count
from pathlib import Path
from shutil import copyfile

_FORMATS = Path(__file__).parents[1] / "data" / "formats"
_LARGEST = 30_000  # bytes
_SENTENCES = (
    "Norland closed the strait on Monday.",
    "Estmark's envoy Ana Bell called it unlawful.",
    "Twelve ships wait off Vell.",
    "The council of Norland meets again in Karsen.",
    "Ana Bell flew home 🕊 before noon.",
    "Grain for Estmark lies in the harbour of Sareth.",
    "No pilot went on board before the ice broke.",
    "Norland and Estmark agreed to talk in Vell.",
    "The river police counted forty boats.",
    "Nobody in Karsen would say who gave the order.",
)
_LONG = 14  # sentences of an article


class Files:
    """Makes files in a folder of its own; which, and what stands in them, is the same for the same chance."""

    def __init__(self, folder: Path, chance: random.Random) -> None:
        folder.mkdir()
        self._folder, self._chance, self._numbers = folder, chance, count(1)
        self._articles: list[list[str]] = []
        self._pages: dict[int, list[str]] = {}
        self._missing: list[Path] = []
        self.made: list[Path] = []

    def some(self) -> list[Path]:
        """Return one to a few files, new ones or those there are already; once in a while one twice."""
        number = self._chance.choice((1, 1, 2, 3, 5))
        paths = [self.one() for _ in range(number)]
        if self._chance.random() < 0.1:
            paths.append(paths[0])
        return paths

    def one(self) -> Path:
        """Return a file."""
        if self.made and self._chance.random() < 0.2:
            return self._chance.choice(self.made)
        ways = (
            self._sample,
            self._article,
            self._copy,
            self._page,
            self._damaged,
            self._absent,
            self._within,
        )
        (make,) = self._chance.choices(ways, (4, 3, 3, 4, 2, 1, 1))
        self.made.append(make())
        return self.made[-1]

    def mend(self) -> None:
        """Put the files where they are that were not there, so that they can be tried again."""
        for path in self._missing:
            path.write_text("\n".join(self._words()), "utf-8")
        self._missing.clear()

    def pasted(self) -> str:
        """Return words that are pasted: new ones, or those of an article that was made."""
        words = self._altered() if self._articles and self._chance.random() < 0.4 else self._words()
        return "\n".join(words)

    def _name(self, ending: str) -> Path:
        return self._folder / f"{next(self._numbers):03} {ending}"

    def _words(self) -> list[str]:
        chance = self._chance
        return [f"{chance.choice(_SENTENCES)[:-1]}, report {chance.randrange(400)}." for _ in range(_LONG)]

    def _altered(self) -> list[str]:
        """Return the words of an article with a sentence put in, taken out or altered."""
        chance = self._chance
        words = list(chance.choice(self._articles))
        place = chance.randrange(len(words))
        words[place : place + chance.randrange(2)] = [chance.choice(_SENTENCES)] * chance.randrange(2)
        return words

    def _sample(self) -> Path:
        found = sorted(
            path
            for path in _FORMATS.glob("*/*")
            if path.is_file()
            and path.parent.name != "sources"
            and (path.suffix, path.name) != (".json", "made.json")
            and path.suffix != ".expected"
            and path.stat().st_size <= _LARGEST
        )
        path = self._chance.choice(found)
        made = self._name(path.name)
        copyfile(path, made)
        return made

    def _article(self) -> Path:
        self._articles.append(self._words())
        made = self._name("wire.txt")
        made.write_text("\n".join(self._articles[-1]), "utf-8")
        return made

    def _copy(self) -> Path:
        if not self._articles:
            return self._article()
        made = self._name("copy.txt")
        made.write_text("\n".join(self._altered()), "utf-8")
        return made

    def _page(self) -> Path:
        """Write a page, or one that was written already as it reads after an edit, or just as it was."""
        chance = self._chance
        number = chance.randrange(3)
        words = self._pages.setdefault(number, self._words())
        for _ in range(chance.randrange(3)):
            place = chance.randrange(len(words))
            words[place : place + chance.randrange(2)] = [chance.choice(_SENTENCES)] * chance.randrange(2)
        inside = "".join(f"<p>{line}</p>" for line in words)
        made = self._name(f"page {number}.html")
        made.write_text(
            f'<html><head><title>Strait {number}</title><link rel="canonical"'
            f' href="https://vell.example/strait-{number}"></head>'
            f"<body><article><h1>Strait {number}</h1>{inside}</article></body></html>",
            "utf-8",
        )
        return made

    def _damaged(self) -> Path:
        chance = self._chance
        whole = self._sample()
        data = whole.read_bytes()
        match chance.randrange(3):
            case 0:
                whole.write_bytes(b"")
            case 1:
                whole.write_bytes(data[: len(data) // 2])
            case _:
                at = chance.randrange(len(data))
                whole.write_bytes(data[:at] + chance.randbytes(40) + data[at + 40 :])
        return whole

    def _absent(self) -> Path:
        self._missing.append(self._name("later.txt"))
        return self._missing[-1]

    def _within(self) -> Path:
        """Make a folder of a few files, or an empty one."""
        outer, self._folder = self._folder, self._name("folder")
        self._folder.mkdir()
        for _ in range(self._chance.randrange(4)):
            self._chance.choice((self._sample, self._article, self._damaged))()
        inner, self._folder = self._folder, outer
        return inner
