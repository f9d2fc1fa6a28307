"""The links in the head of a feed or a page."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from syndicate.rules.page_links import HEAD, page_links

ATOM = """<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom"><!-- <link rel="hub" href="no"/> -->
<title type="html">Norvia &amp; more</title>
<link rel="self" href="https://wire.example/feed?a=1&amp;b=2"/>
<link rel="hub" href="https://hub.example/"/>
<link href="https://wire.example/"/>
<entry><link rel="hub" href="https://entry.example/"/></entry>
<link rel="hub" href="https://late.example/"/>
</feed>"""
RSS = """<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"><channel>
<title><![CDATA[<link rel="hub" href="https://title.example/">]]></title><link>https://wire.example/</link>
<atom:link href="https://wire.example/feed" rel="self" type="application/rss+xml" />
<a10:link xmlns:a10="http://www.w3.org/2005/Atom" rel="hub" href="https://hub.example/"></a10:link>
<item><link>https://wire.example/1</link></item></channel></rss>"""
PAGE = """<!doctype html><html><head><title>Wire</title><LINK REL='Hub Preconnect' HREF=https://hub.example/>
<link crossorigin rel=self href="/feed"><style>p { color: red }</style></head><body><link rel=hub href=https://body.example></body>"""

HUB, SELF = "https://hub.example/", "https://wire.example/feed"


@pytest.mark.parametrize(
    ("content", "hubs", "selves"),
    [
        (ATOM.encode(), [HUB], ["https://wire.example/feed?a=1&b=2"]),
        (ATOM.replace("utf-8", "utf-16").encode("utf-16"), [HUB], ["https://wire.example/feed?a=1&b=2"]),
        (RSS.encode(), [HUB], [SELF]),
        (PAGE.encode(), [HUB], ["/feed"]),
        (b'{"version": "https://jsonfeed.org/version/1.1"}', [], []),
        (b"", [], []),
        (b'<![foo[ <link rel="hub" href="https://hub.example/">', [], []),
        (b" " * 70_000 + ATOM.encode(), [], []),
    ],
)
def test_the_hub_and_the_own_address_of_a_page(content: bytes, hubs: list[str], selves: list[str]) -> None:
    links = list(page_links(content))
    assert [link.href for link in links if "hub" in link.rels] == hubs
    assert [link.href for link in links if "self" in link.rels] == selves


def test_a_link_counts_that_ends_within_the_first_64_kibibytes() -> None:
    link = b'<link rel="hub" href="https://hub.example/"/>'
    assert HEAD == 65_536
    assert len(list(page_links(link.rjust(HEAD)))) == 1
    assert list(page_links(link.rjust(HEAD + 1))) == []


@given(st.binary(max_size=300) | st.text("<![]->/?link rel='hub\" href=&#;DOCTYPE", max_size=200).map(str.encode))
def test_any_bytes_are_looked_through(content: bytes) -> None:
    list(page_links(content))
