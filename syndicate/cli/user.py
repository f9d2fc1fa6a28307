"""`user`: who may log in to the desk; `acts`: what was done by hand."""

import sys
from pathlib import Path
from typing import TextIO

import click
from rich.table import Table

from syndicate.build import LEAST_CHARACTERS, Argon2Passwords, House
from syndicate.cli.options import by_hand, config_option, json_option, opened
from syndicate.cli.view import json_line
from syndicate.cli.wire import print_table
from syndicate.errors import SyndicateError
from syndicate.model.staff import Act, Role, User

_LONGEST_NAME = 64

name_argument = click.argument("name")
role_choice = click.Choice([str(role) for role in Role])
password_option = click.option(
    "--password-file",
    type=click.File("r", encoding="utf-8"),
    help="Read the password from the first line of a file (- for standard input) instead of asking twice.",
)


@click.group(epilog="Example: syndicate user list")
def user() -> None:
    """Users of the desk. A running daemon obeys at once."""


@user.command(epilog="Example: syndicate user add anna --role editor")
@config_option
@name_argument
@click.option("--role", type=role_choice, default=str(Role.EDITOR), show_default=True, help="What they may do.")
@password_option
def add(config_file: Path, name: str, role: str, password_file: TextIO | None) -> None:
    """Add somebody who may log in; the password is asked for twice."""
    if not name.isprintable() or not name.strip() or name != name.strip() or len(name) > _LONGEST_NAME:
        raise click.BadParameter(f"a name has 1 to {_LONGEST_NAME} characters, and no space at its ends")
    with opened(config_file) as house:
        staff = house.ledger.staff()
        if staff.user(name):
            raise SyndicateError(f"there is a user {name}; `syndicate user passwd {name}` gives another password")
        password = Argon2Passwords().hashed(_password(password_file))
        if not staff.add(User(name=name, role=Role(role), password=password, made=house.clock.now())):
            raise SyndicateError(f"there is a user {name}")
        _note(house, "add user", name, f"added as {role}")
    click.echo(f"Added {name} as {role}.")


@user.command(epilog="Example: syndicate user passwd anna")
@config_option
@name_argument
@password_option
def passwd(config_file: Path, name: str, password_file: TextIO | None) -> None:
    """Give somebody another password, and log them out everywhere."""
    with opened(config_file) as house:
        _known(house, name)
        house.ledger.staff().set_password(name, Argon2Passwords().hashed(_password(password_file)))
        _note(house, "change password", name, "changed; all sessions ended")
    click.echo(f"{name} has another password and is logged out everywhere.")


@user.command(epilog="Example: syndicate user role anna operator")
@config_option
@name_argument
@click.argument("role", type=role_choice)
def role(config_file: Path, name: str, role: str) -> None:
    """Give somebody another role: viewer reads, editor works on stories, operator does everything."""
    with opened(config_file) as house:
        _known(house, name)
        house.ledger.staff().set_role(name, Role(role))
        _note(house, "change role", name, f"is {role} now")
    click.echo(f"{name} is {role} now.")


@user.command(epilog="Example: syndicate user remove anna")
@config_option
@name_argument
def remove(config_file: Path, name: str) -> None:
    """Remove somebody, and log them out everywhere; what they did stays in the acts."""
    with opened(config_file) as house:
        _known(house, name)
        house.ledger.staff().remove(name)
        _note(house, "remove user", name, "removed; all sessions ended")
    click.echo(f"Removed {name}.")


@user.command("list", epilog="Example: syndicate user list --json")
@config_option
@json_option
def list_(*, config_file: Path, as_json: bool) -> None:
    """List who may log in."""
    with opened(config_file) as house:
        users = house.ledger.staff().users()
    if as_json:
        for each in users:
            click.echo(json_line({"name": each.name, "role": str(each.role), "made": each.made.isoformat()}))
        return
    table = Table("name", "role", "added", box=None, pad_edge=False)
    for each in users:
        table.add_row(each.name, str(each.role), f"{each.made:%Y-%m-%d %H:%M}")
    print_table(table)


@click.command(epilog="Example: syndicate acts --about tag:wire.example,2026:dispatch/0123456789abcdef")
@config_option
@json_option
@click.option("--about", metavar="GUID", help="Only those about this story, user or delivery.")
@click.option("--most", default=50, show_default=True, type=click.IntRange(1), help="How many.")
def acts(*, config_file: Path, as_json: bool, about: str | None, most: int) -> None:
    """List what was done by hand, newest first: who, when, what and why."""
    with opened(config_file) as house:
        rows = house.ledger.acts().listed(most, about=about)
    if as_json:
        for row in rows:
            click.echo(json_line(_fields(row)))
        return
    table = Table("at", "who", "act", "about", "note", "result", box=None, pad_edge=False)
    for row in rows:
        table.add_row(f"{row.at:%Y-%m-%d %H:%M:%S}", row.user, row.act, row.about, row.note, row.result)
    print_table(table)


def _password(file: TextIO | None) -> str:
    if file is not None:
        password = file.readline().rstrip("\r\n")
    elif sys.stdin.isatty():
        password = str(click.prompt("Password", hide_input=True, confirmation_prompt="The same again"))
    else:
        password = sys.stdin.readline().rstrip("\r\n")
    if len(password) < LEAST_CHARACTERS:
        raise SyndicateError(f"a password has at least {LEAST_CHARACTERS} characters; a sentence is a good one")
    return password


def _known(house: House, name: str) -> None:
    if house.ledger.staff().user(name) is None:
        known = ", ".join(each.name for each in house.ledger.staff().users()) or "none"
        raise SyndicateError(f"there is no user {name}; there are {known}")


def _note(house: House, act: str, about: str, result: str) -> None:
    house.ledger.acts().note(Act(at=house.clock.now(), user=by_hand(), act=act, about=about, result=result))


def _fields(act: Act) -> dict[str, object]:
    return {
        "number": act.number,
        "at": act.at.isoformat(),
        "user": act.user,
        "act": act.act,
        "about": act.about,
        "note": act.note,
        "result": act.result,
    }


VERBS = (user, acts)
