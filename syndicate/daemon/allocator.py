"""The C library's allocator, told to give back what is no longer used.

glibc learns from what is freed: once the model of languages is loaded, or a large page is written, it would keep tens
of megabytes for the next of the kind. Whoever sets a limit stops it from learning (mallopt(3)). And each thread that
waits for the allocator would get an arena of its own, whose free memory serves no other thread.
"""

import ctypes
from typing import Any, Final

_MIB: Final = 1024 * 1024

LIMITS: Final = (
    (-3, 4 * _MIB),  # M_MMAP_THRESHOLD: what is larger is mapped by itself, and given back when it is freed
    (-1, 8 * _MIB),  # M_TRIM_THRESHOLD: how much lies free at the end of the heap at most
    (-8, 2),  # M_ARENA_MAX
)


def limit() -> None:
    """Set the limits of this process, where the C library knows them: glibc does, musl has none to set."""
    mallopt = _known("mallopt")
    if mallopt is not None:
        for which, most in LIMITS:
            mallopt(which, most)


def give_back() -> None:
    """Give back what lies free between what is used (malloc_trim(3)): some milliseconds, for which nobody allocates."""
    trim = _known("malloc_trim")
    if trim is not None:
        trim(0)


def _known(name: str) -> Any:
    return getattr(ctypes.CDLL(None), name, None)
