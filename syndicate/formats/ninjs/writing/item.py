"""A dispatch as an item in the terms of ninjs 3.1; `earlier` puts it into those of older releases.

What ninjs has no word for: the signal, so that a correction says in its note to editors that it is one; the dateline,
which opens the text; the wire's own letter of priority.
"""

from syndicate.formats.addresses import item_url
from syndicate.formats.body_html import body_html, body_plain
from syndicate.formats.dates import rfc3339
from syndicate.formats.language_tag import language_tag
from syndicate.formats.ninjs.writing.concepts import concepts
from syndicate.formats.ninjs.writing.media import associated, kind_of, own_media, renditions
from syndicate.formats.ninjs.writing.members import PLAIN, XHTML, Members, known, plain_text
from syndicate.formats.ninjs.writing.places import located, places
from syndicate.formats.ninjs.writing.release import Release
from syndicate.formats.ninjs.writing.uris import guid_uri
from syndicate.formats.notices import correction_note, notice_text, notice_title
from syndicate.model.dispatch import Association, Dispatch, PubStatus, Signal
from syndicate.model.link import Relation
from syndicate.model.section import Agency

_CORRECTION = "Correction"

_ROLES = "http://cv.iptc.org/newscodes/contentprodpartyrole/"
_STILL = frozenset(("picture", "graphic"))


def item_of(dispatch: Dispatch, agency: Agency, release: Release) -> Members:
    """Build the item; of a story that is killed or held it says which one, and nothing of what was in it."""
    item = _administrative(dispatch, agency, release)
    if dispatch.pub_status is not PubStatus.USABLE:
        return item | _notice(dispatch, agency)
    return item | {"contentCreated": item["firstCreated"]} | _story(dispatch, agency, release)


def _administrative(dispatch: Dispatch, agency: Agency, release: Release) -> Members:
    kind = "composite" if _is_package(dispatch) else dispatch.item_class
    created = rfc3339(dispatch.created)
    return known(
        uri=guid_uri(dispatch.guid, agency.name),
        standard={"name": "ninjs", "version": str(release), "schema": release.schema},
        type=kind if kind in release.types else None,
        version=str(dispatch.version),
        versionCreated=created,
        firstCreated=rfc3339(dispatch.first_created) if dispatch.first_created else created,
        embargoedUntil=rfc3339(dispatch.embargo) if dispatch.embargo else None,
        pubStatus=str(dispatch.pub_status),
        urgency=dispatch.urgency,
        language=language_tag(dispatch.language),
    )


def _notice(dispatch: Dispatch, agency: Agency) -> Members:
    return {
        "title": notice_title(dispatch),
        "edNote": notice_text(dispatch),
        "infoSources": [_ourselves(agency)],
    }


def _story(dispatch: Dispatch, agency: Agency, release: Release) -> Members:
    own = own_media(dispatch)
    about = concepts(dispatch.subjects, dispatch.keywords, agency.name)
    about["places"] = [*places(dispatch), *about["places"]]
    number = dispatch.wire_number
    return known(
        altIds=[{"role": "wireNumber", "value": str(number)}] if number else None,
        representationType="full",
        profile=_profile(dispatch),
        edNote=_ed_note(dispatch),
        copyrightHolder=agency.name if agency.copyright and not dispatch.copyright else None,
        copyrightNotice=dispatch.copyright or agency.copyright,
        usageTerms=dispatch.usage_terms,
        infoSources=_info_sources(dispatch, agency),
        headlines=plain_text("main", dispatch.headline),
        slugline=dispatch.slugline,
        by=dispatch.byline,
        located=located(dispatch),
        genres=[{"name": dispatch.genre}] if dispatch.genre else None,
        **about,
        descriptions=_descriptions(dispatch, own),
        bodies=_bodies(dispatch),
        renditions=renditions(own, item_url(agency, dispatch.guid)),
        associations=associated(
            (one for one in dispatch.associations if one is not own), dispatch.links, release.types
        ),
    )


def _is_package(dispatch: Dispatch) -> bool:
    usable = dispatch.pub_status is PubStatus.USABLE
    return usable and any(link.relation is Relation.MEMBER for link in dispatch.links)


def _profile(dispatch: Dispatch) -> str | None:
    """The structure of a text, in the words that the schema suggests."""
    if dispatch.item_class != "text":
        return None
    return "text-photo" if any(kind_of(one) in _STILL for one in dispatch.associations) else "text-only"


def _ed_note(dispatch: Dispatch) -> str | None:
    if dispatch.signal is Signal.CORRECTION:
        return correction_note(dispatch) or _CORRECTION
    return dispatch.ed_note


def _info_sources(dispatch: Dispatch, agency: Agency) -> list[Members]:
    """Whose story it is, whom we have it from, and us."""
    whose = {"name": dispatch.agency, "role": f"{_ROLES}author"}
    sender = {"name": dispatch.provider, "role": f"{_ROLES}distributor"}
    return [*(one for one in (whose, sender) if one["name"]), _ourselves(agency)]


def _ourselves(agency: Agency) -> Members:
    return {"name": agency.name, "role": f"{_ROLES}distributor", "literal": agency.tag}


def _descriptions(dispatch: Dispatch, own: Association | None) -> list[Members]:
    caption = own.caption if own else None
    credit = dispatch.credit or (own.credit if own else None)
    return [*plain_text("caption", caption), *plain_text("creditline", credit)]


def _bodies(dispatch: Dispatch) -> list[Members]:
    """The text twice, as the guide has it: plain, and as XHTML; the counts are those of the plain text."""
    plain = body_plain(dispatch)
    if not plain:
        return []
    counts = {"charCount": len(plain), "wordCount": len(plain.split())}
    return [
        {"role": "main", "contentType": PLAIN, **counts, "value": plain},
        {"role": "richtext", "contentType": XHTML, **counts, "value": body_html(dispatch)},
    ]
