"""Who may hear what of the wire."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, Protocol

from syndicate.model.access import Pass
from syndicate.rules.access import Kind, Place
from syndicate.web.answers import Answer, Headers
from syndicate.web.gate import Caller
from syndicate.web.guard import Guard
from syndicate.web.missing import missing
from syndicate.web.wire.asking import WIRE

FORM: Final = "ninjs"
"""The form of a story in an event, which a token that opens some forms only must be good for."""

_OUTLETS: Final = f"{WIRE}/outlets/"

Field = Callable[[str], str | None]


@dataclass(frozen=True, slots=True)
class Call:
    """Somebody who asks to listen.

    Attributes:
        client: Address and port.
        method: In capitals.
        path: Percent-decoded.
        query: After the question mark, as sent.
        field: Gives the value of a header by its name in lower case.
    """

    client: str
    method: str
    path: str
    query: str
    field: Field


@dataclass(frozen=True, slots=True, kw_only=True)
class Admitted:
    """What somebody may hear.

    Attributes:
        path: Of the wire, without what a secret address has in front.
        sees: Whether a section may be heard, of those that can be heard there; an outlet's own wire is heard whole.
        holds: Whether it still may.
        headers: That the stream has for it.
    """

    path: str
    sees: Callable[[str], bool]
    holds: Callable[[], bool]
    headers: Headers


class Usher(Protocol):
    """Lets listeners in."""

    def admit(self, call: Call) -> Admitted | Answer:
        """What may be heard, or the answer to who may not."""
        ...


class Everybody:
    """Lets everybody hear everything."""

    def admit(self, call: Call) -> Admitted | Answer:
        """See the port."""
        return Admitted(
            path=call.path, sees=lambda _: True, holds=lambda: True, headers=[("cache-control", "no-cache")]
        )


class GuardedUsher:
    """Lets in who is let in to the pages that say the same."""

    def __init__(self, guard: Guard) -> None:
        """Ask this guard."""
        self._guard = guard
        self._access = guard.gate.access

    def admit(self, call: Call) -> Admitted | Answer:
        """See the port; as with pages, who shows nothing good learns nothing of what there is."""
        caller = self._guard.gate.caller(call.path, call.client, call.field)
        place = _place(caller.path)
        if place is not None and not self._opens(caller, place):
            if caller.passed is None:
                return self._guard.refused(caller, call.client, call.field)
            return missing(caller.path, call.field("accept") or "", ())
        if caller.passed is None and caller.secret:
            return self._guard.refused(caller, call.client, call.field)
        return Admitted(
            path=caller.path,
            sees=lambda section: self._opens(caller, Place(Kind.SECTION, section, FORM)),
            holds=lambda: self._guard.gate.holds(caller),
            headers=_headers(caller.passed),
        )

    def _opens(self, caller: Caller, place: Place) -> bool:
        return self._access.is_public(place) or (caller.passed is not None and self._access.opens(caller.passed, place))


def _place(path: str) -> Place | None:
    """What is heard at an address; None for all that can be heard."""
    if path.startswith(_OUTLETS):
        return Place(Kind.OUTLET, path.removeprefix(_OUTLETS))
    name = path.removeprefix(WIRE).removeprefix("/")
    return Place(Kind.SECTION, name, FORM) if name else None


def _headers(passed: Pass | None) -> Headers:
    if passed is None:
        return [("cache-control", "no-cache")]
    return [("cache-control", "private, no-cache"), ("referrer-policy", "no-referrer")]
