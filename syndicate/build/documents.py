"""Documents that an operator names, to be looked at where they are: files, folders, addresses, standard input."""

import os
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from urllib.parse import urlsplit

from syndicate.build.filings import back_file
from syndicate.errors import HttpError
from syndicate.model.filing import Unfiled
from syndicate.rules.networks import inside_too
from syndicate.sources.guarded import GuardedClient
from syndicate.sources.guarded.client import LARGEST

STDIN = "-"

_ACCEPT = "application/rss+xml, application/atom+xml, application/feed+json, text/html;q=0.9, */*;q=0.8"
_ADDRESS = ("http://", "https://")
_TWINS = (".gz", ".br", ".zst")
_OK = 200


@dataclass(frozen=True, slots=True)
class Document:
    """A document.

    Attributes:
        name: As the operator named it; in a folder its path.
        content: Its bytes.
        served: The Content-Type that it came with.
        over_http: Whether it came from a web server.
    """

    name: str
    content: bytes
    served: str | None = None
    over_http: bool = False


@dataclass(frozen=True, slots=True)
class Unread:
    """A document that cannot be had.

    Attributes:
        name: As the operator named it.
        reason: Why, and what to do about it.
    """

    name: str
    reason: str


def named(names: Sequence[str]) -> tuple[str, ...]:
    """Put the files of folders in the place of the folders, in the order of their names.

    Files whose names begin with a dot are left out, and the compressed twins of files that lie beside them.
    """
    return tuple(one for name in names for one in _in_folder(name))


def documents(names: Sequence[str]) -> Iterator[Document | Unread]:
    """Fetch each; one that cannot be had does not stop the next.

    Args:
        names: Files, addresses of http and https, and `-` for standard input. An address may lead to this machine and
            into private networks: an operator named it.
    """
    for name in names:
        if name == STDIN:
            yield _standard_input()
        elif is_address(name):
            yield _fetched(name)
        else:
            yield from _file(name)


def is_address(name: str) -> bool:
    """Whether a name is an address of the Web."""
    return name.lower().startswith(_ADDRESS)


def _in_folder(name: str) -> Iterator[str]:
    if is_address(name) or not Path(name).is_dir():
        yield name
        return
    for folder, folders, files in os.walk(name):
        folders[:] = sorted(one for one in folders if not one.startswith("."))
        for file in sorted(files):
            stem, suffix = os.path.splitext(file)  # noqa: PTH122  of a name, not a path
            if not file.startswith(".") and not (suffix in _TWINS and stem in files):
                yield str(Path(folder, file))


def _standard_input() -> Document | Unread:
    content = sys.stdin.buffer.read(LARGEST + 1)
    if len(content) > LARGEST:
        return Unread(STDIN, "larger than 8 MB; no feed and no item is")
    return Document(STDIN, content)


def _file(name: str) -> Iterator[Document | Unread]:
    files, _ = back_file(None, "validate", [Path(name)])
    for item in files.collect():
        yield Unread(name, item.reason) if isinstance(item, Unfiled) else Document(name, item.content)


def _fetched(address: str) -> Document | Unread:
    client = GuardedClient(agent=f"syndicate/{version('syndicate')}", bounds=inside_too)
    try:
        answer = client.get(address, {"Accept": _ACCEPT})
    except HttpError as fault:
        return Unread(address, f"{fault}; see whether the address is right and its server runs")
    if answer.status != _OK:
        host = urlsplit(address).netloc
        return Unread(address, f"{host} answers with HTTP {answer.status}; see whether the address is right")
    return Document(address, answer.body, answer.headers.get("content-type"), over_http=True)
