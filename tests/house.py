"""A syndicate of its own for a test: a folder with a configuration, and the real program run on it."""

import contextlib
import io
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path

import requests

from syndicate.cli.main import main
from tests.forge import Forged, forge
from tests.ports import free_port
from tests.stores import lay_out

CONFIG = """
[agency]
name = "Example Wire"
tag = "EXW"
domain = "wire.example"
base_url = "http://127.0.0.1:{port}/"

[sources.newsroom]
type = "spool"
path = "spool"

[web]
host = "127.0.0.1"
port = {port}

[sections.all]
title = "All dispatches"

[sections.harbours]
title = "Harbours"
description = "Ships and quays"
any = {{ keywords = ["harbour"] }}
"""

PATIENCE_SECS = 60.0


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a verb did."""

    code: int
    out: str
    err: str


@dataclass(frozen=True, slots=True)
class OwnHouse:
    """A folder with config.toml, a spool and what syndicate makes there.

    Attributes:
        folder: That one.
        port: On 127.0.0.1.
        trusted: The certificate of the authority that vouches for it, where it speaks TLS.
    """

    folder: Path
    port: int
    trusted: Path | None = None

    @property
    def spool(self) -> Path:
        return self.folder / "spool"

    @property
    def feeds(self) -> Path:
        return self.folder / "feeds"

    @property
    def address(self) -> str:
        return f"{'https' if self.trusted else 'http'}://127.0.0.1:{self.port}"

    def drop(self, name: str, text: str | bytes, age_secs: float = 5.0) -> Path:
        """Put a finished file into the spool, as a desk does: written aside, then renamed in."""
        self.spool.mkdir(exist_ok=True)
        aside = self.folder / f"{name}.aside"
        aside.write_bytes(text.encode() if isinstance(text, str) else text)
        then = time.time() - age_secs
        os.utime(aside, (then, then))
        return aside.rename(self.spool / name)

    def syndicate(self, *arguments: str, given: bytes = b"") -> Outcome:
        """Run a verb to its end, in this process: the whole command line but for the interpreter's start."""
        stdin, stdout, stderr = (io.TextIOWrapper(io.BytesIO(content), "utf-8") for content in (given, b"", b""))
        before, sys.stdin = sys.stdin, stdin
        try:
            with contextlib.chdir(self.folder), redirect_stdout(stdout), redirect_stderr(stderr):
                code = _exit_code(arguments)
        finally:
            sys.stdin = before
        stdout.flush()
        stderr.flush()
        return Outcome(code, _text(stdout), _text(stderr))

    def program(self, *arguments: str) -> Outcome:
        """Run a verb to its end as a process of its own."""
        done = subprocess.run(
            [sys.executable, "-m", "syndicate", *arguments],
            cwd=self.folder,
            capture_output=True,
            timeout=PATIENCE_SECS * 3,
            check=False,
        )
        return Outcome(done.returncode, done.stdout.decode(), done.stderr.decode())

    def serving(self) -> AbstractContextManager[Forged]:
        """Run the web server alone, likewise."""
        return self.running("serve")

    @contextmanager
    def running(self, verb: str = "run") -> Iterator[Forged]:
        """Run the daemon, or the server alone, until the block ends; it must stop by itself on SIGTERM."""
        log = self.folder / "daemon.log"
        if "[store]" not in (self.folder / "config.toml").read_text():
            lay_out(self.folder / "var" / "syndicate.db")
        with log.open("ab") as stream:
            daemon = forge().start([verb], self.folder, stream.fileno())
        try:
            eventually(lambda: self.get("/").status_code == requests.codes.ok or daemon.poll() is not None)
            yield daemon
        finally:
            if daemon.poll() is None:
                daemon.send_signal(signal.SIGTERM)
            try:
                code = daemon.wait(PATIENCE_SECS)
            finally:
                daemon.kill()
            assert code in {0, -signal.SIGKILL}, f"the daemon ended with {code}: {log.read_text()[-2000:]}"

    def get(self, path: str, **headers: str) -> requests.Response:
        """Fetch a page."""
        verify = str(self.trusted) if self.trusted else True
        return requests.get(
            self.address + path, headers=headers, timeout=PATIENCE_SECS, allow_redirects=False, verify=verify
        )


def _exit_code(arguments: Sequence[str]) -> int:
    try:
        main(arguments)
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else int(end.code is not None)
    return 0


def _text(stream: io.TextIOWrapper) -> str:
    buffer = stream.buffer
    assert isinstance(buffer, io.BytesIO)
    return buffer.getvalue().decode()


def make_house(folder: Path, config: str = CONFIG) -> OwnHouse:
    """Lay out a house in an empty folder, on a port nobody uses."""
    port = free_port()
    (folder / "config.toml").write_text(config.format(port=port))
    return OwnHouse(folder, port)


def eventually(seen: Callable[[], bool], patience_secs: float = PATIENCE_SECS) -> None:
    """Wait until something is so; fail when patience ends."""
    until = time.monotonic() + patience_secs
    while time.monotonic() < until:
        try:
            if seen():
                return
        except requests.ConnectionError:
            pass
        time.sleep(0.02)
    raise AssertionError("it did not come to be in time")
