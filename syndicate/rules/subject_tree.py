"""Under which subjects of a stream a version is found, so that whoever subscribes gets what he wants and no more.

    wire.world.kill.en.3.0a1b2c3d4e5f60718293

The section, what the version is, its language, its urgency, its story as in the addresses of its pages. Each is one
word: `wire.world.>` is a section, `wire.*.kill.>` every kill, `wire.*.*.*.*.KEY` one story.
"""

from collections.abc import Sequence

from syndicate.model.dispatch import Dispatch, PubStatus, Signal
from syndicate.rules.addresses import story_key


def kind_of(dispatch: Dispatch) -> str:
    """What a version is: `new`, `update`, `correction`, `kill` or `hold`."""
    if dispatch.pub_status is PubStatus.CANCELED:
        return "kill"
    if dispatch.pub_status is PubStatus.WITHHELD:
        return "hold"
    if dispatch.signal is Signal.CORRECTION:
        return "correction"
    return "new" if dispatch.version == 1 else "update"


def subject_of(root: str, section: str, dispatch: Dispatch) -> str:
    """The subject of a version in a section, below a root; of the language the primary subtag (RFC 5646 §2.2.1)."""
    language = dispatch.language.partition("-")[0].lower()
    words = root, section, kind_of(dispatch), language, str(dispatch.urgency), story_key(dispatch.guid)
    return ".".join(words)


def all_of(root: str, guid: str) -> str:
    """The pattern of every version of a story, in every section."""
    return f"{root}.*.*.*.*.{story_key(guid)}"


def sections_for(stands_in: Sequence[str], taken: Sequence[str]) -> Sequence[str]:
    """In which sections a story is told to whoever takes some of them.

    Args:
        stands_in: Where the story belongs.
        taken: Which are taken, in order. Where it is in none of them any more, it still is told in its own.
    """
    return [section for section in taken if section in stands_in] or sorted(stands_in)
