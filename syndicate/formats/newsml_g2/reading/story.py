"""The text of an item, and what the text says of itself."""

from dataclasses import dataclass

from syndicate.model.body import Block
from syndicate.model.dispatch import Association, Draft


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """A rendition of an item's content as it was read.

    Attributes:
        blocks: The text, without what the other fields hold.
        headline: As it stands in the content.
        byline: As it stands in the content.
        dateline: As it stands in the content, its closing mark with it.
        notes: What stands in the content but is for editors.
        associations: Pictures and the like inside the text.
        draft: Everything the rendition says, where it is a document of a standard with metadata of its own (NITF).
    """

    blocks: tuple[Block, ...] = ()
    headline: str | None = None
    byline: str | None = None
    dateline: str | None = None
    notes: tuple[str, ...] = ()
    associations: tuple[Association, ...] = ()
    draft: Draft | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Lines:
    """What the item's own metadata says, to know it again in the content.

    Attributes:
        headline: `contentMeta/headline`.
        byline: `contentMeta/by`.
        dateline: `contentMeta/dateline`.
    """

    headline: str | None = None
    byline: str | None = None
    dateline: str | None = None
