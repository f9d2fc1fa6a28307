"""One daemon on one store, or many that share it: a claim that ends with its process, however that ends.

Whoever publishes claims the store: `syndicate run` for as long as it runs, a command for as long as its pages take.
Daemons that share a store claim it together; what one of them does at a time is settled by leases (`ports.leases`).
Commands that only record (collect, file, kill …) or read need no claim and may run beside the daemon: each change is
one transaction, and what it leaves to be published is an errand that the daemon finds.
"""

import fcntl
import os
import time
from collections.abc import Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager
from datetime import timedelta
from pathlib import Path
from typing import Final

from sqlalchemy import TextClause, text
from sqlalchemy.engine import URL
from sqlalchemy.pool import NullPool

from syndicate.errors import StoreError, StoreInUse
from syndicate.store.engine import HOLDING, connect, parse
from syndicate.store.failures import translated

_CLAIM_LOCK: Final = 0x434C414D
"""The first key of the advisory lock; the second is a hash of the schema's name."""

_PAUSE_SECS: Final = 0.05

_TRY: Final = {
    False: text("SELECT pg_try_advisory_lock(:claim, hashtext(current_schema()))"),
    True: text("SELECT pg_try_advisory_lock_shared(:claim, hashtext(current_schema()))"),
}
"""By whether it is shared."""

_HOLDER: Final = text(f"SELECT activity.pid, activity.client_addr {HOLDING.format(key=_CLAIM_LOCK)}")


@contextmanager
def claim(url: str, patience: timedelta = timedelta(), *, shared: bool = False) -> Iterator[None]:
    """Hold a store for this process as long as the block runs.

    Args:
        url: As for `open_ledger`.
        patience: How long to wait for another holder to let go.
        shared: Whether others may hold it so too; on PostgreSQL alone.

    On SQLite the claim is a lock on a file beside the database (`….claim`), which stays there; on PostgreSQL it is an
    advisory lock of a connection of its own, and is lost with that connection.

    Raises:
        StoreInUse: Another process holds it; the message names it.
        StoreBusy: The database does not answer now.
        StoreError: The address is wrong, or the folder does not take the file.
    """
    until = time.monotonic() + patience.total_seconds()
    with ExitStack() as held:
        while True:
            try:
                held.enter_context(_claimed(url, shared))
                break
            except StoreInUse:
                if time.monotonic() >= until:
                    raise
                time.sleep(_PAUSE_SECS)
        yield


def _claimed(url: str, shared: bool) -> AbstractContextManager[None]:  # noqa: FBT001 - as the caller was asked
    parsed = parse(url)
    return _claim_file(parsed) if parsed.get_backend_name() == "sqlite" else _claim_schema(url, _TRY[shared])


@contextmanager
def _claim_file(url: URL) -> Iterator[None]:
    store = Path(url.database or "").resolve()  # two ways to write a path are one store
    beside = store.with_name(f"{store.name}.claim")
    try:
        store.parent.mkdir(parents=True, exist_ok=True)
        handle = os.open(beside, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC | os.O_NOFOLLOW, 0o644)
    except OSError as error:
        raise StoreError(f"{store} cannot be claimed") from error
    try:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            holder = os.read(handle, 32).decode(errors="replace").strip() or "not named yet"
            raise StoreInUse(f"another syndicate (process {holder}) runs on {store}") from None
        os.ftruncate(handle, 0)
        os.write(handle, f"{os.getpid()}\n".encode())
        yield
    finally:
        os.close(handle)  # the lock goes with it; the file stays, as removing it would let two hold it


@contextmanager
def _claim_schema(url: str, attempt: TextClause) -> Iterator[None]:
    engine = connect(url, poolclass=NullPool)
    with translated(), engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        if not connection.scalar(attempt, {"claim": _CLAIM_LOCK}):
            holder = connection.execute(_HOLDER).first()
            named = f"backend {holder.pid}, from {holder.client_addr or 'this machine'}" if holder else "just gone"
            shown = engine.url.set(query={}).render_as_string()
            raise StoreInUse(f"another syndicate ({named}) runs on {shown}")
        yield
