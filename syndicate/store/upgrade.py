"""Brings a store's tables to what this program needs, in one transaction, or refuses."""

import logging
from functools import cache
from typing import Final

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine

from syndicate.errors import StoreError
from syndicate.store.engine import writer

_SCRIPTS: Final = "syndicate.store:migrations"

# An operator asked to open a store, not to read about its history; a failed step raises.
logging.getLogger("alembic").setLevel(logging.WARNING)


def upgrade(engine: Engine) -> None:
    """Run the steps that the store lacks; a store that has them all is only read.

    Raises:
        StoreError: The store was made by a newer program.
    """
    scripts = _scripts()
    with engine.connect() as connection:
        if _is_current(connection, scripts):
            return
    with writer(engine).begin() as connection:
        config = _config()
        config.attributes["connection"] = connection
        command.upgrade(config, "head")  # nothing is left to do where another process came first


def steps() -> tuple[str, ...]:
    """The steps that this program knows, the first of all first."""
    every = _scripts().walk_revisions()
    return tuple(step.revision for step in every)[::-1]


@cache
def _scripts() -> ScriptDirectory:
    return ScriptDirectory.from_config(_config())


def _config() -> Config:
    config = Config(attributes={})
    config.set_main_option("script_location", _SCRIPTS)
    return config


def _is_current(connection: Connection, scripts: ScriptDirectory) -> bool:
    at = MigrationContext.configure(connection).get_current_revision()
    known = {step.revision for step in scripts.walk_revisions()}
    if at is not None and at not in known:
        raise StoreError(f"the store is at revision {at}, which this syndicate does not know; it needs a newer one")
    return at == scripts.get_current_head()
