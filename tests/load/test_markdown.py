import pytest

from briefer.errors import BrieferError
from briefer.load.markdown import read
from briefer.model.dates import Precision
from briefer.model.sources import LoadedSource

FRONT = """---
title: "Envoys return: what now"
author:
  - A. Writer
  - 'B. Other'
publisher: The Daily Invention
date: 2024-01-23 18:05:00 +05:30
url: https://example.test/a?b=1
lang: EN_gb
tags: [one, two]
---

# Another heading

Both sides **agreed**.
"""


def loaded(text: str) -> LoadedSource:
    (source,) = read(text.encode(), "a.md")
    return source


def test_front_matter_fills_the_fields_and_leaves_the_text() -> None:
    source = loaded(FRONT)
    assert source.text == "# Another heading\n\nBoth sides **agreed**."
    assert source.title == "Envoys return: what now"
    assert source.byline == "A. Writer, B. Other"
    assert source.publisher == "The Daily Invention"
    assert source.published.value == "2024-01-23T18:05:00+05:30"
    assert source.published.precision is Precision.TIME
    assert (source.url, source.language) == ("https://example.test/a?b=1", "en-GB")
    assert source.media_type == "text/markdown"
    assert dict(source.bases) == dict.fromkeys(
        ("title", "byline", "publisher", "published", "url", "language"), "the file's front matter"
    )
    assert loaded("# A heading\n\nWords.").bases == (("title", "the first heading"),)
    assert source.original == FRONT.encode()


def test_front_matter_may_be_toml() -> None:
    source = loaded('+++\ntitle = "One"\nauthors = ["A", "B"]\ndate = 2024-01\n+++\nText.')
    assert (source.text, source.title, source.byline, source.published.value) == (
        "Text.",
        "One",
        "A, B",
        "2024-01",
    )


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("# The *real* [title](http://x.test) #\n\nText.", "The real title"),
        ("Title\n=====\n\nText.", "Title"),
        ("Text only.\n\n## Second\n", "Second"),
        ("Text only.", ""),
    ],
)
def test_the_title_is_the_first_heading(text: str, title: str) -> None:
    assert loaded(text).title == title


@pytest.mark.parametrize(
    "text",
    [
        "---\n\nA rule across the page, and a sentence.\n\n---\nMore.",
        "---\ntitle: never closed",
        "---\n" + "key: value\n" * 500 + "---\nText.",
        "---\n" + " \t" * 5000 + "x" * 10_000 + "\n",
    ],
)
def test_a_rule_is_no_front_matter(text: str) -> None:
    assert loaded(text).text == text.rstrip()


def test_values_that_mean_nothing_are_left_out() -> None:
    source = loaded("---\ndate: next week\nurl: javascript:alert(1)\nlang: [x, y]\ntitle:\n---\nText.")
    assert (source.published.value, source.url, source.language, source.title) == (None, "", "", "")


def test_front_matter_alone_is_no_text() -> None:
    with pytest.raises(BrieferError, match="no words"):
        loaded("---\ntitle: x\n---\n")
