"""Other libraries that make feeds, each used as its users do: from dispatches to the bytes of its feeds."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from feedgen.feed import FeedGenerator

from syndicate.formats.body_html import body_html
from syndicate.model.dispatch import Dispatch

BASE = "http://127.0.0.1:8080/"
TITLE = "All dispatches"
NEWEST = datetime(2026, 1, 5, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Peer:
    """One library.

    Attributes:
        name: In one word.
        title: With its version.
        aim: How many times as fast as it we want to be.
        rebuild: Makes every feed that it can of these dispatches, each with its file's name.
    """

    name: str
    title: str
    aim: float
    rebuild: Callable[[Sequence[Dispatch]], Iterator[tuple[str, bytes]]]


def feedgen() -> Peer:
    """Python feedgen, which syndicate uses for the frame of its feeds."""

    def rebuild(dispatches: Sequence[Dispatch]) -> Iterator[tuple[str, bytes]]:
        feed = feedgen_feed(dispatches)
        yield "rss.xml", feed.rss_str()
        yield "atom.xml", feed.atom_str()

    return Peer("feedgen", "feedgen 1.0 rebuilding both", 20, rebuild)


def feedgen_feed(dispatches: Sequence[Dispatch]) -> FeedGenerator:
    """The feed as somebody who uses feedgen makes it."""
    feed = FeedGenerator()
    feed.id("tag:wire.example,2026:all")
    feed.title(TITLE)
    feed.description(TITLE)
    feed.link(href=f"{BASE}all/", rel="alternate")
    feed.updated(NEWEST)
    for dispatch in dispatches:
        entry = feed.add_entry()
        entry.id(dispatch.guid)
        entry.title(dispatch.headline)
        entry.link(href=_link(dispatch))
        entry.published(dispatch.created)
        entry.updated(dispatch.created)
        entry.description(_summary(dispatch))
        entry.content(body_html(dispatch), type="html")
        entry.category([{"term": word} for word in dispatch.keywords])
    return feed


def django() -> Peer | None:
    """Django's syndication framework, by its feed generators alone; None where it is not installed."""
    try:
        import django  # noqa: PLC0415 - only where it is
        from django.utils import feedgenerator  # noqa: PLC0415
    except ModuleNotFoundError:
        return None

    def rebuild(dispatches: Sequence[Dispatch]) -> Iterator[tuple[str, bytes]]:
        for name, kind in (("rss.xml", feedgenerator.Rss201rev2Feed), ("atom.xml", feedgenerator.Atom1Feed)):
            feed = kind(title=TITLE, link=f"{BASE}all/", description=TITLE, feed_url=f"{BASE}all/{name}")
            for dispatch in dispatches:
                feed.add_item(
                    title=dispatch.headline,
                    link=_link(dispatch),
                    description=body_html(dispatch),
                    unique_id=dispatch.guid,
                    unique_id_is_permalink=False,
                    pubdate=dispatch.created,
                    updateddate=dispatch.created,
                    categories=dispatch.keywords,
                )
            yield name, feed.writeString("utf-8").encode()

    return Peer("django", f"Django {django.__version__} rebuilding both", 10, rebuild)


def pyrss2gen() -> Peer | None:
    """PyRSS2Gen, RSS alone; None where it is not installed."""
    try:
        import PyRSS2Gen  # noqa: PLC0415 - only where it is
    except ModuleNotFoundError:
        return None

    def rebuild(dispatches: Sequence[Dispatch]) -> Iterator[tuple[str, bytes]]:
        items = [
            PyRSS2Gen.RSSItem(
                title=dispatch.headline,
                link=_link(dispatch),
                description=body_html(dispatch),
                guid=PyRSS2Gen.Guid(dispatch.guid, isPermaLink=False),
                pubDate=dispatch.created,
                categories=[*dispatch.keywords],
            )
            for dispatch in dispatches
        ]
        feed = PyRSS2Gen.RSS2(title=TITLE, link=f"{BASE}all/", description=TITLE, lastBuildDate=NEWEST, items=items)
        yield "rss.xml", feed.to_xml("utf-8").encode()

    return Peer("pyrss2gen", "PyRSS2Gen 1.1 rebuilding RSS alone", 10, rebuild)


PEERS: Sequence[Callable[[], Peer | None]] = (feedgen, django, pyrss2gen)


def _link(dispatch: Dispatch) -> str:
    return f"{BASE}items/{dispatch.guid[-24:]}.html"


def _summary(dispatch: Dispatch) -> str:
    return dispatch.body.text[:300]
