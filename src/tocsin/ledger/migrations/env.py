"""Runs migrations on the connection that `schema.upgrade` hands in, inside its transaction."""

from typing import cast

from alembic import context
from sqlalchemy import Connection

from tocsin.ledger.schema import VERSIONS, metadata

connection = cast("Connection", context.config.attributes["connection"])
context.configure(connection=connection, target_metadata=metadata, version_table=VERSIONS)
context.run_migrations()
