"""Who made an item, who sent it and whose story it is."""

import re
from collections.abc import Iterator, Sequence

from lxml.etree import _Element

from syndicate.formats.newsml_g2.reading.concepts import Scope, bare_codes, in_words, label_of
from syndicate.formats.newsml_g2.reading.parts import Parts, text_of
from syndicate.formats.newsml_g2.reading.subjects import kind_of

_DISTRIBUTES = "distributor"
_HELPS = frozenset(("descrwriter", "capwriter", "captionwriter", "editor", "contenteditor", "metadataeditor"))
_CORPORATE = re.compile(
    r"\b(?:inc|ltd|llc|llp|gmbh|ag|plc|corp|co|s\.?p\.?a|s\.?a|agency|agencia|agence|agentur|news|newswire|network|press"
    r"|media|television|fernsehen|radio|tv|pictures|photos|images|photo|desk|staff|redaktion)\b|^the\b",
    re.IGNORECASE,
)
"""What the names of organisations have in them, and those of people hardly ever."""


def read_provider(item_meta: Parts, content_meta: Parts, scope: Scope) -> str | None:
    """Who sent it: `itemMeta/provider`, unless an `infoSource` is the one that distributed it.

    An item handed on names its publisher as the provider, as syndicate's own pages do, and keeps in `infoSource` whom
    it has it from (scheme `cpprole:`).
    """
    for source in content_meta.all("infoSource"):
        if _DISTRIBUTES in bare_codes(source, "role") and (name := in_words(source, scope)):
            return name
    provider = item_meta.first("provider")
    if provider is None:
        return None
    return in_words(provider, scope) or text_of(provider) or provider.get("uri")


def read_agency(content_meta: Parts, scope: Scope) -> str | None:
    """Whose story it is: the first `infoSource` with a name that is more than its distributor."""
    for source in content_meta.all("infoSource"):
        if _DISTRIBUTES not in bare_codes(source, "role") and (name := in_words(source, scope)):
            return name
    return None


def read_creators(creators: Sequence[_Element], scope: Scope, parties: tuple[str | None, ...]) -> str | None:
    """The people among the creators, for items without a line that says who they are by.

    Args:
        creators: `contentMeta/creator` elements.
        scope: The item's.
        parties: Names of the organisations that the item has already named.
    """
    names = dict.fromkeys(name for name in _people(creators, scope) if name not in parties)
    return ", ".join(names) or None


def read_copyright(rights: Parts, scope: Scope) -> str | None:
    """The holder of the copyright, by name; the notice is read elsewhere and comes first."""
    for holder in rights.all("copyrightHolder"):
        if name := in_words(holder, scope) or text_of(holder):
            return name
    return None


def _people(creators: Sequence[_Element], scope: Scope) -> Iterator[str]:
    for creator in creators:
        if _HELPS.intersection(bare_codes(creator, "role")) or kind_of(creator, scope) == "organisation":
            continue
        name = label_of(creator, scope)
        if name and " " in name and not _CORPORATE.search(name) and not any(map(str.isdigit, name)):
            yield name
