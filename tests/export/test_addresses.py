"""Only open addresses become links, and only such as every program can take."""

import pytest

from briefer.export.addresses import MOST_LINK_CHARACTERS, safe_address


@pytest.mark.parametrize(
    ("url", "address"),
    [
        ("https://example.org/a", "https://example.org/a"),
        (" HTTP://example.org ", "http://example.org"),
        ("mailto:desk@example.org", "mailto:desk@example.org"),
        ("https://example.org/ü b<c>\"d'?x=1&y=2#z", "https://example.org/%C3%BC%20b%3Cc%3E%22d'?x=1&y=2#z"),
        ("https://example.org/50%/a%20b", "https://example.org/50%25/a%20b"),
        ("https://example.org/a\\b|c", "https://example.org/a%5Cb%7Cc"),
        ("https://example.org/\ud800", "https://example.org/?"),
        ("javascript:alert(1)", ""),
        ("data:text/html,x", ""),
        ("file:///etc/passwd", ""),
        ("//example.org", ""),
        ("https://", ""),
        ("https://[::1", ""),
        ("https://example.org:port/", ""),
        ("mailto:nobody", ""),
        ("words", ""),
        ("", ""),
        ("https://example.org/" + "x" * MOST_LINK_CHARACTERS, ""),
    ],
)
def test_an_address_is_linked_or_not(url: str, address: str) -> None:
    assert safe_address(url) == address
