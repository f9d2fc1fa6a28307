"""What a story is about: `tobject` and, in `docdata`, `key-list` and `identified-content`."""

from lxml.etree import _Element

from syndicate.formats.nitf.conventions import FILED_FROM, NATURES
from syndicate.formats.nitf.writing.iptc import IptcCode, iptc_code
from syndicate.formats.nitf.writing.terms import sub
from syndicate.model.dispatch import Dispatch, Subject
from syndicate.model.place import Place

_ELEMENTS = {
    "person": "person",
    "organisation": "org",
    "geoArea": "location",
    "poi": "location",
    "event": "event",
    "object": "object.title",
}
_TIERS = {"subject": "type", "matter": "matter", "detail": "detail"}
_MEDIA_TOPICS_BEGIN = "2"


def add_tobject(head: _Element, dispatch: Dispatch) -> None:
    """Add what kind of thing it is, its genre, and its subjects of IPTC's."""
    kind = dispatch.item_class if dispatch.item_class in NATURES else "news"
    tobject = sub(head, "tobject", attributes={"tobject.type": kind})
    if dispatch.genre:
        sub(tobject, "tobject.property", attributes={"tobject.property.type": dispatch.genre})
    for subject in dispatch.subjects:
        if code := iptc_code(subject):
            _add_topic(tobject, code, subject.name)


def add_keywords(docdata: _Element, dispatch: Dispatch) -> None:
    """Add the keywords, where there are any."""
    if dispatch.keywords:
        listed = sub(docdata, "key-list")
        for keyword in dispatch.keywords:
            sub(listed, "keyword", attributes={"key": keyword})


def add_identified(docdata: _Element, dispatch: Dispatch) -> None:
    """Add whom and what the story names, subjects that are not IPTC's, and the places it is filed from.

    NITF has room in a dateline for no more than is printed there, so the places stand here in full, under a class.
    """
    subjects = [subject for subject in dispatch.subjects if iptc_code(subject) is None]
    if not subjects and not dispatch.located:
        return
    content = sub(docdata, "identified-content")
    for place in dispatch.located:
        _add_place(content, place)
    for subject in subjects:
        _add_subject(content, subject)


def _add_topic(tobject: _Element, code: IptcCode, name: str | None) -> None:
    """Add a subject by its number, its name in the attribute of its tier.

    Media topics and subject codes share numbers; where the number alone would be taken for one of the other list, the
    provider reference (`tobject.subject.ipr`, else IPTC) is its list.
    """
    told_apart = code.is_media_topic == code.number.startswith(_MEDIA_TOPICS_BEGIN)
    attributes = {
        "tobject.subject.ipr": None if told_apart else code.scheme,
        "tobject.subject.refnum": code.number,
        f"tobject.subject.{_TIERS[code.tier]}": name,
    }
    sub(tobject, "tobject.subject", attributes=attributes)


def _add_subject(content: _Element, subject: Subject) -> None:
    element = _ELEMENTS.get(subject.kind or "", "classifier")
    code, scheme = ("location-code", "code-source") if element == "location" else ("value", "idsrc")
    sub(content, element, subject.name, {code: subject.code, scheme: subject.scheme})


def _add_place(content: _Element, place: Place) -> None:
    location = sub(content, "location", attributes={"class": FILED_FROM, "location-code": place.code})
    if place.name != place.country:
        sub(location, "city", place.name)
    if place.region:
        sub(location, "state", place.region)
    if place.country or place.country_code:
        sub(location, "country", place.country, {"iso-cc": place.country_code})
