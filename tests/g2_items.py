"""NewsML-G2 items of our own invention, put together from their sections."""

from syndicate.formats.newsml_g2.reading import NewsmlG2Reader
from syndicate.model.dispatch import Draft
from tests.makers import make_filing

NAR = "http://iptc.org/std/nar/2006-10-01/"


def item(
    *,
    attributes: str = "",
    catalog: str = "",
    rights: str = "",
    meta: str = "",
    about: str = "",
    after: str = "",
    content: str = "",
    language: str = "",
    kind: str = "newsItem",
) -> str:
    """An item of these sections; those that are not given are not there."""
    spoken = f" xml:lang='{language}'" if language else ""
    return (
        f"<{kind} xmlns='{NAR}' {attributes}{spoken}>{catalog}{_section('rightsInfo', rights)}"
        f"{_section('itemMeta', meta)}{_section('contentMeta', about)}{after}{_section('contentSet', content)}</{kind}>"
    )


def draft_of(xml: str) -> Draft:
    """The one draft that an item is read as."""
    (draft,) = NewsmlG2Reader().read(make_filing(xml.encode()))
    return draft


def message(*items: str, header: str = "") -> list[Draft]:
    """The drafts of a message with these items."""
    xml = f"<newsMessage xmlns='{NAR}'><header>{header}</header><itemSet>{''.join(items)}</itemSet></newsMessage>"
    return list(NewsmlG2Reader().read(make_filing(xml.encode())))


def _section(name: str, inside: str) -> str:
    return f"<{name}>{inside}</{name}>" if inside else ""
