"""From what cattrs raises to problems an operator can act on.

Each problem names its place as one would find it in the file (`sections.diplomacy.any.keywords[1]`).
"""

import re
from collections.abc import Iterator
from dataclasses import fields

from cattrs import ClassValidationError, ForbiddenExtraKeysError, IterableValidationError

from syndicate.config.channels import ChannelSettings
from syndicate.config.sources import SourceSettings
from syndicate.config.values import nearest
from syndicate.errors import Problem
from syndicate.model.section import Section

_BARE = re.compile(r"[A-Za-z0-9_-]+")  # TOML 1.0, bare keys
_MISSING = {
    "agency": "say who publishes, with name, tag, domain and base_url",
    "sections": "nothing is published without a section (like '[sections.all]')",
    "name": "for readers (like 'name = \"Example Wire\"')",
    "tag": "a few capitals (like 'tag = \"EXW\"')",
    "domain": "identifiers are minted in it (like 'domain = \"wire.example\"')",
    "base_url": "where readers reach the feeds (like 'base_url = \"http://127.0.0.1:8080/\"')",
    "type": "which kind of source this is (like 'type = \"spool\"')",
    "path": "the folder (like 'path = \"spool\"')",
    "title": "for readers (like 'title = \"Diplomacy\"')",
    "host": "the server (like 'host = \"files.agency.example\"')",
    "username": "who logs in (like 'username = \"desk\"')",
    "endpoint_url": "the service (like 'endpoint_url = \"https://s3.eu-central-1.example/\"')",
    "bucket": "the bucket (like 'bucket = \"wire\"')",
    "url": "the address (like 'url = \"https://wire.example/feed.xml\"')",
}
_MISSING_IN_CHANNELS = {
    "type": "which kind of channel this is (like 'type = \"webhook\"')",
    "to": "who is mailed (like 'to = [\"news@gazette.example\"]')",
    "sender": "the address that the mail comes from (like 'sender = \"wire@agency.example\"')",
    "host": "the server (like 'host = \"files.gazette.example\"')",
    "path": "the folder (like 'path = \"/srv/gazette\"')",
}
_NAMED_BY_TABLE = (Section, SourceSettings, ChannelSettings)


def place(where: str, key: object) -> str:
    """The place of a key within a place, as TOML would write it."""
    if isinstance(key, int):
        return f"{where}[{key}]"
    word = str(key) if _BARE.fullmatch(str(key)) else repr(str(key))
    return f"{where}.{word}" if where else word


def problems(error: Exception, where: str = "") -> Iterator[Problem]:
    """Every fault in what was structured, in the order of the fields, unknown keys after them.

    Args:
        error: What cattrs, or a check in its service, raised.
        where: The place of what was being structured; empty for the whole file.
    """
    match error:
        case ClassValidationError():
            placed, rest = error.group_exceptions()
            for fault, note in placed:
                yield from problems(fault, place(where, note.name))
            for fault in rest:
                yield from problems(fault, where)
        case IterableValidationError():
            items, rest = error.group_exceptions()
            for fault, at in items:
                yield from problems(fault, place(where, at.index))
            for fault in rest:
                yield from problems(fault, where)
        case ForbiddenExtraKeysError():
            named = issubclass(error.cl, _NAMED_BY_TABLE)
            known = [known.name for known in fields(error.cl) if known.name != "name" or not named]
            for key in sorted(error.extra_fields):
                yield Problem(place(where, key), f"unknown key '{key}'{nearest(key, known)}")
        case KeyError():
            yield Problem(where, f"missing: {_missing(where)}")
        case _:
            yield Problem(where, str(error))


def _missing(where: str) -> str:
    """What belongs at a place that is empty."""
    key = where.rpartition(".")[2]
    here = _MISSING_IN_CHANNELS if where.startswith("channels.") else {}
    return here.get(key) or _MISSING[key]
