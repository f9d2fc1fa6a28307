"""Records for tests, each with one plain default per field."""

from datetime import UTC, datetime
from typing import Any

from syndicate.model.body import Body, Paragraph
from syndicate.model.dispatch import Dispatch
from syndicate.model.filing import Filing
from syndicate.model.section import Agency, Section

NOON = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)

AGENCY = Agency(name="Example Wire", tag="EXW", domain="wire.example", base_url="http://127.0.0.1:8080/")


def make_dispatch(**changes: Any) -> Dispatch:
    """A usable first version, but for the named changes."""
    fields: dict[str, Any] = {
        "guid": "tag:wire.example,2026:dispatch/0123456789abcdef01234567",
        "version": 1,
        "source": "newsroom",
        "headline": "Harbour talks resume",
        "body": Body((Paragraph("Talks on the harbour resumed on Tuesday."), Paragraph("No date was set."))),
        "created": NOON,
        "filed": NOON,
        "received": NOON,
    }
    return Dispatch(**(fields | changes))


def make_filing(content: bytes, **changes: Any) -> Filing:
    """A filing of these bytes, filed and received at noon, but for the named changes."""
    fields: dict[str, Any] = {
        "source": "newsroom",
        "name": "dispatch.txt",
        "content": content,
        "filed": NOON,
        "received": NOON,
        "receipt": "dispatch.txt",
    }
    return Filing(**(fields | changes))


def make_section(**changes: Any) -> Section:
    """A section that takes everything, but for the named changes."""
    return Section(**({"name": "all", "title": "All dispatches"} | changes))
