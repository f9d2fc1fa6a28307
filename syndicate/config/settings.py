"""The configuration as frozen types: what `config.toml` says, checked and complete.

Paths are absolute and every default is filled in, so whoever builds from these asks nothing further.
"""

from dataclasses import dataclass, field
from ipaddress import IPv4Network, IPv6Network
from pathlib import Path

from syndicate.config.bus import Bus
from syndicate.config.channels import ChannelSettings
from syndicate.config.desk import DeskSettings
from syndicate.config.hub import HubSettings
from syndicate.config.sources import SourceSettings
from syndicate.config.stands import FolderStandSettings, StandSettings
from syndicate.config.watching import Log, Metrics
from syndicate.model.outlet import Outlet
from syndicate.model.section import Agency, Section
from syndicate.rules.subjects import TopicRule


@dataclass(frozen=True, slots=True, kw_only=True)
class Store:
    """Where the record is kept (`[store]`).

    Attributes:
        url: A database URL: `sqlite:///…` or `postgresql://…`.
    """

    url: str = "sqlite:///var/syndicate.db"


@dataclass(frozen=True, slots=True, kw_only=True)
class Deliveries:
    """What is remembered of what outlets were told (`[deliveries]`).

    Attributes:
        keep_days: For how many days each attempt is, and each delivery after another of its story took its place.
    """

    keep_days: int = 90


@dataclass(frozen=True, slots=True, kw_only=True)
class Items:
    """What is published of each story by itself (`[items]`).

    Attributes:
        formats: The forms of its documents, by the names of their writers. HTML is always among what is written, as
            every feed leads there, and so is NewsML-G2 where a section has a running order.
    """

    formats: tuple[str, ...] = ("html", "newsml-g2")


@dataclass(frozen=True, slots=True, kw_only=True)
class Nodes:
    """How nodes on one store get on with one another (`[nodes]`).

    Attributes:
        lease_secs: How long a node that says nothing more keeps what only one node does at a time.
    """

    lease_secs: int = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Web:
    """Where the web server listens, and how much it answers (`[web]`).

    Attributes:
        host: An IP address or a host name of this machine.
        port: 1-65535.
        client_requests_per_minute: For pages, that a client may go on asking; 0 for no limit.
        client_burst_requests: That it may ask at once.
        repeat_cost_requests: How many it counts for to fetch a page again without a condition.
        trusted_proxies: Networks of proxies whose X-Forwarded-For is believed.
        certificate_file: What to show of TLS (PEM), or None to speak plain HTTP.
        key_file: The key of it, or None.
        keep_fetches_days: Days that is kept what outlets fetched with their tokens.
    """

    host: str = "127.0.0.1"
    port: int = 8080
    client_requests_per_minute: int = 12_000
    client_burst_requests: int = 24_000
    repeat_cost_requests: int = 5
    trusted_proxies: tuple[IPv4Network | IPv6Network, ...] = ()
    certificate_file: Path | None = None
    key_file: Path | None = None

    @property
    def address(self) -> str:
        """Where it listens, as a URL without a path."""
        return f"{'https' if self.certificate_file else 'http'}://{self.host}:{self.port}"

    keep_fetches_days: int = 90


@dataclass(frozen=True, slots=True, kw_only=True)
class LiveWire:
    """What those who listen at `/wire` may ask (`[wire]`).

    Attributes:
        keep_days: For which events are kept, for those who come again.
        most_listeners: At once.
    """

    keep_days: int = 7
    most_listeners: int = 2000


@dataclass(frozen=True, slots=True, kw_only=True)
class Config:
    """The whole configuration.

    Attributes:
        agency: Who publishes.
        sources: In the file's order; may be empty (dispatches can be filed by hand).
        sections: In the file's order; at least one.
        outlets: In the file's order.
        channels: Ways to outlets that are told of every version, in the file's order.
        topics: Rules for Media Topics (`[topics."medtop:15000000"]`), in the file's order.
        store: See :class:`Store`.
        deliveries: See :class:`Deliveries`.
        stand: See :class:`~syndicate.config.stands.StandSettings`.
        items: See :class:`Items`.
        bus: See :class:`~syndicate.config.bus.Bus`.
        nodes: See :class:`Nodes`.
        hub: See :class:`~syndicate.config.hub.HubSettings`.
        web: See :class:`Web`.
        wire: See :class:`LiveWire`.
        metrics: See :class:`~syndicate.config.watching.Metrics`.
        log: See :class:`~syndicate.config.watching.Log`.
        desk: See :class:`~syndicate.config.desk.DeskSettings`.
        log: See :class:`Log`.
    """

    agency: Agency
    sources: tuple[SourceSettings, ...] = ()
    sections: tuple[Section, ...]
    outlets: tuple[Outlet, ...] = ()
    channels: tuple[ChannelSettings, ...] = ()
    topics: tuple[TopicRule, ...] = ()
    store: Store = field(default_factory=Store)
    deliveries: Deliveries = field(default_factory=Deliveries)
    stand: StandSettings = field(default_factory=FolderStandSettings)
    items: Items = field(default_factory=Items)
    bus: Bus = field(default_factory=Bus)
    nodes: Nodes = field(default_factory=Nodes)
    hub: HubSettings = field(default_factory=HubSettings)
    web: Web = field(default_factory=Web)
    wire: LiveWire = field(default_factory=LiveWire)
    metrics: Metrics = field(default_factory=Metrics)
    desk: DeskSettings = field(default_factory=DeskSettings)
    log: Log = field(default_factory=Log)

    @property
    def own_hub(self) -> str:
        """The address of our own hub, where there is one; then it is among the agency's too."""
        return f"{self.agency.base_url}api/hub"

    @property
    def outside_hubs(self) -> tuple[str, ...]:
        """The hubs of others."""
        return tuple(hub for hub in self.agency.hubs if hub != self.own_hub)

    @property
    def is_shared(self) -> bool:
        """Whether this is one of many nodes: they have a server for the record, and one that carries what they say."""
        return self.store.url.startswith("postgresql") and bool(self.bus.url)
