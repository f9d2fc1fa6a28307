"""A dispatch as JSON and back: decode(encode(d)) == d, and the same dispatch is always the same bytes.

Every field is written, also where it has its default, so that a later default never changes an old record. Keys that
this program does not know are passed over, fields that the record lacks take their defaults: a record written by the
next version of the program can be read while both run. Times are RFC 3339 in UTC.
"""

from datetime import UTC, datetime

import orjson
from cattrs import Converter
from cattrs.strategies import configure_tagged_union

from syndicate.errors import StoreError
from syndicate.model.body import Block, Heading, Listing, Paragraph, Preformatted, Quote, Table
from syndicate.model.dispatch import Dispatch

# The words in stored records; the classes may be renamed, these may not.
_KINDS: dict[type[Block], str] = {
    Paragraph: "p",
    Heading: "h",
    Quote: "quote",
    Listing: "list",
    Table: "table",
    Preformatted: "pre",
}


def encode(dispatch: Dispatch) -> bytes:
    """Write a dispatch.

    Raises:
        ValueError: A time has no zone, or a text holds a lone surrogate.
    """
    try:
        return orjson.dumps(_CONVERTER.unstructure(dispatch))
    except orjson.JSONEncodeError as error:
        raise ValueError(f"{dispatch.guid} cannot be written as JSON: {error}") from error


def decode(record: bytes) -> Dispatch:
    """Read a dispatch.

    Raises:
        StoreError: The record is not a dispatch.
    """
    try:
        return _CONVERTER.structure(orjson.loads(record), Dispatch)
    except (ValueError, TypeError, KeyError) as error:
        raise StoreError("a stored dispatch cannot be read") from error


def _write_time(time: datetime) -> str:
    if time.tzinfo is None:
        raise ValueError(f"a time without a zone: {time.isoformat()}")
    return time.astimezone(UTC).isoformat()


def _read_time(text: str, _kind: type) -> datetime:
    return datetime.fromisoformat(text)


def _make_converter() -> Converter:
    converter = Converter(detailed_validation=False)
    converter.register_unstructure_hook(datetime, _write_time)
    converter.register_structure_hook(datetime, _read_time)
    configure_tagged_union(Block, converter, tag_name="kind", tag_generator=_KINDS.__getitem__)
    return converter


_CONVERTER = _make_converter()
