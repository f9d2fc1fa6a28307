"""Every metric by its name; docs/reference/metrics.md is this table.

Names and units as Prometheus has them (https://prometheus.io/docs/practices/naming/). A label has the names of what is
configured for its values, and no others: how many series there are does not depend on what comes in.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final


class Kind(StrEnum):
    """What a number means."""

    COUNTER = "counter"
    GAUGE = "gauge"
    HISTOGRAM = "histogram"


@dataclass(frozen=True, slots=True)
class Metric:
    """One metric.

    Attributes:
        name: Of a counter with `_total`.
        kind: See above.
        says: In a sentence.
        labels: Their names.
        bounds: Of a histogram's buckets, rising; one without bound is above them.
    """

    name: str
    kind: Kind
    says: str
    labels: tuple[str, ...] = ()
    bounds: tuple[float, ...] = ()


_LATENCY: Final = (0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0, 60.0, 300.0, 1800.0, 7200.0)
_WORK: Final = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0, 60.0)

FILINGS: Final = Metric(
    "syndicate_filings_total",
    Kind.COUNTER,
    "Filings taken from a source; result is stored (a new version), repeated (on the wire before) or rejected.",
    ("source", "result"),
)
PUBLISHED: Final = Metric(
    "syndicate_published_versions_total",
    Kind.COUNTER,
    "Versions that came to stand on the pages of a section.",
    ("section",),
)
PAGES: Final = Metric("syndicate_pages_changed_total", Kind.COUNTER, "Pages that were written because they changed.")
ATTEMPTS: Final = Metric(
    "syndicate_delivery_attempts_total",
    Kind.COUNTER,
    "Attempts to deliver; result is delivered, deferred (to be tried again) or dead (given up).",
    ("outlet", "channel", "result"),
)
ERRORS: Final = Metric(
    "syndicate_errors_total",
    Kind.COUNTER,
    "Times that work was put off because the store or the stand could not be used.",
    ("part",),
)
REQUESTS: Final = Metric(
    "syndicate_web_requests_total", Kind.COUNTER, "Requests answered, by the class of their status.", ("status",)
)
TO_VISIBLE: Final = Metric(
    "syndicate_filing_to_visible_seconds",
    Kind.HISTOGRAM,
    "From a version's receipt, or the end of its embargo, until its pages stand.",
    bounds=_LATENCY,
)
TO_DELIVERED: Final = Metric(
    "syndicate_filing_to_delivered_seconds",
    Kind.HISTOGRAM,
    "From a version's receipt, or the end of its embargo, until an outlet has it; once for each channel.",
    bounds=_LATENCY,
)
ATTEMPT: Final = Metric(
    "syndicate_delivery_attempt_seconds", Kind.HISTOGRAM, "How long an attempt to deliver took.", bounds=_WORK
)
ROUND: Final = Metric(
    "syndicate_press_round_seconds", Kind.HISTOGRAM, "How long a round of publishing took.", bounds=_WORK
)
SOURCE_LAG: Final = Metric(
    "syndicate_source_lag_seconds",
    Kind.GAUGE,
    "How long a source that fails has not been read; 0 for one that works. What it has to say is not known.",
    ("source",),
)
SOURCE_FAILURES: Final = Metric(
    "syndicate_source_failures", Kind.GAUGE, "Attempts in a row to take from a source that failed.", ("source",)
)
SOURCE_SUCCESS: Final = Metric(
    "syndicate_source_last_success_timestamp_seconds",
    Kind.GAUGE,
    "When a source was last read with success; it is written down once a minute.",
    ("source",),
)
SECTION_LAG: Final = Metric(
    "syndicate_section_lag_seconds",
    Kind.GAUGE,
    "For how long the oldest version has been due that is not on a section's pages; 0 where none is.",
    ("section",),
)
SECTION_BEHIND: Final = Metric(
    "syndicate_section_versions_behind",
    Kind.GAUGE,
    "Versions that are due and not on a section's pages.",
    ("section",),
)
OUTLET_LAG: Final = Metric(
    "syndicate_outlet_lag_seconds",
    Kind.GAUGE,
    "For how long the oldest delivery has waited for a channel; 0 where none does.",
    ("outlet", "channel"),
)
OUTLET_BEHIND: Final = Metric(
    "syndicate_outlet_versions_behind", Kind.GAUGE, "Versions that wait for a channel.", ("outlet", "channel")
)
OUTLET_FAILURES: Final = Metric(
    "syndicate_outlet_failures", Kind.GAUGE, "Attempts in a row by a channel that failed.", ("outlet", "channel")
)
DELIVERIES: Final = Metric(
    "syndicate_deliveries",
    Kind.GAUGE,
    "Deliveries by what has become of them: waiting, due (those of them that could go now), dead (given up).",
    ("outlet", "channel", "state"),
)
ERRANDS: Final = Metric(
    "syndicate_errands",
    Kind.GAUGE,
    "Versions to be published, once for each section: waiting (under embargo) and due.",
    ("state",),
)
REJECTS: Final = Metric("syndicate_rejects", Kind.GAUGE, "Filings in the reject tray.")
NEXT_EMBARGO: Final = Metric(
    "syndicate_next_embargo_timestamp_seconds", Kind.GAUGE, "When the next embargo ends; not there where none does."
)
VERSIONS: Final = Metric("syndicate_versions", Kind.GAUGE, "Versions on the record.")
NEWEST: Final = Metric(
    "syndicate_newest_version_timestamp_seconds", Kind.GAUGE, "When the newest version on the record was received."
)
SUBSCRIBERS: Final = Metric("syndicate_hub_subscribers", Kind.GAUGE, "Subscribers of our own hub.")
LISTENERS: Final = Metric("syndicate_wire_listeners", Kind.GAUGE, "Who listens at /wire of this process.")
STORE_UP: Final = Metric("syndicate_store_up", Kind.GAUGE, "Whether the store could be asked just now.")
WORKER_IDLE: Final = Metric(
    "syndicate_worker_idle_seconds",
    Kind.GAUGE,
    "For how long a thread of the daemon has shown no progress; an idle one shows some every few seconds.",
    ("worker",),
)
BUILD: Final = Metric("syndicate_build_info", Kind.GAUGE, "1, with the version for a label.", ("version",))

EVERY: Final = (
    *(FILINGS, PUBLISHED, PAGES, ATTEMPTS, ERRORS, REQUESTS),
    *(TO_VISIBLE, TO_DELIVERED, ATTEMPT, ROUND),
    *(SOURCE_LAG, SOURCE_FAILURES, SOURCE_SUCCESS, SECTION_LAG, SECTION_BEHIND),
    *(OUTLET_LAG, OUTLET_BEHIND, OUTLET_FAILURES, DELIVERIES, ERRANDS, REJECTS, NEXT_EMBARGO),
    *(VERSIONS, NEWEST, SUBSCRIBERS, LISTENERS, STORE_UP, WORKER_IDLE, BUILD),
)
"""In the order of the reference."""
