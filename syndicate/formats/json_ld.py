"""A story as schema.org NewsArticle, for search engines."""

from collections.abc import Mapping, Sequence
from typing import Any

import orjson
from markupsafe import Markup

from syndicate.formats.dates import made, published, rfc3339
from syndicate.formats.language_tag import language_tag
from syndicate.formats.media import Media
from syndicate.formats.notices import correction_note
from syndicate.formats.uris import uri
from syndicate.model.body import Paragraph
from syndicate.model.dispatch import Dispatch
from syndicate.model.place import Place
from syndicate.model.section import Agency

# A data block ends at `</script`, and `<!--` changes how it is read (HTML Living Standard §4.12.1.3).
_IN_SCRIPT = str.maketrans({"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"})


def news_article(dispatch: Dispatch, agency: Agency, url: str, media: Sequence[Media]) -> Markup:
    """Render JSON-LD that may stand in a script element."""
    author = {"@type": "Person", "name": dispatch.byline} if dispatch.byline else None
    lead = next((block.text for block in dispatch.body.blocks if isinstance(block, Paragraph)), None)
    source = {"@type": "Organization", "name": dispatch.agency or agency.name}
    fields: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "@id": uri(dispatch.guid),
        "identifier": dispatch.guid,
        "url": url,
        "mainEntityOfPage": url,
        "isAccessibleForFree": True,
        "version": dispatch.version,
        "headline": dispatch.headline,
        "description": lead,
        "datePublished": rfc3339(published(dispatch)),
        "dateModified": rfc3339(made(dispatch)),
        "inLanguage": language_tag(dispatch.language),
        "author": author or source,
        "sourceOrganization": source,
        "publisher": {"@type": "Organization", "name": agency.name, "url": agency.base_url},
        "dateline": dispatch.dateline.text if dispatch.dateline else None,
        "locationCreated": [_place(place) for place in dispatch.located],
        "genre": dispatch.genre,
        "articleSection": next((subject.name for subject in dispatch.subjects if subject.name), None),
        "keywords": list(dispatch.keywords),
        "about": [{"@type": "Thing", "name": subject.name} for subject in dispatch.subjects if subject.name],
        "image": [one.url for one in media if one.medium == "image"],
        "correction": correction_note(dispatch),
        "wordCount": dispatch.body.word_count,
        "creditText": dispatch.credit,
        "copyrightNotice": dispatch.copyright or agency.copyright,
        "conditionsOfAccess": dispatch.usage_terms,
    }
    return _data_block(fields)


def notice(dispatch: Dispatch, url: str) -> Markup:
    """Render what a kill or hold says of its story: which one, which version, and that it may not be used."""
    return _data_block(
        {
            "@context": "https://schema.org",
            "@type": "NewsArticle",
            "@id": uri(dispatch.guid),
            "identifier": dispatch.guid,
            "url": url,
            "version": dispatch.version,
            "dateModified": rfc3339(dispatch.created),
            "creativeWorkStatus": str(dispatch.pub_status),
        }
    )


def _place(place: Place) -> dict[str, Any]:
    known: dict[str, Any] = {"@type": "Place", "name": place.name}
    address = {"addressRegion": place.region, "addressCountry": place.country_code or place.country}
    if any(address.values()):
        known["address"] = {"@type": "PostalAddress"} | {name: value for name, value in address.items() if value}
    if place.latitude is not None and place.longitude is not None:
        known["geo"] = {"@type": "GeoCoordinates", "latitude": place.latitude, "longitude": place.longitude}
    return known


def _data_block(fields: Mapping[str, Any]) -> Markup:
    known = {name: value for name, value in fields.items() if value not in (None, [])}
    written = orjson.dumps(known, option=orjson.OPT_INDENT_2).decode()
    return Markup(written.translate(_IN_SCRIPT))  # noqa: S704 - escaped so
