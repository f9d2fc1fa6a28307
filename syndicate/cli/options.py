"""What every verb takes."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from getpass import getuser
from pathlib import Path
from typing import Any, TypeVar

import click

from syndicate.build import House, open_house
from syndicate.cli.logs import set_up
from syndicate.config import Config, LogFormat, load

Verb = TypeVar("Verb", bound=Callable[..., Any])


def config_option(verb: Verb) -> Verb:
    """Add `--config FILE`."""
    return click.option(
        "--config",
        "config_file",
        type=click.Path(path_type=Path, dir_okay=False),
        default=Path("config.toml"),
        show_default=True,
        help="The configuration; paths in it are relative to it.",
    )(verb)


def json_option(verb: Verb) -> Verb:
    """Add `--json`."""
    return click.option("--json", "as_json", is_flag=True, help="One JSON object a line, for programs.")(verb)


@contextmanager
def opened(config_file: Path) -> Iterator[House]:
    """Load the configuration, say what goes wrong on standard error, and open everything."""
    config = configured(config_file)
    with open_house(config) as house:
        yield house


def log_option(verb: Verb) -> Verb:
    """Add `--log-format FORM`."""
    return click.option(
        "--log-format",
        type=click.Choice(["auto", "console", "json"]),
        help="Instead of log.format; auto is console on a terminal, else json.",
    )(verb)


def configured(config_file: Path, log_format: LogFormat | None = None) -> Config:
    """Load the configuration and set the log up as it says, or as the command line does."""
    config = load(config_file)
    set_up(replace(config.log, format=log_format) if log_format else config.log)
    return config


def by_hand() -> str:
    """Who works at this command line, as the audit trail names them."""
    try:
        return f"{getuser()} (command line)"
    except (KeyError, OSError):
        return "somebody (command line)"
