"""What readers get of a page that stands."""

import hashlib
from collections.abc import Mapping
from datetime import UTC, datetime

from isal import isal_zlib

from syndicate.model.edition import Outline
from syndicate.ports.stand import Published, Representation
from syndicate.stand import files
from syndicate.stand.segments import gzip

SUFFIXES = {"gzip": ".gz", "br": ".br", "zstd": ".zst"}
"""Content codings (RFC 9110 §8.4.1, RFC 7932, RFC 8878) and the names of the twins that hold them."""


def tag_of(content: bytes) -> str:
    """What tells this content from any other; see decision 2."""
    return hashlib.sha256(content).hexdigest()[:32]


def publish(
    *,
    media_type: str,
    content: bytes,
    tag: str,
    modified: int,
    twins: Mapping[str, bytes],
    gone: bool,
    outline: Outline | None,
) -> Published:
    """Make it; its gzip twin too where there is none and it is worth it.

    Args:
        media_type: With its charset.
        content: Its bytes.
        tag: Of the content.
        modified: In nanoseconds; see :func:`~syndicate.stand.files.date_after`.
        twins: By encoding.
        gone: Whether this is said of a page that was there.
        outline: Where the entries lie.
    """
    representations = [Representation(encoding="identity", content=content, etag=f'"{tag}"')]
    if "gzip" not in twins:
        compressed = gzip(content)
        twins = {**twins, "gzip": compressed} if len(compressed) < len(content) else twins
    # The twin's own checksum, because compressors differ and a strong tag may not (RFC 9110 §8.8.1).
    representations += [
        Representation(
            encoding=encoding,
            content=twins[encoding],
            etag=f'"{tag}-{encoding}-{isal_zlib.crc32(twins[encoding]):08x}"',
        )
        for encoding in SUFFIXES
        if encoding in twins
    ]
    return Published(
        media_type=media_type,
        modified=datetime.fromtimestamp(modified // 1_000_000_000, UTC),
        modified_is_strong=files.is_dated_alone(modified),
        representations=tuple(representations),
        gone=gone,
        outline=outline,
    )
