"""A PostgreSQL server of a test's own, which it may stop and start."""

import os
import pwd
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from tests.ports import free_port

_SETTINGS = "fsync = on\nmax_connections = 200\nunix_socket_directories = ''\nlisten_addresses = '*'\n"


@dataclass(frozen=True, slots=True)
class OwnPostgresql:
    """A server.

    Attributes:
        data: Its folder.
        port: On every address of this machine.
        programs: Where those of PostgreSQL are.
    """

    data: Path
    port: int
    programs: Path

    def url(self, host: str = "127.0.0.1") -> str:
        """The address of its database, as `[store] url`."""
        return f"postgresql+psycopg://syndicate@{host}:{self.port}/postgres"

    def start(self) -> None:
        """Have it answer."""
        self._do("start", "--log", str(self.data / "log"), "--wait")

    def stop(self) -> None:
        """Break off every connection and end it."""
        self._do("stop", "--mode", "immediate", "--wait")

    def _do(self, verb: str, *options: str) -> None:
        _as_postgres([str(self.programs / "pg_ctl"), verb, "--pgdata", str(self.data), "--silent", *options])


@contextmanager
def own_postgresql() -> Iterator[OwnPostgresql]:
    """Run a server until the block ends; the test is skipped where PostgreSQL is not installed."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb")) or list(
        map(Path, filter(None, [shutil.which("initdb")]))
    )
    if not found:
        pytest.skip("PostgreSQL's initdb is not on this machine")
    programs = found[-1].parent
    with TemporaryDirectory(ignore_cleanup_errors=True) as folder:  # not in pytest's, where its user may not look
        data = Path(folder)
        if os.geteuid() == 0:
            shutil.chown(data, "postgres", "postgres")
        yield from _served(data, programs)


def _served(data: Path, programs: Path) -> Iterator[OwnPostgresql]:
    _as_postgres(
        [str(programs / "initdb"), "--pgdata", str(data), "--username", "syndicate", "--auth", "trust", "--no-sync"]
    )
    server = OwnPostgresql(data, free_port(), programs)
    with (data / "postgresql.conf").open("a") as settings:
        settings.write(f"{_SETTINGS}port = {server.port}\n")
    with (data / "pg_hba.conf").open("a") as hosts:
        hosts.write("host all all 10.0.0.0/8 trust\n")
    server.start()
    try:
        yield server
    finally:
        server.stop()


def _as_postgres(command: list[str]) -> None:
    """Run one of its programs, which refuse to be run by root."""
    user = "postgres" if os.geteuid() == 0 else pwd.getpwuid(os.geteuid()).pw_name
    done = subprocess.run(command, user=user, cwd="/", capture_output=True, text=True, check=False)
    assert done.returncode == 0, f"{command[0]}: {done.stdout}{done.stderr}"
