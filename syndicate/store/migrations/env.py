"""Run by Alembic: the migrations happen inside the transaction that `syndicate.store.upgrade` opened."""

from alembic import context

from syndicate.store.tables import metadata

context.configure(connection=context.config.attributes["connection"], target_metadata=metadata)
context.run_migrations()
