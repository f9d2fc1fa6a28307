"""`doctor`: whether the machine has what the desk needs, and what to do where it does not."""

import sys
from pathlib import Path
from typing import Final

import click
from rich.table import Table
from rich.text import Text

from syndicate.build.doctor import examine
from syndicate.cli.options import config_option, configured, json_option
from syndicate.cli.view import json_line
from syndicate.cli.wire import print_table
from syndicate.model.checkup import Finding, Level

_COLOURS: Final = {Level.OK: "green", Level.WARN: "yellow", Level.FAIL: "bold red"}


@click.command(epilog="Example: syndicate doctor --json")
@config_option
@json_option
def doctor(*, config_file: Path, as_json: bool) -> None:
    """Look at the machine: disks, rights, secrets, the store, the clock, the port, limits, versions.

    Nothing is changed. Each line is ok, warn or fail, and says what to do; the exit code is 1 where one fails. Sources
    and channels are tried by `syndicate check --connect`.
    """
    found = list(examine(configured(config_file)))
    if as_json:
        for each in found:
            click.echo(json_line(_fields(each)))
    else:
        table = Table(show_header=False, box=None, pad_edge=False)
        for each in found:
            seen = f"{each.seen}\n→ {each.remedy}" if each.remedy else each.seen
            table.add_row(Text(each.level, _COLOURS[each.level]), each.subject, Text(seen))
        print_table(table)
    if any(each.level is Level.FAIL for each in found):
        sys.exit(1)


def _fields(finding: Finding) -> dict[str, object]:
    return {
        "subject": finding.subject,
        "level": finding.level,
        "seen": finding.seen,
        "remedy": finding.remedy or None,
    }


VERBS = (doctor,)
