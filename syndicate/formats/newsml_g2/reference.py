"""Links from an item: to other dispatches, and to pictures and the like."""

from lxml.etree import _Element

from syndicate.formats.newsml_g2.terms import line, sub, token
from syndicate.formats.uris import uri_reference
from syndicate.model.dispatch import Association
from syndicate.model.link import Link

_ITEM_CLASSES = {"image": "picture", "video": "video", "audio": "audio"}
_ASSOCIATED = "irel:associatedWith"


def add_link(meta: _Element, link: Link) -> None:
    """Add a link to another dispatch (G238), by its address where that is all it has."""
    is_address = link.target.startswith(("http://", "https://")) and link.version is None
    href = uri_reference(link.target) if is_address else None
    target = {"href": href} if href else {"residref": link.target}
    _complete(sub(meta, "link", rel=f"irel:{link.relation}", **target), link)


def add_member(group: _Element, link: Link) -> None:
    """Add an item of a package in its running order."""
    _complete(sub(group, "itemRef", residref=link.target), link)


def add_association(meta: _Element, association: Association) -> None:
    """Add a picture or the like with hints; `contentSet` is for renditions of the story itself (G188)."""
    href = uri_reference(association.href)
    if not href:
        return
    link = sub(meta, "link", rel=_ASSOCIATED, href=href)
    if association.guid:
        link.set("residref", association.guid)
    if association.media_type:
        link.set("contenttype", association.media_type)
    if association.size is not None:
        link.set("size", str(association.size))
    kind = association.kind or _ITEM_CLASSES.get((association.media_type or "").partition("/")[0])
    if kind and token(kind):
        sub(link, "itemClass", qcode=f"ninat:{kind}")
    if association.title:
        line(link, "title", association.title)
    if association.caption:
        sub(link, "description", association.caption, role="drol:caption")
    if association.credit:
        line(link, "creditline", association.credit)


def _complete(element: _Element, link: Link) -> None:
    if link.version is not None and link.version > 0:
        element.set("version", str(link.version))
    if link.title:
        line(element, "title", link.title)
