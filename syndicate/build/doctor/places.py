"""Folders: whether they may be written, have room, and lie on a file system that does for them."""

import os
import shutil
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Final

from syndicate.config import Config, FolderSettings, FolderStandSettings, SpoolSettings
from syndicate.model.checkup import Finding, bad, doubtful, well
from syndicate.store.backups import store_file

_MIB: Final = 1024 * 1024
_GIB: Final = 1024 * _MIB
LITTLE_BYTES: Final = 256 * _MIB
"""Below which a disk counts as full: the store's log and a round of pages want as much."""
FEW_BYTES: Final = 2 * _GIB
_FEW: Final = 0.05
"""The share of a disk's files, and of a small disk's bytes, below which it is soon full."""

_OF_NETWORKS: Final = frozenset(
    {
        "nfs",
        "nfs4",
        "cifs",
        "smb3",
        "smbfs",
        "9p",
        "afs",
        "ceph",
        "glusterfs",
        "lustre",
        "ncpfs",
        "beegfs",
        "gfs2",
        "ocfs2",
    }
)
_OF_MEMORY: Final = frozenset({"tmpfs", "ramfs"})


class Kind(StrEnum):
    """What a folder is for."""

    STORE = "store"
    STAND = "stand"
    SPOOL = "spool"
    DROP = "drop"


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A folder that is written to.

    Attributes:
        where: In the configuration.
        kind: What it is for.
        path: The folder.
        file: In it, where it is a file that matters.
    """

    where: str
    kind: Kind
    path: Path
    file: Path | None = None

    @property
    def standing(self) -> Path:
        """The folder, or where there is none yet, the nearest above it."""
        return next(path for path in (self.path, *self.path.parents) if path.exists())


def places_of(config: Config) -> list[Place]:
    """The folders of this machine that a configuration names."""
    found: list[Place] = []
    if store := store_file(config.store.url):
        found.append(Place(where="store.url", kind=Kind.STORE, path=store.absolute().parent, file=store))
    if isinstance(config.stand, FolderStandSettings):
        found.append(Place(where="stand.path", kind=Kind.STAND, path=config.stand.path))
    found += [
        Place(where=f"sources.{source.name}.path", kind=Kind.SPOOL, path=source.path)
        for source in config.sources
        if isinstance(source, SpoolSettings)
    ]
    found += [
        Place(where=f"channels.{channel.name}.path", kind=Kind.DROP, path=channel.path)
        for channel in config.channels
        if isinstance(channel, FolderSettings)
    ]
    return found


def access(place: Place) -> Iterator[Finding]:
    """Whether we may write there, and whether others may that should not."""
    subject = f"access to {place.where}"
    standing = place.standing
    if place.kind is Kind.DROP and not place.path.is_dir():
        yield bad(subject, f"{place.path} is not there", "mount it, or make it: nothing is dropped elsewhere meanwhile")
        return
    if not standing.is_dir():
        yield bad(subject, f"{standing} is no folder", f"move it away, or name another place in {place.where}")
        return
    if not os.access(standing, os.R_OK | os.W_OK | os.X_OK):
        yield bad(subject, f"{standing} may not be written", f"chown it to the user that runs syndicate: {_us()}")
        return
    mode = standing.stat().st_mode
    if place.path.exists() and mode & stat.S_IWOTH and not mode & stat.S_ISVTX:
        yield doubtful(subject, f"anybody may write in {standing}", f"chmod o-w {standing}")
        return
    if place.file and _others_read(place.file):
        yield doubtful(
            subject, f"anybody may read {place.file}, and what is under embargo in it", f"chmod o-rwx {place.path}"
        )
        return
    yield well(subject, f"{standing}" if place.path.exists() else f"{place.path} is made when it is first used")


def room(place: Place) -> Iterator[Finding]:
    """Whether there is room on its disk."""
    subject = f"room for {place.where}"
    standing = place.standing
    usage = shutil.disk_usage(standing)
    seen = f"{usage.free / _GIB:,.1f} GiB free of {usage.total / _GIB:,.1f}"
    more = "make room: remove old backups and files in done/ and rejected/, or move it to a larger disk"
    if usage.free < LITTLE_BYTES:
        yield bad(subject, seen, more)
        return
    if usage.free < min(FEW_BYTES, usage.total * _FEW):
        yield doubtful(subject, seen, more)
        return
    files = os.statvfs(standing)
    if files.f_files and files.f_favail < files.f_files * _FEW:
        yield doubtful(
            subject, f"{files.f_favail:,} files can be made, of {files.f_files:,}", f"{more}; stories have files each"
        )
        return
    yield well(subject, seen)


def file_systems(place: Place) -> Iterator[Finding]:
    """Whether its file system does for it."""
    subject = f"file system of {place.where}"
    kind = file_system_of(place.standing, _mounts())
    if kind is None:
        yield well(subject, "not known on this system")
    elif kind in _OF_NETWORKS or kind.startswith("fuse."):
        yield _on_a_network(place, subject, kind)
    elif kind in _OF_MEMORY and place.kind is not Kind.STAND:
        yield doubtful(subject, f"{kind}, which is lost when the machine stops", "move it to a disk")
    else:
        yield well(subject, kind)


def file_system_of(path: Path, mounts: str) -> str | None:
    """The type of the file system that a path lies on; None where it cannot be known.

    Args:
        path: Whose.
        mounts: As `/proc/self/mountinfo` says it (proc(5)): the point is the fifth field, the type follows the hyphen.
    """
    real = path.resolve()
    best: tuple[int, str] | None = None
    for line in mounts.splitlines():
        before, _, after = line.partition(" - ")
        point = Path(before.split(" ")[4].encode().decode("unicode_escape"))
        if (real == point or point in real.parents) and (best is None or len(point.parts) >= best[0]):
            best = len(point.parts), after.split(" ")[0]
    return best[1] if best else None


def _on_a_network(place: Place, subject: str, kind: str) -> Finding:
    match place.kind:
        case Kind.STORE:
            return bad(
                subject,
                f"{kind}: a SQLite database is damaged there",
                "move the store to a disk of this machine, or use PostgreSQL (docs/how-to/run-several-nodes.md)",
            )
        case Kind.SPOOL:
            return doubtful(
                subject, f"{kind}: what others drop is not noticed at once", "lower every_secs, or drop on this machine"
            )
        case _:
            return doubtful(
                subject, f"{kind}: pages may show late", "mount it with actimeo=0 where several nodes serve"
            )


def _mounts() -> str:
    try:
        return Path("/proc/self/mountinfo").read_text(errors="replace")
    except OSError:
        return ""


def _others_read(file: Path) -> bool:
    """Whether anybody on the machine can read a file, as far as its own folder lets them."""
    return file.exists() and bool(file.stat().st_mode & stat.S_IROTH and file.parent.stat().st_mode & stat.S_IXOTH)


def _us() -> str:
    return f"uid {os.geteuid()}"
