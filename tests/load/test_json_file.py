import json
from typing import Any

import pytest

from briefer.errors import BrieferError
from briefer.load.csl import csl_date
from briefer.load.heads import json_head
from briefer.load.json_file import read
from briefer.load.json_formats import CSL_JSON, JSON_LD, NINJS
from briefer.model.sources import LoadedSource, Readable, Recorded

CSL = {"id": "a", "type": "article-newspaper", "title": "Title"}
ITEM = {"uri": "urn:x", "type": "text", "versioncreated": "2024-01-23T10:00:00Z", "pubstatus": "usable"}
LD = {"@context": "https://schema.org", "@type": "NewsArticle"}


def found(document: Any) -> tuple[Readable, ...]:
    return read(json.dumps(document).encode(), "a.json")


def one(document: Any) -> LoadedSource:
    (source,) = found(document)
    assert isinstance(source, LoadedSource)
    return source


def test_a_csl_record_fills_the_source() -> None:
    person = {"given": "José", "non-dropping-particle": "de la", "family": "Vega", "suffix": "Jr."}
    source = one(
        [
            {
                **CSL,
                "author": [person, {"literal": "Harbour Office"}, "odd", {}],
                "container-title": "The <i>Courier</i>",
                "issued": {"date-parts": [["2024", 1, 23]]},
                "accessed": {"date-parts": [[2024, 2, 3]]},
                "abstract": "<jats:p>One.</jats:p><jats:p>Two.</jats:p>",
                "URL": "https://courier.example/a",
                "note": "language: de\nmore",
            }
        ]
    )
    assert source.text == "One.\nTwo."
    assert (source.byline, source.publisher) == ("José de la Vega Jr., Harbour Office", "The Courier")
    assert (source.published.value, source.retrieved) == ("2024-01-23", "2024-02-03")
    assert (source.url, source.language) == ("https://courier.example/a", "de")
    assert dict(source.bases)["language"] == "the CSL record's note"
    assert source.media_type == "application/vnd.citationstyles.csl+json"


@pytest.mark.parametrize(
    ("value", "date"),
    [
        ({"date-parts": [[2024]]}, "2024"),
        ({"date-parts": [["2024", "1"]]}, "2024-01"),
        ({"date-parts": [[2024, 1], [2024, 3]]}, "2024-01/2024-03"),
        ({"date-parts": [[2024, 3], [2024, 1]]}, ""),
        ({"date-parts": [[2024]], "season": 2}, "2024-22"),
        ({"date-parts": [[2024]], "season": "Winter"}, "2024-24"),
        ({"date-parts": [[2024, 1]], "circa": True}, "2024-01~"),
        ({"raw": "23 January 2024"}, "2024-01-23"),
        ({"literal": "2024-01-23"}, "2024-01-23"),
        ({"date-parts": [[]]}, ""),
        ({"date-parts": "2024"}, ""),
        ({"date-parts": [[-44, 3, 15]]}, ""),
        ({"date-parts": [[True, None]]}, ""),
        ("2024-01", "2024-01"),
        (2024, ""),
        (None, ""),
    ],
)
def test_csl_dates_become_edtf(value: Any, date: str) -> None:
    assert csl_date(value) == date


def test_files_that_exporters_add_to_a_csl_record_are_looked_for() -> None:
    attachments = [{"path": "files/1/a.pdf", "title": "A"}, {"localPath": "C:\\b.pdf"}, {"url": "x"}, 7]
    (record,) = found([{**CSL, "attachments": attachments, "file": "c.txt"}])
    assert isinstance(record, Recorded)
    assert [file.path for file in record.files] == ["files/1/a.pdf", "C:/b.pdf", "c.txt"]


def test_an_item_of_zotero_fills_the_source() -> None:
    item = {
        "itemType": "newspaperArticle",
        "title": "Title",
        "creators": [
            {"creatorType": "editor", "firstName": "No", "lastName": "One"},
            {"creatorType": "author", "firstName": "Orla", "lastName": "Venn"},
            {"creatorType": "author", "name": "Harbour Office"},
        ],
        "publicationTitle": "The Courier",
        "date": "May 2024",
        "accessDate": "2024-02-03T09:48:44Z",
        "language": "en",
        "abstractNote": "About it.",
        "url": "https://courier.example/a",
    }
    config = {"id": "x", "label": "BetterBibTeX JSON", "options": {"exportFileData": True}}
    document = {"config": config, "items": [{"itemType": "note"}, item]}
    source = one(document)
    assert (source.text, source.title) == ("About it.", "Title")
    assert (source.byline, source.publisher) == ("Orla Venn, Harbour Office", "The Courier")
    assert (source.published.value, source.retrieved) == ("2024-05", "2024-02-03T09:48:44Z")
    assert dict(source.bases)["byline"] == "the Zotero item's creators"
    (record,) = found({"items": [{**item, "attachments": [{"path": "files/4/a.pdf"}]}]})
    assert isinstance(record, Recorded)
    assert record.files[0].path == "files/4/a.pdf"
    assert CSL_JSON.sniff(json.dumps(document).encode())
    assert not CSL_JSON.sniff(json.dumps({"items": [item]}).encode())


def test_records_of_unknown_types_in_a_list_are_kept() -> None:
    sources = found([CSL, {"id": 2, "type": "", "title": "Other"}, {"id": 3}])
    assert [source.text for source in sources if isinstance(source, LoadedSource)] == ["Title", "Other"]
    assert one({"items": [CSL]}).text == "Title"


def test_a_ninjs_item_of_either_version_fills_the_source() -> None:
    body = "<p>One.</p><p>Two &amp; three.</p>"
    older = one({**ITEM, "headline": "H", "byline": "B", "body_text": "One. Two", "body_html": body})
    newer = one(
        {
            "uri": "https://talbote.example/1",
            "versionCreated": "2024-01-23T10:00:00Z",
            "headlines": [{"role": "short", "value": "S"}, {"role": "main", "value": "H"}],
            "bodies": [
                {"contentType": "text/plain", "value": "One. Two"},
                {"contentType": "text/html", "value": body},
            ],
            "by": "B",
            "infoSources": [{"name": "Talbote"}],
        }
    )
    assert older.text == newer.text == "One.\nTwo & three."
    assert (older.title, older.byline, newer.title, newer.byline) == ("H", "B", "H", "B")
    assert (newer.publisher, newer.url) == ("Talbote", "https://talbote.example/1")
    assert older.published == newer.published


def test_terms_embargo_and_withdrawal_are_told() -> None:
    source = one(
        {
            **ITEM,
            "pubstatus": "canceled",
            "embargoed": "2024-01-24T06:00:00Z",
            "usageterms": "No.",
            "body_text": "x",
        }
    )
    assert source.published.value == "2024-01-24T06:00:00Z"
    told = " ".join(source.warnings)
    for words in ("has withdrawn this item", "released it for 2024-01-24T06:00:00Z", "says of its use: No."):
        assert words in told


def test_pictures_are_passed_over_and_texts_that_belong_to_an_item_are_not() -> None:
    picture = {**ITEM, "type": "picture", "headline": "P"}
    box = {**ITEM, "headline": "Box", "body_text": "Boxed."}
    for associations in ({"a": picture, "b": box}, [picture, box]):
        sources = found({**ITEM, "body_text": "Words.", "associations": associations})
        assert [item.text for item in sources if isinstance(item, LoadedSource)] == ["Words.", "Boxed."]
    with pytest.raises(BrieferError, match="without articles"):
        found(picture)


def test_a_ninjs_item_without_text_says_so() -> None:
    source = one({**ITEM, "headline": "H", "description_text": "What it is about."})
    assert source.text == "What it is about."
    assert "Its text is not in the item" in source.warnings[0]


def test_an_article_in_json_ld_is_found_wherever_it_is_nested() -> None:
    article = {"@type": ["Thing", "NewsArticle"], "headline": "H", "articleBody": "One.\n\nTwo."}
    context = {"@context": {"@vocab": "http://schema.org/"}}
    for document in (
        {**context, **article},
        [{**context, **article}],
        {**context, "@graph": [{"@type": "WebSite", "name": "W"}, article]},
        {**context, "@type": "ItemList", "itemListElement": [{"@type": "ListItem", "item": article}]},
        {**context, "@type": "WebPage", "mainEntity": article},
    ):
        assert one(document).text == "One.\nTwo."


def test_an_article_in_json_ld_fills_the_source() -> None:
    source = one(
        {
            **LD,
            "headline": {"@value": "H"},
            "author": [{"name": "Orla Venn"}, "Tamsin Hale", {"name": "Orla Venn"}, "https://a.example"],
            "publisher": {"name": "The Courier"},
            "datePublished": "2024-01-23T11:05:00+01:00",
            "mainEntityOfPage": {"@id": "https://courier.example/a"},
            "inLanguage": {"@type": "Language", "name": "English", "alternateName": "en"},
            "articleBody": "<p>One.</p><p>Two.</p>",
        }
    )
    assert (source.text, source.title) == ("One.\nTwo.", "H")
    assert one({**LD, "articleBody": "It&#39;s A&amp;B."}).text == "It's A&B."
    assert (source.byline, source.publisher) == ("Orla Venn, Tamsin Hale", "The Courier")
    assert (source.url, source.language) == ("https://courier.example/a", "en")
    assert source.published.value == "2024-01-23T11:05:00+01:00"
    assert source.media_type == "application/ld+json"
    assert "only what describes it" in one({**LD, "description": "D"}).warnings[0]


@pytest.mark.parametrize(
    ("document", "name"),
    [
        ([CSL], "csl-json"),
        ([{"abstract": "x" * 100, **CSL}], "csl-json"),
        (ITEM, "ninjs"),
        ([ITEM], "ninjs"),
        ({"uri": "urn:x", "standard": {"name": "ninjs"}}, "ninjs"),
        ({**ITEM, "body_text": "x" * 9000}, "ninjs"),
        (LD, "json-ld"),
        ([{**LD, "articleBody": "x" * 9000}], "json-ld"),
        ({"@context": "http://schema.org/", "@graph": [LD, {"text": "x" * 9000}]}, "json-ld"),
        (CSL, ""),
        ([{"id": 1, "type": "article"}], ""),
        ([{"id": 1, "type": "user", "title": "x"}], ""),
        ({"uri": "urn:x", "headline": "x"}, ""),
        ({"@context": "https://www.w3.org/ns/activitystreams", "@type": "Article"}, ""),
        ({"@context": "https://schema.org", "@type": "Recipe"}, ""),
        ({"type": "FeatureCollection", "features": []}, ""),
        ({}, ""),
        ([], ""),
        ("words", ""),
        ([[CSL]], ""),
    ],
)
def test_a_format_is_told_by_its_members(document: Any, name: str) -> None:
    for mark, indent in (("", None), ("\ufeff", 1)):
        head = (mark + json.dumps(document, indent=indent)).encode()[:4096]
        assert [reader.name for reader in (CSL_JSON, JSON_LD, NINJS) if reader.sniff(head)] == [name] * bool(
            name
        )


@pytest.mark.parametrize(
    "words", ["[" * 4096, '{"a":' * 800, '{"a" 1}', "{1: 2}", '{"a": 1', '{"a', "{", '{"a":tru', "[1]"]
)
def test_a_beginning_that_leads_nowhere_is_survived(words: str) -> None:
    found = json_head(words.encode())
    assert found is None or set(found.members) <= {"a"}


@pytest.mark.parametrize(
    "words", ["{", "[" * 100_000, "7" * 10_000, "NaN", '{"a": 1}', "[]", "null", '"x"', "[[{}]]"]
)
def test_other_json_is_refused_in_two_sentences(words: str) -> None:
    with pytest.raises(BrieferError) as caught:
        read(words.encode(), "a.json")
    assert "JSON" in caught.value.what
    assert caught.value.next_step.endswith(".")


def test_lone_surrogates_are_replaced() -> None:
    (source,) = read(
        b'{"uri": "urn:x", "pubstatus": "usable", "headline": "H\\ud800", "body_text": "a\\udfffb"}', "a"
    )
    assert isinstance(source, LoadedSource)
    assert (source.text, source.title) == ("a\ufffdb", "H\ufffd")
