"""JSON Feed 1.1 (jsonfeed.org/version/1.1).

What JSON Feed has no name for stands in each item's `_syndicate` (spec, "Extensions"), so that the feed read back is
the same dispatches. The feed's own `_syndicate` says in `about` whom to ask about it. What is older is at `next_url`,
document by document. A kill is the same id with the notice; a hold is left out.
"""

from typing import Any

import orjson

from syndicate.formats.addresses import edition_url, previous_url, section_home
from syndicate.formats.dates import rfc3339
from syndicate.formats.feed_item import FeedItem, feed_item
from syndicate.formats.jsonfeed_extension import EXTENSION, known, told
from syndicate.formats.media import Media
from syndicate.model.dispatch import Dispatch
from syndicate.model.edition import Edition
from syndicate.model.section import Agency
from syndicate.ports.format import Frame

VERSION = "https://jsonfeed.org/version/1.1"


class JsonFeedWriter:
    """Writes `feed.json`; see the module."""

    name = "jsonfeed"
    filename = "feed.json"
    media_type = "application/feed+json; charset=utf-8"

    def __init__(self, agency: Agency) -> None:
        self._agency = agency

    def entry(self, dispatch: Dispatch) -> bytes | None:
        """One object of `items`; None for a hold."""
        item = feed_item(dispatch, self._agency)
        return orjson.dumps(_item(item, dispatch)) if item else None

    def frame(self, edition: Edition) -> Frame:
        """The top-level object without its items."""
        section = edition.section
        head = orjson.dumps(
            known(
                version=VERSION,
                title=section.title,
                home_page_url=section_home(self._agency, section),
                feed_url=edition_url(self._agency, edition, self.filename),
                next_url=previous_url(self._agency, edition, self.filename),
                description=section.description,
                language=section.language,
                authors=[{"name": self._agency.name, "url": self._agency.base_url}],
                hubs=[{"type": "WebSub", "url": hub} for hub in self._agency.hubs if edition.document is None],
                **{EXTENSION: {"about": self._agency.base_url}},
            )
        )
        return Frame(head=head.removesuffix(b"}") + b',"items":[\n', joint=b",\n", tail=b"\n]}\n")


def _item(item: FeedItem, dispatch: Dispatch) -> dict[str, Any]:
    return known(
        id=item.guid,
        url=item.url,
        title=item.title,
        content_html=item.html,
        content_text=item.plain,
        summary=item.lead,
        image=next((media.url for media in item.media if media.medium == "image"), None),
        date_published=rfc3339(item.published),
        date_modified=rfc3339(item.updated),
        authors=[{"name": item.author}],
        tags=list(dict.fromkeys(category.name or category.code for category in item.categories)),
        language=item.language,
        attachments=[_attachment(media) for media in item.media if media.media_type],
        **{EXTENSION: told(dispatch)},
    )


def _attachment(media: Media) -> dict[str, Any]:
    return known(url=media.url, mime_type=media.media_type, title=media.caption, size_in_bytes=media.size)
