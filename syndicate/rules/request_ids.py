"""By what a request is known in the log, and to whoever asks what became of it."""

import re
from collections.abc import Callable
from typing import Final

FIELD: Final = "x-request-id"

_SANE: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9._:-]{7,63}", re.ASCII)
_TRACE: Final = re.compile(r"00-(?P<trace>(?!0{32})[0-9a-f]{32})-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}", re.ASCII)


def request_id(field: Callable[[str], str | None], made: Callable[[], str]) -> str:
    """What its sender or a proxy calls it, where that can stand in a log; else what is made for it.

    Args:
        field: Gives the value of a header by its name in lower case.
        made: Makes one that no other has.

    X-Request-Id comes first, then the trace of `traceparent` (W3C Trace Context §3.2).
    """
    given = field(FIELD) or ""
    if _SANE.fullmatch(given):
        return given
    trace = _TRACE.fullmatch(field("traceparent") or "")
    return trace["trace"] if trace else made()
