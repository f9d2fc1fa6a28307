"""NATS JetStream: a stream that an outlet's readers follow by themselves, each at its own pace, from where it left off.

A version is a message in each section that it stands in, under a subject that says what it is
(:mod:`syndicate.rules.subject_tree`). Messages have ids that stay, which the server knows for longer than a delivery is
tried, so an attempt whose answer was lost puts nothing there twice. When a story is killed or held, the stream forgets
what it has of it from before: who comes later finds the notice alone.
"""

import asyncio
from collections.abc import Awaitable, Callable, Coroutine, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, Final, TypeVar
from urllib.parse import quote

from nats.aio.client import Client
from nats.errors import Error, MaxPayloadError, NoRespondersError
from nats.js.api import DiscardPolicy, Header, RetentionPolicy, StorageType, StreamConfig
from nats.js.errors import APIError, BadRequestError, NoStreamResponseError, NotFoundError, ServiceUnavailableError

from syndicate.errors import DeliveryError, OutletDeferred, OutletOutOfReach, OutletRefused, SourceError, SyndicateError
from syndicate.model.dispatch import PubStatus
from syndicate.nats_login import Login, in_words
from syndicate.outlets.dialled_loop import DialledLoop
from syndicate.outlets.dialling import Dialler
from syndicate.ports.pusher import Parcel
from syndicate.rules.addresses import story_key
from syndicate.rules.subject_tree import all_of, sections_for, subject_of

REMEMBERED: Final = timedelta(days=2)
"""How long the id of a message is known: longer than a delivery is tried by itself."""

MOST_MESSAGES: Final = 10_000_000
MOST_BYTES_OF_ONE: Final = 1024 * 1024
"""NATS' own limit for a message unless its operator changed it."""

MOST_CONSUMERS: Final = 1000
_UNREADABLE = (ValueError, LookupError, TypeError, AttributeError)
"""What nats-py raises where an answer is no JSON, or has other members than it knows."""
_OTHER_CONFIG: Final = 10058
"""JetStream's code for: this stream is there, and is not like that."""

_TOO_LARGE: Final = 10054

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class OutletStream(Login):
    """Which stream, where, and how it is filled, beside how we are let in.

    Attributes:
        urls: Of servers of one cluster (`nats://…`, `tls://…`); one that answers is enough.
        name: Of the stream.
        root: The first word of its subjects.
        replicas: On how many servers of the cluster it lies.
        keep: How long it keeps a message.
        most_bytes: That it keeps; the oldest give way.
        taken: The sections that the outlet takes, in its order.
        sections: Tells in which sections a story (by its guid) stands.
    """

    urls: tuple[str, ...]
    name: str
    root: str
    replicas: int
    keep: timedelta
    most_bytes: int
    taken: tuple[str, ...]
    sections: Callable[[str], Sequence[str]]

    @property
    def config(self) -> StreamConfig:
        """The stream, as it is to be."""
        return StreamConfig(
            name=self.name,
            subjects=[f"{self.root}.>"],
            retention=RetentionPolicy.LIMITS,
            storage=StorageType.FILE,
            num_replicas=self.replicas,
            discard=DiscardPolicy.OLD,
            max_msgs=MOST_MESSAGES,
            max_bytes=self.most_bytes,
            max_msg_size=MOST_BYTES_OF_ONE,
            max_age=self.keep.total_seconds(),
            max_consumers=MOST_CONSUMERS,
            duplicate_window=min(self.keep, REMEMBERED).total_seconds(),
        )


class JetStreamConnection:
    """A Connection (see :mod:`syndicate.outlets.kept`), on which the stream was declared."""

    def __init__(self, stream: OutletStream, dialler: Dialler) -> None:
        self._stream = stream
        self._seconds = dialler.seconds
        self._loop = DialledLoop(dialler)
        self._over = asyncio.Event()
        self._fault: Exception | None = None
        self._client = Client()
        try:
            self._connect()
            self._run(self._declare(), "cannot be declared")
        except BaseException:
            self.close()
            raise

    def bring(self, parcel: Parcel) -> str:
        """See the port."""
        sections = sections_for(self._stream.sections(parcel.dispatch.guid), self._stream.taken)
        return self._run(self._publish(parcel, sections), "does not take it")

    def probe(self) -> str:
        """See the port: that the stream was declared says that it can be written."""
        return self._run(self._look(), "cannot be looked at")

    def close(self) -> None:
        """See the port; everything that was sent was answered."""
        if not self._loop.is_closed():
            self._loop.end()

    def _connect(self) -> None:
        """Connect to the first server that answers."""
        *others, last = self._stream.urls
        for url in others:
            try:
                self._run(self._log_in(url), f"does not answer at {url}")
            except OutletOutOfReach:
                self._over.clear()
                self._client = Client()
            else:
                return
        self._run(self._log_in(last), f"does not answer at {last}")

    async def _log_in(self, url: str) -> None:
        try:
            options = self._stream.options(url)
        except (OSError, ValueError, SourceError) as error:
            raise DeliveryError(f"cannot log in to {url}") from error
        try:
            await self._client.connect(
                url,
                name=f"syndicate {self._stream.name}",
                allow_reconnect=False,
                max_reconnect_attempts=1,
                reconnect_time_wait=0,
                connect_timeout=max(1, int(self._seconds)),
                error_cb=self._heard,
                closed_cb=self._cut,
                **options,
            )
        except Error as error:
            if "Authorization" in str(self._client.last_error or error):
                raise DeliveryError(f"{url} does not let us in; see 'username' and 'credentials_file'") from None
            raise OutletOutOfReach(in_words(self._client.last_error or error)) from None

    async def _declare(self) -> None:
        jetstream = self._client.jetstream(timeout=self._seconds)
        try:
            await _answered(jetstream.add_stream(self._stream.config))
        except BadRequestError as error:
            if error.err_code != _OTHER_CONFIG:
                raise
            await _answered(jetstream.update_stream(self._stream.config))

    async def _look(self) -> str:
        found = await _answered(self._client.jetstream(timeout=self._seconds).stream_info(self._stream.name))
        return f"stream {self._stream.name} is there, {found.state.messages} messages, {found.state.bytes} bytes"

    async def _publish(self, parcel: Parcel, sections: Sequence[str]) -> str:
        dispatch = parcel.dispatch
        jetstream = self._client.jetstream(timeout=self._seconds)
        numbers: list[int] = []
        for section in sections:
            headers = _headers(parcel, section)
            if _size(headers) + len(parcel.content) > self._client.max_payload:  # the server would hang up
                raise MaxPayloadError
            answer = await _answered(
                jetstream.publish(
                    subject_of(self._stream.root, section, dispatch),
                    parcel.content,
                    stream=self._stream.name,
                    headers=headers,
                )
            )
            numbers.append(answer.seq)
        if dispatch.pub_status is not PubStatus.USABLE:
            former = all_of(self._stream.root, dispatch.guid)
            await _answered(jetstream.purge_stream(self._stream.name, seq=min(numbers), subject=former))
        told = ", ".join(f"{section} as {number}" for section, number in zip(sections, numbers, strict=True))
        return f"{self._stream.name} has it: {told}"

    def _run(self, doing: Coroutine[Any, Any, T], what: str) -> T:
        with self._translated(what):
            return self._loop.run_until_complete(self._unless_cut(doing))

    async def _unless_cut(self, doing: Coroutine[Any, Any, T]) -> T:
        """Its result, unless the connection ends before; nats-py would wait for an answer that cannot come."""
        task, cut = asyncio.ensure_future(doing), asyncio.ensure_future(self._over.wait())
        try:
            await asyncio.wait({task, cut}, return_when=asyncio.FIRST_COMPLETED)
            if task.done():
                return task.result()
            raise self._fault or OutletOutOfReach("the server has hung up")
        finally:
            task.cancel()
            cut.cancel()
            await asyncio.gather(task, cut, return_exceptions=True)

    async def _heard(self, error: Exception) -> None:
        """Take what the server says of its own accord; what went wrong while dialling ends the dialling."""
        if isinstance(error, SyndicateError):
            raise error
        if "permissions violation" in str(error).lower():
            self._fault = DeliveryError(f"the server does not let us: {in_words(error)}")
            self._over.set()

    async def _cut(self) -> None:
        self._over.set()

    @contextmanager
    def _translated(self, what: str) -> Iterator[None]:
        stream = f"stream {self._stream.name}"
        try:
            yield
        except SyndicateError:
            raise
        except MaxPayloadError:
            raise OutletRefused(f"{stream} {what}: it is larger than the server allows") from None
        except (NoStreamResponseError, NoRespondersError, NotFoundError, ServiceUnavailableError) as error:
            raise OutletOutOfReach(f"{stream} {what}: {in_words(error)}") from None
        except APIError as error:
            raise _refusal(f"{stream} {what}: {in_words(error)}", error) from None
        except (Error, OSError, TimeoutError) as error:
            raise OutletOutOfReach(f"{stream} {what}: {in_words(error)}") from None


async def _answered(asked: Awaitable[T]) -> T:
    """What JetStream answers.

    Raises:
        nats.errors.Error: It does not, or not as it should.
    """
    try:
        return await asked
    except _UNREADABLE as error:
        raise Error(f"an answer that cannot be read: {error!r}") from error


def _headers(parcel: Parcel, section: str) -> dict[str, str]:
    """What a message says beside its content, in ASCII.

    The id has story and version beside the delivery's: a record restored from a backup gives numbers again.
    """
    dispatch = parcel.dispatch
    return {
        Header.MSG_ID.value: f"{parcel.identifier}.{story_key(dispatch.guid)}.{dispatch.version}.{section}",
        "Content-Type": parcel.media_type,
        "Delivery": parcel.identifier,
        "Guid": quote(dispatch.guid, safe="/:@!$&'()*+,;=-._~%#?[]"),
        "Version": str(dispatch.version),
        "PubStatus": str(dispatch.pub_status),
    }


def _size(headers: dict[str, str]) -> int:
    """How long headers are on the wire, with the one that nats-py adds (NATS client protocol, HPUB)."""
    added = len(f"{Header.EXPECTED_STREAM.value}: \r\n") + 64
    return len("NATS/1.0\r\n\r\n") + added + sum(len(f"{name}: {value}\r\n") for name, value in headers.items())


def _refusal(message: str, error: APIError) -> DeliveryError:
    if error.err_code == _TOO_LARGE:
        return OutletRefused(message)
    if isinstance(error, BadRequestError):
        return DeliveryError(f"{message}; see 'stream', 'subject' and the limits")
    return OutletDeferred(message)
