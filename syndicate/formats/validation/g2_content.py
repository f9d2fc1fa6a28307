"""What a newsItem of NewsML-G2 carries."""

from lxml.etree import _Element

from syndicate.formats.validation.finding import Findings, error, warning
from syndicate.formats.validation.g2_names import G2
from syndicate.formats.validation.values import is_number
from syndicate.formats.validation.xml_tree import elements, local, text_of

_KINDS = ("inlineXML", "inlineData", "remoteContent")
_CLAUSE = "NewsML-G2 G189"


def content(item: _Element) -> Findings:
    """Check `contentSet`."""
    content_set = item.find(f"{G2}contentSet")
    status = item.find(f"{G2}itemMeta/{G2}pubStatus")
    canceled = status is not None and (status.get("qcode") or "").endswith(":canceled")
    if content_set is None:
        return
    for child in elements(content_set):
        name = local(child)
        if child.tag not in {f"{G2}{kind}" for kind in _KINDS}:
            yield error(child, f"contentSet holds {name}, which is no content", _CLAUSE)
            continue
        yield from _one(child, name)
        if canceled and (name == "remoteContent" or text_of(child)):
            yield warning(child, "the item is canceled, and its content is still in it", "NewsML-G2 G240")
    if content_set.get("original") is not None:
        renditions = {child.get("id") for child in elements(content_set)}
        if content_set.get("original") not in renditions:
            yield error(content_set, "original of contentSet is the id of no content in it", "NewsML-G2 XSD contentSet")


def _one(child: _Element, name: str) -> Findings:
    if name == "inlineXML" and len(child) != 1:
        found = error if len(child) else warning
        yield found(child, f"inlineXML holds {len(child)} elements, not one", "NewsML-G2 XSD inlineXML")
    if name == "remoteContent" and not (child.get("href") or child.get("residref")):
        yield error(child, "remoteContent has neither href nor residref", "NewsML-G2 XSD remoteContent")
    if not child.get("contenttype"):
        yield warning(child, f"{name} has no contenttype", _CLAUSE)
    for attribute in ("wordcount", "charcount", "linecount", "width", "height", "size"):
        if (number := child.get(attribute)) is not None and not is_number(number):
            yield error(child, f"{attribute} of {name} is no number", "NewsML-G2 XSD newsContentCharacteristics")
