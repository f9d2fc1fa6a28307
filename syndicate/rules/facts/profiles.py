"""What partners ask of a feed, by the name of their profile; each with the page of theirs that says so.

Numbers that a partner gives as a limit are limits here; what it merely wishes for is advice. A megabyte is a million
bytes, the smaller of the two that a partner can mean. Where a partner says nothing of how a story is taken back, it
gets the notice under the same guid, as every reader does.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from syndicate.model.outlet import Aspect, Deletion, Form, Profile

_PLAIN_TEXT = frozenset({"p", "a", "em", "strong", "h2", "blockquote", "ul", "ol", "li"})
"""Paragraphs, headings, quotes, lists, links and emphasis: no tables, nothing preformatted."""

SMARTNEWS: Final = Profile(
    name="smartnews",
    form=Form.SMARTNEWS,
    most_items=50,
    most_bytes=1_000_000,
    musts=frozenset({Aspect.TITLE, Aspect.TEXT}),
    advice=frozenset({Aspect.PICTURE}),
    deletion=Deletion.STATUS,
    pub_date_moves=True,
    one_language=True,
)
"""SmartFormat 2.1 (publishers.smartnews.com, "SmartFormat Specification", "Deleting Articles"): one megabyte; a story
goes by `media:status` deleted and another `pubDate`, never by being left out. Fewer stories are often asked for."""

MSN: Final = Profile(
    name="msn",
    most_items=20,
    most_days=364,
    least_title_chars=21,
    most_title_chars=150,
    musts=frozenset({Aspect.TITLE, Aspect.TEXT}),
    advice=frozenset({Aspect.PICTURE}),
    elements=frozenset(
        {
            *("p", "div", "span", "a", "em", "strong", "h2", "blockquote", "ul", "ol", "li"),
            *("table", "thead", "tbody", "tr", "th", "td"),
        }
    ),
    deletion=Deletion.EXPIRE,
    one_language=True,
    picture_types=frozenset({"image/png", "image/jpeg", "image/gif", "image/webp"}),
    most_picture_bytes=15_000_000,
)
"""MSN Partner Hub (support.microsoft.com, "MSN feed item metadata requirements", "MSN HTML guidelines and tag
restrictions", "MSN content expiration and takedown rules", "Feed management FAQ"): a title of more than 20 and at most
150 characters, younger than 365 days, about 20 stories, one language; taken down by an expiry that is past with a newer
date of change."""

GOOGLE: Final = Profile(
    name="google",
    most_items=60,
    most_bytes=2_000_000,
    most_item_bytes=1_000_000,
    musts=frozenset({Aspect.TITLE, Aspect.TEXT}),
    pub_date_moves=True,
    one_language=True,
)
"""Google Publisher Center (support.google.com, "Technical feed requirements"): one megabyte a story and two a feed, up
to 60 new stories a fetch; `pubDate` tells whether a story was modified."""

APPLE: Final = Profile(
    name="apple",
    least_title_chars=15,
    most_title_chars=60,
    least_description_chars=1,
    musts=frozenset({Aspect.DESCRIPTION}),
    advice=frozenset({Aspect.TITLE, Aspect.TEXT}),
    elements=_PLAIN_TEXT,
    one_language=True,
    language_region=True,
)
"""Apple News Publisher (support.apple.com, "RSS guidelines for Apple News"): title, link and description; the language
with its locale; titles of 15 to 60 characters advised; tables and the like are not rendered."""

FLATPLAN: Final = Profile(
    name="flatplan",
    least_items=10,
    most_items=60,
    musts=frozenset({Aspect.TITLE}),
    pub_date_moves=True,
    one_language=True,
)
"""FlatPlan (flatplan.io, "Technical Requirements", "Technical requirements of RSS"): at least 10 stories, up to 60 a
fetch; its date must change when a story does; one language."""

FLIPBOARD: Final = Profile(
    name="flipboard",
    least_items=30,
    least_description_chars=300,
    musts=frozenset({Aspect.TEXT, Aspect.PICTURE}),
    advice=frozenset({Aspect.DESCRIPTION, Aspect.BYLINE}),
    least_picture_pixels=400,
)
"""Flipboard (about.flipboard.com/rss-spec): the whole text, a picture of at least 400 pixels with each story, at least
30 stories, a hub; a description of 300 characters or more and `dc:creator` recommended."""

NEWSBREAK: Final = Profile(
    name="newsbreak",
    musts=frozenset({Aspect.TITLE, Aspect.TEXT, Aspect.PICTURE}),
    advice=frozenset({Aspect.BYLINE}),
    one_language=True,
)
"""NewsBreak (support.newsbreak.com, "Publisher FAQ"): whole texts with pictures, or the feed is paused; bylines are
looked for; stories in another language fail."""

DZEN: Final = Profile(
    name="dzen",
    most_items=500,
    most_days=3,
    musts=frozenset({Aspect.TITLE, Aspect.TEXT}),
    advice=frozenset({Aspect.PICTURE}),
    elements=_PLAIN_TEXT,
)
"""Dzen (dzen.ru/help, "Razmetka i podklyuchenie lenty RSS"): the last two or three days, no more than 500 stories at
once; a story is edited under its first guid."""

SITEMAP: Final = Profile(
    name="sitemap",
    form=Form.SITEMAP,
    most_items=1000,
    most_days=2,
    musts=frozenset({Aspect.TITLE}),
    deletion=Deletion.DROP,
)
"""Google news sitemap (developers.google.com/search, "News sitemaps"): stories of the last two days, 1,000 addresses."""

PLAIN: Final = Profile(name="plain")
"""Nothing is asked: the feed of a section, for one outlet."""

CUSTOM: Final = Profile(name="custom")
"""The operator says what is asked."""

PROFILES: Final[Mapping[str, Profile]] = MappingProxyType(
    {
        profile.name: profile
        for profile in (
            SMARTNEWS, MSN, GOOGLE, APPLE, FLATPLAN, FLIPBOARD, NEWSBREAK, DZEN, SITEMAP, PLAIN, CUSTOM,
        )
    }
)  # fmt: skip
"""By the word after `profile =`."""

_ANY = frozenset(Form)
_FEEDS = frozenset({Form.RSS, Form.ATOM})
_RSS = frozenset({Form.RSS})

FORMS: Final[Mapping[str, frozenset[Form]]] = MappingProxyType(
    {
        "smartnews": frozenset({Form.SMARTNEWS}),
        "msn": _RSS,
        "google": _FEEDS,
        "apple": _FEEDS,
        "flatplan": _FEEDS,
        "flipboard": _RSS,
        "newsbreak": _RSS,
        "dzen": _RSS,
        "sitemap": frozenset({Form.SITEMAP}),
        "plain": _ANY,
        "custom": _ANY,
    }
)
"""Forms that a profile can have; partners read no others. (MSN reads Atom too, but not the expiry that we write.)"""
