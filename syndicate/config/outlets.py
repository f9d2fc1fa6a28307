"""Outlets in `config.toml`: a named profile, and what the operator says otherwise (`[outlets.NAME]`)."""

from collections.abc import Mapping
from dataclasses import fields, replace
from typing import Any, Final

from cattrs import IterableValidationError

from syndicate.config import values
from syndicate.config.forms import ITEM_FORMS, SECTION_FORMS
from syndicate.config.lists import listed, noted
from syndicate.config.outlet_conflicts import contradictions
from syndicate.model.outlet import Aspect, DatelineUse, Deletion, Extent, Form, NinjsRelease, Outlet, Profile
from syndicate.rules.facts.profiles import PROFILES
from syndicate.rules.outlets.markup import ELEMENTS

_NO_PROFILE = "missing: who takes this feed (like 'profile = \"smartnews\"')"
_ASPECTS = (Aspect.TITLE, Aspect.DESCRIPTION, Aspect.TEXT, Aspect.PICTURE, Aspect.BYLINE, Aspect.LANGUAGE)
_OWN = (
    *("profile", "title", "description", "language", "sections", "logo_url", "dark_logo_url", "analytics"),
    *("public", "formats", "allowed_from"),
)


def _word(known: type[Form | Deletion | DatelineUse | Extent | NinjsRelease]) -> values.Check[Any]:
    check = values.choice(*known)
    return lambda value: known(check(value))


def _set(check: values.Check[Any]) -> values.Check[frozenset[Any]]:
    many = listed(check)
    return lambda value: frozenset(many(value))


def _aspect(value: object) -> Aspect:
    return Aspect(values.choice(*_ASPECTS)(value))


def _media_type(value: object) -> str:
    """The media type of a picture, in lower case."""
    given = values.text(value).lower()
    if not given.startswith("image/") or " " in given:
        raise values.Unusable("must be the media type of a picture (like 'image/jpeg')")
    return given


CHECKS: Final[Mapping[str, values.Check[Any]]] = {
    "profile": values.choice(*PROFILES),
    "title": values.text,
    "description": values.line,
    "language": values.language,
    "sections": listed(values.section_name),
    "logo_url": values.web_address,
    "dark_logo_url": values.web_address,
    "analytics": values.text,
    "public": values.flag,
    "formats": listed(values.choice(*dict.fromkeys((*SECTION_FORMS, *ITEM_FORMS)))),
    "allowed_from": listed(values.network),
    "form": _word(Form),
    "least_items": values.whole(0, 5000),
    "most_items": values.whole(1, 5000),
    "most_days": values.whole(1, 3650),
    "most_bytes": values.whole(10_000, 1_000_000_000),
    "most_item_bytes": values.whole(1000, 1_000_000_000),
    "least_title_chars": values.whole(1, 1000),
    "most_title_chars": values.whole(1, 1000),
    "least_description_chars": values.whole(0, 1000),
    "musts": _set(_aspect),
    "advice": _set(_aspect),
    "elements": _set(values.choice(*sorted(ELEMENTS))),
    "deletion": _word(Deletion),
    "kill_days": values.whole(1, 365),
    "pub_date_moves": values.flag,
    "dateline": _word(DatelineUse),
    "extent": _word(Extent),
    "one_language": values.flag,
    "language_region": values.flag,
    "correction_line": values.flag,
    "most_pictures": values.whole(0, 100),
    "picture_types": _set(_media_type),
    "least_picture_pixels": values.whole(1, 10_000),
    "most_picture_bytes": values.whole(1000, 1_000_000_000),
    "nitf_namespace": values.flag,
    "ninjs_release": _word(NinjsRelease),
    "charset": values.charset,
}
"""By key of `[outlets.NAME]`: its own, then those of its profile."""


def outlet(name: str, table: object) -> Outlet:
    """An outlet from its table; what is left out there and comes from other tables stays empty.

    Raises:
        Unusable: It is no table.
        IterableValidationError: Every fault in it, each with the key it is at.
    """
    if not isinstance(table, dict):
        raise values.Unusable(f"must be a table, not {values.kind(table)}")
    given: dict[str, Any] = {}
    faults: list[Exception] = []
    for key, value in table.items():
        try:
            given[key] = _check(key)(value)
        except (ValueError, IterableValidationError) as error:
            faults.append(noted(error, key))
    if "profile" not in table:
        faults.append(noted(values.Unusable(_NO_PROFILE), "profile"))
    if not faults:
        made = Outlet(**{"name": name, "title": "", "language": ""} | _own(given), profile=_profile(given))
        faults = [noted(values.Unusable(what), key) for key, what in contradictions(made, frozenset(given))]
        if not faults:
            return made
    raise IterableValidationError("outlet", faults, Outlet)


def _check(key: str) -> values.Check[Any]:
    if key not in CHECKS:
        raise values.Unusable(f"unknown key '{key}'{values.nearest(key, list(CHECKS))}")
    return CHECKS[key]


def _own(given: Mapping[str, Any]) -> dict[str, Any]:
    return {key: given[key] for key in _OWN if key in given and key != "profile"}


def _profile(given: Mapping[str, Any]) -> Profile:
    """The named profile with what is said otherwise; an aspect that becomes a must is no advice any more."""
    named = PROFILES[given["profile"]]
    changes = {field.name: given[field.name] for field in fields(Profile) if field.name in given}
    if "musts" in changes:
        changes.setdefault("advice", named.advice - changes["musts"])
    if "advice" in changes:
        changes.setdefault("musts", named.musts - changes["advice"])
    return replace(named, **changes)
