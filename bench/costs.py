"""What processes and servers cost: processor time, memory, and what they were asked. On Linux, from /proc."""

import os
import re
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from urllib.request import urlopen

import orjson
import psycopg

_TICKS = os.sysconf("SC_CLK_TCK")


def processor_secs(processes: Iterable[int]) -> float:
    """Seconds of processor time that these have taken, with those of their children that ended."""
    ticks = 0
    for process in processes:
        with suppress(FileNotFoundError):  # it ended: who began it has its time
            fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
            ticks += sum(map(int, fields[11:15]))
    return ticks / _TICKS


def memory_mb(process: int) -> float:
    """What a process has in memory that no file holds, in MB, at the most since it began."""
    found = re.search(r"VmHWM:\s+(\d+) kB", Path(f"/proc/{process}/status").read_text())
    return int(found[1]) / 1000 if found else 0.0


def with_children(process: int) -> list[int]:
    """A process and those that it began and that run still."""
    begun = Path(f"/proc/{process}/task/{process}/children").read_text().split()
    return [process, *map(int, begun)]


@dataclass(frozen=True, slots=True)
class Load:
    """What was asked of a PostgreSQL and a NATS since they began.

    Attributes:
        transactions: Of the database, one for each question outside of a longer one.
        wal_bytes: Written ahead.
        messages: That NATS took in.
    """

    transactions: int
    wal_bytes: int
    messages: int

    @classmethod
    def of(cls, postgresql: str, monitor: int) -> "Load":
        """Ask both.

        Args:
            postgresql: Its address, without the name of a driver.
            monitor: The port on which NATS tells of itself.
        """
        with psycopg.connect(postgresql, autocommit=True) as connection:
            [row] = connection.execute(
                "SELECT xact_commit + xact_rollback, pg_current_wal_lsn() - '0/0' FROM pg_stat_database"
                " WHERE datname = current_database()"
            ).fetchall()
        with urlopen(f"http://127.0.0.1:{monitor}/varz") as answer:
            messages = orjson.loads(answer.read())["in_msgs"]
        return cls(int(row[0]), int(row[1]), int(messages))

    def since(self, before: "Load") -> "Load":
        """What was asked since another moment."""
        return Load(
            self.transactions - before.transactions, self.wal_bytes - before.wal_bytes, self.messages - before.messages
        )
