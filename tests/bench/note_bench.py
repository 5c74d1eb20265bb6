"""Composing and writing a note of 50 and of 2,000 facts against a raw-XML floor and against docxtpl.

All print the same words, which is checked before anything is measured. docxtpl is measured twice: from the
same facts, from which its template puts every line, row and note together, and handed the words that briefer
composed, so that composing is counted for briefer alone. All are run in turns in one process, so that a busy
moment falls on each, and medians are compared.
"""

import gc
import math
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path

from briefer.compose.compose import compose, recompose
from briefer.compose.fitting import brief_in_pack, fill
from briefer.compose.pack_files import read_pack
from briefer.compose.packs import house_file
from briefer.export.docx.writer import write_docx
from briefer.model.briefs import Brief, BriefContent, Paragraph
from briefer.model.dates import Basis, Dating, Precision
from briefer.model.facts import Evidence, Fact, FactKind
from briefer.model.ids import BriefId, EvidenceId, FactId, ParagraphId, SourceId
from briefer.model.note_options import NoteOptions
from briefer.model.packs import Pack
from briefer.model.sources import Source
from briefer.model.spans import Span
from tests.bench.figures import Figure
from tests.bench.note_peers import (
    facts_template,
    printed_words,
    words_in,
    words_template,
    write_facts,
    write_floor,
    write_words,
)

COUNTS = (50, 2000)
PACK = Path(__file__).resolve().parent.parent.parent / "templates" / "information-note"
CREATED = "2031-03-16T09:30:00Z"
_ROUNDS = 9
_FLOOR_AIM = math.inf  # the floor shows what cannot be saved; only docxtpl is to be reached
_PEER_AIM = 1.0
_PREVIEWED = 100  # facts, which this pack prints on 20 pages
_PREVIEW_AIM = 0.1
_WITHOUT_FACTS = 5  # the place of the section for assessments
_SOURCES = 40
_PEERS = {
    "raw XML and zip, of finished words": _FLOOR_AIM,
    "docxtpl, from the same facts": _PEER_AIM,
    "docxtpl, handed finished words": _PEER_AIM,
}
_WHOLE, _WRITING = "compose and export", "export alone"
_COMPARED = (
    *((_WHOLE, against) for against in _PEERS),
    *((_WRITING, against) for against in _PEERS if "finished words" in against),
)


def figures() -> Iterator[Figure]:
    """Yield, for each number of facts, the whole way and the writing alone against floor and docxtpl."""
    pack = read_pack(PACK)
    with tempfile.TemporaryDirectory() as folder:
        for count in COUNTS:
            seconds = medians_in_turns(runs_of(count, pack, Path(folder)), _ROUNDS)
            for what, against in _COMPARED:
                name = f"{what}, {count:,} facts"
                yield Figure(name, seconds[what], against, seconds[against], _PEERS[against])
    yield from preview_figures()


def preview_figures() -> Iterator[Figure]:
    """Yield what a preview takes after an edit, against composing the whole note."""
    pack = read_pack(PACK)
    content = content_of(_PREVIEWED, pack)
    options = NoteOptions().settled(pack)
    begun = typed(typed(content, "As [@f3] says."), "So it is.", _WITHOUT_FACTS)
    former = recompose(begun, pack, created=CREATED, options=options, keeps=True)

    def again(edited: BriefContent) -> object:
        return recompose(edited, pack, created=CREATED, options=options, former=former, keeps=True)

    changed = (replace(begun.facts[9], statement="They agreed on nothing."), *begun.facts[10:])
    whole = "composing it whole"
    runs: dict[str, Callable[[], object]] = {
        "words typed in a section without facts": partial(again, typed(begun, "So it was.", _WITHOUT_FACTS)),
        "words typed in a section of 100 facts": partial(again, typed(begun, "As [@f3] says again.")),
        "a citation added": partial(again, typed(begun, "As [@f3] and [@f4] say.")),
        "a fact changed": partial(again, replace(begun, facts=(*begun.facts[:9], *changed))),
        whole: partial(compose, begun, pack, created=CREATED),
    }
    seconds = medians_in_turns(runs, _ROUNDS)
    for name in runs:
        if name != whole:
            yield Figure(f"preview of 20 pages, {name}", seconds[name], whole, seconds[whole], _PREVIEW_AIM)


def typed(content: BriefContent, words: str, place: int = 1) -> BriefContent:
    """Return the content with a paragraph of these words in that section of it."""
    sections = list(content.brief.sections)
    sections[place] = replace(sections[place], paragraphs=(Paragraph(ParagraphId(place), words),))
    return replace(content, brief=replace(content.brief, sections=tuple(sections)))


def runs_of(count: int, pack: Pack, folder: Path) -> dict[str, Callable[[], bytes]]:
    """Return what is measured by name: briefer's two, then floor and peers.

    Raises ValueError where the peers do not print the words that briefer prints.
    """
    house, content = house_file(pack), content_of(count, pack)
    document = compose(content, pack, created=CREATED)
    printed = printed_words(document)
    from_words = words_template(folder / f"words{count}.docx", printed)
    from_facts = facts_template(folder / f"facts{count}.docx")
    runs = (
        partial(write_floor, printed, house),
        partial(write_facts, content, document, from_facts),
        partial(write_words, printed, from_words),
    )
    for name, run in zip(_PEERS, runs, strict=True):
        if "docxtpl" in name and words_in(run()) != printed.all():
            message = f"not the same words: {name}"
            raise ValueError(message)
    return {
        _WHOLE: partial(_compose_and_write, content, pack, house),
        _WRITING: partial(write_docx, document, house),
        **dict(zip(_PEERS, runs, strict=True)),
    }


def medians_in_turns(runs: Mapping[str, Callable[[], object]], rounds: int) -> dict[str, float]:
    """Return the median wall-clock seconds of each run, all run in turns, after a turn that is not counted.

    Rubbish is collected between runs, for none is to pay for what another left.
    """
    taken: dict[str, list[float]] = {name: [] for name in runs}
    for turn in range(rounds + 1):
        for name, run in runs.items():
            gc.collect()
            began = time.perf_counter()
            run()
            if turn:
                taken[name].append(time.perf_counter() - began)
    return {name: statistics.median(times) for name, times in taken.items()}


def _compose_and_write(content: BriefContent, pack: Pack, house: Path) -> bytes:
    return write_docx(compose(content, pack, created=CREATED), house)


def content_of(count: int, pack: Pack) -> BriefContent:
    """Return a brief with that many dated facts, each with a quote from one of forty sources."""
    sources = tuple(_source(number) for number in range(1, _SOURCES + 1))
    facts = tuple(_fact(number, sources[number % _SOURCES]) for number in range(1, count + 1))
    brief = brief_in_pack(Brief(BriefId(1), "b1", "Survey vessels in the Kelm strait", pack.id), pack)
    return BriefContent(fill(brief, pack, facts), facts, (), sources)


def _source(number: int) -> Source:
    return Source(
        SourceId(number),
        f"s{number}",
        f"Ministers meet over the Kelm crossing, part {number}",
        "",
        "Vessary Courier",
        Dating("2031-03-14", Precision.DAY, Basis.STATED),
        CREATED,
        f"https://example.org/kelm/{number}",
        "en",
        "text/plain",
        f"{number}.txt",
        "",
        f"{number:064x}",
        100_000,
    )


def _fact(number: int, source: Source) -> Fact:
    quote = f"The two delegations agreed on point {number} that survey boats stay south of the buoy line"
    return Fact(
        FactId(number),
        f"f{number}",
        FactKind.EVENT,
        f"Orvania and Teslund agreed on point {number} to keep survey vessels south of the buoy line",
        (Evidence(EvidenceId(number), Span(source.id, number, number + len(quote), quote)),),
        event_date=Dating(f"2031-{number % 12 + 1:02}-{number % 28 + 1:02}", Precision.DAY, Basis.STATED),
    )
