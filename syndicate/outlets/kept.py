"""Channels over a connection that is kept from one parcel to the next, and made anew after trouble."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Protocol

from syndicate.errors import OutletOutOfReach, OutletRefused, SyndicateError
from syndicate.outlets.dialling import Dialler
from syndicate.ports.pusher import Parcel


class Connection(Protocol):
    """A connection to an outlet's server, let in and ready.

    Where the server does not answer or breaks off, every method raises OutletOutOfReach; else errors are those of
    :class:`syndicate.ports.channel.Channel`.
    """

    def bring(self, parcel: Parcel) -> str:
        """Bring a parcel; what was done, in a few words."""
        ...

    def probe(self) -> str:
        """Try whether a parcel could be brought, and leave nothing behind; what was seen, in a few words."""
        ...

    def close(self) -> None:
        """Let go."""
        ...


@dataclass(slots=True, kw_only=True)
class KeptChannel:
    """See :class:`syndicate.ports.channel.Channel`.

    Attributes:
        dialler: What connections are made with.
        connect: Makes one; raises as a connection does.
    """

    dialler: Dialler
    connect: Callable[[Dialler], Connection]
    _open: Connection | None = field(default=None, init=False)

    def bring(self, parcel: Parcel) -> str:
        """See the port; a kept connection that turns out to be dead is made again within the same attempt."""
        with self.dialler.deadline():
            kept = self._open is not None
            try:
                return self._brought(parcel)
            except OutletOutOfReach:
                if not kept:
                    raise
            return self._brought(parcel)

    def probe(self) -> str:
        """See the port."""
        self.close()
        try:
            with self.dialler.deadline():
                self._open = self.connect(self.dialler)
                return self._open.probe()
        finally:
            self.close()

    def break_off(self) -> None:
        """See the port."""
        self.dialler.break_off()

    def close(self) -> None:
        """See the port."""
        opened, self._open = self._open, None
        if opened is not None:
            with suppress(SyndicateError):
                opened.close()
        self.dialler.forget()

    def _brought(self, parcel: Parcel) -> str:
        try:
            if self._open is None:
                self._open = self.connect(self.dialler)
            return self._open.bring(parcel)
        except OutletRefused:
            raise  # it was answered in good order
        except Exception:
            self.close()
            raise
