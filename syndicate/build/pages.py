"""The stand, and what makes its pages."""

from collections import Counter
from collections.abc import Mapping
from typing import Final

from syndicate.build.couriers import orders
from syndicate.build.writers import BY_VERSION, front_writers, item_forms, item_writers, outlet_writer, writers
from syndicate.config import BucketStandSettings, Config, FolderStandSettings
from syndicate.desk.kept import Kept
from syndicate.desk.lines import Line
from syndicate.desk.outlets import most_looked_at
from syndicate.desk.publish import Press
from syndicate.desk.ticker import Ticker
from syndicate.model.outlet import Outlet
from syndicate.ports.bus import Bus
from syndicate.ports.clock import Clock
from syndicate.ports.meter import Meter
from syndicate.ports.stand import Stand
from syndicate.rules.addresses import section_path
from syndicate.rules.facts.profiles import SITEMAP
from syndicate.rules.outlets import outlet_section
from syndicate.stand.folder import FolderStand
from syndicate.store.ledger import SqlLedger

_LEFT: Final = 200
"""Entries of each form that are kept once they left its pages: a correction may bring them back."""


def open_stand(config: Config) -> Stand:
    """The published folder or bucket.

    Raises:
        StandError: The bucket's login cannot be used.
        SourceError: The bucket's keys cannot be read.
    """
    agency = config.agency
    pages = {writer.filename: writer.media_type for writer in writers(agency)}
    documents = {f".{writer.suffix}": writer.media_type for writer in item_writers(agency)}
    lines = {
        section_path(outlet_section(line.outlet).name, line.writer.filename): line.writer.media_type
        for line in _lines(config)
    }
    media_types = pages | documents | lines
    match config.stand:
        case FolderStandSettings() as folder:
            return FolderStand(folder.path, media_types)
        case BucketStandSettings() as bucket:
            return _bucket_stand(bucket, media_types)
        case other:
            raise TypeError(f"there are no stands of type {other.type}")


def _bucket_stand(settings: BucketStandSettings, media_types: Mapping[str, str]) -> Stand:
    from syndicate.stand.bucket import BucketStand  # noqa: PLC0415 - its library takes half a second to load
    from syndicate.stand.objects import BucketLogin  # noqa: PLC0415

    login = BucketLogin(
        endpoint_url=settings.endpoint_url,
        region=settings.region,
        bucket=settings.bucket,
        prefix=settings.prefix,
        access_key=settings.access_key.read,
        secret_key=settings.secret_key.read,
        ca_file=settings.ca_file,
    )
    return BucketStand(login, media_types)


def open_press(config: Config, clock: Clock, ledger: SqlLedger, stand: Stand, bus: Bus, *, meter: Meter) -> Press:
    """What makes pages of what stands, and has outlets and listeners told."""
    items = item_forms(config.items.formats, config.sections, config.outlets, config.agency)
    return Press(
        ledger=ledger,
        stand=stand,
        clock=clock,
        sections=config.sections,
        writers=writers(config.agency),
        item_writers=item_writers(config.agency, items),
        items=items,
        versions=BY_VERSION,
        front_writers=front_writers(config.agency),
        lines=_lines(config),
        kept=Kept(ledger, most=_kept(config), rendered=_rendered(config)),
        meter=meter,
        bus=bus if config.is_shared else None,
        orders=orders(config, ledger.deliveries(), bus),
        ticker=Ticker(
            wire=ledger.wire(),
            bus=bus,
            sections=frozenset(section.name for section in config.sections),
        ),
    )


def _lines(config: Config) -> list[Line]:
    return [
        Line(outlet=outlet, writer=outlet_writer(outlet, config.agency)) for outlet in (_news(config), *config.outlets)
    ]


def _news(config: Config) -> Outlet:
    """Search engines, which find what is new by the sitemap of all sections."""
    return Outlet(
        name="",
        title=config.agency.name,
        language=config.agency.language,
        sections=tuple(section.name for section in config.sections if section.public),
        profile=SITEMAP,
    )


def _kept(config: Config) -> int:
    """How many versions are kept: those on current pages, and as many as one round may bring."""
    return (
        1000
        + sum(section.limit for section in config.sections)
        + sum(most_looked_at(line.outlet.profile) for line in _lines(config))
    )


def _rendered(config: Config) -> Mapping[str, int]:
    """How many entries of each form are kept: those on current pages of sections and outlets, and some that left them.

    The pages of search engines are the longest by far, and one line long each: they shall not keep all other forms.
    """
    kept: Counter[str] = Counter()
    for section in config.sections:
        kept.update(dict.fromkeys(section.formats, section.limit))
    for line in _lines(config):
        kept[line.writer.name] += most_looked_at(line.outlet.profile)
    return {name: _LEFT + most for name, most in kept.items()}
