"""Subjects: each a topic of a set inside the item, those of IPTC's lists by `SubjectCode` too."""

import hashlib
from collections.abc import Iterator

from lxml.etree import _Element

from syndicate.formats.newsml_1.writing.terms import formal
from syndicate.formats.nitf.writing.iptc import iptc_code
from syndicate.formats.nitf.writing.terms import sub
from syndicate.model.dispatch import Dispatch, Subject

_TYPES = {
    "person": "Person",
    "organisation": "Organisation",
    "geoArea": "Location",
    "poi": "Place",
    "event": "Event",
    "object": "Object",
}
_TOPIC = "Subject"
_TIERS = {"subject": "Subject", "matter": "SubjectMatter", "detail": "SubjectDetail"}


def add_topics(component: _Element, dispatch: Dispatch) -> None:
    """Add what the formal names of the subjects stand for, where there are any."""
    if not dispatch.subjects:
        return
    topics = sub(component, "TopicSet", attributes={"FormalName": "Subjects"})
    for name, subject in _named(dispatch):
        topic = sub(topics, "Topic", attributes={"Duid": name})
        formal(topic, "TopicType", _TYPES.get(subject.kind or "", _TOPIC))
        sub(topic, "FormalName", subject.code, {"Scheme": subject.scheme})
        if subject.name:
            sub(topic, "Description", subject.name)


def add_codes(descriptive: _Element, dispatch: Dispatch) -> None:
    """Add the subjects that are in IPTC's lists, each in the tier that its number says."""
    for subject in dispatch.subjects:
        if code := iptc_code(subject):
            attributes = {"FormalName": code.number, "Vocabulary": code.scheme}
            sub(sub(descriptive, "SubjectCode"), _TIERS[code.tier], attributes=attributes)


def add_occurrences(descriptive: _Element, dispatch: Dispatch) -> None:
    """Add that the item is about each of its topics."""
    for name, _ in _named(dispatch):
        sub(descriptive, "TopicOccurrence", attributes={"Topic": f"#{name}"})


def _named(dispatch: Dispatch) -> Iterator[tuple[str, Subject]]:
    """The subjects, each with an identifier made from the guid: it must be the only one in a whole page."""
    start = hashlib.sha256(f"{dispatch.guid}\0{dispatch.version}".encode()).hexdigest()[:20]
    for number, subject in enumerate(dispatch.subjects, 1):
        yield f"t{start}-{number}", subject
