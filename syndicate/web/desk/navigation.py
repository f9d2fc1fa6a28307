"""What stands on top of every page."""

from dataclasses import dataclass
from typing import Final

from syndicate.model.staff import Role


@dataclass(frozen=True, slots=True)
class Leads:
    """One link of the navigation.

    Attributes:
        address: Where it leads.
        title: In a word or two.
        key: The letter that goes there after `g`.
        role: Who sees it.
    """

    address: str
    title: str
    key: str
    role: Role = Role.VIEWER


NAVIGATION: Final = (
    Leads("/desk/", "Wire", "w"),
    Leads("/desk/embargoes", "Embargoes", "e"),
    Leads("/desk/file", "File", "f", Role.EDITOR),
    Leads("/desk/rejects", "Rejects", "r"),
    Leads("/desk/sources", "Sources", "s"),
    Leads("/desk/sections", "Sections", "c"),
    Leads("/desk/outlets", "Outlets", "o"),
    Leads("/desk/queue", "Queue", "q"),
    Leads("/desk/acts", "Acts", "a"),
)
