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
from briefer.model.packs import Pack, Scheme
from tests.conftest import Seed
from tests.export.shipped import EVERY, FOUND, Note, notes_in, sample_note, seed_note, statements

SOFFICE = shutil.which("soffice")
PDFTOTEXT = shutil.which("pdftotext")
PRINTED = [pack for pack in FOUND.packs if EVERY or pack.id == "ca-decision-note"]


def printed(note: Note, folder: Path) -> tuple[str, str]:
    """Return the words of the note's pages as they stand, pages parted by form feeds, and cell after cell."""
    if SOFFICE is None or PDFTOTEXT is None:
        pytest.skip("needs LibreOffice and pdftotext")
    (folder / "note.docx").write_bytes(note.data)
    profile = f"-env:UserInstallation=file://{folder}/profile"
    command = [SOFFICE, profile, "--headless", "--convert-to", "pdf", "note.docx"]
    subprocess.run(command, cwd=folder, check=True, capture_output=True)
    laid_out, in_turn = (
        subprocess.run(
            [PDFTOTEXT, *way, "note.pdf", "-"], cwd=folder, check=True, capture_output=True, text=True
        )
        for way in (["-layout"], [])
    )
    return laid_out.stdout, in_turn.stdout


def on_one_line(text: str) -> str:
    """Return the words with one space between them, and none where a line may end after a hyphen."""
    return re.sub(r"(\w[-–]) ", r"\1", " ".join(text.split()))


MOST_PAGES = {
    "information-note": 2,
    "ca-decision-note": 3,  # two, and annexes
    "uk-submission": 3,
    "us-action-memo": 3,  # two, and a tab
    "situation-report": 3,
    "assessment": 8,
    "intelligence-summary": 2,
    "daily-brief-item": 1,
    "meeting-brief": 3,
    "actor-profile": 2,
    "chronology": 2,
}
"""What each sample may be long, as its format has it."""


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


def parted(pages: list[str], furniture: set[str], begin: dict[int, str]) -> tuple[str, dict[int, Foot]]:
    """Return the words above the notes of all pages in one, and each note by its number.

    A note begins with a line that holds its number and no more, before one that begins as that note does: out
    of the cells of a table LibreOffice may print notes of one page in another order. `furniture` are lines of
    the margins.
    """
    bodies: list[str] = []
    notes: dict[int, Foot] = {}
    for place, page in enumerate(pages):
        lines = [line.strip() for line in page.split("\n") if on_one_line(line) not in furniture]
        starts = [
            at
            for at, (line, following) in enumerate(pairwise([*lines, ""]))
            if line.isdecimal() and (words := begin.get(int(line))) and following.startswith(words)
        ]
        bodies.append("\n".join(lines[: starts[0]] if starts else lines))
        for at, end in pairwise([*starts, len(lines)]):
            rest = on_one_line(pages[place + 1]) if end == len(lines) and place + 1 < len(pages) else ""
            notes[int(lines[at])] = Foot(on_one_line("\n".join(lines[at + 1 : end])), rest)
    return on_one_line("\n".join(bodies)), notes


@pytest.mark.parametrize("pack", PRINTED, ids=lambda pack: pack.id)
def test_every_mark_on_the_pages_leads_to_its_quote(pack: Pack, seed: Seed, tmp_path: Path) -> None:
    note = seed_note(pack, seed)
    laid_out, in_turn = printed(note, tmp_path)
    pages = laid_out.split("\f")[:-1]
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
    begin = {number: words.strip()[:7] for number, words in notes_in(note.data).items()}
    body, notes = parted(pages, furniture, begin)
    assert len(notes) == len(cited)
    for number, fact in enumerate(cited, 1):
        assert all(notes[number].holds(item.span.quote) for item in fact.evidence), number
    for fact in facts.values():
        said = {plain_words(it.inlines) for it in statements(note.document) if it.fact == fact.id}
        assert said, fact.label
        # pdftotext leaves a hyphen out where a line ends with it
        ways = "|".join(re.escape(on_one_line(words)).replace(r"\-", "-?") for words in said)
        stated = rf"(?:{ways})(?: \([^)]*\))? ?(\d+)\b"
        marks = {int(number) for number in re.findall(stated, f"{body} {on_one_line(in_turn)}")} & set(notes)
        quotes = [item.span.quote for item in fact.evidence]
        assert any(all(notes[mark].holds(quote) for quote in quotes) for mark in marks), (said, marks)
    for number, page in enumerate(pages, 1):
        assert page.count(note.document.marking) >= (1 if pack.scheme is Scheme.CANADA else 2)
        assert f"Page {number} of {len(pages)}" in page


@pytest.mark.parametrize("pack", PRINTED, ids=lambda pack: pack.id)
def test_a_sample_is_as_long_as_its_format_allows(pack: Pack, tmp_path: Path) -> None:
    laid_out, _ = printed(sample_note(pack), tmp_path)
    pages = laid_out.split("\f")[:-1]
    assert len(pages) <= MOST_PAGES[pack.id]
    assert min(len(page.split()) for page in pages) > 40
