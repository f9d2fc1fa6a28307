"""What the desk sees of the record, and by what pages and channels a story goes out."""

from collections.abc import Sequence
from functools import partial

from syndicate.build.writers import item_forms, item_writers, outlet_writer, writers
from syndicate.config import Config
from syndicate.desk.editor import SOURCE
from syndicate.desk.newsroom import LookingGlass
from syndicate.ports.clock import Clock
from syndicate.ports.newsroom import Carrier, Told
from syndicate.ports.stand import Stand
from syndicate.rules.addresses import item_path, section_path
from syndicate.rules.outlets import outlet_section
from syndicate.store.ledger import SqlLedger


def newsroom(config: Config, ledger: SqlLedger, stand: Stand, clock: Clock) -> LookingGlass:
    """What the desk sees."""
    outlets = {outlet.name: outlet for outlet in config.outlets}
    return LookingGlass(
        ledger=ledger,
        search=ledger.search(),
        wire=ledger.wire(),
        deliveries=ledger.deliveries(),
        clock=clock,
        configured=config.sections,
        sources=(*(source.name for source in config.sources if source.name != SOURCE), SOURCE),
        channels=[
            (
                Told(outlet=outlets[channel.outlet].title, channel=channel.name, kind=channel.type),
                frozenset(outlets[channel.outlet].sections),
            )
            for channel in config.channels
        ],
        carriers=partial(_carriers, config, stand),
    )


def _carriers(config: Config, stand: Stand, guid: str, sections: frozenset[str]) -> Sequence[Carrier]:
    """The pages that carry a story of these sections, whether it is on them or has been overtaken by newer ones."""
    forms = item_forms(config.items.formats, config.sections, config.outlets, config.agency)
    found = [
        ("its own page", writer.name, item_path(guid, writer.suffix))
        for writer in item_writers(config.agency, forms)
        if writer.name in forms
    ]
    found += [
        (section.title, writer.name, section_path(section.name, writer.filename))
        for section in config.sections
        for writer in writers(config.agency)
        if section.name in sections and writer.name in section.formats
    ]
    for outlet in config.outlets:
        if not sections.isdisjoint(outlet.sections):
            writer = outlet_writer(outlet, config.agency)
            path = section_path(outlet_section(outlet).name, writer.filename)
            found.append((outlet.title, writer.name, path))
    return [Carrier(title=title, form=form, path=path, stands=_stands(stand, path)) for title, form, path in found]


def _stands(stand: Stand, path: str) -> bool:
    page = stand.get(path)
    return page is not None and not page.gone
