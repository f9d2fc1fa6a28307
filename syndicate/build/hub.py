"""Our hub, and what tells the hubs of others."""

from collections.abc import Callable
from datetime import timedelta
from importlib.metadata import version
from secrets import token_urlsafe
from time import monotonic

from syndicate.build.access import access_of
from syndicate.build.writers import outlet_writer, writers
from syndicate.config import Config
from syndicate.desk.hub import About, Hub
from syndicate.desk.hub.registrar import Caps, HubRegistrar
from syndicate.desk.hub.topics import Topics, tag
from syndicate.model.hub import Kind
from syndicate.ports.bus import Bus
from syndicate.ports.clock import Clock
from syndicate.ports.hub import Distributions, Registrar, Subscriptions
from syndicate.ports.stand import Stand
from syndicate.rules.addresses import section_path
from syndicate.rules.allowance import Allowance
from syndicate.rules.hub import Leases
from syndicate.rules.networks import inside_too, internet
from syndicate.rules.outlets import outlet_section
from syndicate.web.clients import Clients
from syndicate.web.limits import Limits
from syndicate.web.subscribing import SubscribeDoor

_ALLOWANCE = Allowance(requests_per_minute=60, burst_requests=600)
"""Of requests to the hub: who takes every feed may ask for all at once."""


def hub(
    config: Config,
    *,
    subscriptions: Subscriptions,
    distributions: Distributions,
    stand: Stand,
    clock: Clock,
    dice: Callable[[], float],
) -> Hub:
    """What asks and tells; the hubs of others are those of the configuration from now on.

    Raises:
        StoreError: What is known from before cannot be read.
    """
    from syndicate.outlets.hub import HubCaller  # noqa: PLC0415 - curl: 0.05 s, and many tell no hub

    topics = _topics(config, stand)
    pages = {topic: topics.page(topic) for topic in _addresses(config)}
    tags = {topic: tag(page) if page else None for topic, page in pages.items() if not topics.closed(topic)}
    subscriptions.ping(config.outside_hubs, tags, clock.now())
    caller: HubCaller[About] = HubCaller(
        agent=f"syndicate/{version('syndicate')}",
        timeout=timedelta(seconds=config.hub.timeout_secs),
        bounds=inside_too if config.hub.allow_private else internet,
    )
    made = Hub(
        subscriptions=subscriptions,
        distributions=distributions,
        topics=topics,
        caller=caller,
        clock=clock,
        dice=dice,
        challenges=lambda: token_urlsafe(32),
        address=config.own_hub,
        kinds=tuple(Kind) if config.hub.enabled else (Kind.HUB,),
    )
    made.look()
    return made


def registrar(config: Config, subscriptions: Subscriptions, stand: Stand, bus: Bus, clock: Clock) -> Registrar:
    """What takes the requests of subscribers."""
    settings = config.hub
    return HubRegistrar(
        subscriptions=subscriptions,
        topics=_topics(config, stand),
        bus=bus,
        clock=clock,
        leases=Leases(
            usual=timedelta(seconds=settings.lease_secs),
            least=timedelta(seconds=settings.least_lease_secs),
            most=timedelta(seconds=settings.most_lease_secs),
        ),
        caps=Caps(
            all=settings.most_subscriptions, per_host=settings.most_per_host, per_client=settings.most_per_client
        ),
    )


def subscribe_door(requests: Registrar | None, clients: Clients) -> SubscribeDoor:
    """Where they come in."""
    return SubscribeDoor(requests, clients, Limits(_ALLOWANCE, repeat_requests=1, clients=clients, now=monotonic))


def _topics(config: Config, stand: Stand) -> Topics:
    access = access_of(config)

    def public(path: str) -> bool:
        return access.is_public(access.place(path))

    return Topics(stand=stand, base_url=config.agency.base_url, public=public)


def _addresses(config: Config) -> list[str]:
    """Of every current page of a section or an outlet."""
    paths = [
        section_path(section.name, writer.filename)
        for section in config.sections
        for writer in writers(config.agency)
        if writer.name in section.formats
    ]
    paths += [
        section_path(outlet_section(outlet).name, outlet_writer(outlet, config.agency).filename)
        for outlet in config.outlets
    ]
    return [f"{config.agency.base_url}{path}" for path in paths]
