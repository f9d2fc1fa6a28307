"""What cannot be true of an outlet at once, or with the other tables."""

from collections.abc import Collection, Iterator, Mapping
from typing import Any, Final

from syndicate.config.problems import place
from syndicate.config.values import nearest
from syndicate.errors import Problem
from syndicate.model.outlet import Aspect, Deletion, Form, Outlet, Profile
from syndicate.rules.facts.profiles import FORMS, PROFILES
from syndicate.rules.framing import known_charset

_MOST_IN_A_SITEMAP = 1000
_MOST_DAYS_IN_A_SITEMAP = 2
_SMARTNEWS_DESCRIPTION = 30

_DELETIONS: Final[Mapping[Form, tuple[Deletion, ...]]] = {
    Form.RSS: tuple(Deletion),
    Form.SMARTNEWS: (Deletion.STATUS,),
    Form.SITEMAP: (Deletion.DROP,),
}
_OTHER_DELETIONS = (Deletion.NOTICE, Deletion.DROP)

_ONLY_FOR: Final[Mapping[str, tuple[Form, ...]]] = {
    "charset": (Form.IPTC_7901, Form.ANPA_1312, Form.TEXT),
    "nitf_namespace": (Form.NITF,),
    "ninjs_release": (Form.NINJS,),
    "pub_date_moves": (Form.RSS, Form.SMARTNEWS),
    "logo_url": (Form.SMARTNEWS,),
    "dark_logo_url": (Form.SMARTNEWS,),
    "analytics": (Form.SMARTNEWS,),
}

_ASPECT_OF: Final[Mapping[str, Aspect]] = {
    "least_title_chars": Aspect.TITLE,
    "most_title_chars": Aspect.TITLE,
    "least_description_chars": Aspect.DESCRIPTION,
}


def contradictions(outlet: Outlet, given: Collection[str]) -> Iterator[tuple[str, str]]:
    """Yield every contradiction within an outlet: the key it is at, and what is wrong.

    Args:
        outlet: With its profile as it would be used.
        given: The keys that its table has.
    """
    profile = outlet.profile
    yield from _of_form(profile, given)
    yield from _of_charset(profile)
    yield from _of_numbers(profile)
    for aspect in sorted(profile.musts & profile.advice):
        yield "advice", f"'{aspect}' is a must already"
    for key, aspect in _ASPECT_OF.items():
        if key in given and aspect not in profile.musts | profile.advice:
            yield key, f"means nothing while '{aspect}' is neither in musts nor in advice"


def _of_form(profile: Profile, given: Collection[str]) -> Iterator[tuple[str, str]]:
    form = profile.form
    if profile.name == "custom" and "form" not in given:
        yield "form", f"missing: the form of the feed (one of {_listed(tuple(Form))})"
        return
    if form not in FORMS[profile.name]:
        yield "form", f"{profile.name} does not read '{form}'; it reads {_listed(sorted(FORMS[profile.name]))}"
        return
    deletions = _DELETIONS.get(form, _OTHER_DELETIONS)
    if profile.deletion not in deletions:
        yield "deletion", f"'{profile.deletion}' cannot be said in '{form}'; it takes {_listed(deletions)}"
    for key, forms in _ONLY_FOR.items():
        if key in given and form not in forms:
            yield key, f"means nothing in the form '{form}', only in {_listed(forms)}"
    if form is Form.SITEMAP:
        if profile.most_items > _MOST_IN_A_SITEMAP:
            yield "most_items", f"a news sitemap holds at most {_MOST_IN_A_SITEMAP} addresses"
        if profile.most_days is None or profile.most_days > _MOST_DAYS_IN_A_SITEMAP:
            yield "most_days", f"a news sitemap holds stories of at most {_MOST_DAYS_IN_A_SITEMAP} days"


def _of_charset(profile: Profile) -> Iterator[tuple[str, str]]:
    try:
        known_charset(profile.charset)
    except ValueError as error:
        yield "charset", str(error)


def _of_numbers(profile: Profile) -> Iterator[tuple[str, str]]:
    if profile.most_title_chars is not None and profile.least_title_chars > profile.most_title_chars:
        what = f"no title has at least {profile.least_title_chars} and at most {profile.most_title_chars} characters"
        yield "least_title_chars", what
    if profile.least_items > profile.most_items:
        yield "least_items", f"the feed holds at most {profile.most_items}"
    if profile.most_bytes is not None and (profile.most_item_bytes or 0) > profile.most_bytes:
        yield "most_item_bytes", f"the whole feed has at most {profile.most_bytes}"
    if profile.most_pictures == 0 and Aspect.PICTURE in profile.musts:
        yield "most_pictures", "every story must have a picture"


def conflicts(tables: Mapping[str, Any]) -> Iterator[Problem]:
    """Yield what outlets have against the other tables, such as they are: faults elsewhere do not matter here."""
    agency = _table(tables.get("agency"))
    sections = list(_table(tables.get("sections")))
    private = [name for name in sections if _table(tables["sections"][name]).get("public") is False]
    for name, each in _table(tables.get("outlets")).items():
        table, where = _table(each), place("outlets", name)
        named = table.get("sections")
        for at, section in enumerate(named if isinstance(named, list) else ()):
            if section not in sections:
                what = f"there is no section '{section}'{nearest(str(section), sections)}"
                yield Problem(place(place(where, "sections"), at), what)
            elif section in private and table.get("public") is True:
                what = f"section '{section}' is not public, so this feed needs a token; leave public out"
                yield Problem(place(where, "public"), what)
        profile = PROFILES.get(str(table.get("profile")))
        if profile is None:
            continue
        language = str(table.get("language", agency.get("language", "en")))
        if table.get("language_region", profile.language_region) is True and "-" not in language:
            what = f"{profile.name} asks for a language with its region (like '{language}-GB')"
            yield Problem(place(where, "language"), what)
        description = str(table.get("description") or table.get("title") or agency.get("name", ""))
        if profile.form is Form.SMARTNEWS and len(description) > _SMARTNEWS_DESCRIPTION:
            what = f"SmartNews takes at most {_SMARTNEWS_DESCRIPTION} characters, not {len(description)}"
            yield Problem(place(where, "description"), what)


def _table(value: object) -> Mapping[str, Any]:
    return value if isinstance(value, dict) else {}


def _listed(words: Collection[str]) -> str:
    return ", ".join(f"'{word}'" for word in words)
