"""What people do by hand, at the command line and at the web desk."""

from functools import partial

from syndicate.build.filings import defaults_named
from syndicate.config import Config
from syndicate.desk.collect import Collector
from syndicate.desk.editor import SOURCE, DeskEditor
from syndicate.desk.trail import Trail
from syndicate.desk.tray import TrayDesk


def editor(config: Config, collector: Collector, trail: Trail) -> DeskEditor:
    """What they do to stories."""
    return DeskEditor(collector=collector, trail=trail, defaults=defaults_named(config, SOURCE))


def tray(config: Config, collector: Collector, trail: Trail) -> TrayDesk:
    """What they do with what was rejected."""
    return TrayDesk(collector=collector, trail=trail, defaults=partial(defaults_named, config))
