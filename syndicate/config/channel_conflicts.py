"""What channels have against the other tables, and what is wrong between their own keys."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from syndicate.config.bus import nats_problems
from syndicate.config.channel_tables import TYPES
from syndicate.config.given import folder_in, named, secret_problems
from syndicate.config.problems import place
from syndicate.config.stands import folder_of_pages
from syndicate.config.values import nearest
from syndicate.errors import Problem

FORMER = "webhooks"
"""The kind of table that webhooks had before there were other channels."""


def conflicts(tables: Mapping[str, Any], folder: Path) -> Iterator[Problem]:
    """Yield every problem of channels with other tables or between their own keys.

    Args:
        tables: As they were given.
        folder: The configuration's own, which paths are taken from.
    """
    yield from _former(tables)
    yield from _same_stream(tables)
    outlets = [name for name, _ in named(tables, "outlets")]
    for name, table in named(tables, "channels"):
        where = place("channels", name)
        outlet = table.get("outlet", name)
        if outlet not in outlets:
            told = place(where, "outlet") if "outlet" in table else where
            yield Problem(told, f"there is no outlet '{outlet}'{nearest(str(outlet), outlets)}")
        kind = TYPES.get(str(table.get("type")))
        if table.get("type") == "jetstream":
            yield from nats_problems(where, table)
        else:
            yield from secret_problems(where, table, kind.secrets if kind else ())
        yield from _without_tls(where, table)
        yield from _half_a_login(where, table)
        if table.get("type") == "folder" and (drop := folder_in(table, folder)):
            yield from _in_the_way(place(where, "path"), drop, tables, folder)


def _former(tables: Mapping[str, Any]) -> Iterator[Problem]:
    if FORMER in tables:
        names = [name for name, _ in named(tables, FORMER)] or ["NAME"]
        for name in names:
            what = f'webhooks are channels now: write [{place("channels", name)}] and type = "webhook" below it'
            yield Problem(place(FORMER, name), what)


def _same_stream(tables: Mapping[str, Any]) -> Iterator[Problem]:
    """Streams that would be declared twice, or get one another's messages."""
    seen: dict[tuple[str, str, str], str] = {}
    for name, table in named(tables, "channels"):
        if table.get("type") != "jetstream":
            continue
        for key, default in (("stream", name), ("subject", "wire")):
            told = str(table.get("url")), key, str(table.get(key, default))
            other = seen.setdefault(told, name)
            if other != name:
                where = place(place("channels", name), key)
                yield Problem(where, f"is '{told[2]}' as that of {place('channels', other)}: give it another")


def _without_tls(where: str, table: Mapping[str, Any]) -> Iterator[Problem]:
    if table.get("security") == "none" and table.get("allow_private") is not True:
        what = "'none' is for your own network: allow_private = true allows it"
        yield Problem(place(where, "security"), what)
    for key in ("url", "endpoint_url"):
        url = table.get(key)
        if isinstance(url, str) and "nats:" in url and table.get("allow_private") is not True:
            yield Problem(place(where, key), "must be tls; allow_private = true allows nats://, in your own network")
        if isinstance(url, str) and url.startswith("http:") and table.get("allow_private") is not True:
            yield Problem(place(where, key), "must be https; allow_private = true allows http, in your own network")


def _half_a_login(where: str, table: Mapping[str, Any]) -> Iterator[Problem]:
    """A user name without what proves it, or the other way round."""
    password = any(key in table for key in ("password_env", "password_file"))
    if table.get("type") == "sftp" and not password and "key_file" not in table:
        yield Problem(place(where, "key_file"), "missing: give key_file, password_env or password_file")
    if table.get("type") == "email" and "username" in table and not password:
        yield Problem(place(where, "password"), "missing: say where it is with password_env or password_file")
    if table.get("type") == "email" and "username" not in table and password:
        yield Problem(place(where, "username"), "missing: it is sent with the password (like 'username = \"desk\"')")


def _in_the_way(where: str, drop: Path, tables: Mapping[str, Any], folder: Path) -> Iterator[Problem]:
    """Folders that are the stand's, or whose files would be read as dispatches again."""
    pages = folder_of_pages(tables, folder)
    if pages is not None and (drop == pages or pages in drop.parents):
        yield Problem(where, "must lie apart from the stand, where pages are published")
    for name, source in named(tables, "sources"):
        spool = folder_in(source, folder) if source.get("type") == "spool" else None
        if spool and (drop == spool or (source.get("recursive") is True and spool in drop.parents)):
            what = f"{place('sources', name)} reads this folder: what is dropped here would come in again"
            yield Problem(where, what)
