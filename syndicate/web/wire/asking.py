"""What a listener asks for."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Final
from urllib.parse import parse_qs

from syndicate.ports.tape import Strand
from syndicate.web.credentials import is_secret, secret_address

WIRE: Final = "/wire"

_LONGEST: Final = 1000
_TAKEN: Final = ("text/event-stream", "text/*", "*/*")
_NAMES: Final = ("last-event-id", "lastEventId")
"""What polyfills call it that cannot send the field."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Channel:
    """One address of the wire.

    Attributes:
        strand: What can be had there.
        feeds: Where to catch up: by section, its feed; by nothing, the feed of an outlet.
    """

    strand: Strand
    feeds: Mapping[str, str] = field(default_factory=dict)


def is_wire(path: str) -> bool:
    """Whether an address is the wire's, be it a secret one."""
    if is_secret(path):
        _, path = secret_address(path)
    return path == WIRE or path.startswith(f"{WIRE}/")


def takes_events(accept: str | None) -> bool:
    """Whether a client takes an event stream (RFC 9110 §12.5.1), as anybody does who does not say."""
    if accept is None or not accept.strip():
        return True
    weights: dict[str, bool] = {}
    for element in accept[:_LONGEST].lower().split(","):
        name, *parameters = (part.strip() for part in element.split(";"))
        weights[name] = not any(_nothing(parameter) for parameter in parameters)
    return next((weights[name] for name in _TAKEN if name in weights), False)


def last_event(given: Callable[[str], str | None], query: str) -> str:
    """The identifier of the event that the listener had last; empty for none.

    The field counts more than the query: a browser that comes again keeps the address, and knows better.
    """
    identifier = given("last-event-id")
    if identifier is not None and identifier.strip():
        return identifier.strip()
    asked = parse_qs(query[:_LONGEST], keep_blank_values=False)
    return next((asked[name][0].strip() for name in _NAMES if name in asked), "")


def _nothing(parameter: str) -> bool:
    """Whether this is a weight of nought."""
    name, _, value = parameter.partition("=")
    return name.strip() == "q" and value.strip("0. ") == ""
