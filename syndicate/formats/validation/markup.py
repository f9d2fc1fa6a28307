"""HTML that a feed carries: what readers strip, refuse or cannot resolve."""

from collections.abc import Iterator

from lxml import etree, html

from syndicate.formats.validation.finding import shown
from syndicate.formats.validation.values import is_uri

_ACTIVE = frozenset(
    ("script", "style", "iframe", "frame", "frameset", "object", "embed", "applet", "form", "link", "meta", "base")
)
_ADDRESSES = ("href", "src", "poster", "cite", "longdesc", "background")
_LARGEST = 2_000_000
_TAG = ("</", "/>")


def faults_of_html(fragment: str, where: str) -> Iterator[str]:
    """What is wrong with a fragment: each kind of fault once, in a sentence.

    Args:
        fragment: HTML.
        where: What carries it, for the sentence.
    """
    if "<" not in fragment or len(fragment) > _LARGEST:
        return
    parser = html.HTMLParser(encoding="utf-8", no_network=True, huge_tree=False)
    try:
        root = html.document_fromstring(f"<body>{fragment}</body>".encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        yield f"{where} cannot be read as HTML: {error}"
        return
    told: set[str] = set()
    for element in root.iter(etree.Element):
        for kind, fault in _faults(element, where):
            if kind not in told:
                told.add(kind)
                yield fault


def _faults(element: html.HtmlElement, where: str) -> Iterator[tuple[str, str]]:
    tag = str(element.tag)
    if tag in _ACTIVE:
        yield tag, f"{where} holds active content: {tag}"
    for name, value in element.attrib.items():
        if str(name).startswith("on"):
            yield "on", f"{where} holds active content: the attribute {name}"
        elif name in _ADDRESSES:
            address = str(value).strip()
            if address.lower().startswith("javascript:"):
                yield "javascript", f"{where} holds active content: a javascript: address"
            elif not is_uri(address) and not address.startswith("#"):
                yield "relative", f"{name} in {where} is no absolute address: {shown(address)}"


def has_tags(text: str) -> bool:
    """Whether plain text looks as if it were markup (`<b>`, `</b>`, `<br/>`)."""
    return "<" in text and any(tag in text for tag in _TAG)
