"""What our NITF says in ways of its own, so that reading it again loses nothing; every name is one the XSD allows."""

from typing import Final

NATURES: Final = frozenset(("picture", "graphic", "video", "audio", "animation", "composite", "planning"))
"""What a dispatch other than a text may be (IPTC news item nature, scheme `ninat:`), as `tobject.type` has it."""

FILED_FROM: Final = "dateline"
"""The class of a location in `identified-content` that says where the story is filed from."""

STRONG: Final = "strong"
"""The class of an `em` that is more than stress: NITF has no other element for it."""
