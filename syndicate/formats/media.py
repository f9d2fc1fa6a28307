"""Pictures and the like that go with a story, as far as a reader on the web can fetch them."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from mimetypes import MimeTypes
from urllib.parse import urlsplit

from syndicate.formats.uris import uri
from syndicate.model.dispatch import Association

# The tables that Python carries and not the machine's own, so every machine writes the same page.
_TYPES = MimeTypes()

# RFC 6838 §4.2, with parameters as in RFC 9110 §8.3.1 but for quoted ones.
_NAME = r"[A-Za-z0-9][A-Za-z0-9!#$&^_.+-]{0,126}"
_TYPE = re.compile(rf"{_NAME}/{_NAME}( *; *{_NAME}={_NAME})*")

_MEDIUMS = frozenset({"image", "audio", "video"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Media:
    """One picture, sound or film at an absolute http address.

    Attributes:
        url: A URI.
        media_type: As filed where that is a media type, else by the address's ending; None where neither says.
        medium: `image`, `audio` or `video` (Media RSS), or None.
        size: In bytes, where known; never 0, which stands for an unknown one in what agencies send.
        caption: What it shows.
        credit: Whose it is.
        title: Its own headline.
        width: In pixels, where known.
        height: In pixels, where known.
    """

    url: str
    media_type: str | None
    medium: str | None
    size: int | None
    caption: str | None
    credit: str | None
    title: str | None = None
    width: int | None = None
    height: int | None = None


def web_media(associations: Iterable[Association]) -> tuple[Media, ...]:
    """The associations with an absolute http or https address, in order, each address once.

    Others (a file name in the agency's own store) mean nothing outside and are left out.
    """
    found: dict[str, Media] = {}
    for association in associations:
        url = _web_url(association.href)
        if url and url not in found:
            found[url] = _media(url, association)
    return tuple(found.values())


def _web_url(href: str) -> str | None:
    try:
        parts = urlsplit(href.strip())
        host = parts.hostname or ""
    except ValueError:
        return None
    if parts.scheme not in {"http", "https"} or not host.isascii() or not host or ":" in host:
        return None
    return uri(href.strip())


def _media(url: str, association: Association) -> Media:
    filed = (association.media_type or "").strip()
    media_type = filed if _TYPE.fullmatch(filed) else _TYPES.guess_type(urlsplit(url).path, strict=False)[0]
    medium = media_type.partition("/")[0].lower() if media_type else None
    return Media(
        url=url,
        media_type=media_type,
        medium=medium if medium in _MEDIUMS else None,
        size=association.size if association.size and association.size > 0 else None,
        caption=association.caption or None,
        credit=association.credit or None,
        title=association.title or None,
        width=association.width,
        height=association.height,
    )
