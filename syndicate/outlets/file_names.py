"""What files are called that are dropped at an outlet.

    20261126T031500000000Z-0a1b2c3d4e5f60718293-v3.nitf.xml

When the version was ordered, to the microsecond, so that names sort as versions came to stand; the story, as in the
addresses of its pages; the version; the form. Nothing of the story's words, which a kill could not take back. The
same at every attempt.
"""

from datetime import UTC

from syndicate.ports.pusher import Parcel
from syndicate.rules.addresses import story_key


def file_name(parcel: Parcel, suffix: str) -> str:
    """The name of a parcel's file.

    Args:
        parcel: What is brought.
        suffix: Of its form, without a dot.
    """
    story = story_key(parcel.dispatch.guid)
    return f"{parcel.ordered.astimezone(UTC):%Y%m%dT%H%M%S%fZ}-{story}-v{parcel.dispatch.version}.{suffix}"


def aside_name(channel: str) -> str:
    """The hidden name under which a channel writes what is not whole yet.

    One for all its files: what is left of a broken attempt is overwritten by the next.
    """
    return f".syndicate-{channel}.part"


def probe_name(channel: str) -> str:
    """The hidden name of the empty file by which it is tried whether files can be written."""
    return f".syndicate-{channel}.probe"
