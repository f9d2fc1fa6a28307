"""Content codings undone a little at a time, so that 1 MB that inflates to 1 GB is noticed at the first bytes too many.

Only what we ask for is undone. Data that end before their coding does are not complete, whatever the server says.
"""

import zlib
from collections.abc import Iterable, Iterator
from typing import Protocol

from syndicate.errors import HttpError, HttpUnavailable

ACCEPTED = "gzip, deflate"
"""For Accept-Encoding."""

PIECE = 64 * 1024
"""Bytes inflated at once, at most."""

_MOST_MEMBERS = 10_000
_GZIP = 16 + zlib.MAX_WBITS
_DEFLATE_METHOD = 8


class _Coding(Protocol):
    def pieces(self, data: bytes) -> Iterator[bytes]: ...

    @property
    def complete(self) -> bool: ...


def inflated(coding: str, pieces: Iterable[bytes]) -> Iterator[bytes]:
    """Undo a content coding.

    Args:
        coding: The field Content-Encoding, possibly empty.
        pieces: As sent.

    Raises:
        HttpUnavailable: The data end too early.
        HttpError: The coding is none that was asked for, or the data are not in it.
    """
    decoder = _decoder(coding.strip().lower())
    empty = True
    for piece in pieces:
        empty = empty and not piece
        yield from decoder.pieces(piece)
    if not empty and not decoder.complete:
        raise HttpUnavailable("the answer broke off: its compressed data have no end")


def _decoder(coding: str) -> _Coding:
    if coding in {"", "identity"}:
        return _Plain()
    if coding in {"gzip", "x-gzip"}:  # RFC 9110 §8.4.1.3
        return _Gzip()
    if coding == "deflate":
        return _Deflate()
    raise HttpError(f"the answer is encoded as {coding[:40]!r}, which was not asked for")


class _Plain:
    complete = True

    def pieces(self, data: bytes) -> Iterator[bytes]:
        yield data


class _Gzip:
    """RFC 1952: members one after the other; what follows the last and is none is left out, as other clients do."""

    def __init__(self) -> None:
        self._member = zlib.decompressobj(_GZIP)
        self._members = 1
        self._ended = False
        self._padding = False

    @property
    def complete(self) -> bool:
        return self._ended

    def pieces(self, data: bytes) -> Iterator[bytes]:
        while data and not self._padding:
            if self._ended:
                if not data.startswith(b"\x1f"):
                    self._padding = True
                    return
                self._members += 1
                if self._members > _MOST_MEMBERS:
                    raise HttpError("the answer's compressed data are in too many pieces")
                self._member, self._ended = zlib.decompressobj(_GZIP), False
            yield from _steps(self._member, data)
            self._ended, data = self._member.eof, self._member.unused_data


class _Deflate:
    """RFC 1950; also RFC 1951 without its wrapping, which some servers send by this name (RFC 9110 §8.4.1.2)."""

    def __init__(self) -> None:
        self._start = b""
        self._stream: zlib._Decompress | None = None

    @property
    def complete(self) -> bool:
        return self._stream is not None and self._stream.eof

    def pieces(self, data: bytes) -> Iterator[bytes]:
        if self._stream is None:
            self._start += data
            if len(self._start) < 2:  # noqa: PLR2004 - the two bytes of RFC 1950 §2.2
                return
            wrapped = self._start[0] & 15 == _DEFLATE_METHOD and int.from_bytes(self._start[:2], "big") % 31 == 0
            self._stream = zlib.decompressobj(zlib.MAX_WBITS if wrapped else -zlib.MAX_WBITS)
            data = self._start
        if not self._stream.eof:
            yield from _steps(self._stream, data)


def _steps(stream: "zlib._Decompress", data: bytes) -> Iterator[bytes]:
    """What the data inflate to, in pieces."""
    while data or not stream.eof:
        try:
            piece = stream.decompress(data, PIECE)
        except zlib.error as error:
            raise HttpError("the answer's compressed data are damaged") from error
        yield piece
        data = stream.unconsumed_tail
        if stream.eof or (not data and len(piece) < PIECE):
            return
