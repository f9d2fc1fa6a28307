"""What is there of the bus on a NATS server, for whoever checks a configuration."""

from typing import Final

from nats.errors import Error
from nats.js.errors import NotFoundError

from syndicate.bus.jetstream import Servers, differences
from syndicate.bus.link import ANSWER_SECS, connected, version
from syndicate.bus.loop import complete
from syndicate.errors import BusError
from syndicate.nats_login import in_words

_MEBIBYTE: Final = 1024 * 1024


def look(servers: Servers) -> str:
    """Which servers there are, the limits of the stream and its replicas; every server is asked.

    Raises:
        BusError: A server does not answer or has no JetStream, or the stream is not as declared.
    """
    return "; ".join(complete(_seen(url, servers)) for url in servers.urls)


async def _seen(url: str, servers: Servers) -> str:
    wanted = servers.stream
    async with connected(url, servers, _nothing) as client:
        server = f"nats-server {version(client)} at {url}"
        try:
            found = await client.jetstream(timeout=ANSWER_SECS).stream_info(str(wanted.name))
        except NotFoundError:
            return f"{server}, stream {wanted.name} is not there yet"
        except (Error, TimeoutError) as error:
            raise BusError(f"{server}: {in_words(error)}") from None
    if faults := list(differences(wanted, found.config)):
        raise BusError(f"{server}: stream {wanted.name} is not as declared: {'; '.join(faults)}")
    return (
        f"{server}, stream {wanted.name} is as declared: replicas {found.config.num_replicas}, at "
        f"most {wanted.max_msgs} messages, {(wanted.max_bytes or 0) // _MEBIBYTE} MiB, {wanted.max_age:.0f} seconds, "
        f"{found.state.messages} now"
    )


async def _nothing() -> None:
    """Nobody waits for the end of this connection."""
