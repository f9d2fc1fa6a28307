"""Outlets that are told of every version: by which channels, in which form, by what."""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from datetime import timedelta
from functools import partial
from importlib.metadata import version
from typing import TYPE_CHECKING

from syndicate.build.channels import Feed, Places, channel_of
from syndicate.build.writers import item_writers, outlet_writer
from syndicate.config import ChannelSettings, Config, WebhookSettings
from syndicate.desk.deliver import Courier, Target
from syndicate.desk.orders import Orders
from syndicate.formats.envelope import EnvelopeWriter
from syndicate.formats.mail_item import MailItemWriter
from syndicate.model.outlet import Outlet
from syndicate.model.section import Agency
from syndicate.outlets.lanes import LanePusher
from syndicate.outlets.sorting import SortingPusher
from syndicate.ports.bus import Bus
from syndicate.ports.channel import Channel
from syndicate.ports.clock import Clock
from syndicate.ports.deliveries import Deliveries
from syndicate.ports.format import ItemWriter
from syndicate.ports.ledger import Ledger
from syndicate.ports.memory import Memory
from syndicate.ports.meter import Meter
from syndicate.ports.stand import Stand
from syndicate.rules.addresses import section_path
from syndicate.rules.networks import inside_too, internet
from syndicate.rules.outlets import outlet_section

if TYPE_CHECKING:
    from syndicate.outlets.webhook import Hook
    from syndicate.ports.pusher import Pusher

MOST_IN_A_SHARE = 500
"""Channels that one courier calls; of more there are several, which may be on several nodes."""


def shares(config: Config) -> Sequence[Sequence[ChannelSettings]]:
    """The channels, in the configured order, as couriers share them."""
    channels = config.channels
    return [channels[first : first + MOST_IN_A_SHARE] for first in range(0, len(channels), MOST_IN_A_SHARE)]


def orders(config: Config, deliveries: Deliveries, bus: Bus) -> Orders:
    """Who is told of what is new in which section."""
    outlets = {outlet.name: outlet for outlet in config.outlets}
    told: defaultdict[str, list[str]] = defaultdict(list)
    for channel in config.channels:
        for section in outlets[channel.outlet].sections:
            told[section].append(channel.name)
    share = {channel.name: number for number, channels in enumerate(shares(config)) for channel in channels}
    return Orders(deliveries=deliveries, bus=bus, outlets=told, shares=share)


def courier(
    config: Config,
    channels: Sequence[ChannelSettings],
    *,
    stand: Stand,
    deliveries: Deliveries,
    ledger: Ledger,
    clock: Clock,
    dice: Callable[[], float],
    memory: Callable[[str], Memory],
    meter: Meter,
) -> Courier:
    """What tells the outlets by these channels.

    Raises:
        StoreError: What is known of channels from before cannot be read.
    """
    forms = {writer.name: writer for writer in channel_writers(config.agency)}
    outlets = {outlet.name: outlet for outlet in config.outlets}
    targets = {
        channel.name: Target(
            outlet=outlets[channel.outlet],
            writer=forms[channel.form],
            disable_after_days=channel.disable_after_days,
        )
        for channel in channels
    }
    hooks = _hooks(channels)
    lanes = _lanes(config, channels, stand, ledger)
    pusher = SortingPusher(
        pushers=(LanePusher(lanes), *([_webhooks(hooks)] if hooks else ())),
        of=dict.fromkeys(lanes, 0) | dict.fromkeys(hooks, 1),
    )
    return Courier(
        deliveries=deliveries,
        ledger=ledger,
        pusher=pusher,
        targets=targets,
        clock=clock,
        dice=dice,
        memory=memory,
        meter=meter,
    )


def probes(config: Config, stand: Stand, ledger: Ledger) -> Mapping[str, Callable[[], str]]:
    """By name, in the configured order, how each channel is tried; nothing is brought."""
    hooks, lanes = _hooks(config.channels), _lanes(config, config.channels, stand, ledger)
    return {
        channel.name: partial(_probe, hooks[channel.name]) if channel.name in hooks else lanes[channel.name].probe
        for channel in config.channels
    }


def channel_writers(agency: Agency) -> tuple[ItemWriter, ...]:
    """Every form that a channel can bring."""
    return (
        EnvelopeWriter(agency),
        MailItemWriter(agency),
        *(writer for writer in item_writers(agency) if writer.name != "html"),
    )


def _webhooks(hooks: "Mapping[str, Hook]") -> "Pusher":
    from syndicate.outlets.webhook import WebhookPusher  # noqa: PLC0415 - curl and signing: 0.1 s, and many have none

    return WebhookPusher(hooks=hooks, agent=f"syndicate/{version('syndicate')}")


def _probe(hook: "Hook") -> str:
    from syndicate.outlets.webhook.probing import probe  # noqa: PLC0415

    return probe(hook)


def _hooks(channels: Sequence[ChannelSettings]) -> "Mapping[str, Hook]":
    return {channel.name: _hook(channel) for channel in channels if isinstance(channel, WebhookSettings)}


def _lanes(config: Config, channels: Sequence[ChannelSettings], stand: Stand, ledger: Ledger) -> Mapping[str, Channel]:
    forms = {writer.name: writer for writer in channel_writers(config.agency)}
    feeds = {outlet.name: Feed(_feed_path(outlet, config.agency), stand) for outlet in config.outlets}
    places = {outlet.name: Places(outlet.sections, partial(_sections, ledger)) for outlet in config.outlets}
    return {
        channel.name: channel_of(
            channel, forms[channel.form], feeds[channel.outlet], places[channel.outlet], config.agency
        )
        for channel in channels
        if not isinstance(channel, WebhookSettings)
    }


def _sections(ledger: Ledger, guid: str) -> Sequence[str]:
    return sorted(ledger.sections([guid]).get(guid, ()))


def _feed_path(outlet: Outlet, agency: Agency) -> str:
    return section_path(outlet_section(outlet).name, outlet_writer(outlet, agency).filename)


def _hook(webhook: WebhookSettings) -> "Hook":
    from syndicate.outlets.webhook import Hook  # noqa: PLC0415

    return Hook(
        url=webhook.url,
        key=webhook.key.read,
        timeout=timedelta(seconds=webhook.timeout_secs),
        bounds=inside_too if webhook.allow_private else internet,
        ca_file=str(webhook.ca_file) if webhook.ca_file else None,
    )
