"""How somebody has been doing, as it is written down."""

from collections.abc import Mapping
from datetime import datetime
from typing import Final

from syndicate.model.health import Health

DISABLED: Final = "disabled"
"""The key under which the memory of a channel says why it is called no more."""

_LONGEST_ERROR: Final = 1000


def in_words(health: Health) -> Mapping[str, str | None]:
    """By key, what is remembered; None for what is not."""
    return {
        "succeeded": _text(health.succeeded),
        "failures": str(health.failures) if health.failures else None,
        "failing": _text(health.failing),
        "failed": _text(health.failed),
        "error": health.error[:_LONGEST_ERROR] if health.error else None,
        "next_attempt": _text(health.next_attempt),
    }


def read(known: Mapping[str, str]) -> Health:
    """The health that was remembered so; other keys may stand among these."""
    return Health(
        succeeded=_moment(known.get("succeeded")),
        failures=int(known.get("failures", "0")),
        failing=_moment(known.get("failing")),
        failed=_moment(known.get("failed")),
        error=known.get("error"),
        next_attempt=_moment(known.get("next_attempt")),
    )


def _text(moment: datetime | None) -> str | None:
    return moment.isoformat() if moment else None


def _moment(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text else None
