"""Many small files of several formats, made up the same each time."""

import random
from collections.abc import Iterator
from pathlib import Path

_WORDS = (
    "Norland", "Estmark", "strait", "envoy", "ships", "wait", "talks", "closed", "opened", "agreed", "Monday",
    "minister", "port", "grain", "boats", "river", "Karsen", "Sareth", "council", "vote", "harbour", "pilots",
    "bridge", "winter", "letter", "answer", "crew", "tonnes", "border", "market",
)  # fmt: skip
_FORMATS = Path(__file__).parents[1] / "data" / "formats"
_LARGEST_SAMPLE = 20_000  # bytes
_PAGES_EVERY, _MARKDOWN_EVERY = 20, 3


def make_files(folder: Path, count: int) -> list[Path]:
    """Write so many files into a folder: text, Markdown, pages, and samples of other formats; return them."""
    chance = random.Random(1)  # noqa: S311 - repeatable, no secret
    samples = _samples()
    paths = []
    for number in range(count):
        sample = next(samples, None) if number % 20 == 0 else None
        name, data = sample or _made(chance, number)
        paths.append(folder / f"{number:04} {name}")
        paths[-1].write_bytes(data)
    return paths


def _made(chance: random.Random, number: int) -> tuple[str, bytes]:
    paragraphs = [
        f"{' '.join(chance.choice(_WORDS) + chance.choice(_WORDS) for _ in range(60))}." for _ in range(3)
    ]
    title = f"Report {number}"
    if number % _PAGES_EVERY == 0:
        body = "".join(f"<p>{words}</p>" for words in paragraphs)
        head = f"<html><head><title>{title}</title></head><body><article><h1>{title}</h1>"
        return "page.html", f"{head}{body}</article></body></html>".encode()
    if number % _MARKDOWN_EVERY == 0:
        return "note.md", "\n\n".join((f"# {title}", *paragraphs)).encode()
    return "wire.txt", "\n\n".join((title, *paragraphs)).encode()


def _samples() -> Iterator[tuple[str, bytes]]:
    """Yield the small samples of formats that there are, each once."""
    found = sorted(_FORMATS.glob("*/*")) if _FORMATS.is_dir() else []
    for path in found:
        if (
            path.is_file()
            and path.suffix not in (".json", ".py", ".expected")
            and path.stat().st_size <= _LARGEST_SAMPLE
        ):
            yield path.name, path.read_bytes()
