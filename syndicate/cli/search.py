"""`search`, `migrate`: what was ever on the wire, found by its words, and the index of them brought up to date."""

import re
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final

import click
from rich.table import Table
from rich.text import Text

from syndicate.cli.options import config_option, json_option, opened
from syndicate.cli.progress import progress
from syndicate.cli.view import dispatch_fields, json_line
from syndicate.cli.wire import print_table
from syndicate.errors import BadQuery
from syndicate.model.dispatch import Dispatch, PubStatus
from syndicate.model.search import Found, Hit, Query, Scope, Snippet, Wanted
from syndicate.rules.search.query import parse

_AGES: Final[Mapping[str, timedelta]] = {"h": timedelta(hours=1), "d": timedelta(days=1), "w": timedelta(weeks=1)}
_STEP: Final = 250  # versions that a transaction indexes: a quarter of a second in which others wait for their turn


class _Moment(click.ParamType[datetime | timedelta]):
    """A date, a moment, or how long ago; see `syndicate search --help`."""

    name = "when"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> datetime | timedelta:
        """A moment, aware, or how long ago it was."""
        said = str(value)
        if ago := re.fullmatch(r"(\d{1,5})([hdw])", said):
            return int(ago[1]) * _AGES[ago[2]]
        try:
            moment = datetime.fromisoformat(said)
            return moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)
        except (ValueError, OverflowError):
            self.fail(f"{said!r} is no date (2026-11-24, 2026-11-24T12:00Z) and no age (36h, 7d, 2w)", param, ctx)


@click.command(epilog="""Example: syndicate search 'headline:cocoa (brazil OR bahia) -coffee' --since 7d""")
@config_option
@json_option
@click.argument("query", metavar="QUERY…", nargs=-1)
@click.option("--section", "sections", multiple=True, help="Only stories of this section; may be said again.")
@click.option("--source", help="Only what came through this source.")
@click.option("--agency", help="Only what this agency filed.")
@click.option("--language", metavar="TAG", help="Only what is in this language (en finds en-GB too).")
@click.option("--kind", help="Only items of this class (text, picture …).")
@click.option("--status", type=click.Choice([*PubStatus]), help="Only what has this status.")
@click.option("--since", type=_Moment(), help="Created then or later: 2026-11-24, 2026-11-24T12:00Z, 36h, 7d, 2w.")
@click.option("--until", type=_Moment(), help="Created earlier.")
@click.option("--all-versions", is_flag=True, help="Look at older versions too, not only the newest of each story.")
@click.option("--limit", default=20, show_default=True, type=click.IntRange(1, 10_000), help="How many.")
@click.option("--before", metavar="CURSOR", type=click.IntRange(1), help="Go on behind an earlier answer.")
def search(
    *,
    config_file: Path,
    as_json: bool,
    query: tuple[str, ...],
    sections: tuple[str, ...],
    source: str | None,
    agency: str | None,
    language: str | None,
    kind: str | None,
    status: str | None,
    since: datetime | timedelta | None,
    until: datetime | timedelta | None,
    all_versions: bool,
    limit: int,
    before: int | None,
) -> None:
    """Find stories by their words, newest first; embargoed, held and killed ones too, each with its status.

    cocoa brazil: both words. "cocoa review": side by side. OR, -not, expor*, brackets, and headline: slugline: byline:
    dateline: in front of a word. Put the whole into single quotes.
    """
    asked = _parsed(" ".join(query))
    with opened(config_file) as house:
        for name in sections:
            if name not in (known := [one.name for one in house.config.sections]):
                raise click.BadParameter(f"{name!r} is not one of {', '.join(known)}", param_hint="--section")
        now = house.clock.now()
        found = house.search.find(
            Wanted(
                query=asked,
                scope=Scope.EVERY if all_versions else Scope.NEWEST,
                sections=frozenset(sections) or None,
                source=source,
                agency=agency,
                language=language,
                kind=kind,
                pub_status=PubStatus(status) if status else None,
                since=now - since if isinstance(since, timedelta) else since,
                until=now - until if isinstance(until, timedelta) else until,
                before=before,
                limit=limit,
            )
        )
    if as_json:
        for hit in found.hits:
            click.echo(json_line(_fields(hit)))
    elif found.hits:
        print_table(_table(found, now))
    _say_more(found)


@click.command(epilog="Example: syndicate migrate")
@config_option
def migrate(config_file: Path) -> None:
    """Bring the store to what this program needs, and its index of words up to date.

    The tables are brought up to date whenever a store is opened; the index goes on from where it stopped, also beside a
    running daemon, which does the same by itself.
    """
    with opened(config_file) as house:
        behind = house.search.behind()
        indexed = 0
        with progress("indexing", behind) as told:
            while count := house.search.catch_up(_STEP):
                told(count)
                indexed += count
    click.echo(f"The store is up to date; {indexed} versions were added to its index.")


def _parsed(query: str) -> Query | None:
    try:
        return parse(query)
    except BadQuery as error:
        where = f"\n\n  {query}\n  {' ' * (error.at - 1)}^"
        raise click.BadParameter(f"{error}{where}", param_hint="QUERY") from error


def _table(found: Found, now: datetime) -> Table:
    table = Table("created", "status", "v", "headline", "text", box=None, pad_edge=False)
    table.add_column("guid", no_wrap=True)
    for hit in found.hits:
        dispatch = hit.dispatch
        table.add_row(
            f"{dispatch.created:%Y-%m-%d %H:%M}",
            _status(hit.dispatch, now),
            str(dispatch.version),
            _shown(hit.headline),
            _shown(hit.snippet),
            dispatch.guid,
        )
    return table


def _status(dispatch: Dispatch, now: datetime) -> Text:
    if dispatch.pub_status is not PubStatus.USABLE:
        return Text(dispatch.pub_status, style="red" if dispatch.pub_status is PubStatus.CANCELED else "yellow")
    if dispatch.embargo and dispatch.embargo > now:
        return Text(f"embargoed until {dispatch.embargo:%Y-%m-%d %H:%M}", style="yellow")
    return Text("usable")


def _shown(snippet: Snippet) -> Text:
    text = Text(snippet.text)
    for start, end in snippet.marks:
        text.stylize("bold reverse", start, end)
    return text


def _fields(hit: Hit) -> dict[str, object]:
    fields = dispatch_fields(hit.dispatch)
    del fields["file"], fields["rejected"]
    return {
        **fields,
        "sections": sorted(hit.sections),
        "snippet": hit.snippet.text,
        "marks": hit.snippet.marks,
    }


def _say_more(found: Found) -> None:
    if not found.hits:
        click.echo("Nothing was found.", err=True)
    if found.before is not None:
        click.echo(f"There is more: --before {found.before}", err=True)
    if found.behind:
        click.echo(
            f"{found.behind} versions are not in the index yet; `syndicate migrate` brings them in.",
            err=True,
        )


VERBS = (search, migrate)
