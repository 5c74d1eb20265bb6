"""Which page an address leads to."""

import pytest

from briefer.text.addresses import page_of

PAGE = "paper.example/world/story-1"


@pytest.mark.parametrize(
    "address",
    [
        "https://www.paper.example/world/story-1",
        "http://paper.example/world/story-1/",
        "https://m.paper.example/world/story-1#comments",
        "https://paper.example:443/world/story-1?utm_source=x&utm_medium=y",
        "https://amp.paper.example/world/story-1?fbclid=1",
        "https://www.paper.example/world/story-1/amp",
        "https://www.paper.example/amp/world/story-1/?amp=1",
        "HTTPS://WWW.Paper.Example/world/story-1",
    ],
)
def test_ways_to_one_page_are_the_same(address: str) -> None:
    assert page_of(address) == PAGE


@pytest.mark.parametrize(
    ("address", "page"),
    [
        ("https://paper.example/story?id=2&page=1", "paper.example/story?id=2&page=1"),
        ("https://paper.example/story?page=1&id=2&gclid=4", "paper.example/story?id=2&page=1"),
        ("https://news.paper.example/a", "news.paper.example/a"),
        ("https://paper.example:8080/a", "paper.example:8080/a"),
        ("https://paper.example/example", "paper.example/example"),
        ("mailto:a@paper.example", ""),
        ("file:///tmp/a.html", ""),
        ("https://[bad", ""),
        ("", ""),
    ],
)
def test_other_pages_are_others(address: str, page: str) -> None:
    assert page_of(address) == page
