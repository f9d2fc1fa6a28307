"""What forms send, and whether they come from our own pages."""

import asyncio
from collections.abc import Mapping, Sequence
from typing import Final
from urllib.parse import parse_qs, urlsplit

from starlette.requests import Request

from syndicate.web.desk.visit import Trouble

LARGEST: Final = 1024 * 1024
"""Bytes of a form."""

_SECS: Final = 30.0
_MOST_FIELDS: Final = 2000
_FORM: Final = "application/x-www-form-urlencoded"


async def values_of(request: Request) -> Mapping[str, Sequence[str]]:
    """All values of a form, by name.

    Raises:
        Trouble: It is no form, too large, or does not come in time.
    """
    if request.headers.get("content-type", "").partition(";")[0].strip().lower() != _FORM:
        raise Trouble(415, "This address takes what a form of the desk sends.")
    parts: list[bytes] = []
    held = 0
    try:
        async with asyncio.timeout(_SECS):
            async for chunk in request.stream():
                held += len(chunk)
                if held > LARGEST:
                    raise Trouble(413, f"The form is larger than {LARGEST // 1024 // 1024} MB.")
                parts.append(chunk)
    except TimeoutError:
        raise Trouble(408, "The form did not come in time. Please try again.") from None
    try:
        text = b"".join(parts).decode("ascii")
        return parse_qs(text, keep_blank_values=True, errors="strict", max_num_fields=_MOST_FIELDS)
    except ValueError:
        raise Trouble(400, "The form cannot be read.") from None


async def form_of(request: Request) -> Mapping[str, str]:
    """The values of a form, by name; of several the last.

    Raises:
        Trouble: As :func:`values_of`.
    """
    return {name: values[-1] for name, values in (await values_of(request)).items()}


def is_from_here(request: Request, origin: str) -> bool:
    """Whether a form was sent by a page of ours, as far as the browser says (RFC 6454 §7; Fetch Metadata).

    Args:
        request: It.
        origin: Under which the desk is known, beside the one that the request was sent to.
    """
    said = request.headers.get("origin")
    if said is not None:
        try:
            return said == origin or urlsplit(said).netloc == request.headers.get("host")
        except ValueError:
            return False
    return request.headers.get("sec-fetch-site", "same-origin") in {"same-origin", "none"}
