"""`check`: whether the configuration holds, what it names can be reached, and what an outlet would refuse."""

import sys
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import click

from syndicate.build import House, SystemClock, look_at_bus, open_certificate, open_house
from syndicate.cli.completing import complete_outlet
from syndicate.cli.options import config_option, configured, json_option
from syndicate.cli.view import json_line
from syndicate.config import Config, Secret, exposed
from syndicate.desk.outlets import Judged, judged
from syndicate.errors import SyndicateError
from syndicate.model.outlet import Outlet, Refusal


@click.command(epilog="Example: syndicate check --outlet smartnews")
@config_option
@click.option(
    "--connect", is_flag=True, help="Also open the store, and try the bus, the stand, every source and every channel."
)
@click.option(
    "--outlet",
    "name",
    metavar="NAME",
    shell_complete=complete_outlet,
    help="Say what this outlet would refuse of what is on the wire.",
)
@json_option
def check(*, config_file: Path, connect: bool, name: str | None, as_json: bool) -> None:
    """Check the configuration, and with --connect everything it names.

    With --outlet every dispatch that the outlet could get now is held against its profile: a line for each thing that
    it refuses a dispatch for or advises against. The exit code is 1 where a dispatch is refused.
    """
    config = configured(config_file)
    if name is not None and connect:
        raise click.UsageError("ask --connect and --outlet one after the other")
    if name is not None:
        outlet = _named(config, name)
        with open_house(config) as house:
            found = list(judged(outlet, house.ledger, house.clock.now()))
        _tell(outlet, found, as_json=as_json)
        sys.exit(1 if any(each.refused for each in found) else 0)
    if as_json:
        raise click.UsageError("--json goes with --outlet")
    click.echo(
        f"{config_file}: {_count(len(config.sources), 'source')}, {_count(len(config.sections), 'section')}, "
        f"store {config.store.url}, pages in {config.stand.place}"
    )
    for problem in exposed(config):
        click.echo(str(problem), err=True)
    good = _certified(config)
    if connect:
        good = _reached(config) and good
    if not good:
        sys.exit(1)
    click.echo("All right.")


def _named(config: Config, name: str) -> Outlet:
    for outlet in config.outlets:
        if outlet.name == name:
            return outlet
    known = ", ".join(outlet.name for outlet in config.outlets) or "none"
    raise click.BadParameter(f"there is no {name!r}; there are {known}", param_hint="--outlet")


def _tell(outlet: Outlet, found: list[Judged], *, as_json: bool) -> None:
    for each in found:
        for refusal in each.refusals:
            click.echo(json_line(_fields(each, refusal)) if as_json else _line(each, refusal))
    if as_json:
        return
    refused = sum(each.refused for each in found)
    advised = sum(bool(each.refusals) and not each.refused for each in found)
    taken = len(found) - refused
    click.echo(f"{outlet.name}: {_count(len(found), 'dispatch')}, {refused} refused, {advised} with advice.")
    if taken < outlet.profile.least_items:
        click.echo(f"{outlet.name}: advice: the feed has {taken} of at least {outlet.profile.least_items}.")


def _line(each: Judged, refusal: Refusal) -> str:
    weight = "refused" if refusal.must else "advice"
    return f"{each.dispatch.guid}  {each.dispatch.headline}  {weight}: {refusal.aspect} {refusal.reason}"


def _fields(each: Judged, refusal: Refusal) -> dict[str, object]:
    return {
        "guid": each.dispatch.guid,
        "version": each.dispatch.version,
        "headline": each.dispatch.headline,
        "field": str(refusal.aspect),
        "reason": refusal.reason,
        "refused": refusal.must,
    }


def _certified(config: Config) -> bool:
    """Whether clients take the certificate of the web server now, if it has one."""
    certificate = open_certificate(config.web)
    if certificate is None:
        return True
    now = SystemClock().now()
    if trouble := certificate.trouble(now):
        click.echo(trouble, err=True)
    else:
        click.echo(f"web.certificate_file: valid until {certificate.ends.isoformat()}")
    return certificate.holds(now)


def _reached(config: Config) -> bool:
    """Open everything the configuration names, and say what does not open."""
    with open_house(config) as house:
        click.echo(f"store: {house.ledger.counts().versions} versions")
        good = True
        for place, probe in _probes(house):
            try:
                seen = probe()
            except SyndicateError as error:
                click.echo(f"{place}: {error}", err=True)
                good = False
            else:
                click.echo(f"{place}: {seen}")
    return good


def _probes(house: House) -> Iterator[tuple[str, Callable[[], str]]]:
    """By its place in the configuration, in its order, how everything that it names is tried."""
    if house.config.bus.url:
        yield "bus", partial(look_at_bus, house.config.bus)
    yield "stand", house.stand.probe
    inlets = {inlet.source.name: inlet.source.probe for inlet in house.inlets}
    for settings in house.config.sources:
        yield f"sources.{settings.name}", inlets.get(settings.name) or partial(house.intake.probe, settings.name)
    for name, probe in house.probes().items():
        yield f"channels.{name}", probe
    if house.config.metrics.token:
        yield "metrics", partial(_token, house.config.metrics.token)


def _token(secret: Secret) -> str:
    secret.read()
    return "a token"


def _count(number: int, noun: str) -> str:
    plural = f"{noun}es" if noun.endswith("ch") else f"{noun}s"
    return f"{number} {noun if number == 1 else plural}"


VERBS = (check,)
