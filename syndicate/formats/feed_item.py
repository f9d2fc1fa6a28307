"""What the feeds say of a dispatch, decided once for RSS, Atom and JSON Feed.

Dates. `published` is when the story's first version was made, but not before its embargo ended (then it was free to
use) and not after it was seen here. `updated` is when this version was first seen outside the desk: it moves with every
version, even where the agency dates two of them alike, and the newest of a page is the page's own date
(`Edition.updated`).

A hold has no item: it is dropped from feeds. A kill keeps its guid and address and says only that it is one
(formats.md, "Kill, correction, update, embargo").
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from html import escape

from syndicate.formats.addresses import item_url
from syndicate.formats.body_html import body_html, body_plain
from syndicate.formats.dates import published
from syndicate.formats.direction import direction
from syndicate.formats.language_tag import language_tag
from syndicate.formats.media import Media, web_media
from syndicate.formats.notices import KILL_TITLE, correction_note, notice_text
from syndicate.formats.uris import uri
from syndicate.model.dispatch import Dispatch, PubStatus, Subject
from syndicate.model.place import Place
from syndicate.model.section import Agency
from syndicate.rules.lead import description

_SCHEME = re.compile(r"(https?://|urn:|tag:)[A-Za-z0-9;/?:@&=+$._!~*'()%,#-]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedItem:
    """One story as its readers get it.

    Attributes:
        guid: See :class:`~syndicate.model.dispatch.Dispatch`; a URI also where the agency's own name of it is none
            (RFC 4287 §4.2.6).
        url: The story's page.
        title: Plain text.
        lead: Plain text: the first paragraphs up to about 300 characters, else the title.
        html: The whole as an HTML fragment, the dateline and a correction's note included.
        plain: The same as plain text.
        author: The byline, else the agency.
        publisher: The agency whose story it is, or None where that is not known.
        place: The first place it is filed from that is known on the map, or None.
        language: BCP 47, or None where it is not known.
        published: See above.
        updated: See above.
        categories: Subjects, keywords (no scheme, no name) and genre, each once; a scheme only where it is a URI.
        rights: Copyright notice and usage terms, or None.
        media: See :func:`~syndicate.formats.media.web_media`.
        killed: Whether this is the notice of a kill.
    """

    guid: str
    url: str
    title: str
    lead: str
    html: str
    plain: str
    author: str
    language: str | None
    published: datetime
    updated: datetime
    categories: tuple[Subject, ...] = ()
    rights: str | None = None
    media: tuple[Media, ...] = ()
    publisher: str | None = None
    place: Place | None = None
    killed: bool = False


# A publisher renders one version in every form before it turns to the next.
@lru_cache(maxsize=16)
def feed_item(dispatch: Dispatch, agency: Agency) -> FeedItem | None:
    """The item for this version, or None for a hold."""
    match dispatch.pub_status:
        case PubStatus.WITHHELD:
            return None
        case PubStatus.CANCELED:
            return _kill_notice(dispatch, agency)
        case PubStatus.USABLE:
            return _story(dispatch, agency)


def _kill_notice(kill: Dispatch, agency: Agency) -> FeedItem:
    text = notice_text(kill)
    return FeedItem(
        guid=uri(kill.guid),
        url=item_url(agency, kill.guid),
        title=KILL_TITLE,
        lead=text,
        html=_directed(f'<p class="kill">{escape(text, quote=False)}</p>', kill.language),
        plain=text,
        author=kill.agency or agency.name,
        language=language_tag(kill.language),
        published=published(kill),
        updated=kill.shown_from,
        publisher=kill.agency,
        killed=True,
    )


def _story(dispatch: Dispatch, agency: Agency) -> FeedItem:
    html = body_html(dispatch)
    plain = body_plain(dispatch)
    if not dispatch.body.blocks:
        html = "\n".join(filter(None, (html, f"<p>{escape(dispatch.headline, quote=False)}</p>")))
        plain = "\n\n".join(filter(None, (plain, dispatch.headline)))
    if note := correction_note(dispatch):
        html = f'<p class="ednote">{escape(note, quote=False)}</p>\n{html}'
        plain = f"{note}\n\n{plain}"
    return FeedItem(
        guid=uri(dispatch.guid),
        url=item_url(agency, dispatch.guid),
        title=dispatch.headline,
        lead=description(dispatch),
        html=_directed(html, dispatch.language),
        plain=plain,
        author=dispatch.byline or dispatch.agency or agency.name,
        language=language_tag(dispatch.language),
        published=published(dispatch),
        updated=dispatch.shown_from,
        categories=tuple(dict.fromkeys(_categories(dispatch))),
        rights=" ".join(filter(None, (dispatch.copyright, dispatch.usage_terms))) or None,
        media=web_media(dispatch.associations),
        publisher=dispatch.agency,
        place=next(filter(_on_the_map, dispatch.located), None),
    )


def _on_the_map(place: Place) -> bool:
    return place.latitude is not None and place.longitude is not None


def _directed(html: str, language: str) -> str:
    """Readers show a fragment from left to right unless it says otherwise itself."""
    return f'<div dir="rtl">{html}</div>' if direction(language) == "rtl" else html


def _categories(dispatch: Dispatch) -> Iterator[Subject]:
    for subject in dispatch.subjects:
        if not subject.code:
            continue
        scheme = subject.scheme if subject.scheme and _SCHEME.fullmatch(subject.scheme) else None
        yield Subject(code=subject.code, name=subject.name, scheme=scheme)
    for keyword in filter(None, dispatch.keywords):
        yield Subject(code=keyword)
    if dispatch.genre:
        yield Subject(code=dispatch.genre)
