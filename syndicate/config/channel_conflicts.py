"""What channels have against the other tables, and what is wrong between their own keys."""

from collections.abc import Iterator, Mapping
from typing import Any

from syndicate.config.channel_tables import TYPES
from syndicate.config.given import named, secret_problems
from syndicate.config.problems import place
from syndicate.config.values import nearest
from syndicate.errors import Problem

FORMER = "webhooks"
"""The kind of table that webhooks had before there were other channels."""


def conflicts(tables: Mapping[str, Any]) -> Iterator[Problem]:
    """Yield every problem of channels with other tables or between their own keys."""
    yield from _former(tables)
    outlets = [name for name, _ in named(tables, "outlets")]
    for name, table in named(tables, "channels"):
        where = place("channels", name)
        outlet = table.get("outlet", name)
        if outlet not in outlets:
            told = place(where, "outlet") if "outlet" in table else where
            yield Problem(told, f"there is no outlet '{outlet}'{nearest(str(outlet), outlets)}")
        kind = TYPES.get(str(table.get("type")))
        yield from secret_problems(where, table, kind.secrets if kind else ())
        yield from _without_tls(where, table)


def _former(tables: Mapping[str, Any]) -> Iterator[Problem]:
    if FORMER in tables:
        names = [name for name, _ in named(tables, FORMER)] or ["NAME"]
        for name in names:
            what = f'webhooks are channels now: write [{place("channels", name)}] and type = "webhook" below it'
            yield Problem(place(FORMER, name), what)


def _without_tls(where: str, table: Mapping[str, Any]) -> Iterator[Problem]:
    url = table.get("url")
    if isinstance(url, str) and url.startswith("http:") and table.get("allow_private") is not True:
        yield Problem(place(where, "url"), "must be https; allow_private = true allows http, in your own network")
