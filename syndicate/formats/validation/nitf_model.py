"""The grammar of NITF, as much of it as dispatches are made of (NITF 3.6 XSD)."""

from collections.abc import Mapping
from types import MappingProxyType

ORDER: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "nitf": ("head", "body"),
        "head": ("title", "meta", "tobject", "iim", "docdata", "pubdata", "revision-history"),
        "tobject": ("tobject.property", "tobject.subject"),
        "body": ("body.head", "body.content", "body.end"),
        "body.head": ("hedline", "note", "rights", "byline", "distributor", "dateline", "abstract", "series"),
        "body.end": ("tagline", "bibliography"),
        "hedline": ("hl1", "hl2"),
    }
)
"""Children in the order in which they must stand."""

ONCE: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        "nitf": frozenset(("head", "body")),
        "head": frozenset(("title", "tobject", "iim", "docdata")),
        "body": frozenset(("body.head", "body.end")),
        "body.head": frozenset(("rights", "distributor", "series")),
        "body.end": frozenset(("tagline", "bibliography")),
        "hedline": frozenset(("hl1",)),
    }
)
"""Children that may stand only once."""

TEXTLESS = frozenset(
    (
        *(
            "nitf",
            "head",
            "docdata",
            "tobject",
            "body",
            "body.head",
            "body.content",
            "body.end",
            "hedline",
            "block",
            "abstract",
        ),
        *("key-list", "del-list", "media", "identified-content", "ul", "ol", "table", "tr", "nitf-table"),
    )
)
"""Elements that hold elements only."""

REQUIRED_ATTRIBUTES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "tobject.subject": ("tobject.subject.refnum",),
        "meta": ("content",),
        "media": ("media-type",),
        "ds": ("num",),
    }
)

CHOICES: Mapping[str, Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        "title": {"type": ("main", "subtitle", "parttitle", "alternate", "abbrev", "other")},
        "pubdata": {"type": ("print", "audio", "video", "web", "appliance", "other")},
        "revision-history": {
            "function": (
                *("writer-author", "editor", "producer", "archivist", "videographer", "graphic-artist"),
                *("photographer", "statistician", "other"),
            )
        },
        "note": {
            "noteclass": ("cpyrt", "end", "hd", "editorsnote", "trademk", "undef"),
            "type": ("std", "pa", "npa"),
        },
        "media-reference": {"units": ("pixels",), "noflow": ("noflow",)},
    }
)
"""Attributes that have one of a few words."""
