"""What is measured of one syndicate."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from importlib.metadata import version
from time import monotonic

from syndicate.build.clock import SystemClock
from syndicate.config import Config
from syndicate.metrics.catalogue import WORKER_IDLE
from syndicate.metrics.counts import DeskMeter
from syndicate.metrics.exposition import Exposition
from syndicate.metrics.levels import StoreLevels
from syndicate.metrics.reading import Feed, Reading
from syndicate.ports.gauges import Gauges


def desk_meter(config: Config) -> DeskMeter:
    """What counts the desk's work."""
    sections = [section.name for section in config.sections]
    return DeskMeter([source.name for source in config.sources], sections, _channels(config))


def exposition(config: Config, gauges: Gauges, feeds: Sequence[Feed]) -> Exposition:
    """Everything measured.

    Args:
        config: What there is to be measured.
        gauges: What the store says.
        feeds: What this process says.
    """
    levels = StoreLevels(
        gauges,
        SystemClock(),
        monotonic,
        sources=[source.name for source in config.sources],
        sections=[section.name for section in config.sections],
        channels=_channels(config),
    )
    return Exposition(version("syndicate"), [levels.readings, *feeds])


def worker_readings(idle: Callable[[], Mapping[str, float]]) -> Iterator[Reading]:
    """What is read off the threads of a daemon.

    Args:
        idle: By worker, for how many seconds it has shown no progress.
    """
    for worker, seconds in idle().items():
        yield Reading(WORKER_IDLE, seconds, (worker,))


def _channels(config: Config) -> Mapping[str, str]:
    return {channel.name: channel.outlet for channel in config.channels}
