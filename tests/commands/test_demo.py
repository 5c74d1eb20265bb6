"""The sample is whole: its tags fit its articles, and its note cites what it says."""

import json
from collections.abc import Sequence
from pathlib import Path

import pytest

from briefer.commands.demo import make_sample, sample_articles
from briefer.commands.tag_file import apply_tag_file
from briefer.compose.packs import pack_by_id
from briefer.errors import BrieferError
from briefer.isolate.pool import Isolation
from briefer.jobs.extract import extract_files
from briefer.jobs.note import note_content, write_note
from briefer.model.facts import Status
from briefer.model.sources import LoadedSource
from briefer.store import queries
from briefer.store.session import create_session
from briefer.text.sentences import sentence_spans


@pytest.fixture(scope="module")
def articles() -> Sequence[LoadedSource]:
    with Isolation() as isolation:
        found = list(extract_files(sample_articles(), isolation, in_order=True))
    assert [file.error for file in found] == [None] * 4
    return [source for file in found for source in file.sources]


def test_the_sample_has_sources_actors_mentions_and_facts(
    articles: Sequence[LoadedSource], tmp_path: Path
) -> None:
    with make_sample(tmp_path / "sample.briefer", articles) as session:
        sources, facts = queries.sources(session), queries.facts(session)
        assert [source.publisher for source in sources] == [
            "Northgate Wire",
            "Port Ilse Courier",
            "The Vardenne Observer",
            "Straits Shipping Bulletin",
        ]
        assert all(source.published.value and source.title for source in sources)
        assert 12 <= len(facts) <= 18
        assert any(len(mention.actors) == 2 for mention in queries.mentions(session))
        assert len(queries.mentions(session)) >= 60
        assert any(len({item.span.source for item in fact.evidence}) == 3 for fact in facts)
        assert {Status.DISPUTED, Status.DENIED, Status.CONFIRMED} <= {
            status for fact in facts for status in fact.statuses
        }
        cited = {fact for section in queries.briefs(session)[0].sections for fact in section.facts}
        assert len(cited) >= 12


def test_one_article_is_a_near_copy_and_one_disagrees(articles: Sequence[LoadedSource]) -> None:
    wire, courier, observer, _ = ({*_trigrams(article.text)} for article in articles)
    assert len(wire & courier) / min(len(wire), len(courier)) >= 0.5
    assert len(wire & observer) / min(len(wire), len(observer)) < 0.3
    assert "October 12" in articles[0].text
    assert "October 13" in articles[2].text
    assert "detained 11 crew" in articles[1].text
    assert "Fourteen crew" in articles[2].text


def _trigrams(text: str) -> list[tuple[str, ...]]:
    words = text.casefold().split()
    return list(zip(words, words[1:], words[2:], strict=False))


def test_each_passage_lies_within_sentences_of_its_article(
    articles: Sequence[LoadedSource], tmp_path: Path
) -> None:
    with make_sample(tmp_path / "sample.briefer", articles) as session:
        for fact in queries.facts(session):
            for item in fact.evidence:
                text = queries.source_text(session, item.span.source)
                holding = [span for span in sentence_spans(text) if span[0] <= item.span.start < span[1]]
                assert holding, item.span


def test_the_note_of_the_sample_is_whole(articles: Sequence[LoadedSource], tmp_path: Path) -> None:
    pack = pack_by_id("information-note")
    with make_sample(tmp_path / "sample.briefer", articles) as session:
        note = write_note(note_content(session, pack), pack, tmp_path / "sample.md")
    words = (tmp_path / "sample.md").read_text(encoding="utf-8")
    assert note.warnings == ()
    assert note.document.marking == "UNCLASSIFIED"
    assert "to be filled in" not in words
    assert "Kestovia has closed the northern lane" in words


def test_the_tags_of_the_sample_use_no_key_that_is_passed_over(
    articles: Sequence[LoadedSource], tmp_path: Path
) -> None:
    with make_sample(tmp_path / "sample.briefer", articles) as session:
        report = apply_tag_file(
            session, (sample_articles()[0].parent / "tags.json").read_text(encoding="utf-8")
        )
        assert report.sentence.startswith("The session holds all of it already")
        assert (report.renamed, report.ignored) == ((), ())


def test_a_sample_that_cannot_be_made_leaves_nothing_behind(
    articles: Sequence[LoadedSource], tmp_path: Path
) -> None:
    with pytest.raises(BrieferError):
        make_sample(tmp_path / "sample.briefer", articles[:2])
    assert list(tmp_path.iterdir()) == []
    with create_session(tmp_path / "sample.briefer"):
        pass
    with pytest.raises(BrieferError, match="exists already"):
        make_sample(tmp_path / "sample.briefer", articles)
    assert (tmp_path / "sample.briefer").exists()


def test_the_sample_says_that_it_is_invented() -> None:
    folder = sample_articles()[0].parent
    readme = (folder / "README.md").read_text(encoding="utf-8")
    assert "UNCLASSIFIED" in readme
    assert "fictional" in readme
    told = json.loads((folder / "sample.json").read_text(encoding="utf-8"))
    assert told["brief"]["fields"]["marking"] == "UNCLASSIFIED"
