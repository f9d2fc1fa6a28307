"""One page as it stands: its bytes, how to tell that its file has changed, and what readers get of it."""

import os
import time
from collections.abc import Mapping

from syndicate.model.edition import Outline
from syndicate.ports.stand import Published
from syndicate.stand.publishing import SUFFIXES, publish, tag_of

GONE = ".gone"
"""What follows the name of a page in that of the file which says that it is gone."""

Signature = tuple[int, int, int]
"""Modification time in nanoseconds, size, inode: never the same again for other content (see files.date_after)."""


def signature(stat: os.stat_result) -> Signature:
    """What tells this file from the ones before and after it."""
    return stat.st_mtime_ns, stat.st_size, stat.st_ino


class Standing:
    """A page's content, its twins, and what is made of them when first asked for."""

    __slots__ = (
        "_checked",
        "_outline",
        "_published",
        "_tag",
        "content",
        "file",
        "has_twins",
        "media_type",
        "modified",
        "signature",
        "twins",
    )

    def __init__(
        self,
        *,
        file: str,
        media_type: str,
        content: bytes,
        modified: int,
        signature: Signature | None = None,
        twins: Mapping[str, bytes],
        has_twins: bool,
        outline: Outline | None = None,
    ) -> None:
        """Make one.

        Args:
            file: Where it stands, or will.
            media_type: With its charset.
            content: Its bytes.
            modified: The file's time in nanoseconds.
            signature: Tells its file from others; None while it is not written.
            twins: By encoding.
            has_twins: Whether it is to have them.
            outline: Where the entries lie.
        """
        self.file = file
        self.media_type = media_type
        self.content = content
        self.modified = modified
        self.signature = signature
        self.twins = twins
        self.has_twins = has_twins
        self._outline = outline
        self._checked = 0.0
        self._tag: str | None = None
        self._published: Published | None = None

    @property
    def is_ahead(self) -> bool:
        """Whether readers have this before its file does."""
        return self.signature is None

    @property
    def size(self) -> int:
        """Bytes held in memory at most: what is compressed when asked for is no longer than the content."""
        return 2 * len(self.content) + sum(map(len, self.twins.values()))

    @property
    def is_gone(self) -> bool:
        """Whether this is what is said of a page that was there."""
        return self.file.endswith(GONE)

    @property
    def is_complete(self) -> bool:
        """Whether no twin is missing."""
        return not self.has_twins or len(self.twins) == len(SUFFIXES)

    def is_current(self, within: float = 0.0) -> bool:
        """Whether the file is still the one this was made from, or was so within the last seconds given."""
        now = time.monotonic()
        if self.signature is None or now - self._checked < within:
            return True
        try:
            if signature(os.lstat(self.file)) != self.signature:
                return False
            if self.is_gone and os.path.lexists(self.file.removesuffix(GONE)):
                return False
        except OSError:
            return False
        self._checked = now
        return True

    def with_twins(self, twins: Mapping[str, bytes]) -> "Standing":
        """The same content with other twins."""
        other = Standing(
            file=self.file,
            media_type=self.media_type,
            content=self.content,
            modified=self.modified,
            signature=self.signature,
            twins=twins,
            has_twins=self.has_twins,
            outline=self._outline,
        )
        other._tag = self._tag
        return other

    def written(self, signature: Signature) -> None:
        """Learn what its file is known by, now that it stands."""
        if signature[0] != self.modified:  # a file system may keep times less finely
            self.modified = signature[0]
            self._published = None
        self.signature = signature

    def outlined(self, outline: Outline | None) -> None:
        """Learn where the entries lie, which a page read back from the folder does not say."""
        if self._outline is None and outline is not None:
            self._outline = outline
            self._published = None

    def published(self) -> Published:
        """What readers get; the same object every time, but for another once it is outlined."""
        published = self._published
        if published is None:
            published = self._published = self._publish()
        return published

    def _publish(self) -> Published:
        if self._tag is None:
            self._tag = tag_of(self.content)
        return publish(
            media_type=self.media_type,
            content=self.content,
            tag=self._tag,
            modified=self.modified,
            twins=self.twins,
            gone=self.is_gone,
            outline=self._outline,
        )
