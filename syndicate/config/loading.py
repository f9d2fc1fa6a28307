"""Read `config.toml`: from a path to a :class:`~syndicate.config.settings.Config`, or to every problem at once."""

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import fields, replace
from pathlib import Path
from typing import Any

from cattrs import BaseValidationError

from syndicate.config import channel_conflicts, outlet_conflicts, stands
from syndicate.config.bus import Bus, bus_problems
from syndicate.config.channel_conflicts import FORMER
from syndicate.config.channels import ChannelSettings
from syndicate.config.desk import desk_problems
from syndicate.config.given import folder_in, named, secret_problems
from syndicate.config.hub import HubSettings
from syndicate.config.problems import place, problems
from syndicate.config.settings import Config, Web
from syndicate.config.source_tables import TYPES
from syndicate.config.sources import SourceSettings, WebSettings
from syndicate.config.stands import StandSettings
from syndicate.config.tables import converter
from syndicate.config.values import nearest
from syndicate.config.watching import Log, Metrics, metrics_problems
from syndicate.errors import ConfigError, Problem
from syndicate.model.outlet import Outlet

_SQLITE = "sqlite:///"
_AT = re.compile(r"\s*\(at (?P<place>line \d+, column \d+|end of document)\)$")


def load(path: Path) -> Config:
    """Read and check a configuration; paths in it are taken from its own folder.

    Raises:
        ConfigError: It is not there, is not TOML, or something in it cannot be used.
    """
    tables = _read(path)
    found: list[Problem] = []
    config: Config | None = None
    try:
        config = converter().structure({kind: tables[kind] for kind in tables if kind != FORMER}, Config)
    except BaseValidationError as error:
        found.extend(problems(error))
    folder = path.absolute().parent
    found.extend(_conflicts(tables))
    found.extend(_former_names(tables))
    found.extend(_secrets(tables))
    found.extend(_credentials(tables))
    found.extend(_assignments(tables))
    found.extend(_certificate(tables))
    found.extend(_leases(tables))
    found.extend(bus_problems(tables))
    found.extend(metrics_problems(tables))
    found.extend(desk_problems(tables))
    found.extend(_overlaps(tables, folder))
    found.extend(stands.conflicts(tables))
    found.extend(outlet_conflicts.conflicts(tables))
    found.extend(channel_conflicts.conflicts(tables, folder))
    if found or config is None:
        raise ConfigError(found)
    return _placed(config, folder)


def _read(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_bytes().decode("utf-8-sig"))
    except FileNotFoundError:
        raise ConfigError([Problem(str(path), "no such file; name the config with --config FILE")]) from None
    except OSError as error:
        raise ConfigError([Problem(str(path), f"cannot be read: {error.strerror}")]) from error
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        raise ConfigError([Problem(f"{path}, line {line}", "is not UTF-8; save the file as UTF-8")]) from error
    except tomllib.TOMLDecodeError as error:
        where = _AT.search(str(error))
        what = _AT.sub("", str(error))
        raise ConfigError([Problem(f"{path}, {where['place']}" if where else str(path), what)]) from error
    except RecursionError:
        raise ConfigError([Problem(str(path), "tables or lists in it are nested too deeply")]) from None
    except ValueError as error:
        raise ConfigError([Problem(str(path), f"a value in it cannot be read: {error}")]) from None


def _conflicts(tables: Mapping[str, Any]) -> Iterator[Problem]:
    """Keys that exclude each other."""
    for kind in ("sources", "sections"):
        for name, table in named(tables, kind):
            if "cron" in table and "every_secs" in table:
                yield Problem(place(place(kind, name), "cron"), "give either cron or every_secs, not both")


def _assignments(tables: Mapping[str, Any]) -> Iterator[Problem]:
    """Sections that sources are assigned to and that there are not."""
    known = [name for name, _ in named(tables, "sections")]
    for name, table in named(tables, "sources"):
        sections = table.get("sections")
        for at, section in enumerate(sections if isinstance(sections, list) else ()):
            if section not in known:
                where = place(place(place("sources", name), "sections"), at)
                yield Problem(where, f"there is no section '{section}'{nearest(str(section), known)}")


def _former_names(tables: Mapping[str, Any]) -> Iterator[Problem]:
    """Names that sections had before and that mean something else now."""
    sections = dict(named(tables, "sections"))
    given: dict[str, str] = {}
    for name, table in sections.items():
        formerly = table.get("formerly")
        for at, former in enumerate(formerly if isinstance(formerly, list) else ()):
            where = place(place(place("sections", name), "formerly"), at)
            if not isinstance(former, str):
                continue
            if former in sections:
                yield Problem(where, f"'{former}' is the name of a section now; leave it out, or rename that one")
            elif former in given:
                yield Problem(where, f"'{former}' is given twice; {given[former]} says so already")
            else:
                given[former] = where


def _secrets(tables: Mapping[str, Any]) -> Iterator[Problem]:
    """Secrets of sources that are given twice, or not at all where there must be one."""
    for name, table in named(tables, "sources"):
        kind = TYPES.get(str(table.get("type")))
        yield from secret_problems(place("sources", name), table, kind.secrets if kind else ())


def _certificate(tables: Mapping[str, Any]) -> Iterator[Problem]:
    """A certificate without its key, or a key alone."""
    table = tables.get("web")
    given = [key for key in ("certificate_file", "key_file") if isinstance(table, dict) and key in table]
    if given == ["certificate_file"]:
        yield Problem("web.key_file", "missing: say where the key of certificate_file is")
    if given == ["key_file"]:
        yield Problem("web.certificate_file", "missing: say where the certificate is that key_file belongs to")


def _leases(tables: Mapping[str, Any]) -> Iterator[Problem]:
    """Leases of our hub that are not in order."""
    given = tables.get("hub")
    usual = HubSettings()
    table = given if isinstance(given, dict) else {}
    least, lease, most = (
        table.get(key, getattr(usual, key)) for key in ("least_lease_secs", "lease_secs", "most_lease_secs")
    )
    if all(isinstance(secs, int) for secs in (least, lease, most)) and not least <= lease <= most:
        what = f"must be from least_lease_secs ({least}) to most_lease_secs ({most}), not {lease}"
        yield Problem("hub.lease_secs", what)


def _credentials(tables: Mapping[str, Any]) -> Iterator[Problem]:
    """What lets a source in, given by half or twice."""
    for name, table in named(tables, "sources"):
        kind = TYPES.get(str(table.get("type")))
        if kind is None or not issubclass(kind.settings, WebSettings):
            continue
        where = place("sources", name)
        password, token = (any(f"{key}_{end}" in table for end in ("env", "file")) for key in ("password", "token"))
        if "username" in table and not password:
            yield Problem(place(where, "password"), "missing: say where it is with password_env or password_file")
        if password and "username" not in table:
            what = "missing: it is sent with the password (like 'username = \"desk\"')"
            yield Problem(place(where, "username"), what)
        if password and token:
            yield Problem(place(where, "token"), "give either a user name and a password or a token, not both")
        if "header" in table and not token:
            yield Problem(place(where, "token"), "missing: say what is sent in the header with token_env or token_file")


def _overlaps(tables: Mapping[str, Any], folder: Path) -> Iterator[Problem]:
    """Folders that would be read twice, or pages that would be read as dispatches."""
    spools: list[tuple[str, Path, bool]] = []
    for name, source in named(tables, "sources"):
        if source.get("type") == "spool" and (spool := folder_in(source, folder)):
            spools.append((place(place("sources", name), "path"), spool, source.get("recursive") is True))
    for at, (where, spool, recursive) in enumerate(spools):
        for earlier, other, other_recursive in spools[:at]:
            if _reads(spool, other, recursive=recursive) or _reads(other, spool, recursive=other_recursive):
                yield Problem(where, f"lies in the same folder as {earlier}; every source needs its own")
    pages = stands.folder_of_pages(tables, folder)
    for where, spool, _ in spools:
        if pages is not None and (spool == pages or pages in spool.parents or spool in pages.parents):
            yield Problem(where, "must lie apart from the stand, where pages are published")


def _reads(spool: Path, other: Path, *, recursive: bool) -> bool:
    return spool == other or (recursive and spool in other.parents)


def _placed(config: Config, folder: Path) -> Config:
    """Take paths from the config's folder, and names left out from the agency."""
    url = config.store.url
    if url.startswith(_SQLITE):
        url = f"{_SQLITE}{folder / url.removeprefix(_SQLITE)}"
    return replace(
        config,
        agency=replace(config.agency, hubs=_hubs(config)),
        sources=tuple(_source(source, config, folder) for source in config.sources),
        sections=tuple(replace(section, takes=_assigned(section.name, config)) for section in config.sections),
        outlets=tuple(_outlet(outlet, config) for outlet in config.outlets),
        channels=tuple(_channel(channel, folder) for channel in config.channels),
        store=replace(config.store, url=url),
        stand=replace(config.stand, **_paths(config.stand, folder)),
        bus=replace(config.bus, **_paths(config.bus, folder)),
        metrics=replace(config.metrics, **_paths(config.metrics, folder)),
        log=replace(config.log, **_paths(config.log, folder)),
        web=_web(config.web, folder),
    )


def _hubs(config: Config) -> tuple[str, ...]:
    """Every hub that pages name; our own first, as it knows first."""
    own = (config.own_hub,) if config.hub.enabled else ()
    return (*own, *config.outside_hubs)


def _outlet(outlet: Outlet, config: Config) -> Outlet:
    public = tuple(section.name for section in config.sections if section.public)
    return replace(
        outlet,
        title=outlet.title or config.agency.name,
        language=outlet.language or config.agency.language,
        sections=outlet.sections or public,
        public=outlet.public and set(public).issuperset(outlet.sections),
    )


def _channel(settings: ChannelSettings, folder: Path) -> ChannelSettings:
    return replace(settings, outlet=settings.outlet or settings.name, **_paths(settings, folder))


def _web(web: Web, folder: Path) -> Web:
    if web.certificate_file is None or web.key_file is None:
        return web
    return replace(web, certificate_file=folder / web.certificate_file, key_file=folder / web.key_file)


def _assigned(section: str, config: Config) -> frozenset[str]:
    return frozenset(source.name for source in config.sources if section in source.sections)


def _source(settings: SourceSettings, config: Config, folder: Path) -> SourceSettings:
    return replace(settings, agency=settings.agency or config.agency.name, **_paths(settings, folder))


def _paths(
    settings: SourceSettings | ChannelSettings | StandSettings | Bus | Metrics | Log, folder: Path
) -> dict[str, Any]:
    given = {field.name: getattr(settings, field.name) for field in fields(settings)}
    return {key: folder / value for key, value in given.items() if isinstance(value, Path)}
