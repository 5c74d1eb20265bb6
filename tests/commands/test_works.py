"""A work that several lists of references hold stands in a session once, and is no version of itself."""

from dataclasses import replace

import pytest

from briefer.commands.memos import add_memo
from briefer.commands.sources import add_sources, edit_source
from briefer.commands.versions import earlier_version, follow_page
from briefer.model.dates import dated
from briefer.model.facts import Reliability
from briefer.model.ids import SourceId
from briefer.model.sources import GIVEN, ONLY_RECORD, LinkKind, LoadedSource
from briefer.model.spans import span_of
from briefer.store import queries
from briefer.store.session import Session

RAIN = "The river authority of Lower Vale opened four gates of the Tessaly Dam on Tuesday after days of rain."
URL = "https://courier.example/2024/01/tessaly-dam"
RECORD = LoadedSource(
    RAIN,
    title="Tessaly Dam Opens Its Gates",
    publisher="The Courier",
    published=dated("2024-01-23"),
    url=URL,
    original=b"@article{dam}",
    file_name="library.bib",
    warnings=(ONLY_RECORD,),
    bases=(("title", "the BibTeX entry's title"),),
)
OTHER = replace(
    RECORD,
    text=RAIN.replace("four", "4"),
    title="Tessaly Dam opens its gates",
    byline="Orla Venn",
    language="en",
    original=b"TY  - JOUR",
    file_name="library.ris",
    bases=(("byline", "the RIS record's AU"), ("title", "the RIS record's TI")),
)
ARTICLE = replace(
    OTHER, text=f"{RAIN} Two villages were moved.", original=b"%PDF", file_name="dam.pdf", warnings=()
)


def only(session: Session) -> SourceId:
    (key,) = queries.source_ids(session)
    return key


def note(session: Session, key: SourceId) -> None:
    add_memo(session, span_of(key, queries.source_text(session, key), 4, 9), "Which river?")


@pytest.mark.parametrize("at_once", [True, False])
def test_two_records_of_a_work_are_one_source_with_what_both_know(session: Session, *, at_once: bool) -> None:
    batches = [[RECORD, OTHER]] if at_once else [[RECORD], [OTHER]]
    keys = {key for batch in batches for key in add_sources(session, batch)}
    assert keys == {only(session)}
    source = queries.source(session, only(session))
    assert (source.title, source.byline, source.language) == (RECORD.title, "Orla Venn", "en")
    assert source.basis("byline") == "the RIS record's AU"
    assert source.basis("title") == "the BibTeX entry's title"
    assert queries.source_text(session, source.id) == RAIN
    session.undo()
    assert [it.byline for it in queries.sources(session)] == ([] if at_once else [""])


def test_a_record_of_the_same_words_adds_what_it_knows(session: Session) -> None:
    add_sources(session, [RECORD, replace(OTHER, text=RAIN)])
    assert queries.source(session, only(session)).byline == "Orla Venn"


def test_what_the_analyst_emptied_stays_empty_when_the_list_comes_again(session: Session) -> None:
    (key,) = add_sources(session, [OTHER])
    edit_source(session, replace(queries.source(session, key), byline=""))
    steps = len(session.history())
    assert add_sources(session, [OTHER]) == (key,)
    assert queries.source(session, key).byline == ""
    assert len(session.history()) == steps


def test_a_later_record_is_no_version(session: Session) -> None:
    (article,) = add_sources(session, [ARTICLE], "2024-01-24T08:00:00Z")
    other = replace(RECORD, title="Elsewhere", text=f"{RAIN[:40]} and more of it in other words altogether")
    for record in (OTHER, replace(RECORD, retrieved="2024-02-03")):
        assert add_sources(session, [record]) == (article,)
    (key,) = add_sources(session, [other])  # no work that is known, though of the same page
    assert earlier_version(session, queries.source(session, key)) is None
    assert follow_page(session, key) is None


@pytest.mark.parametrize("first", [RECORD, replace(RECORD, text=RECORD.title, url="")])
@pytest.mark.parametrize("at_once", [True, False])
def test_the_text_takes_the_place_of_its_record(
    session: Session, first: LoadedSource, *, at_once: bool
) -> None:
    mail = LoadedSource("See the list.", file_name="a.eml")
    listed = [mail, replace(first, attached=1, byline="O. Venn")]
    article = replace(ARTICLE, byline="")
    if at_once:
        outer, record, text = add_sources(session, [*listed, article])
        assert record == text
    else:
        outer, record = add_sources(session, listed)
        edit_source(session, replace(queries.source(session, record), reliability=Reliability.FAIRLY))
        (text,) = add_sources(session, [article])
        assert queries.source(session, text).reliability is Reliability.FAIRLY
        assert queries.source(session, text).basis("reliability") == GIVEN
    source = queries.source(session, text)
    assert queries.source_ids(session) == (outer, text)
    assert (source.label, source.byline, source.file_name) == ("s2", "O. Venn", "dam.pdf")
    assert source.linked(LinkKind.ATTACHED) == outer
    assert queries.source_text(session, text) == ARTICLE.text
    assert ONLY_RECORD not in source.warnings
    (other,) = add_sources(session, [LoadedSource("Something else.")])
    assert queries.source(session, other).label == "s3"
    session.undo()
    session.undo()
    assert len(queries.sources(session)) == (0 if at_once else 2)


def test_a_record_with_an_abstract_takes_the_place_of_one_without(session: Session) -> None:
    bare = replace(RECORD, text=RECORD.title, original=b"bare")
    keys = add_sources(session, [bare, OTHER, bare])
    assert keys == (only(session),) * 3
    assert queries.source_text(session, keys[0]) == OTHER.text


def test_a_record_that_is_tagged_stays_and_its_text_follows_it(session: Session) -> None:
    (record,) = add_sources(session, [RECORD], "2024-01-24T08:00:00Z")
    note(session, record)
    (text,) = add_sources(session, [ARTICLE])
    assert record != text
    followed = follow_page(session, text)
    assert followed is not None
    assert (followed[0].id, followed[1].carried) == (record, 1)
    assert add_sources(session, [OTHER]) == (record,)


def test_records_of_two_works_stay_two(session: Session) -> None:
    other = replace(OTHER, title="Grain through the port of Skarn", text="Shipments of grain rose by half.")
    assert len(set(add_sources(session, [RECORD, other]))) == 2


@pytest.mark.parametrize(
    ("first", "second", "works"), [("2023", "2024", 2), ("2023", "2023-04", 1), ("2023", "2023", 1)]
)
def test_dates_tell_apart_what_has_nothing_but_its_title(
    session: Session, first: str, second: str, works: int
) -> None:
    editorial = replace(RECORD, text="Editorial", title="Editorial", url="")
    records = [replace(editorial, published=dated(day), original=day.encode()) for day in (first, second)]
    assert len(set(add_sources(session, records))) == works
    assert {queries.source(session, key).published.value for key in queries.source_ids(session)} == {
        first,
        second if works > 1 else first,
    }
