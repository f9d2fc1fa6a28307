"""Brings a store's tables to what this program needs, in one transaction, or refuses.

What is loaded to take a step (alembic) takes longer than to open a store, so a store that has them all does without.
"""

import logging
import re
from functools import cache
from importlib.resources import files
from typing import Final

from sqlalchemy import Connection, Engine, String, column, inspect, select, table

from syndicate.errors import StoreError
from syndicate.store.engine import writer

_SCRIPTS: Final = "syndicate.store:migrations"
_STEP: Final = re.compile(r"r(\d{4})_\w+\.py")
_AT: Final = select(column("version_num", String)).select_from(table("alembic_version"))

# An operator asked to open a store, not to read about its history; a failed step raises.
logging.getLogger("alembic").setLevel(logging.WARNING)


def upgrade(engine: Engine) -> None:
    """Run the steps that the store lacks; a store that has them all is only read.

    Raises:
        StoreError: The store was made by a newer program.
    """
    with engine.connect() as connection:
        at = revision(connection)
    if at is not None and at not in steps():
        raise StoreError(f"the store is at revision {at}, which this syndicate does not know; it needs a newer one")
    if at != steps()[-1]:
        _take_steps(engine)


def _take_steps(engine: Engine) -> None:
    from alembic import command  # noqa: PLC0415 - 0.15 seconds and 10 MB, only where a step is to be taken
    from alembic.config import Config  # noqa: PLC0415

    config = Config(attributes={})
    config.set_main_option("script_location", _SCRIPTS)
    with writer(engine).begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "head")  # nothing is left to do where another process came first


@cache
def steps() -> tuple[str, ...]:
    """The steps that this program knows, the first of all first."""
    scripts = files("syndicate.store").joinpath("migrations", "versions").iterdir()
    return tuple(sorted(step[1] for script in scripts if (step := _STEP.fullmatch(script.name))))


def revision(connection: Connection) -> str | None:
    """The last step that a store's tables were brought through; None for none."""
    return connection.scalar(_AT) if inspect(connection).has_table("alembic_version") else None
