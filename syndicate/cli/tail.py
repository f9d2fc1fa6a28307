"""`tail`: the live wire in a terminal."""

import os
import select
import sys
from collections.abc import Collection, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any, Final

import click
from rich.console import Console
from rich.text import Text

from syndicate.build.following import Ended, Told, follow_address, follow_store
from syndicate.cli.completing import complete_section
from syndicate.cli.options import config_option, configured, json_option
from syndicate.cli.view import json_line
from syndicate.rules.text import clean, fold
from syndicate.store import open_ledger

_WORDS: Final = {"dispatch.canceled": "KILL", "dispatch.withheld": "HOLD", "reset": "RESET"}
_COLOURS: Final = {"dispatch.canceled": "bold red", "dispatch.withheld": "magenta", "reset": "yellow"}
_FLASH, _URGENT, _ROUTINE = 2, 3, 5
"""Urgencies (IPTC `urgency`): at the most for a flash, for what is urgent, for what is routine."""


@click.command(epilog="Example: syndicate tail --section world --json | jq .data.uri")
@config_option
@json_option
@click.option(
    "--section",
    "sections",
    multiple=True,
    shell_complete=complete_section,
    help="Only stories of this section; may be given again.",
)
@click.option(
    "--last", default=10, show_default=True, type=click.IntRange(0), help="Events of the store to begin with."
)
@click.option("--no-wait", is_flag=True, help="Show what the store has, and end.")
@click.option("--token-env", metavar="NAME", help="The environment variable with a token for URL.")
@click.argument("url", required=False)
def tail(
    *,
    config_file: Path,
    as_json: bool,
    sections: tuple[str, ...],
    last: int,
    no_wait: bool,
    token_env: str | None,
    url: str | None,
) -> None:
    """Follow the wire: each version as it comes to stand, kills in red, until Ctrl-C.

    Follows the configured store, or the wire at URL (of another syndicate, without a configuration). Urgent stories
    stand out. In a pipe there are no colours; with --json each event is a line.
    """
    show = _Shown(as_json=as_json)
    try:
        events = _of_store(config_file, sections, last, show.closed, wait=not no_wait)
        for told in _of_address(url, token_env, show.closed) if url is not None else events:
            if not sections or told.name == "reset" or not set(sections).isdisjoint(told.fields.get("sections", ())):
                show(told)
    except KeyboardInterrupt:
        return
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # nothing is left to be flushed at the exit


def _of_address(url: str, token_env: str | None, ended: Ended) -> Iterator[Told]:
    if not url.startswith(("http://", "https://")):
        raise click.BadParameter("must be an http or https address (like https://wire.example/wire)", param_hint="URL")
    token = os.environ.get(token_env, "").strip() if token_env else ""
    if token_env and not token:
        raise click.BadParameter(f"{token_env} is not set, or empty", param_hint="--token-env")
    yield from follow_address(url, token or None, ended, lambda why: click.echo(f"{why}; coming again", err=True))


def _of_store(config_file: Path, sections: Collection[str], last: int, ended: Ended, *, wait: bool) -> Iterator[Told]:
    config = configured(config_file)
    known = [section.name for section in config.sections]
    for section in sections:
        if section not in known:
            raise click.BadParameter(f"{section!r} is not one of {', '.join(known)}", param_hint="--section")
    with closing(open_ledger(config.store.url)) as ledger:
        yield from follow_store(ledger, config.agency, last, ended, wait=wait)


class _Console(Console):
    """Leaves it to us what to do when nobody reads any more."""

    def on_broken_pipe(self) -> None:
        raise BrokenPipeError


class _Shown:
    """Prints events, each at once."""

    def __init__(self, *, as_json: bool) -> None:
        self._as_json = as_json
        self._console = _Console(highlight=False)

    def __call__(self, told: Told) -> None:
        if self._as_json:
            click.echo(json_line({"id": told.id, **told.fields, "type": told.name}))
        else:
            self._console.print(_line(told), soft_wrap=True)
        sys.stdout.flush()

    def closed(self) -> bool:
        """Whether nobody reads any more what we print (poll(2): POLLERR of a pipe without a reader)."""
        try:
            asked = select.poll()
            asked.register(sys.stdout.fileno(), 0)
        except (OSError, ValueError):  # it is no file
            return False
        return any(seen & (select.POLLERR | select.POLLNVAL) for _, seen in asked.poll(0))


def _line(told: Told) -> Text:
    """One line for people: when, how urgent, what, where."""
    if told.name == "reset":
        return Text("RESET: events were missed; read the feeds, then go on", _COLOURS["reset"])
    item = told.fields.get("data", {})
    urgency = item.get("urgency")
    words = [
        str(told.fields.get("timestamp", ""))[:19].replace("T", " "),
        str(urgency) if urgency else "-",
        _WORDS.get(told.name, ""),
        _headline(item) or f"{item.get('edNote', '')} {item.get('uri', '')}".strip(),
        f"[{', '.join(told.fields.get('sections', ()))}]",
    ]
    return Text(" ".join(fold(clean(word)) for word in words if word), _colour(told.name, urgency))


def _headline(item: dict[str, Any]) -> str:
    found = item.get("headlines") or [{}]
    return str(found[0].get("value", ""))


def _colour(name: str, urgency: object) -> str:
    if name in _COLOURS:
        return _COLOURS[name]
    if not isinstance(urgency, int):
        return ""
    if urgency <= _FLASH:
        return "bold yellow"
    if urgency <= _URGENT:
        return "bold"
    return "" if urgency <= _ROUTINE else "dim"


VERBS = (tail,)
