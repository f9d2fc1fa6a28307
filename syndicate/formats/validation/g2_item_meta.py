"""The management metadata of an item of NewsML-G2."""

from lxml.etree import _Element

from syndicate.formats.validation.finding import Findings, error, shown, warning
from syndicate.formats.validation.g2_names import G2, ordered
from syndicate.formats.validation.values import is_xsd_date_time, moment
from syndicate.formats.validation.xml_tree import elements, local, text_of

_ORDER = (
    *("itemClass", "provider", "versionCreated", "firstCreated", "embargoed", "pubStatus", "role", "fileName"),
    *("generator", "profile", "service", "title", "edNote", "memberOf", "instanceOf", "signal", "altRep"),
    *("deliverableOf", "hash", "expires", "origRep", "incomingFeedId", "metadataCreator", "link"),
    *("itemMetaExtProperty",),
)
_ONCE = frozenset(
    (
        *("itemClass", "provider", "versionCreated", "firstCreated", "embargoed", "pubStatus", "role", "fileName"),
        *("profile", "metadataCreator"),
    )
)
_STATUSES = frozenset(("stat:usable", "stat:withheld", "stat:canceled"))
_CLASSES = frozenset(("text", "picture", "graphic", "video", "audio", "animation", "composite", "component", "data"))
_RETIRED = frozenset(("irel:prevVersion",))
_CLAUSE = "NewsML-G2 G191"


def item_meta(item: _Element, meta: _Element) -> Findings:
    """Check `itemMeta`."""
    yield from ordered(meta, _ORDER, _ONCE, {}, "NewsML-G2 XSD ItemManagementGroup")
    for name in ("itemClass", "provider", "versionCreated"):
        if meta.find(f"{G2}{name}") is None:
            yield error(meta, f"itemMeta has no {name}", _CLAUSE)
    yield from _dates(meta)
    yield from _class(item, meta)
    yield from _status(meta)
    provider = meta.find(f"{G2}provider")
    if provider is not None and not any(provider.get(name) for name in ("qcode", "uri", "literal")):
        yield warning(provider, "provider has neither qcode, uri nor literal", _CLAUSE)
    for link in elements(meta, f"{G2}link"):
        yield from _link(link)
    yield from _note(meta)


def _dates(meta: _Element) -> Findings:
    for name in ("versionCreated", "firstCreated", "embargoed"):
        date = meta.find(f"{G2}{name}")
        said = text_of(date)
        if date is None or (name == "embargoed" and not said):
            continue
        if not is_xsd_date_time(said):
            yield error(date, f"{name} is no date and time: {shown(said)}", _CLAUSE)
        elif moment(said) is None:
            yield warning(date, f"{name} names no zone", _CLAUSE)
    first, last = meta.find(f"{G2}firstCreated"), moment(text_of(meta.find(f"{G2}versionCreated")))
    own = moment(text_of(first))
    if first is not None and own and last and own > last:
        yield error(first, "firstCreated is later than versionCreated", _CLAUSE)


def _class(item: _Element, meta: _Element) -> Findings:
    found = meta.find(f"{G2}itemClass")
    if found is None:
        return
    qcode = found.get("qcode") or ""
    if not qcode and not found.get("uri"):
        yield error(found, "itemClass has neither qcode nor uri", _CLAUSE)
    alias, _, code = qcode.partition(":")
    if alias == "ninat" and code not in _CLASSES:
        yield warning(found, f"{shown(qcode)} is no news item nature of IPTC", _CLAUSE)
    if local(item) == "packageItem" and alias == "ninat" and code != "composite":
        yield error(found, f"a package is of the class ninat:composite, not {shown(qcode)}", "NewsML-G2 G139")


def _status(meta: _Element) -> Findings:
    found = meta.find(f"{G2}pubStatus")
    if found is None:
        yield warning(meta, "itemMeta has no pubStatus; receivers take it for usable", _CLAUSE)
        return
    qcode = found.get("qcode") or ""
    if not qcode and not found.get("uri"):
        yield error(found, "pubStatus has neither qcode nor uri", _CLAUSE)
    elif qcode.startswith("stat:") and qcode not in _STATUSES:
        yield error(found, f"pubStatus is none of {', '.join(sorted(_STATUSES))}: {shown(qcode)}", "NewsML-G2 G240")


def _note(meta: _Element) -> Findings:
    """A correction says what was wrong; an embargo without a date under what condition it ends."""
    signals = {signal.get("qcode") for signal in elements(meta, f"{G2}signal")}
    embargoed = meta.find(f"{G2}embargoed")
    if meta.find(f"{G2}edNote") is not None:
        return
    if "sig:correction" in signals:
        yield warning(meta, "a correction without an edNote that says what was wrong", "NewsML-G2 G242")
    if embargoed is not None and not text_of(embargoed):
        yield warning(embargoed, "embargoed without a date or an edNote is without end", "NewsML-G2 S18")


def _link(link: _Element) -> Findings:
    relation = link.get("rel")
    if relation in _RETIRED:
        yield error(link, f"{relation} is retired; use irel:previousVersion", "NewsML-G2 G238")
    if not (link.get("href") or link.get("residref") or link.get("persistidref")):
        yield error(link, "link has neither href nor residref", "NewsML-G2 G238")
