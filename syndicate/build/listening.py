"""Those who listen at `/wire`: what there is to hear, and where to catch up."""

from syndicate.build.writers import outlet_writer, writers
from syndicate.config import Config
from syndicate.desk.tape import Tape
from syndicate.formats.envelope import EnvelopeWriter
from syndicate.model.outlet import Outlet
from syndicate.model.section import Section
from syndicate.ports.bus import Bus
from syndicate.ports.tape import Strand
from syndicate.rules.addresses import section_path
from syndicate.rules.outlets import outlet_section
from syndicate.store.ledger import SqlLedger
from syndicate.web.guard import Guard
from syndicate.web.wire.admission import GuardedUsher
from syndicate.web.wire.asking import WIRE, Channel
from syndicate.web.wire.switchboard import Switchboard


def switchboard(config: Config, ledger: SqlLedger, bus: Bus, guard: Guard | None) -> Switchboard:
    """What answers at and below `/wire`.

    Args:
        config: Which sections and outlets there are.
        ledger: Where events and stories are.
        bus: Says when there are some.
        guard: Who may hear what; None where everybody may hear everything.

    Raises:
        StoreError: The wire cannot be read.
    """
    tape = Tape(
        wire=ledger.wire(),
        ledger=ledger,
        bus=bus,
        writer=EnvelopeWriter(config.agency),
        outlets={outlet.name: outlet for outlet in config.outlets},
    )
    feeds = {section.name: config.agency.base_url + _feed(section, config) for section in config.sections}
    channels = {WIRE: Channel(strand=Strand(sections=frozenset(feeds)), feeds=feeds)}
    for name, feed in feeds.items():
        channels[f"{WIRE}/{name}"] = Channel(strand=Strand(sections=frozenset({name})), feeds={name: feed})
    for outlet in config.outlets:
        channels[f"{WIRE}/outlets/{outlet.name}"] = Channel(
            strand=Strand(sections=frozenset(outlet.sections), outlet=outlet.name),
            feeds={"": config.agency.base_url + _outlet_feed(outlet, config)},
        )
    return Switchboard(
        tape,
        channels,
        most=config.wire.most_listeners,
        usher=GuardedUsher(guard) if guard else None,
        renamed={former: section.name for section in config.sections for former in section.formerly},
    )


def _feed(section: Section, config: Config) -> str:
    """The page of a section that says most to a program: a feed, where it has one."""
    names = {writer.name: writer.filename for writer in writers(config.agency)}
    feeds = [names[form] for form in section.formats if names[form] != "index.html"]
    return section_path(section.name, feeds[0] if feeds else "")


def _outlet_feed(outlet: Outlet, config: Config) -> str:
    return section_path(outlet_section(outlet).name, outlet_writer(outlet, config.agency).filename)
