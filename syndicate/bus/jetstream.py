"""What syndicate has on a NATS server: its subjects, one stream of work, and a consumer for each kind of it.

Work is in a JetStream stream that holds one message of each subject: a newer one drops the older, which then is not
handed over again either. News needs no stream: whoever does not listen has nothing to hear.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from nats.js.api import AckPolicy, ConsumerConfig, DiscardPolicy, RetentionPolicy, StorageType, StreamConfig

from syndicate.nats_login import Login
from syndicate.ports.bus import HAND_OVERS, HIDDEN_FOR, is_news

MOST_SUBJECTS: Final = 10_000
MOST_BYTES: Final = 16 * 1024 * 1024
MOST_BYTES_OF_ONE: Final = 1024
"""Messages say nothing beyond their subject; ids are in a header."""

MOST_AGE: Final = timedelta(hours=1)
"""After which nobody who looked by himself can still be helped."""

MOST_PULLS: Final = 10_000
"""That may wait at once, on all nodes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Servers(Login):
    """Where NATS is, and what is wanted of it beside being let in.

    Attributes:
        urls: Of its servers (`nats://…`, `tls://…`); one that answers is enough.
        prefix: The first word of every subject, so that several syndicates can share a server.
        replicas: On how many servers of a cluster the stream lies.
        hidden_for: How long work that was pulled stays hidden.
    """

    urls: tuple[str, ...]
    prefix: str = "syndicate"
    replicas: int = 1
    hidden_for: timedelta = HIDDEN_FOR

    @property
    def stream(self) -> StreamConfig:
        """The stream of work, as it is to be."""
        return StreamConfig(
            name=f"{self.prefix}-work",
            subjects=[f"{self.prefix}.work.>"],
            retention=RetentionPolicy.WORK_QUEUE,
            storage=StorageType.FILE,
            num_replicas=self.replicas,
            discard=DiscardPolicy.OLD,
            max_msgs=MOST_SUBJECTS,
            max_msgs_per_subject=1,
            max_bytes=MOST_BYTES,
            max_msg_size=MOST_BYTES_OF_ONE,
            max_age=MOST_AGE.total_seconds(),
        )

    def consumer(self, pattern: str) -> ConsumerConfig:
        """Whatever hands out the work of a pattern, as it is to be."""
        return ConsumerConfig(
            durable_name=pattern.removesuffix(".*").replace(".", "_"),
            filter_subject=self.subject(pattern),
            ack_policy=AckPolicy.EXPLICIT,
            ack_wait=self.hidden_for.total_seconds(),
            max_deliver=HAND_OVERS,
            max_ack_pending=MOST_SUBJECTS,
            max_waiting=MOST_PULLS,
        )

    def subject(self, ours: str) -> str:
        """A subject or pattern of ours, as the server knows it."""
        return f"{self.prefix}.{'news' if is_news(ours) else 'work'}.{ours}"

    def ours(self, subject: str) -> str:
        """A subject of the server's, as we know it."""
        return subject.removeprefix(f"{self.prefix}.").partition(".")[2]


def differences(wanted: StreamConfig, found: StreamConfig) -> Iterator[str]:
    """What is not as declared."""
    for key, value in wanted.as_dict().items():
        there = found.as_dict().get(key)
        if value and there != value:
            yield f"{key} is {there}, not {value}"
