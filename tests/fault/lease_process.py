"""A node that takes a lease, writes under it, and stops itself; once it is continued it goes on as if nothing had been.

`python -m tests.fault.lease_process URL` says in a line each what came of a write, and then, when it was continued, of
another, a renewal and a third.
"""

import os
import signal
import sys
from contextlib import closing
from datetime import timedelta

from syndicate.errors import StoreError
from syndicate.model.lease import Lease
from syndicate.store import open_ledger
from syndicate.store.ledger import SqlLedger
from tests.fault.recorder import record
from tests.makers import make_dispatch

NAME, HOLDER = "press", "stopped"
TERM = timedelta(milliseconds=200)


def write(ledger: SqlLedger, lease: Lease, version: int) -> str:
    """Record a version under a lease; what that came to, in a word or two."""
    try:
        record(ledger.under(lambda: lease), [make_dispatch(version=version, source=lease.holder)])
    except StoreError as error:
        return type(error).__name__
    return f"wrote {version}"


def main() -> None:
    with closing(open_ledger(sys.argv[1])) as ledger:
        lease = ledger.leases().take(NAME, HOLDER, TERM)
        assert lease
        _say(write(ledger, lease, 1))
        os.kill(os.getpid(), signal.SIGSTOP)
        _say(write(ledger, lease, 2))
        _say("renewed" if ledger.leases().renew(lease, TERM) else "lost")
        _say(write(ledger, lease, 3))


def _say(line: str) -> None:
    os.write(1, line.encode() + b"\n")


if __name__ == "__main__":
    main()
