"""The machine: its clock, time zones, limits, and the versions of what runs on it."""

import ctypes
import platform
import resource
import sqlite3
from collections.abc import Iterator
from datetime import timedelta
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Final
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from syndicate.build.bus import look_at_bus
from syndicate.build.clock import SystemClock
from syndicate.config import Config, SpoolSettings
from syndicate.errors import BusError, StoreError
from syndicate.model.checkup import Finding, bad, doubtful, well
from syndicate.store.looking import look

_TIMEX_BYTES: Final = 512
"""More than `struct timex` (adjtimex(2)) takes."""
_NOT_SYNCHRONISED: Final = 5
"""TIME_ERROR of adjtimex(2)."""
_SLACK: Final = timedelta(minutes=1)
_FILES_BESIDE: Final = 512
"""Open files that are no listener's: pages, the store, sources, channels."""
_WATCHES: Final = 8192
_INSTANCES: Final = 64
_ZONES: Final = ("UTC", "Europe/London", "America/New_York", "Asia/Tokyo")
_LIBRARIES: Final = ("sqlalchemy", "alembic", "granian", "lxml", "pycurl", "orjson", "click", "watchfiles")


def clock(config: Config) -> Iterator[Finding]:
    """Whether the clock is right: embargoes end by it."""
    subject = "clock"
    now = SystemClock().now()
    try:
        newest = look(config.store.url).newest
    except StoreError:
        newest = None
    if newest and newest > now + _SLACK:
        yield bad(
            subject,
            f"{now:%Y-%m-%d %H:%M:%S} UTC, but the newest version was received at {newest:%Y-%m-%d %H:%M:%S}",
            "the clock was set back, or was wrong before: put it right (timedatectl set-ntp true)",
        )
        return
    match _kernel_says():
        case None:
            yield well(subject, f"{now:%Y-%m-%d %H:%M:%S} UTC; whether it is kept right cannot be known here")
        case state if state == _NOT_SYNCHRONISED:
            yield doubtful(
                subject,
                f"{now:%Y-%m-%d %H:%M:%S} UTC, and nothing keeps it right",
                "run chrony or systemd-timesyncd (timedatectl set-ntp true); in a container, on its host",
            )
        case _:
            yield well(subject, f"{now:%Y-%m-%d %H:%M:%S} UTC, kept right by the network")


def zones() -> Iterator[Finding]:
    """Whether times of other places can be read."""
    missing = [name for name in _ZONES if not _zone(name)]
    if missing:
        yield bad("time zones", f"{', '.join(missing)} not known", "pip install tzdata")
    else:
        yield well("time zones", "known")


def limits(config: Config) -> Iterator[Finding]:
    """Whether as many files can be open and watched as are needed."""
    _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    needed = config.wire.most_listeners + _FILES_BESIDE
    seen = "without a limit" if most == resource.RLIM_INFINITY else f"{most:,}"
    if most != resource.RLIM_INFINITY and most < needed:
        remedy = "LimitNOFILE=65536 in the systemd unit, or `ulimit -Hn 65536`; or fewer most_listeners in [wire]"
        yield doubtful("open files", f"{seen}; {needed:,} may be needed", remedy)
    else:
        yield well("open files", seen)
    if any(isinstance(source, SpoolSettings) for source in config.sources):
        yield _inotify("max_user_watches", _WATCHES)
        yield _inotify("max_user_instances", _INSTANCES)


def versions(config: Config) -> Iterator[Finding]:
    """What runs here; for a report of a fault."""
    yield well("syndicate", _version("syndicate"))
    yield well("Python", f"{platform.python_version()} on {platform.system()} {platform.release()}")
    yield well("SQLite", sqlite3.sqlite_version)
    yield well("libraries", ", ".join(f"{name} {_version(name)}" for name in _LIBRARIES))
    if config.bus.url:
        try:
            yield well("NATS", look_at_bus(config.bus))
        except BusError as error:
            yield bad("NATS", str(error), "start it, or put url right in [bus]; meanwhile the desk works, slower")


def _kernel_says() -> int | None:
    """What the kernel knows of the clock (adjtimex(2)), None where it cannot be asked."""
    try:
        state = ctypes.CDLL(None, use_errno=True).adjtimex(ctypes.create_string_buffer(_TIMEX_BYTES))
    except (OSError, AttributeError):
        return None
    return int(state) if state >= 0 else None


def _zone(name: str) -> bool:
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, OSError):
        return False
    return True


def _inotify(name: str, least: int) -> Finding:
    subject = f"inotify {name}"
    try:
        most = int(Path(f"/proc/sys/fs/inotify/{name}").read_text())
    except (OSError, ValueError):
        return well(subject, "not known on this system")
    if most < least:
        remedy = f"sysctl fs.inotify.{name}={least}, and in /etc/sysctl.d; else drops wait for every_secs"
        return doubtful(subject, f"{most:,}", remedy)
    return well(subject, f"{most:,}")


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "not installed"
