"""Whether a part of this process can do its work."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Check:
    """One of the things that must be so.

    Attributes:
        name: For programs.
        trouble: Says in a few words what is wrong, empty where nothing is. Anybody may read them: no names of sources,
            addresses or files. May wait, and is not to raise.
    """

    name: str
    trouble: Callable[[], str]
