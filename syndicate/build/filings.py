"""What filings do not say themselves, and files that are read where they lie."""

from collections.abc import Sequence
from pathlib import Path

from syndicate.build.clock import SystemClock
from syndicate.config import (
    Config,
    SourceSettings,
)
from syndicate.rules.duplicates import Growth
from syndicate.rules.facts.keys import keys
from syndicate.rules.normalise import Defaults
from syndicate.sources.back_file import BackFile


def defaults_named(config: Config, name: str) -> Defaults:
    """What filings under this source name do not say: as configured, else as the agency itself would file."""
    for source in config.sources:
        if source.name == name:
            return defaults_of(config, source)
    return Defaults(
        source=name,
        agency=config.agency.name,
        domain=config.agency.domain,
        agencies=keys(f"{config.agency.name}|{config.agency.tag}"),
        topics=config.topics,
    )


def back_file(config: Config | None, name: str, paths: Sequence[Path]) -> tuple[BackFile, Defaults]:
    """Files read where they lie, and what they do not say; without a configuration nothing is assumed of them."""
    files = BackFile(name, paths, SystemClock())
    if config is None:
        return files, Defaults(source=name, domain="syndicate.invalid")
    return files, defaults_named(config, name)


def defaults_of(config: Config, source: SourceSettings) -> Defaults:
    """What filings of a configured source do not say."""
    agency = config.agency
    return Defaults(
        source=source.name,
        agency=source.agency or agency.name,
        language=source.language,
        charset=source.charset,
        domain=agency.domain,
        agencies=keys(f"{agency.name}|{agency.tag}|{source.agency or ''}"),
        topics=config.topics,
        dateline_shown=source.dateline == "keep",
        end_marks=source.end_marks,
        boilerplate=source.boilerplate,
        growth=Growth(source.growth),
    )
