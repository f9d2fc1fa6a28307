"""What an outlet takes, and in which shape: pure decisions by its profile."""

from syndicate.rules.outlets.composing import (
    candidates,
    compose_outlet,
    fits,
    oldest_shown,
    outlet_edition,
    outlet_section,
)
from syndicate.rules.outlets.refusing import prepared, refusals
from syndicate.rules.outlets.shape import shaped

__all__ = [
    "candidates",
    "compose_outlet",
    "fits",
    "oldest_shown",
    "outlet_edition",
    "outlet_section",
    "prepared",
    "refusals",
    "shaped",
]
