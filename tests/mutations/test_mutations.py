"""A few mutants of each importer's samples; `make mutations` reads ten thousand."""

import io
import time
import zipfile
import zlib
from email import message_from_bytes
from pathlib import Path
from random import Random

import pytest

from briefer.isolate.pool import AT_ONCE, Isolation
from tests.mutations.containers import mutant
from tests.mutations.reading import made, tallied
from tests.mutations.samples import samples

SAMPLES = samples()
SECONDS = 5.0
"""By the clock, for all importers."""


def test_no_mutant_harms_the_process_or_takes_more_than_it_may() -> None:
    filled = [found for found in SAMPLES.values() if found]
    with Isolation(children=AT_ONCE) as pool:
        for found in filled:
            until = time.monotonic() + SECONDS / len(filled)
            tally = tallied(found, pool, most=60, until=until)
            assert (found[0].importer.name, tally.stopped, tally.failed) == (found[0].importer.name, {}, {})
            assert tally.count > 1
            assert tally.count == tally.read + tally.refused


def test_a_mutant_is_known_by_its_number() -> None:
    found = SAMPLES["html"]
    assert [made(found, seed) for seed in range(50)] == [made(found, seed) for seed in range(50)]
    assert len({made(found, seed)[1] for seed in range(50)}) > 40


def test_what_lies_in_a_container_is_changed_and_packed_again() -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("a.txt", "Words of an article. " * 20)
        archive.writestr("b.txt", "Words of another one. " * 20)
    letter = b"Subject: a\nMIME-Version: 1.0\nContent-Type: text/plain\n\n" + b"Words of a letter. " * 20
    changed = whole = 0
    for seed in range(60):
        chance = Random(seed)  # noqa: S311 - repeatable, no secret
        data = mutant(packed.getvalue(), chance, [])
        try:
            with zipfile.ZipFile(io.BytesIO(data)) as archive:
                words = [archive.read(name) for name in archive.namelist()]
        except (zipfile.BadZipFile, EOFError, NotImplementedError, ValueError, OSError, zlib.error):
            continue
        changed += any(len(set(word)) and not word.startswith(b"Words") for word in words) or words != []
        payload = message_from_bytes(mutant(letter, chance, [])).get_payload(decode=True)
        whole += isinstance(payload, bytes) and payload != letter.partition(b"\n\n")[2]
    assert changed > 30
    assert whole > 20


@pytest.mark.parametrize("name", sorted(SAMPLES))
def test_every_importer_has_a_sample(name: str) -> None:
    assert SAMPLES[name], f"put a sample into {Path('tests/data/formats')}"
