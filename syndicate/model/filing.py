"""Bytes at the door."""

import hashlib
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property


@dataclass(frozen=True, kw_only=True)
class Filing:
    """Bytes as an agency filed them, and where they came from.

    Attributes:
        source: The source's name in the configuration.
        name: What the source calls this filing (a file name, an address), for people and logs.
        content: The bytes, complete.
        filed: When it was filed as far as the source knows (a file's time of last change), aware.
        received: When syndicate took it, aware.
        receipt: What the source needs to acknowledge it; means nothing to anyone else.
        charset: The encoding its source says its text is in, for content that does not say so itself.
    """

    source: str
    name: str
    content: bytes
    filed: datetime
    received: datetime
    receipt: str
    charset: str | None = None

    @cached_property
    def digest(self) -> str:
        """SHA-256 of the content in hex: the same bytes are the same filing, whatever they are called."""
        return hashlib.sha256(self.content).hexdigest()


@dataclass(frozen=True, slots=True, kw_only=True)
class Unfiled:
    """Something in a source that cannot become a filing: a link, a pipe, a file too large or not readable.

    Attributes:
        source: The source's name.
        name: What the source calls it.
        reason: Why it cannot be filed, in a sentence for the operator.
        received: When it was found, aware.
        receipt: What the source needs to move it out of the way.
    """

    source: str
    name: str
    reason: str
    received: datetime
    receipt: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Rejected:
    """One row of the reject tray.

    Attributes:
        number: The tray's own number for it, rising.
        source: The source's name.
        name: What the source called it.
        reason: Why, naming the field where there is one.
        content: The bytes, or None where they could not be read.
        filed: When it was filed, aware.
        received: When it was rejected, aware.
    """

    number: int
    source: str
    name: str
    reason: str
    content: bytes | None
    filed: datetime
    received: datetime
