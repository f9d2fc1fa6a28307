"""Which check stands behind which key of which table.

cattrs walks the tables and gathers every fault; a key that is not a field of the table's type is one of them.
"""

from collections.abc import Callable, Mapping
from difflib import get_close_matches
from functools import cache
from typing import Any, TypeVar

from cattrs import Converter, ForbiddenExtraKeysError, IterableValidationError
from cattrs.errors import CattrsError
from cattrs.gen import make_dict_structure_fn, override

from syndicate.config import channel_tables, source_tables, stands, values
from syndicate.config.bus import CHECKS as BUS_CHECKS
from syndicate.config.bus import Bus
from syndicate.config.channels import ChannelSettings
from syndicate.config.cron import cron
from syndicate.config.desk import CHECKS as DESK_CHECKS
from syndicate.config.desk import DeskSettings
from syndicate.config.forms import ITEM_FORMS, SECTION_FORMS
from syndicate.config.hub import CHECKS as HUB_CHECKS
from syndicate.config.hub import HubSettings
from syndicate.config.lists import listed, noted, some
from syndicate.config.outlets import outlet
from syndicate.config.settings import Config, Deliveries, Items, LiveWire, Nodes, Store, Web
from syndicate.config.sources import SourceSettings
from syndicate.config.stands import StandSettings
from syndicate.config.watching import LOG, METRICS, Log, Metrics
from syndicate.model.section import Agency, Criteria, Section
from syndicate.rules.subjects import TopicRule

T = TypeVar("T")
Hook = Callable[[Any, Any], Any]


def _value(check: values.Check[object]) -> Hook:
    return lambda value, _: check(value)


def _structure(converter: Converter, cls: type[Any], checks: Mapping[str, values.Check[Any]], *, strict: bool) -> Hook:
    """What makes a table's type of a table: one check per key, keys of tables inside left to the converter."""
    overrides: dict[str, Any] = {key: override(struct_hook=_value(check)) for key, check in checks.items()}
    if cls is Section:
        overrides["takes"] = override(omit=True)  # said by the sources
    structure = make_dict_structure_fn(cls, converter, _cattrs_forbid_extra_keys=strict, **overrides)

    def hook(value: object, to: Any) -> Any:
        if not isinstance(value, dict):
            raise values.Unusable(f"must be a table, not {values.kind(value)}")
        return structure(value, to)

    return hook


def _table(converter: Converter, cls: type[Any], **checks: values.Check[Any]) -> None:
    """Teach the converter a table."""
    converter.register_structure_hook(cls, _structure(converter, cls, checks, strict=True))


def _kinds(
    converter: Converter,
    base: type[SourceSettings | ChannelSettings | StandSettings],
    every: Mapping[str, values.Check[Any]],
    types: Mapping[str, source_tables.SourceTable]
    | Mapping[str, channel_tables.ChannelTable]
    | Mapping[str, stands.StandTable],
    usual: str = "",
) -> None:
    """Teach the converter the kinds of a thing; one whose type is not known is checked as the kind of nearest name."""
    known = values.choice(*types)
    kinds = {
        word: (table.settings, _structure(converter, table.settings, {**table.checks, "type": known}, strict=True))
        for word, table in types.items()
    }
    any_kind = (base, _structure(converter, base, {**every, "type": known}, strict=False))

    def hook(value: object, _: Any) -> Any:
        word = str(value.get("type", usual)) if isinstance(value, dict) else ""
        near = next(iter(get_close_matches(word.casefold(), kinds, n=1)), word)
        cls, structure = kinds.get(word) or kinds.get(near) or any_kind
        return structure(value, cls)

    converter.register_structure_hook(base, hook)


def _tables(
    converter: Converter, cls: type[T], name: values.Check[str], example: str = "[sources.newsroom]"
) -> values.Check[tuple[T, ...]]:
    """A table of tables, each named by its own key."""

    def one(key: str, table: object) -> T:
        if not isinstance(table, dict):
            return converter.structure(table, cls)
        if "name" in table:
            raise ForbiddenExtraKeysError(None, cls, {"name"})
        return converter.structure({"name": key, **table}, cls)

    return _each(one, name, example)


def _topics(converter: Converter) -> values.Check[tuple[TopicRule, ...]]:
    """A table of criteria, each named by the topic it stands for."""

    def one(key: str, table: object) -> TopicRule:
        return TopicRule(code=key.removeprefix("medtop:"), criteria=converter.structure(table, Criteria))

    return _each(one, values.topic, '[topics."medtop:15000000"]')


def _each(one: Callable[[str, object], T], name: values.Check[str], example: str) -> values.Check[tuple[T, ...]]:
    """Tables in a table, every fault in each told at its place."""

    def structure(value: object) -> tuple[T, ...]:
        if not isinstance(value, dict):
            raise values.Unusable(f"must be tables of their own (like '{example}'), not {values.kind(value)}")
        good: list[T] = []
        faults: list[Exception] = []
        for key, table in value.items():
            try:
                name(key)
            except ValueError as error:
                faults.append(noted(error, key))
            try:
                good.append(one(key, table))
            except (ValueError, CattrsError) as error:
                faults.append(noted(error, key))
        if faults:
            raise IterableValidationError("tables", faults, tuple)
        return tuple(good)

    return structure


@cache
def converter() -> Converter:
    """A converter that knows every table of `config.toml`."""
    made = Converter()
    words = listed(values.text)
    _table(
        made,
        Agency,
        name=values.text,
        tag=values.tag,
        domain=values.domain,
        base_url=values.base_url,
        language=values.language,
        copyright=values.text,
        contact=values.email,
        hubs=listed(values.web_address),
    )
    _table(
        made,
        Criteria,
        subjects=words,
        keywords=words,
        agencies=words,
        sources=words,
        places=words,
        languages=listed(values.language),
        urgencies=listed(values.whole(1, 9)),
        sluglines=words,
        texts=words,
    )
    _table(
        made,
        Section,
        name=values.line,
        title=values.text,
        description=values.line,
        language=values.language,
        formats=some(listed(values.choice(*SECTION_FORMS)), "form (like 'rss')"),
        limit=values.whole(1, 5000),
        most_days=values.whole(1, 36_500),
        most_bytes=values.whole(10_000, 100_000_000),
        kill_days=values.whole(1, 36_500),
        keep_days=values.whole(1, 36_500),
        every_secs=values.whole(1, 86_400),
        cron=cron,
        formerly=listed(values.section_name),
        public=values.flag,
    )
    _kinds(made, SourceSettings, source_tables.EVERY, source_tables.TYPES)
    _kinds(made, ChannelSettings, channel_tables.EVERY, channel_tables.TYPES)
    _table(made, Store, url=values.store_url)
    _table(made, Deliveries, keep_days=values.whole(1, 36_500))
    _kinds(made, StandSettings, {}, stands.TYPES, usual=stands.USUAL)
    _table(made, Items, formats=some(listed(values.choice(*ITEM_FORMS)), "form (like 'html')"))
    _table(made, Bus, **BUS_CHECKS)
    _table(made, Nodes, lease_secs=values.whole(1, 3600))
    _table(made, HubSettings, **HUB_CHECKS)
    _table(
        made,
        Web,
        host=values.host,
        port=values.whole(1, 65_535),
        client_requests_per_minute=values.whole(0, 10_000_000),
        client_burst_requests=values.whole(1, 10_000_000),
        repeat_cost_requests=values.whole(1, 10_000),
        trusted_proxies=listed(values.network),
        certificate_file=values.path,
        key_file=values.path,
        keep_fetches_days=values.whole(1, 3650),
    )
    _table(made, DeskSettings, **DESK_CHECKS)
    _table(made, LiveWire, keep_days=values.whole(1, 365), most_listeners=values.whole(1, 20_000))
    _table(made, Metrics, **METRICS)
    _table(made, Log, **LOG)
    _table(
        made,
        Config,
        sources=_tables(made, SourceSettings, values.name),
        sections=some(_tables(made, Section, values.section_name), "table (like '[sections.all]')"),
        outlets=_each(outlet, values.name, "[outlets.smartnews]"),
        channels=_tables(made, ChannelSettings, values.name, "[channels.smartnews]"),
        topics=_topics(made),
    )
    return made
