"""Concepts: what a qcode, a URI or a literal stands for in one item.

A qcode's alias is resolved by the catalogs that stand inside the item, then by IPTC's own catalog; remote catalogs of
agencies are never fetched. An identifier in one of IPTC's schemes gets the alias of IPTC's catalog, however the item
spells it, so that a media topic is `medtop:…` in every dispatch (NewsML-G2 Guide, "Controlled Vocabularies").
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, tzinfo
from urllib.parse import quote, unquote

from lxml.etree import _Element

from syndicate.formats.elements import children, inside, local_name
from syndicate.formats.newsml_g2.reading.parts import in_language, text_of
from syndicate.rules.facts.schemes import ALIASES, SCHEMES

_IPTC = re.compile(r"https?://(?:www\.)?(?=cvx?\.iptc\.org/)", re.IGNORECASE)
_BARE_IPTC_CODE = re.compile(r"[012]\d{7}", re.ASCII)
_SHOWN = frozenset(("", "display", "full", "main", "preferred"))
"""Roles of names meant to be read by people; others are mnemonics, short forms or for a screen of the agency's."""


@dataclass(frozen=True, slots=True)
class Scope:
    """What holds throughout one item.

    Attributes:
        language: The language of its text, a tag as filed.
        zone: What a time without a zone is in.
        schemes: URIs by the aliases that catalogs inside the item declare.
        aliases: The other way about.
        asserted: `assert` elements by the identifier that they say more about (NewsML-G2 Guide, "assert").
    """

    language: str | None = None
    zone: tzinfo = UTC
    schemes: Mapping[str, str] = field(default_factory=dict)
    aliases: Mapping[str, str] = field(default_factory=dict)
    asserted: Mapping[str, _Element] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Code:
    """An identifier.

    Attributes:
        text: A qcode where the scheme has an alias; else the URI or literal as filed.
        scheme: The scheme's URI, where known.
    """

    text: str
    scheme: str | None = None

    @property
    def bare(self) -> str:
        """Without alias or scheme."""
        return bare(self.text)


def declared_schemes(item: _Element) -> dict[str, str]:
    """The aliases that catalogs inside the item declare."""
    found: dict[str, str] = {}
    for catalog in children(item):
        if local_name(catalog) == "catalog":
            for scheme in inside(catalog, "scheme"):
                alias, uri = scheme.get("alias"), scheme.get("uri")
                if alias and uri:
                    found[alias.strip()] = uri.strip()
    return found


def asserts(item: _Element) -> dict[str, _Element]:
    """What the item asserts about concepts, by each identifier it uses for them."""
    found: dict[str, _Element] = {}
    for element in children(item):
        if local_name(element) == "assert":
            for identifier in filter(None, (element.get("qcode"), element.get("uri"), element.get("literal"))):
                found.setdefault(identifier.strip(), element)
    return found


def code_of(element: _Element, scope: Scope) -> Code | None:
    """The identifier of a concept: its qcode, else its URI, else its literal; None where it has only a name."""
    if qcode := _squeezed(element.get("qcode")):
        return _of_qcode(qcode, scope)
    literal = " ".join((element.get("literal") or "").split())
    if uri := _squeezed(element.get("uri")):
        return _of_uri(uri, literal, scope)
    return Code(literal) if literal else None


def bare(identifier: str) -> str:
    """The code in a qcode or at the end of a URI (`usable` of `stat:usable` and of `http://cv.iptc.org/…/usable`)."""
    if "/" in identifier or "#" in identifier:
        tail = re.split("[/#]", identifier.rstrip("/#"))[-1]
        if "://" in identifier or not identifier.partition(":")[2]:
            return unquote(tail)
    return identifier.partition(":")[2] or identifier


def bare_codes(element: _Element, attribute: str) -> tuple[str, ...]:
    """The codes in an attribute that holds qcodes, or in its twin that holds URIs (`role`, `roleuri`), in lower case.

    The twin's name changed in no version: it has been the attribute's with `uri` behind it since 2.18.
    """
    qcodes, uris = element.get(attribute), element.get(f"{attribute}uri")
    if qcodes is None and uris is None:
        return ()
    return tuple(bare(one).lower() for one in f"{qcodes or ''} {uris or ''}".split())


def value_of(element: _Element | None) -> str | None:
    """The code of a property by itself, in the filing's capitals (`text`); its literal or name where it has none."""
    if element is None:
        return None
    identifier = (element.get("qcode") or element.get("uri") or "").strip()
    return (bare(identifier) if identifier else (element.get("literal") or "").strip()) or text_of(element)


def label_of(element: _Element, scope: Scope) -> str | None:
    """The name of a concept for people, in the item's language where it has one; from an assert where it has none."""
    return _label(element, scope.language) or next(
        (name for more in more_about(element, scope) if (name := _label(more, scope.language))), None
    )


def more_about(element: _Element, scope: Scope) -> Iterator[_Element]:
    """What the item asserts about this concept elsewhere."""
    if scope.asserted:
        for attribute in ("qcode", "uri", "literal"):
            found = scope.asserted.get((element.get(attribute) or "").strip())
            if found is not None:
                yield found
                return


def in_words(element: _Element, scope: Scope) -> str | None:
    """A concept in words: its name, else its literal, else its code; None for a URI that names nobody."""
    if name := label_of(element, scope):
        return name
    literal = " ".join((element.get("literal") or "").split())
    if literal:
        return literal
    qcode = _squeezed(element.get("qcode"))
    return bare(qcode) if qcode else None


def _label(element: _Element, language: str | None) -> str | None:
    names = in_language(list(element.iterchildren("{*}name")), language) if len(element) else ()
    texts = [(text, _shown(name)) for name in names if (text := text_of(name))]
    return next((text for text, shown in texts if shown), texts[0][0] if texts else None)


def _shown(name: _Element) -> bool:
    return all(role in _SHOWN for role in bare_codes(name, "role")) and not name.get("part")


def _squeezed(identifier: str | None) -> str:
    return "".join((identifier or "").split())


def _of_qcode(qcode: str, scope: Scope) -> Code:
    alias, colon, code = qcode.partition(":")
    if not colon:
        known = _BARE_IPTC_CODE.fullmatch(qcode)
        alias = "medtop" if qcode.startswith("2") else "subj"
        return Code(f"{alias}:{qcode}", SCHEMES[alias]) if known else Code(qcode)
    uri = scope.schemes.get(alias) or SCHEMES.get(alias)
    own = ALIASES.get(_iptc(uri)) if uri else None
    return Code(f"{own}:{code}", SCHEMES[own]) if own and code else Code(qcode, uri)


def _of_uri(uri: str, literal: str, scope: Scope) -> Code:
    whole = _iptc(uri).rstrip("/")
    at = max(whole.rfind("/"), whole.rfind("#")) + 1
    scheme, code = whole[:at], unquote(whole[at:])
    if code and (alias := ALIASES.get(scheme)):
        return Code(f"{alias}:{code}", scheme)
    if alias := scope.aliases.get(uri[: max(uri.rfind("/"), uri.rfind("#")) + 1]):
        return Code(f"{alias}:{unquote(uri.removeprefix(scope.schemes[alias]))}", scope.schemes[alias])
    if literal and (tail := quote(literal, safe="")) and uri.endswith(tail):
        return Code(literal, uri.removesuffix(tail) or None)
    return Code(uri)


def _iptc(uri: str) -> str:
    return uri if uri in ALIASES else _IPTC.sub("http://", uri)
