"""Members of ninjs objects: what is not known is left out, as no member may be null or empty of meaning."""

from typing import Any

Members = dict[str, Any]
"""A JSON object of ninjs in the making."""

PLAIN, XHTML = "text/plain", "application/xhtml+xml"


def known(**members: Any) -> Members:
    """The members that say something; zero does."""
    return {name: value for name, value in members.items() if value or value == 0}


def plain_text(role: str, value: str | None) -> list[Members]:
    """A text of `headlines` or `descriptions`, in a list of its own; an empty list where there is none."""
    return [{"role": role, "contentType": PLAIN, "value": value}] if value else []
