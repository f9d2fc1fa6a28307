"""Other people's web servers, asked with care."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Protocol

NOTHING: Mapping[str, str] = MappingProxyType({})
"""No header fields."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """A response, complete.

    Attributes:
        address: Where it came from in the end, redirects followed.
        moved_to: Where to ask from now on, when the address asked says that it moved for good (301, 308); else None.
        status: Of HTTP.
        headers: By name in lower case; a field sent several times is joined by commas (RFC 9110 §5.3).
        body: Whole and inflated. Of an error (400 and above) only the first 2,000 bytes, for people to read.
    """

    address: str
    moved_to: str | None = None
    status: int
    headers: Mapping[str, str]
    body: bytes = b""


class HttpClient(Protocol):
    """Asks a web server that may be hostile, and always comes back in a known time with a known size.

    Every status is an answer. Errors are raised where there is none.
    """

    def get(self, address: str, headers: Mapping[str, str] = NOTHING, secrets: Mapping[str, str] = NOTHING) -> Answer:
        """Fetch, following redirects.

        Args:
            address: Absolute, of http or https, without a user name.
            headers: To be sent.
            secrets: Headers to be sent to this very host only, and never in the clear once it was asked by https.

        Raises:
            HttpUnavailable: No answer now.
            HttpError: No answer until somebody changes something.
        """
        ...

    def post(self, address: str, body: bytes, headers: Mapping[str, str] = NOTHING) -> Answer:
        """Send; a redirect is an answer like any other, and nothing is sent there.

        Raises:
            HttpUnavailable: No answer now; it may have been received all the same.
            HttpError: No answer until somebody changes something.
        """
        ...
