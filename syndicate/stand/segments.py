"""Gzip of a page that differs little from the one before it, at the cost of the difference.

A page's parts are grouped into segments, each segment is compressed once as raw deflate ending on a byte boundary, and
the segments are joined into one gzip member: browsers ignore what follows the first member. Where a segment ends is
decided by the parts in it, not by their place in the page, so a story inserted at the front changes the first one or
two segments and the rest meet their old compressed form.

Equal parts in equal order give equal bytes, in every process, whatever was compressed before.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from isal import isal_zlib

LEVEL = 2
"""Of isal: within 1.25 of the size of gzip -6 on feeds, 15 times as fast."""

_LEAST = 16 * 1024
_MOST = 128 * 1024
_ONE_IN = 8
_JOINT = 64
_HEADER = bytes.fromhex("1f8b 08 00 00000000 00 ff")  # RFC 1952 §2.3: deflate, no name, no time, unknown system
_FINAL_BLOCK = bytes.fromhex("0300")  # RFC 1951 §3.2.3: BFINAL, fixed codes, end of block


@dataclass(frozen=True, slots=True)
class _Segment:
    deflated: bytes
    crc: int
    size: int


class SegmentedGzip:
    """Compresses the successive versions of one page; keeps the segments of the last one. Not for two threads."""

    def __init__(self) -> None:
        self._kept: dict[tuple[bytes, ...], _Segment] = {}

    def compress(self, parts: Sequence[bytes]) -> bytes:
        """The parts joined, as one gzip member."""
        kept: dict[tuple[bytes, ...], _Segment] = {}
        pieces = [_HEADER]
        crc = size = 0
        for run in _runs(parts):
            segment = kept[run] = self._kept.get(run) or _deflate(run)
            pieces.append(segment.deflated)
            crc = isal_zlib.crc32_combine(crc, segment.crc, segment.size)
            size += segment.size
        self._kept = kept
        pieces += (_FINAL_BLOCK, crc.to_bytes(4, "little"), (size & 0xFFFFFFFF).to_bytes(4, "little"))
        return b"".join(pieces)


def gzip(content: bytes) -> bytes:
    """One gzip member, for content that will hardly be compressed again."""
    return SegmentedGzip().compress((content,))


def _runs(parts: Sequence[bytes]) -> Iterator[tuple[bytes, ...]]:
    run: list[bytes] = []
    size = 0
    for part in parts:
        run.append(part)
        size += len(part)
        if size >= _LEAST and (size >= _MOST or _ends(part)):
            yield tuple(run)
            run, size = [], 0
    if run:
        yield tuple(run)


def _ends(part: bytes) -> bool:
    # A joint, the same everywhere, must never decide: segments would end by their size alone.
    return len(part) >= _JOINT and isal_zlib.crc32(part) % _ONE_IN == 0


def _deflate(run: tuple[bytes, ...]) -> _Segment:
    content = b"".join(run)
    deflater = isal_zlib.compressobj(LEVEL, isal_zlib.DEFLATED, -isal_zlib.MAX_WBITS)
    deflated = deflater.compress(content) + deflater.flush(isal_zlib.Z_FULL_FLUSH)
    return _Segment(deflated, isal_zlib.crc32(content), len(content))
