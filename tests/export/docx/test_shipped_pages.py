"""The seed's note in shipped packs as LibreOffice prints it: each mark leads to the quote at its foot.

One pack is printed by default; with BRIEFER_EVERY_PACK=1 in the environment all are.
"""

import re
import shutil
import subprocess
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import pytest

from briefer.export.words import citations, plain_words
from briefer.model.packs import Pack
from tests.conftest import Seed
from tests.export.shipped import EVERY, FOUND, Note, seed_note, statements

SOFFICE = shutil.which("soffice")
PDFTOTEXT = shutil.which("pdftotext")
PRINTED = [pack for pack in FOUND.packs if EVERY or pack.id == "ca-decision-note"]


def printed(note: Note, folder: Path) -> str:
    """Return the words of the note's pages, which are parted by form feeds."""
    if SOFFICE is None or PDFTOTEXT is None:
        pytest.skip("needs LibreOffice and pdftotext")
    (folder / "note.docx").write_bytes(note.data)
    profile = f"-env:UserInstallation=file://{folder}/profile"
    command = [SOFFICE, profile, "--headless", "--convert-to", "pdf", "note.docx"]
    subprocess.run(command, cwd=folder, check=True, capture_output=True)
    command = [PDFTOTEXT, "-layout", "note.pdf", "-"]
    return subprocess.run(command, cwd=folder, check=True, capture_output=True, text=True).stdout


def on_one_line(text: str) -> str:
    """Return the words with one space between them, and none where a line may end after a hyphen."""
    return re.sub(r"(\w[-–]) ", r"\1", " ".join(text.split()))


@dataclass(frozen=True, slots=True)
class Foot:
    """A footnote as it is printed: its words on the page of its mark, and, if it may go on, the next page."""

    words: str
    next_page: str = ""

    def holds(self, quote: str) -> bool:
        """Return whether the note says the words, be it over the end of the page."""
        words = on_one_line(quote).split(" ")
        parts = [(" ".join(words[:at]), " ".join(words[at:])) for at in range(1, len(words))]
        return " ".join(words) in self.words or any(
            first in self.words and rest in self.next_page for first, rest in parts
        )


def parted(pages: list[str], furniture: set[str]) -> tuple[str, dict[int, Foot]]:
    """Return the words above the notes of all pages in one, and each note by its number.

    A note begins with a line that holds the next number and no more; `furniture` are lines of the margins.
    """
    bodies: list[str] = []
    notes: dict[int, Foot] = {}
    for place, page in enumerate(pages):
        lines = [line.strip() for line in page.split("\n") if on_one_line(line) not in furniture]
        starts: list[int] = []
        for at, line in enumerate(lines):
            if line == str(len(notes) + len(starts) + 1):
                starts.append(at)
        bodies.append("\n".join(lines[: starts[0]] if starts else lines))
        for at, end in pairwise([*starts, len(lines)]):
            rest = on_one_line(pages[place + 1]) if end == len(lines) and place + 1 < len(pages) else ""
            notes[len(notes) + 1] = Foot(on_one_line("\n".join(lines[at + 1 : end])), rest)
    return on_one_line("\n".join(bodies)), notes


@pytest.mark.parametrize("pack", PRINTED, ids=lambda pack: pack.id)
def test_every_mark_on_the_pages_leads_to_its_quote(pack: Pack, seed: Seed, tmp_path: Path) -> None:
    note = seed_note(pack, seed)
    pages = printed(note, tmp_path).split("\f")[:-1]
    of_pages = {f"Page {number} of {len(pages)}" for number in range(1, len(pages) + 1)}
    kind = note.document.kind
    furniture = {
        note.document.marking,
        note.document.title,
        kind,
        *of_pages,
        *(f"{kind} {it}" for it in of_pages),
    }
    facts = {fact.id: fact for fact in note.content.facts}
    cited = [facts[citation.fact] for citation in citations(note.document.blocks)]
    body, notes = parted(pages, furniture)
    assert len(notes) == len(cited)
    for number, fact in enumerate(cited, 1):
        assert all(notes[number].holds(item.span.quote) for item in fact.evidence), number
    for fact in facts.values():
        said = {plain_words(it.inlines) for it in statements(note.document) if it.fact == fact.id}
        assert said, fact.label
        ways = "|".join(re.escape(on_one_line(words)) for words in said)
        stated = re.search(rf"(?:{ways})(?: \([^)]*\))? ?(\d+)\b", body)
        assert stated, said
        assert all(notes[int(stated[1])].holds(item.span.quote) for item in fact.evidence)
    for number, page in enumerate(pages, 1):
        assert page.count(note.document.marking) >= 2
        assert f"Page {number} of {len(pages)}" in page
