"""What lies in a spool folder, told by names and kinds alone: nothing is opened."""

import stat
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from os import scandir, stat_result
from pathlib import Path

from syndicate.sources.trays import TRAYS

_TEMPORARY = (".tmp", ".temp", ".part", ".partial", ".filepart", ".crdownload", ".swp", ".swx", "~")
_KINDS = {
    stat.S_IFLNK: "a link; links are not followed",
    stat.S_IFIFO: "a pipe, not a file",
    stat.S_IFSOCK: "a socket, not a file",
    stat.S_IFCHR: "a device, not a file",
    stat.S_IFBLK: "a device, not a file",
    stat.S_IFDIR: "a folder; only files are read here (see 'recursive' in the source's configuration)",
}


@dataclass(frozen=True, slots=True)
class Found:
    """A name in the folder, as it was listed.

    Attributes:
        name: Its path in the folder; bytes that are not UTF-8 as lone surrogates (PEP 383).
        status: Of itself, never of what it links to.
        unfit: Why it can never be taken, or None.
    """

    name: str
    status: stat_result
    unfit: str | None


def concerns(name: str) -> bool:
    """Whether a path in the folder may be a file to take: not hidden, not temporary, not in a tray."""
    parts = name.split("/")
    return parts[0] not in TRAYS and not any(part.startswith(".") or _temporary(part) for part in parts)


def shown(name: bytes) -> str:
    """A file name for people: what is not UTF-8 or would not show is escaped."""
    return "".join(
        character if character.isprintable() else character.encode("unicode_escape").decode()
        for character in name.decode("utf-8", "backslashreplace")
    )


def _temporary(part: str) -> bool:
    return part.lower().endswith(_TEMPORARY) or (part.startswith("#") and part.endswith("#"))


def listed(folder: Path, *, recursive: bool) -> list[Found]:
    """Everything of concern in the folder, oldest first, by name where the times are equal.

    Raises:
        OSError: The folder cannot be listed.
    """
    return sorted(_within(folder, "", recursive=recursive), key=lambda found: (found.status.st_mtime_ns, found.name))


def waiting(folder: Path, *, recursive: bool, most: int) -> int | None:
    """How many of these there are, counted up to `most`; None where the folder cannot be listed."""
    try:
        return sum(1 for _ in islice(_within(folder, "", recursive=recursive), most))
    except OSError:
        return None


def _within(folder: Path, inside: str, *, recursive: bool) -> Iterator[Found]:
    with scandir(folder / inside) as entries:
        for entry in entries:
            name = f"{inside}{entry.name}"
            if not concerns(name):
                continue
            try:
                status = entry.stat(follow_symlinks=False)
            except FileNotFoundError:
                continue
            if recursive and stat.S_ISDIR(status.st_mode):
                yield from _folder(folder, name, status)
            else:
                yield Found(name, status, _unfit(status))


def _folder(folder: Path, name: str, status: stat_result) -> Iterator[Found]:
    """What lies in a folder inside; one that cannot be listed does not stop its neighbours."""
    try:
        inside = list(_within(folder, f"{name}/", recursive=True))
    except FileNotFoundError:
        return
    except OSError as error:
        yield Found(name, status, f"a folder that cannot be listed: {error.strerror}")
        return
    yield from inside


def _unfit(status: stat_result) -> str | None:
    return None if stat.S_ISREG(status.st_mode) else _KINDS.get(stat.S_IFMT(status.st_mode), "not a file")
