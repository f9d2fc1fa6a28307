"""What a node does."""

from enum import StrEnum


class Role(StrEnum):
    """One thing that a daemon does; any number of nodes may have any of them."""

    COLLECT = "collect"
    PUBLISH = "publish"
    DELIVER = "deliver"
    SERVE = "serve"


EVERY = frozenset(Role)
"""What a daemon does that is told nothing else."""
