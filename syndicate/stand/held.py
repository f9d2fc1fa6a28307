"""One page of a bucket as it is in memory."""

import time
from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType

from syndicate.model.edition import Outline, Page
from syndicate.ports.stand import Published
from syndicate.stand.files import date_after
from syndicate.stand.objects import Said
from syndicate.stand.publishing import publish

_NONE: Mapping[str, bytes] = MappingProxyType({})


class Held:
    """What its object says and holds, and what is made of that when first asked for."""

    __slots__ = ("_published", "content", "is_ahead", "looked", "outline", "said", "twins")

    def __init__(
        self,
        said: Said,
        content: bytes,
        *,
        twins: Mapping[str, bytes] = _NONE,
        outline: Outline | None = None,
        is_ahead: bool = False,
    ) -> None:
        """Make one, looked at just now.

        Args:
            said: What the object says of itself, or will.
            content: Its bytes.
            twins: By encoding.
            outline: Where the entries lie.
            is_ahead: Whether readers have this before the bucket does.
        """
        self.said = said
        self.content = content
        self.twins = twins
        self.outline = outline
        self.is_ahead = is_ahead
        self.looked = time.monotonic()
        self._published: Published | None = None

    @property
    def size(self) -> int:
        """Bytes held in memory at most: what is compressed when asked for is no longer than the content."""
        return 2 * len(self.content) + sum(map(len, self.twins.values()))

    def is_of(self, page: Page) -> bool:
        """Whether this is the page."""
        return self.said.gone == page.gone and self.content == page.content

    def date_after(self, before: int) -> None:
        """Date it later than what turned out to stand; nothing changes where it is (`files.date_after`)."""
        modified = max(self.said.modified, date_after(self.said.modified, before))
        if modified != self.said.modified:
            self.said = replace(self.said, modified=modified)
            self._published = None

    def outlined(self, outline: Outline | None) -> None:
        """Learn where the entries lie, which a page read back does not say."""
        if self.outline is None and outline is not None:
            self.outline = outline
            self._published = None

    def published(self) -> Published:
        """What readers get; the same object every time, but for another once it is dated or outlined anew."""
        published = self._published
        if published is None:
            published = self._published = publish(
                media_type=self.said.media_type,
                content=self.content,
                tag=self.said.tag,
                modified=self.said.modified,
                twins=self.twins,
                gone=self.said.gone,
                outline=self.outline,
            )
        return published
