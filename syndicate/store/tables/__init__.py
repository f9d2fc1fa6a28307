"""The tables: what head of the migrations builds, as the queries see it.

Times are integers, microseconds since 1970 in UTC: the same on both engines, exact, in order. Text sorts by code
point on both (collation C on PostgreSQL).
"""

from syndicate.store.tables.access import fetches, tokens
from syndicate.store.tables.columns import metadata
from syndicate.store.tables.finding import search_reach
from syndicate.store.tables.hub import distributions, hub_questions, subscriptions
from syndicate.store.tables.leases import leases
from syndicate.store.tables.record import (
    archives,
    errands,
    filings,
    memories,
    rejects,
    section_rules,
    showing,
    sketches,
    stories,
    story_sections,
    versions,
    wire_numbers,
)
from syndicate.store.tables.staff import acts, sessions, users
from syndicate.store.tables.telling import attempts, deliveries, wire_events

__all__ = [
    "acts",
    "archives",
    "attempts",
    "deliveries",
    "distributions",
    "errands",
    "fetches",
    "filings",
    "hub_questions",
    "leases",
    "memories",
    "metadata",
    "rejects",
    "search_reach",
    "section_rules",
    "sessions",
    "showing",
    "sketches",
    "stories",
    "story_sections",
    "subscriptions",
    "tokens",
    "users",
    "versions",
    "wire_events",
    "wire_numbers",
]
