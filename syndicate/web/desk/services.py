"""What pages of the desk work with: ports, handed in by build."""

from dataclasses import dataclass

from syndicate.ports.clock import Clock
from syndicate.ports.staff import Acts


@dataclass(frozen=True, slots=True, kw_only=True)
class Services:
    """All that a page may ask.

    Attributes:
        agency: Whose desk it is, in words.
        base_url: Where pages are published, ending in a slash.
        clock: For what is shown as of now.
        acts: What people did.
    """

    agency: str
    base_url: str
    clock: Clock
    acts: Acts
