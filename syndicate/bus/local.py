"""The bus of a single process: messages in memory, handed over to threads.

It forgets everything with its process, as it may: what is to be done stands in the store.
"""

import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from syndicate.ports.bus import HAND_OVERS, HIDDEN_FOR, Message, is_news, matches


@dataclass(frozen=True, slots=True)
class _Held:
    """The message of a subject: when it can be handed over, how often it was, and to whom last."""

    ready: float
    hand_overs: int = 0
    handle: str = ""


class LocalBus:
    """See :class:`syndicate.ports.bus.Bus`; safe for any number of threads.

    Messages are handed over in the order they were published. What is published after `close` is dropped.

    Args:
        hidden_for: How long a pulled message stays hidden before it returns by itself.
    """

    def __init__(self, hidden_for: timedelta = HIDDEN_FOR) -> None:
        self._hidden_for = hidden_for
        self._changed = threading.Condition()
        self._held: dict[str, _Held] = {}  # by subject, in the order of publication
        self._hand_overs = 0
        self._closed = False

    def publish(self, subject: str) -> None:
        """See the port."""
        now = time.monotonic()
        with self._changed:
            if self._closed:
                return
            self._held.pop(subject, None)
            self._held[subject] = _Held(ready=now)
            self._changed.notify_all()

    def pull(self, subject: str, most: int, wait: timedelta) -> Sequence[Message]:
        """See the port."""
        until = time.monotonic() + wait.total_seconds()
        with self._changed:
            while not self._closed:
                now = time.monotonic()
                asked = {name: held for name, held in self._held.items() if matches(subject, name)}
                ready = [name for name, held in asked.items() if held.ready <= now]
                if messages := [message for name in ready[:most] if (message := self._hand(name, now))]:
                    return messages
                if now >= until:
                    break
                if not ready:
                    self._changed.wait(min([until, *(held.ready for held in asked.values())]) - now)
            return ()

    def ack(self, message: Message) -> None:
        """See the port."""
        with self._changed:
            if self._in_hand(message):
                del self._held[message.subject]

    def nak(self, message: Message, delay: timedelta) -> None:
        """See the port."""
        with self._changed:
            if held := self._in_hand(message):
                ready = time.monotonic() + delay.total_seconds()
                self._held[message.subject] = replace(held, ready=ready, handle="")
                self._changed.notify_all()

    def term(self, message: Message) -> None:
        """See the port."""
        self.ack(message)

    def close(self) -> None:
        """See the port."""
        with self._changed:
            self._closed = True
            self._changed.notify_all()

    def _hand(self, subject: str, now: float) -> Message | None:
        held = self._held[subject]
        if is_news(subject):
            del self._held[subject]
            return Message(subject=subject, handle="")
        if held.hand_overs >= HAND_OVERS:
            del self._held[subject]
            return None
        self._hand_overs += 1
        handle = str(self._hand_overs)
        ready = now + self._hidden_for.total_seconds()
        self._held[subject] = _Held(ready=ready, hand_overs=held.hand_overs + 1, handle=handle)
        return Message(subject=subject, handle=handle)

    def _in_hand(self, message: Message) -> _Held | None:
        held = self._held.get(message.subject)
        return held if held and message.handle and held.handle == message.handle else None
