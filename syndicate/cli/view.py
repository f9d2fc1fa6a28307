"""Dispatches as people and programs see them on the command line."""

from collections.abc import Mapping
from dataclasses import asdict
from datetime import datetime

import orjson

from syndicate.formats.body_html import body_html
from syndicate.model.dateline import Dateline
from syndicate.model.dispatch import Dispatch

FIELDS = (
    "file", "guid", "version", "item_class", "headline", "slugline", "byline", "provider", "agency", "credit",
    "dateline", "located", "language", "urgency", "priority", "subjects", "topics", "keywords", "genre", "pubstatus",
    "signal", "embargo", "editors_note", "copyright", "usage_terms", "created", "first_created", "associations",
    "links", "word_count", "body_text", "body_html", "rejected",
)  # fmt: skip


def json_line(fields: Mapping[str, object]) -> str:
    """One JSON object on one line."""
    return orjson.dumps(fields).decode()


def dispatch_fields(dispatch: Dispatch, file: str | None = None) -> dict[str, object]:
    """A dispatch under the names of the field, as `syndicate read --json` prints it."""
    return {
        "file": file,
        "guid": dispatch.guid,
        "version": dispatch.version,
        "item_class": dispatch.item_class,
        "headline": dispatch.headline,
        "slugline": dispatch.slugline,
        "byline": dispatch.byline,
        "provider": dispatch.provider,
        "agency": dispatch.agency,
        "credit": dispatch.credit,
        "dateline": _dateline(dispatch.dateline),
        "located": [asdict(place) for place in dispatch.located],
        "language": dispatch.language,
        "urgency": dispatch.urgency,
        "priority": dispatch.priority,
        "subjects": [subject.code for subject in dispatch.subjects],
        "topics": [asdict(subject) for subject in dispatch.subjects],
        "keywords": list(dispatch.keywords),
        "genre": dispatch.genre,
        "pubstatus": str(dispatch.pub_status),
        "signal": str(dispatch.signal) if dispatch.signal else None,
        "embargo": _moment(dispatch.embargo),
        "editors_note": dispatch.ed_note,
        "copyright": dispatch.copyright,
        "usage_terms": dispatch.usage_terms,
        "created": _moment(dispatch.created),
        "first_created": _moment(dispatch.first_created),
        "associations": [asdict(association) for association in dispatch.associations],
        "links": [asdict(link) for link in dispatch.links],
        "word_count": dispatch.body.word_count,
        "body_text": dispatch.body.text,
        "body_html": body_html(dispatch),
        "rejected": None,
    }


def refused_fields(file: str, reason: str) -> dict[str, object]:
    """The same names for a file that is refused: only `file` and `rejected` have values."""
    return dict.fromkeys(FIELDS) | {"file": file, "rejected": reason}


def _dateline(dateline: Dateline | None) -> dict[str, object] | None:
    if dateline is None:
        return None
    return {
        "raw": dateline.raw,
        "cities": list(dateline.cities),
        "region": dateline.region,
        "country": dateline.country,
        "month": dateline.month,
        "day": dateline.day,
        "year": dateline.year,
    }


def _moment(moment: datetime | None) -> str | None:
    return moment.isoformat() if moment else None
