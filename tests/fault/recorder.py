"""A process that records until it is killed, and says what was committed only after it was.

`python -m tests.fault.recorder URL` forks one recorder for each number read from stdin (so a kill costs no start of
Python), writes `pid N` and then a line of JSON for each commit, and `gone` when it has died.
"""

import json
import os
import sys
from collections.abc import Iterator
from itertools import count
from random import Random

from sqlalchemy import make_url

from syndicate.errors import StoreBusy
from syndicate.model.body import Body, Paragraph
from syndicate.model.dispatch import Dispatch
from syndicate.ports.ledger import Entry, Ledger, Receipt, Showing
from syndicate.rules.duplicates import sketch_of
from syndicate.store import open_ledger
from tests.makers import NOON, make_dispatch

Key = tuple[str, int]
"""A guid and a version."""

BODY = Body((Paragraph("The pier authority spoke of tides and tolls. " * 20),))


def sections_of(dispatch: Dispatch) -> frozenset[str]:
    """The sections an entry names."""
    return frozenset({"all", "even"} if dispatch.version % 2 == 0 else {"all"})


def announced(dispatch: Dispatch) -> bool:
    """Whether an entry is announced."""
    return dispatch.version % 3 != 0


def digest_of(dispatch: Dispatch) -> str:
    """The digest of the filing an entry came in."""
    return f"{dispatch.guid}#{dispatch.version}"


def batches(run: int) -> Iterator[list[Dispatch]]:
    """Batches without end, of new stories and new versions; the headline tells the batch and its size."""
    dice = Random(run)  # noqa: S311 what to file is no secret
    newest: dict[str, int] = {}
    for number in count():
        size = dice.randint(1, 8)
        batch: list[Dispatch] = []
        for _ in range(size):
            guid = f"tag:wire.example,2026:dispatch/{run}-{dice.randint(0, 2 * number + 3)}"
            newest[guid] = newest.get(guid, 0) + 1
            headline = f"{run}-{number} of {size}"
            batch.append(make_dispatch(guid=guid, version=newest[guid], headline=headline, body=BODY))
        yield batch


def record_until_busy(ledger: Ledger, coming: Iterator[list[Dispatch]], committed: list[Key]) -> list[Dispatch]:
    """Record batches, noting what was committed, until one is refused; that one.

    Raises:
        StoreError: The store refused in another way than for now.
    """
    for batch in coming:
        try:
            record(ledger, batch)
        except StoreBusy:
            return batch
        committed.extend((each.guid, each.version) for each in batch)
    raise AssertionError("batches have no end")


def record(ledger: Ledger, batch: list[Dispatch]) -> None:
    """Record a batch as collect does, in one transaction."""
    with ledger.writing() as writing:
        writing.known([digest_of(each) for each in batch])
        writing.stories([each.guid for each in batch])
        writing.record(
            [
                Entry(dispatch=each, sections=sections_of(each), announce=announced(each), sketch=sketch_of(each))
                for each in batch
            ],
            [
                Receipt(digest=digest_of(each), source="newsroom", name="x", received=NOON, outcome="stored")
                for each in batch
            ],
        )


def _record_for_ever(url: str, run: int) -> None:
    _say(f"pid {os.getpid()}")
    ledger = open_ledger(url)
    for batch in batches(run):
        try:
            record(ledger, batch)
        except StoreBusy as error:  # on PostgreSQL, while the server still ends what the killed one began
            _say(json.dumps({"busy": str(error)}))
            continue
        _say(json.dumps({"stored": [[each.guid, each.version] for each in batch]}))
        ledger.show(
            [
                Showing(guid=each.guid, version=each.version, pub_status=each.pub_status, shown_from=each.shown_from)
                for each in batch
            ]
        )


def _say(line: str) -> None:
    os.write(1, line.encode() + b"\n")  # one write, so that a line is there whole or not at all


def main() -> None:
    make_url(sys.argv[1]).get_dialect().import_dbapi()  # once, not in every child
    for line in sys.stdin:
        child = os.fork()
        if child == 0:
            _record_for_ever(sys.argv[1], int(line))
        os.waitpid(child, 0)
        _say("gone")


if __name__ == "__main__":
    main()
