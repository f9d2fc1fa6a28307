"""What a wire calls a story: letters of the agency and a number, always the same for the same story.

A number that counts messages would need a memory, and a writer has none. So it is made from the guid: every version of
a story has the story's number, and a follow-up, a kill or a hold names its story by it, whichever versions went before.
"""

import hashlib
import string

from syndicate.model.dispatch import Dispatch, PubStatus
from syndicate.model.section import Agency

_SOURCE, _TAG = 3, 6
_ANY = "wire"
"""Whose names have no letter of the alphabet."""
_MOST = 9999


def source_of(agency: Agency) -> str:
    """Two or three small letters that open the agency's messages (IPTC 7901 §2.1): those of its tag, then its name."""
    return _letters(agency.tag + agency.name + _ANY)[:_SOURCE].lower()


def tag_of(agency: Agency) -> str:
    """Two to six capitals that open the trailer of its stories (ANPA 1312): those of its tag, if it has so many."""
    tag = _letters(agency.tag)
    return (tag if len(tag) > 1 else _letters(agency.tag + agency.name + _ANY))[:_TAG].upper()


def _letters(text: str) -> str:
    return "".join(filter(string.ascii_letters.__contains__, text))


def desk_number(guid: str) -> str:
    """The eight digits that the desk knows a story by; the last four are the message's number, never 0000."""
    digest = int.from_bytes(hashlib.sha256(guid.encode()).digest()[:8])
    high, low = divmod(digest, _MOST)
    return f"{1 + high % _MOST:04}{1 + low:04}"


def message_number(guid: str) -> str:
    """The four digits that headers have room for (IPTC 7901 §2.1, ANPA 1312 story number)."""
    return desk_number(guid)[-4:]


def slug_of(dispatch: Dispatch, agency: Agency) -> str:
    """The slugline; the number where there is none, as no header may lack one: `EXW-3317`."""
    return dispatch.slugline or f"{tag_of(agency)}-{message_number(dispatch.guid)}"


def cut(text: str, size: int, charset: str = "utf-8") -> str:
    """As much of a text as a field of so many bytes holds, whole characters alone."""
    return text.encode(charset)[:size].decode(charset, "ignore").rstrip()


def follows(dispatch: Dispatch) -> bool:
    """Whether a version must name the one before it."""
    return dispatch.version > 1 or dispatch.signal is not None or dispatch.pub_status is not PubStatus.USABLE
