"""The bus of a single process: messages in memory, handed over to threads.

It forgets everything with its process, as it may: the ledger's errands are the truth.
"""

import heapq
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from syndicate.ports.bus import Message

_HIDDEN_FOR: Final = timedelta(seconds=30)


@dataclass(frozen=True, slots=True, order=True)
class _Posted:
    """A message as published; `order` is its place among all of them, kept when it returns."""

    order: int
    subject: str
    id: str
    body: bytes


@dataclass(frozen=True, slots=True, order=True)
class _Return:
    """A message to come back to its queue: by its hand-over if that is still open then, or for certain (None)."""

    at: float
    posted: _Posted
    handle: str | None


class LocalBus:
    """See :class:`syndicate.ports.bus.Bus`; safe for any number of threads.

    Messages are handed over in the order they were published. An id waits until its message is pulled, and again from
    its refusal on: work announced while the same work is in hand is done once more, because that hand may have looked
    too early. What is published after `close` is dropped.

    Args:
        hidden_for: How long a pulled message stays hidden before it returns by itself.
    """

    def __init__(self, hidden_for: timedelta = _HIDDEN_FOR) -> None:
        self._hidden_for = hidden_for
        self._changed = threading.Condition()
        self._queues: dict[str, list[_Posted]] = {}  # by subject, each a heap; none is empty
        self._waiting: set[str] = set()  # ids in a queue or refused for now
        self._handed: dict[str, _Posted] = {}  # by handle
        self._returns: list[_Return] = []  # a heap; those whose handle is settled are passed over
        self._posts = 0
        self._hand_overs = 0
        self._closed = False

    def publish(self, subject: str, message_id: str, body: bytes = b"") -> None:
        """See the port."""
        with self._changed:
            if self._closed or message_id in self._waiting:
                return
            self._posts += 1
            self._enqueue(_Posted(self._posts, subject, message_id, body))

    def pull(self, subject: str, most: int, wait: timedelta) -> Sequence[Message]:
        """See the port."""
        until = time.monotonic() + wait.total_seconds()
        with self._changed:
            while not self._closed:
                now = time.monotonic()
                self._take_back(now)
                if messages := self._hand_over(subject, most, now):
                    return messages
                if now >= until:
                    break
                self._changed.wait(min(until, self._returns[0].at if self._returns else until) - now)
            return ()

    def ack(self, message: Message) -> None:
        """See the port."""
        with self._changed:
            self._handed.pop(message.handle, None)

    def nak(self, message: Message, delay: timedelta) -> None:
        """See the port. Dropped where a message with its id waits already."""
        with self._changed:
            posted = self._handed.pop(message.handle, None)
            if posted is None or posted.id in self._waiting:
                return
            self._waiting.add(posted.id)
            heapq.heappush(self._returns, _Return(time.monotonic() + delay.total_seconds(), posted, None))
            self._changed.notify_all()

    def term(self, message: Message) -> None:
        """See the port."""
        self.ack(message)

    def close(self) -> None:
        """See the port."""
        with self._changed:
            self._closed = True
            self._changed.notify_all()

    def _enqueue(self, posted: _Posted) -> None:
        self._waiting.add(posted.id)
        heapq.heappush(self._queues.setdefault(posted.subject, []), posted)
        self._changed.notify_all()

    def _take_back(self, now: float) -> None:
        while self._returns and self._returns[0].at <= now:
            due = heapq.heappop(self._returns)
            if due.handle is None:
                self._enqueue(due.posted)
                continue
            posted = self._handed.pop(due.handle, None)
            if posted is not None and posted.id not in self._waiting:
                self._enqueue(posted)

    def _hand_over(self, subject: str, most: int, now: float) -> list[Message]:
        # the queues' heads in a heap of their own: the cost is in what is taken, however long the queues are
        heads = [queue[0] for name, queue in self._queues.items() if _matches(subject, name)]
        heapq.heapify(heads)
        messages: list[Message] = []
        while heads and len(messages) < most:
            posted = heapq.heappop(heads)
            queue = self._queues[posted.subject]
            heapq.heappop(queue)
            if queue:
                heapq.heappush(heads, queue[0])
            else:
                del self._queues[posted.subject]
            messages.append(self._hand(posted, now))
        return messages

    def _hand(self, posted: _Posted, now: float) -> Message:
        self._hand_overs += 1
        handle = str(self._hand_overs)
        self._waiting.discard(posted.id)
        self._handed[handle] = posted
        heapq.heappush(self._returns, _Return(now + self._hidden_for.total_seconds(), posted, handle))
        return Message(subject=posted.subject, id=posted.id, body=posted.body, handle=handle)


def _matches(pattern: str, subject: str) -> bool:
    """Whether a subject is what was asked for: the same, or any last token for `*` (NATS's rule)."""
    if not pattern.endswith(".*"):
        return subject == pattern
    stem, _, token = subject.rpartition(".")
    return stem == pattern[:-2] and token != ""
