"""Webhooks: each call signed, by :mod:`syndicate.outlets.calling`."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import timedelta

from syndicate.errors import SyndicateError
from syndicate.model.delivery import Answer
from syndicate.outlets.calling import Calls, Terms
from syndicate.outlets.webhook.signing import Signing, headers
from syndicate.ports.caller import Call
from syndicate.ports.pusher import Parcel
from syndicate.rules.networks import Bounds


@dataclass(frozen=True, slots=True, kw_only=True)
class Hook:
    """Where an outlet is told.

    Attributes:
        url: The address.
        key: Reads what calls are signed with; raises SyndicateError where it cannot be read.
        timeout: For a whole call.
        bounds: Which addresses may be connected to.
        ca_file: The authorities to trust (PEM), or None for those of the Web.
    """

    url: str
    key: Callable[[], str]
    timeout: timedelta
    bounds: Bounds
    ca_file: str | None = None


@dataclass(slots=True)
class WebhookPusher:
    """See :class:`syndicate.ports.pusher.Pusher`.

    Attributes:
        hooks: By the outlet's name.
        agent: What it calls itself.
    """

    hooks: Mapping[str, Hook]
    agent: str
    _calls: Calls[Parcel] = field(init=False)
    _signing: Mapping[str, Signing] = field(init=False)
    _terms: Mapping[str, Terms] = field(init=False)
    _failed: list[tuple[Parcel, Answer]] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Make ready to call."""
        self._calls = Calls(self.agent)
        self._signing = {name: Signing(hook.key) for name, hook in self.hooks.items()}
        self._terms = {
            name: Terms(timeout=hook.timeout, bounds=hook.bounds, ca_file=hook.ca_file)
            for name, hook in self.hooks.items()
        }

    def send(self, parcel: Parcel) -> None:
        """See the port."""
        try:
            sign = self._signing[parcel.outlet].signer()
        except SyndicateError as error:
            self._failed.append((parcel, Answer(error=str(error))))
            return
        signed = headers(sign, parcel.identifier, int(parcel.sent.timestamp()), parcel.content)
        call = Call(
            about=parcel,
            url=self.hooks[parcel.outlet].url,
            headers={"Content-Type": parcel.media_type, **signed},
            body=parcel.content,
            sent=parcel.sent,
        )
        self._calls.send(call, self._terms[parcel.outlet])

    def ended(self, patience: timedelta) -> Sequence[tuple[Parcel, Answer]]:
        """See the port."""
        failed, self._failed = self._failed, []
        ended = self._calls.ended(timedelta() if failed else patience)
        return [*failed, *((call.about, answer) for call, answer in ended)]

    def close(self) -> None:
        """See the port."""
        self._calls.close()
