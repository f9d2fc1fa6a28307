"""Ways to outlets on which one parcel after another is brought: folders, servers, mailboxes."""

from typing import Protocol

from syndicate.ports.pusher import Parcel


class Channel(Protocol):
    """A way to one outlet. For one thread, but for :meth:`break_off`."""

    def bring(self, parcel: Parcel) -> str:
        """Bring a parcel; one that was brought before takes its own place, and makes no other of it.

        It ends within the time that the channel is given, whatever the other side does.

        Returns:
            What was done, in a few words.

        Raises:
            OutletRefused: The outlet will never take it.
            OutletDeferred: The outlet does not take it now.
            SyndicateError: Nothing can be brought until the channel's operator changes something.
        """
        ...

    def probe(self) -> str:
        """Try whether a parcel could be brought, and leave nothing behind; what was seen, in a few words.

        Raises:
            SyndicateError: It could not be; the message says why and what to change.
        """
        ...

    def break_off(self) -> None:
        """Have whatever is on its way fail at once; may be called by any thread."""
        ...

    def close(self) -> None:
        """Let go of the connection; it is made again when it is needed."""
        ...
