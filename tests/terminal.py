"""A terminal in which the pages of the documentation are typed: a shell, a house of its own, the real program."""

import contextlib
import os
import re
import shlex
import signal
import socket
import subprocess
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from tests.house import PATIENCE_SECS, OwnHouse, eventually
from tests.stores import lay_out

_BEGINS = re.compile(r"^(?:\.venv/bin/)?(?P<line>syndicate (?:run|serve)\b[^#\n]*)(?:#.*)?$", re.MULTILINE)
_FIGURES: Final = r"\d[\d,.:TZ-]*"
_VARIES: Final = re.compile(rf'( ?… ?|tag:[^\s…"]+|\s+|{_FIGURES})')
_SCRATCH: Final = re.compile(r"(?<![\w./])/(?:srv|tmp|etc|opt)/")

Words = Mapping[str, Callable[[OwnHouse], str]]
"""What stands in pages for what is different every time, each with what finds out what it is."""


@dataclass(slots=True)
class Terminal:
    """A shell in a house.

    Attributes:
        house: Whose folder it begins in.
        programs: The folder that `syndicate` is in.
        words: See :data:`Words`.
        environment: Variables that the configuration names.
        folder: Where it is now.
        daemon: The one that was begun and has not ended.
    """

    house: OwnHouse
    programs: Path
    words: Words
    environment: Mapping[str, str]
    folder: Path = field(init=False)
    daemon: subprocess.Popen[bytes] | None = None
    _serves: bool = False

    def __post_init__(self) -> None:
        self.folder = self.house.folder

    def here(self, text: str) -> str:
        """What a page says, as it is in this house: folders, addresses, and what is different every time."""
        root = self.house.folder
        text = _SCRATCH.sub(lambda found: f"{root}{found[0]}", text)
        for address in ("https://wire.example", "http://127.0.0.1:8080"):
            text = text.replace(address, self.house.address)
        for word, found in self.words.items():
            if re.search(word, text):
                text = re.sub(word, found(self.house), text)
        return text

    def type(self, script: str, given: str = "", code: int = 0) -> str:
        """Type lines, and return what is answered; a line that begins a daemon returns when it serves.

        Args:
            script: The lines, as a page has them.
            given: What is typed at their questions.
            code: What the last of them ends with.

        Raises:
            AssertionError: It ended otherwise, or one before it with anything but 0.
        """
        answers = []
        rest = self.here(script)
        while begun := _BEGINS.search(rest):
            answers.append(self._run(rest[: begun.start()], given, 0))
            self._begin(begun["line"].strip())
            rest = rest[begun.end() :]
        answers.append(self._run(rest, given, code))
        return "".join(answers)

    def listen(self, script: str, meanwhile: str, shown: str) -> str:
        """Type what goes on for ever, and others meanwhile; Ctrl-C when what is shown has been told."""
        told = self.house.folder / ".told"
        with told.open("wb") as stream:
            listening = subprocess.Popen(
                ["bash", "-c", f"exec {self.here(script)}"],
                cwd=self.folder,
                env=self._environment(),
                stdout=stream,
                stderr=subprocess.STDOUT,
            )
        try:
            if not meanwhile or shown:
                eventually(lambda: bool(told.read_bytes()) or listening.poll() is not None)
            self.type(meanwhile)
            eventually(lambda: self._has(shown, told.read_text()) or listening.poll() is not None)
            assert listening.poll() is None, f"it ended by itself: {told.read_text()}"
        finally:
            if listening.poll() is None:
                listening.send_signal(signal.SIGINT)
            listening.wait(PATIENCE_SECS)
        return told.read_text()

    def end(self) -> None:
        """Stop the daemon, if there is one; it must stop by itself."""
        if self.daemon is None:
            return
        self.daemon.terminate()
        code = self.daemon.wait(PATIENCE_SECS)
        self.daemon = None
        assert code == 0, f"the daemon ended with {code}"

    def _has(self, shown: str, told: str) -> bool:
        return looks_like(self.here(shown), told) if shown else bool(told)

    def _run(self, script: str, given: str, code: int) -> str:
        if not script.strip():
            return ""
        where = self.house.folder / ".where"
        done = subprocess.run(
            ["bash", "-euo", "pipefail", "-c", f"trap 'pwd > {shlex.quote(str(where))}' EXIT\n{script}"],
            cwd=self.folder,
            env=self._environment(),
            input=given.encode(),
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            timeout=PATIENCE_SECS * 3,
            check=False,
        )
        told = done.stdout.decode()
        assert done.returncode == code, f"{script.strip()}\nended with {done.returncode}:\n{told}"
        self.folder = Path(where.read_text().strip())
        return told

    def _begin(self, line: str) -> None:
        self.end()
        self._serves = line.startswith("syndicate serve")
        if not (self.folder / "var" / "syndicate.db").exists():
            lay_out(self.folder / "var" / "syndicate.db")
        log = self.folder / "daemon.log"
        manager = self.house.folder / ".manager"
        manager.unlink(missing_ok=True)
        with log.open("ab") as stream, socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as heard:
            heard.bind(str(manager))
            heard.settimeout(0)
            environment = {**self._environment(), "NOTIFY_SOCKET": str(manager)}
            daemon = self.daemon = subprocess.Popen(
                shlex.split(line), cwd=self.folder, env=environment, stdout=stream, stderr=stream
            )
            eventually(lambda: daemon.poll() is not None or self._is_ready(heard))
        assert daemon.poll() is None, log.read_text()

    def _is_ready(self, heard: socket.socket) -> bool:
        """Whether it has said so, as `run` does, or answers so, as `serve` does."""
        with contextlib.suppress(BlockingIOError):
            return b"READY=1" in heard.recv(4096)
        return self._serves and self._answers()

    def _answers(self) -> bool:
        return bool(self.house.get("/readyz").ok)

    def _environment(self) -> dict[str, str]:
        return {
            **os.environ,
            "PATH": f"{self.programs}:{os.environ['PATH']}",
            "HOME": str(self.house.folder),
            **self.environment,
        }


@contextmanager
def terminal(house: OwnHouse, programs: Path, words: Words, environment: Mapping[str, str]) -> Iterator[Terminal]:
    """One until the block ends; what it began ends with it."""
    made = Terminal(house, programs, words, environment)
    venv = house.folder / ".venv"
    venv.mkdir()
    (venv / "bin").symlink_to(programs)
    try:
        yield made
        made.end()
    finally:
        if made.daemon is not None:
            made.daemon.kill()
            made.daemon.wait()


def looks_like(shown: str, told: str) -> bool:
    """Whether what a page shows was told, line by line; figures and identifiers may differ, `…` is anything."""
    return all(re.search(_pattern(line), told, re.MULTILINE) for line in shown.splitlines() if line.strip())


def _pattern(line: str) -> str:
    pieces = _VARIES.split(line.strip())
    return "".join(_pattern_of(piece) for piece in pieces)


def _pattern_of(piece: str) -> str:
    if piece.strip(" ") == "…":
        return ".*"
    if piece.startswith("tag:"):
        return r'tag:[^\s"]+'
    if piece.isspace():
        return r"\s+"
    return _FIGURES if re.fullmatch(_FIGURES, piece) else re.escape(piece)
