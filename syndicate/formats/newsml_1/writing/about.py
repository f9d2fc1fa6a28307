"""What is said of a story as a whole: `NewsLines` and the three kinds of metadata of its component."""

from lxml.etree import _Element

from syndicate.formats.language_tag import language_tag
from syndicate.formats.newsml_1.writing.terms import formal, party, prop
from syndicate.formats.newsml_1.writing.topics import add_codes, add_occurrences
from syndicate.formats.nitf.writing.terms import day, decimal, moment, sub
from syndicate.model.dispatch import Dispatch
from syndicate.model.place import Place
from syndicate.model.section import Agency


def add_lines(component: _Element, dispatch: Dispatch, agency: Agency) -> None:
    """Add what is meant to be shown with a story, and its notes to editors."""
    lines = sub(component, "NewsLines")
    for name, text in (
        ("HeadLine", dispatch.headline),
        ("ByLine", dispatch.byline),
        ("DateLine", dispatch.dateline.raw if dispatch.dateline else None),
        ("CreditLine", dispatch.credit),
        ("CopyrightLine", dispatch.copyright or agency.copyright),
        ("RightsLine", dispatch.usage_terms),
        ("SlugLine", dispatch.slugline),
        *(("KeywordLine", keyword) for keyword in dispatch.keywords),
    ):
        if text:
            sub(lines, name, text)
    for note in filter(None, (dispatch.ed_note or "").split("\n")):
        line = sub(lines, "NewsLine")
        formal(line, "NewsLineType", "EditorialNote")
        sub(line, "NewsLineText", note)


def add_metadata(component: _Element, dispatch: Dispatch, agency: Agency) -> None:
    """Add whose it is, what the law says of it and what it is about, in the order of the DTD."""
    administrative = sub(component, "AdministrativeMetadata")
    party(administrative, "Provider", dispatch.provider or agency.name)
    if dispatch.agency:
        party(administrative, "Source", dispatch.agency)
    _add_rights(component, dispatch, agency)
    _add_descriptive(component, dispatch)


def _add_rights(component: _Element, dispatch: Dispatch, agency: Agency) -> None:
    notice = dispatch.copyright or agency.copyright
    if not notice and not dispatch.usage_terms:
        return
    rights = sub(component, "RightsMetadata")
    if notice:
        owned = sub(rights, "Copyright")
        sub(owned, "CopyrightHolder", notice)
        sub(owned, "CopyrightDate", f"{dispatch.created.year:04d}")
    if dispatch.usage_terms:
        sub(sub(rights, "UsageRights"), "Limitations", dispatch.usage_terms)


def _add_descriptive(component: _Element, dispatch: Dispatch) -> None:
    descriptive = sub(component, "DescriptiveMetadata")
    if language := language_tag(dispatch.language):
        formal(descriptive, "Language", language)
    if dispatch.genre:
        formal(descriptive, "Genre", dispatch.genre)
    add_codes(descriptive, dispatch)
    filed = day(dispatch.dateline) if dispatch.dateline else None
    sub(descriptive, "DateLineDate", filed or moment(dispatch.created))
    for place in dispatch.located:
        _add_place(descriptive, place)
    add_occurrences(descriptive, dispatch)
    prop(descriptive, "ItemClass", dispatch.item_class)


def _add_place(descriptive: _Element, place: Place) -> None:
    """Add a place; a country alone has no city, and one without a code is a country in words."""
    location = sub(descriptive, "Location", attributes={"HowPresent": "Origin"})
    for name, value in (
        ("City", None if place.name == place.country and not place.region else place.name),
        ("CountryArea", place.region),
        ("Country", place.country_code),
        ("CountryName", place.country),
        ("LocationCode", place.code),
        ("Latitude", None if place.latitude is None else decimal(place.latitude)),
        ("Longitude", None if place.longitude is None else decimal(place.longitude)),
    ):
        if value:
            prop(location, name, value)
