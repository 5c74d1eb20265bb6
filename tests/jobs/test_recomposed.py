"""A preview of a shipped pack takes from the last one what did not change; one of a user's pack is whole."""

from dataclasses import replace

from briefer.compose.numbering import numbered
from briefer.compose.packs import pack_by_id
from briefer.compose.samples import read_sample
from briefer.jobs.composing import composed, recomposed
from briefer.model.packs import PackSection
from tests.compose.making import CREATED, a_content, a_pack

PACK = pack_by_id("information-note")


def test_a_shipped_pack_is_composed_anew_from_the_former_result() -> None:
    content = read_sample(PACK).content
    first, former = recomposed(content, PACK, None, created=CREATED)
    assert numbered(first) == composed(content, PACK, created=CREATED)
    edited = replace(content, brief=replace(content.brief, sections=content.brief.sections[1:]))
    again, later = recomposed(edited, PACK, former, created=CREATED)
    assert numbered(again) == composed(edited, PACK, created=CREATED)
    assert former is not None
    assert later is not None
    kept = ((later.kept.get(key), each) for key, each in former.kept.items())
    assert any(now is not None and now.told.printed is each.told.printed for now, each in kept)


def test_a_users_pack_keeps_nothing() -> None:
    pack = a_pack(sections=(PackSection("s", "Section", "s.j2", "x"),))
    document, former = recomposed(a_content(), pack, None, created=CREATED)
    assert (len(document.blocks), former) == (2, None)
