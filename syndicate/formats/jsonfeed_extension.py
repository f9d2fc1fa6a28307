"""What JSON Feed has no name for: the `_syndicate` object of our items, written and read (JSON Feed 1.1, "Extensions").

Every member but version, pubstatus, item_class, urgency and created is left out where it is not known. Of a kill there
is nothing that could be the killed story's own words.
"""

from collections.abc import Iterator
from datetime import datetime
from enum import StrEnum
from typing import Any, TypeVar

from syndicate.formats.dates import rfc3339
from syndicate.formats.json_values import Fields
from syndicate.formats.media import web_media
from syndicate.formats.notices import KILL_TITLE
from syndicate.model.body import Body
from syndicate.model.dateline import Dateline
from syndicate.model.dispatch import Association, Dispatch, Draft, PubStatus, Signal, Subject
from syndicate.model.link import Link, Relation
from syndicate.model.place import Place

EXTENSION = "_syndicate"

_Word = TypeVar("_Word", bound=StrEnum)


def told(dispatch: Dispatch) -> dict[str, Any]:
    """The object for one version of a story."""
    if dispatch.pub_status is PubStatus.CANCELED:
        return known(
            version=dispatch.version,
            pubstatus=dispatch.pub_status,
            urgency=dispatch.urgency,
            ed_note=dispatch.ed_note,
            created=_moment(dispatch.created),
        )
    return known(
        version=dispatch.version,
        pubstatus=dispatch.pub_status,
        item_class=dispatch.item_class,
        urgency=dispatch.urgency,
        priority=dispatch.priority,
        signal=dispatch.signal,
        slugline=dispatch.slugline,
        byline=dispatch.byline,
        dateline=_dateline(dispatch.dateline) if dispatch.dateline else None,
        located=[_place(place) for place in dispatch.located],
        provider=dispatch.provider,
        agency=dispatch.agency,
        credit=dispatch.credit,
        subjects=[_subject(subject) for subject in dispatch.subjects],
        keywords=list(dispatch.keywords),
        genre=dispatch.genre,
        ed_note=dispatch.ed_note,
        copyright=dispatch.copyright,
        usage_terms=dispatch.usage_terms,
        embargo=_moment(dispatch.embargo),
        created=_moment(dispatch.created),
        first_created=_moment(dispatch.first_created),
        associations=list(_associations(dispatch)),
        links=[_link(link) for link in dispatch.links],
    )


def _moment(moment: datetime | None) -> str | None:
    return rfc3339(moment) if moment else None


def _place(place: Place) -> dict[str, Any]:
    return known(
        name=place.name,
        code=place.code,
        region=place.region,
        country=place.country,
        country_code=place.country_code,
        latitude=place.latitude,
        longitude=place.longitude,
    )


def _subject(subject: Subject) -> dict[str, Any]:
    return known(code=subject.code, name=subject.name, scheme=subject.scheme, kind=subject.kind)


def _associations(dispatch: Dispatch) -> Iterator[dict[str, Any]]:
    """Those that readers can fetch, with what an attachment has no name for."""
    seen: set[str] = set()
    for association in dispatch.associations:
        for media in web_media((association,)):
            if media.url not in seen:
                seen.add(media.url)
                yield known(
                    href=media.url,
                    media_type=association.media_type,
                    size=association.size,
                    width=association.width,
                    height=association.height,
                    caption=association.caption,
                    credit=association.credit,
                    guid=association.guid,
                    title=association.title,
                    kind=association.kind,
                )


def _link(link: Link) -> dict[str, Any]:
    return known(relation=link.relation, target=link.target, version=link.version, title=link.title)


def _dateline(dateline: Dateline) -> dict[str, Any]:
    return known(
        raw=dateline.raw,
        cities=list(dateline.cities),
        region=dateline.region,
        country=dateline.country,
        month=dateline.month,
        day=dateline.day,
        year=dateline.year,
    )


def known(**members: Any) -> dict[str, Any]:
    """The members that say something: absent is JSON Feed's way to say unknown."""
    return {name: value for name, value in members.items() if value not in (None, "", [])}


def as_told(draft: Draft, ours: Fields) -> Draft:
    """The draft of an item of ours with all that its object says."""
    status = _one_of(PubStatus, ours.text("pubstatus"))
    dateline = ours.one("dateline")
    killed = status is PubStatus.CANCELED
    return Draft(
        guid=draft.guid,
        version=ours.number("version"),
        item_class=ours.text("item_class"),
        headline=None if killed and draft.headline == KILL_TITLE else draft.headline,
        slugline=ours.text("slugline"),
        byline=ours.text("byline"),
        credit=ours.text("credit"),
        provider=ours.text("provider"),
        agency=ours.text("agency"),
        dateline=dateline.text("raw") if dateline else None,
        located=tuple(place for one in ours.each("located") if (place := _place_in(one))),
        body=Body() if killed else draft.body,
        language=draft.language,
        urgency=ours.number("urgency"),
        priority=ours.text("priority"),
        keywords=tuple(ours.texts("keywords")),
        subjects=tuple(subject for one in ours.each("subjects") if (subject := _subject_in(one))),
        genre=ours.text("genre"),
        ed_note=ours.text("ed_note"),
        signal=_one_of(Signal, ours.text("signal")),
        pub_status=status,
        embargo=ours.moment("embargo"),
        copyright=ours.text("copyright"),
        usage_terms=ours.text("usage_terms"),
        created=ours.moment("created") or draft.created,
        first_created=ours.moment("first_created"),
        associations=tuple(found for one in ours.each("associations") if (found := _association_in(one))),
        links=tuple(link for one in ours.each("links") if (link := _link_in(one))),
    )


def _one_of(words: type[_Word], word: str | None) -> _Word | None:
    return next((one for one in words if one == word), None)


def _place_in(one: Fields) -> Place | None:
    name = one.text("name")
    if not name:
        return None
    return Place(
        name=name,
        code=one.text("code"),
        region=one.text("region"),
        country=one.text("country"),
        country_code=one.text("country_code"),
        latitude=one.degrees("latitude", 90),
        longitude=one.degrees("longitude", 180),
    )


def _subject_in(one: Fields) -> Subject | None:
    code = one.text("code")
    return Subject(code=code, name=one.text("name"), scheme=one.text("scheme"), kind=one.text("kind")) if code else None


def _association_in(one: Fields) -> Association | None:
    href = one.text("href")
    if not href:
        return None
    return Association(
        href=href,
        media_type=one.text("media_type"),
        size=one.number("size"),
        width=one.number("width") or None,
        height=one.number("height") or None,
        caption=one.text("caption"),
        credit=one.text("credit"),
        guid=one.text("guid"),
        title=one.text("title"),
        kind=one.text("kind"),
    )


def _link_in(one: Fields) -> Link | None:
    relation, target = _one_of(Relation, one.text("relation")), one.text("target")
    if relation is None or not target:
        return None
    return Link(relation=relation, target=target, version=one.number("version"), title=one.text("title"))
