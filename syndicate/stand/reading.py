"""Pages read back from the folder: after a restart, or published by another process.

A path comes from anyone on the network. Only plain names below the root are looked up, only regular files are read,
no link is followed out.
"""

import os
import re
import stat
from collections.abc import Mapping
from pathlib import Path

from syndicate.stand.media_types import media_type
from syndicate.stand.publishing import SUFFIXES
from syndicate.stand.shelf import is_rare
from syndicate.stand.standing import GONE, Signature, Standing, signature
from syndicate.stand.twins import twin_of

_NAME = r"[A-Za-z0-9_][A-Za-z0-9._-]{0,127}"
_PATH = re.compile(rf"{_NAME}(?:/{_NAME}){{0,7}}")


def is_address(path: str) -> bool:
    """Whether a page may have this path: plain names parted by `/`, none hidden, and not the name of a twin."""
    return _PATH.fullmatch(path) is not None and not path.endswith((GONE, *SUFFIXES.values()))


def read_page(root: Path, path: str, known: Mapping[str, str]) -> Standing | None:
    """Read a page and such twins as are of exactly its content, or what is said of one that is gone; else None.

    Args:
        root: The stand.
        path: From anywhere.
        known: The media types that the writers say of theirs.
    """
    kind = media_type(path, known) if is_address(path) else None
    if kind is None:
        return None
    file = f"{root}/{path}"
    found = _read(root, file)
    has_twins = found is not None and not is_rare(path)
    if found is None:
        file += GONE
        found = _read(root, file)
    if found is None:
        return None
    content, signed = found
    return Standing(
        file=file,
        media_type=kind,
        content=content,
        modified=signed[0],
        signature=signed,
        twins=read_twins(root, file, signed[0]) if has_twins else {},
        has_twins=has_twins,
    )


def read_twins(root: Path, file: str, modified: int) -> dict[str, bytes]:
    """Read the twins of the page that has this modification time; others are of older content."""
    twins = {}
    for encoding in SUFFIXES:
        found = _read(root, twin_of(file, encoding), modified)
        if found is not None:
            twins[encoding] = found[0]
    return twins


def _read(root: Path, file: str, modified: int | None = None) -> tuple[bytes, Signature] | None:
    try:
        # Non-blocking: opening a pipe must not wait for its writer.
        handle = os.open(file, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
        with open(handle, "rb", buffering=0) as opened:  # noqa: PTH123 - a descriptor, not a path
            status = os.fstat(handle)
            if not stat.S_ISREG(status.st_mode) or modified not in (None, status.st_mtime_ns):
                return None
            if not Path(file).parent.resolve().is_relative_to(root.resolve()):
                return None
            return opened.readall(), signature(status)
    except OSError:
        return None
