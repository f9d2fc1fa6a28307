"""Stories out of the pages of news sites, and out of our own."""

import re
from datetime import UTC, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from syndicate.errors import RejectedFiling, UnreadableFiling
from syndicate.formats.html_item import HtmlItemWriter
from syndicate.formats.web_page import WebPage
from syndicate.model.body import Body, Heading, Listing, Paragraph, Table
from syndicate.model.dispatch import Dispatch, Draft, PubStatus, Signal
from syndicate.model.place import Place
from syndicate.rules.normalise import Defaults, normalise
from tests.makers import AGENCY, make_filing
from tests.stories import STORIES

DATA = """
{"@context": "https://schema.org", "@graph": [{"@type": "WebSite", "name": "Meridian Press"},
 {"@type": ["ReportageNewsArticle"], "headline": "Norvia&#39;s harbour pilots end strike",
  "datePublished": "2026-11-24T08:15:00+01:00", "dateModified": "2026-11-24T09:40:00+01:00",
  "author": [{"@type": "Person", "name": "Anna Lind"}, {"@type": "Person", "name": "Piet Oduya"}],
  "publisher": {"@type": "NewsMediaOrganization", "name": "Meridian Press"}, "inLanguage": "en-GB",
  "articleSection": "Economy", "keywords": "harbours, strikes", "dateline": "PORT AVEL, Norvia",
  "image": {"@type": "ImageObject", "url": "https://pictures.example/pilots.jpg", "caption": "Pilots at the quay",
            "creditText": "MDP/Lind"},
  "contentLocation": {"@type": "Place", "name": "Port Avel", "geo": {"latitude": "54.1", "longitude": 12.5}},
  "correction": "An earlier version misstated the number of ships."}]}
"""

PARAGRAPHS = """
Harbour pilots in Port Avel went back to work on Tuesday after nine days, when the owners of the tugs agreed to pay \
for night watches that had been unpaid since the spring.
Forty-one ships had been waiting in the roads, the harbour master said, among them two tankers and the ferry to the \
islands, which had missed six crossings.
“We have what we came for,” said Ines Halloran, who speaks for the pilots. “Nobody will be asked to steer by night for \
nothing.”
The owners said the agreement would cost them about 3 million crowns a year, and that harbour dues would not rise.
""".strip().split("\n")


def page(
    *, data: str = DATA, lead: str = "", title: str = "Norvia's harbour pilots end strike | Meridian Press"
) -> str:
    text = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
    return f"""<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{title}</title>
    <link rel="canonical" href="https://meridian-press.example/2026/pilots">
    <meta property="og:site_name" content="Meridian Press"><script type="application/ld+json">{data}</script></head>
    <body><header><nav><ul><li><a href="/">Home</a></li><li><a href="/world">World</a></li></ul></nav></header>
    <main><article><h1>Norvia's harbour pilots end strike</h1><div class="byline">By Anna Lind</div>{lead}
    <div class="content">{text}<h2>What was agreed</h2><ul><li>Night watches are paid</li><li>No one is dismissed</li>
    </ul>    <table><tr><th>Ships</th><th>Days</th></tr><tr><td>41</td><td>9</td></tr></table>
    <div class="related"><a href="/x">Read more: Tug owners vote</a></div></div></article>
    <aside>Subscribe to our newsletter</aside></main><footer>© Meridian Press. All rights reserved.</footer></body>"""


def read(content: str | bytes, **filing: object) -> Draft:
    given_bytes = content if isinstance(content, bytes) else content.encode()
    assert WebPage().recognises(given_bytes)
    (draft,) = WebPage().read(make_filing(given_bytes, **filing))
    return draft


def test_data_is_believed_before_what_is_shown() -> None:
    draft = read(page())
    assert draft.headline == "Norvia's harbour pilots end strike"
    assert draft.guid == "https://meridian-press.example/2026/pilots"
    assert (draft.byline, draft.provider) == ("Anna Lind, Piet Oduya", "Meridian Press")
    assert draft.first_created == datetime(2026, 11, 24, 7, 15, tzinfo=UTC)
    assert draft.created == datetime(2026, 11, 24, 8, 40, tzinfo=UTC)
    assert (draft.language, draft.dateline) == ("en-GB", "PORT AVEL, Norvia")
    assert draft.keywords == ("harbours", "strikes")
    assert [subject.code for subject in draft.subjects] == ["Economy"]
    assert draft.located == (Place(name="Port Avel", latitude=54.1, longitude=12.5),)
    (picture,) = draft.associations
    assert (picture.caption, picture.credit) == ("Pilots at the quay", "MDP/Lind")
    assert (draft.signal, draft.ed_note) == (Signal.CORRECTION, "An earlier version misstated the number of ships.")


def test_the_story_comes_without_the_site() -> None:
    body = read(page()).body
    assert [block.text for block in body.blocks if isinstance(block, Paragraph)][: len(PARAGRAPHS)] == PARAGRAPHS
    for chrome in ("Home", "Subscribe", "All rights reserved", "Anna Lind", "Norvia's harbour pilots end strike"):
        assert chrome not in body.text
    assert Heading("What was agreed") in body.blocks
    assert Listing(("Night watches are paid", "No one is dismissed")) in body.blocks
    assert any(isinstance(block, Table) and block.rows[1] == ("41", "9") for block in body.blocks)


def test_a_dateline_beside_the_text_is_put_back() -> None:
    lead = "<div class='dateline'>PORT AVEL, Nov 24 (Meridian Press) -</div>"
    filing = make_filing(page(data="{}", lead=lead).encode())
    (draft,) = WebPage().read(filing)
    dispatch = normalise(draft, filing, 0, Defaults(source="site", domain="wire.example"))
    assert dispatch.dateline is not None
    assert dispatch.dateline.cities == ("PORT AVEL",)
    assert next(block.text for block in dispatch.body.blocks if isinstance(block, Paragraph)) == PARAGRAPHS[0]


@pytest.mark.parametrize("element", ["header", "footer", "h3", "b"])
def test_a_dateline_that_the_extractor_lost_is_found_on_the_page(element: str) -> None:
    lead = f"<{element}>PORT AVEL, Nov 24 (Meridian Press) -</{element}>"
    filing = make_filing(page(data="{}", lead=lead).encode())
    (draft,) = WebPage().read(filing)
    dispatch = normalise(draft, filing, 0, Defaults(source="site", domain="wire.example"))
    assert dispatch.dateline is not None
    assert next(block.text for block in dispatch.body.blocks if isinstance(block, Paragraph)) == PARAGRAPHS[0]


def test_a_page_without_data_says_what_its_elements_say() -> None:
    draft = read(page(data="{broken"))
    assert draft.headline == "Norvia's harbour pilots end strike"
    assert (draft.provider, draft.language, draft.byline) == ("Meridian Press", "en", None)


@pytest.mark.parametrize("charset", ["iso-8859-1", "windows-1251", "utf-16"])
def test_the_declared_encoding_is_followed(charset: str) -> None:
    words = "Лоцманы вернулись" if charset == "windows-1251" else "Façade rénovée à Zürich"
    text = page(data="{}").replace("utf-8", charset).replace("Norvia's harbour pilots end strike", words)
    text = text.translate({0x201C: '"', 0x201D: '"'})
    assert read(text.encode(charset)).headline == words
    undeclared = text.replace(f'<meta charset="{charset}">', "")
    assert read(undeclared.encode(charset), charset=charset).headline == words


@pytest.mark.parametrize("dispatch", STORIES.values(), ids=STORIES.keys())
def test_our_own_page_gives_its_dispatch_back(dispatch: Dispatch) -> None:
    """Not carried by pages: the mark that closes a dateline, flags of a headline, associations' sizes, urgency."""
    filing = make_filing(HtmlItemWriter(AGENCY).document(dispatch))
    (draft,) = WebPage().read(filing)
    again = normalise(draft, filing, 0, Defaults(source="site", domain="wire.example"))
    assert (again.guid, again.version, again.pub_status) == (dispatch.guid, dispatch.version, dispatch.pub_status)
    if dispatch.pub_status is PubStatus.USABLE and "nasty" not in dispatch.headline and dispatch.dateline is None:
        assert again.body == dispatch.body
        assert (again.headline, again.byline) == (dispatch.headline, dispatch.byline)


@pytest.mark.parametrize(
    "content",
    [
        b"<!doctype html><title></title><p>",
        b"<html><body><div>Menu</div></body></html>",
        b"<html>" + b"<div>" * 20_000,
        b"<!DOCTYPE html><title>x</title><script type='application/ld+json'>" + b"[" * 100_000 + b"</script>",
    ],
)
def test_a_page_without_a_story_is_refused(content: bytes) -> None:
    with pytest.raises(UnreadableFiling):
        list(WebPage().read(make_filing(content)))


def test_what_is_no_page_is_left_to_others() -> None:
    for content in (b"Plain text", b"<?xml version='1.0'?><nitf/>", b"<rss><html/></rss>", b'{"html": 1}'):
        assert not WebPage().recognises(content)


@pytest.mark.parametrize("reference", ["&#1;", "&#1", "&#x1F;", "&#X001f", "&#12;", "&#65535;", "&#&#1;1;"])
def test_a_reference_to_what_no_xml_holds_is_a_space(reference: str) -> None:
    content = page(data="").replace('<div class="content">', f'<div itemprop="articleBody"><h1>Pilots</h1>{reference}')
    draft = read(content.replace("after nine days", f"after{reference}nine days"))
    texts = [block.text for block in draft.body.blocks if isinstance(block, Paragraph)]
    assert any(re.search(r"after[ -~]{1,9}nine days", text) for text in texts)


@given(
    st.lists(
        st.sampled_from(
            [
                "<p>",
                "</div>",
                "<table><tr>",
                "<td colspan=9999>",
                "&#0;",
                "&#1",
                "&#xFFFE;",
                "text ",
                "<ul><li>",
                "<!--",
                "]]>",
            ]
        ),
        max_size=60,
    )
)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_no_soup_breaks_the_reader(pieces: list[str]) -> None:
    content = (
        "<!doctype html><title>A headline</title><meta property='article:published_time' content='2026-11-24'>"
        + "".join(pieces)
    ).encode()
    try:
        (draft,) = WebPage().read(make_filing(content))
        assert isinstance(draft.body, Body)
    except RejectedFiling:
        pass
