"""Damage as wires, disks and enemies do it, the same for the same seed."""

from collections.abc import Callable, Sequence
from random import Random

Mutation = Callable[[Random, bytes, bytes], bytes]


def mutated(seed: int, filings: Sequence[bytes]) -> bytes:
    """One of the filings, damaged in one to four places."""
    dice = Random(seed)  # noqa: S311 - repeatable, not secret
    content, other = dice.choice(filings), dice.choice(filings)
    for _ in range(dice.randint(1, 4)):
        content = dice.choice(_MUTATIONS)(dice, content, other)
    return content


def _span(dice: Random, content: bytes, longest: int = 200) -> tuple[int, int]:
    start = dice.randint(0, len(content))
    return start, min(start + dice.randint(0, longest), len(content))


def _flip(dice: Random, content: bytes, _other: bytes) -> bytes:
    changed = bytearray(content)
    for _ in range(dice.randint(1, 8)):
        if changed:
            changed[dice.randrange(len(changed))] = dice.randrange(256)
    return bytes(changed)


def _delete(dice: Random, content: bytes, _other: bytes) -> bytes:
    start, end = _span(dice, content)
    return content[:start] + content[end:]


def _repeat(dice: Random, content: bytes, _other: bytes) -> bytes:
    start, end = _span(dice, content)
    return content[:end] + content[start:end] * dice.choice((1, 2, 50)) + content[end:]


def _truncate(dice: Random, content: bytes, _other: bytes) -> bytes:
    return content[: dice.randint(0, len(content))]


def _insert(dice: Random, content: bytes, _other: bytes) -> bytes:
    at = dice.randint(0, len(content))
    return content[:at] + dice.choice(_INSERTIONS) + content[at:]


def _graft(dice: Random, content: bytes, other: bytes) -> bytes:
    at = dice.randint(0, len(content))
    start, end = _span(dice, other)
    return content[:at] + other[start:end] + content[at:]


def _swap(dice: Random, content: bytes, _other: bytes) -> bytes:
    old, new = dice.choice(_SWAPS)
    return content.replace(old, new, dice.choice((1, -1)))


_MUTATIONS: tuple[Mutation, ...] = (_flip, _delete, _repeat, _truncate, _insert, _graft, _swap)

_INSERTIONS = (
    b"\x00",
    b"\x01\x02\x03\x04",
    b"\xff\xfe",
    b"\xed\xa0\x80",
    b"\xf0\x9f\x9a\xa8",
    b"&#0;&#x1F;&bogus;",
    b"<![CDATA[",
    b"]]>",
    b"<!DOCTYPE x [<!ENTITY a 'b'>]>",
    b"<" + b"a>" * 50,
    b"[" * 300,
    b'{"a":' * 100,
    b"9" * 400,
    b"-1e309",
    b"\r\n" * 40,
    b"ZCZC\r\n",
    b"NNNN\r\n",
    b"KILL KILL KILL",
    b"EMBARGOED UNTIL 99:99 ON 31 FEBRUARY",
    "PORT AVEL, février 30 (Ф\u202e) — ".encode(),
    b" " * 5000,
    b"A" * 5000,
)

_SWAPS = (
    (b"2026", b"0000"),
    (b"2026", b"99999"),
    (b"11", b"\xd9\xa1\xd9\xa1"),
    (b'"', b"'"),
    (b"<", b"&lt;"),
    (b"\n", b"\r"),
    (b"utf-8", b"utf-16"),
    (b"UTF-8", b"no-such-charset"),
    (b">", b" >"),
    (b":", b"::"),
    (b"http", b"javascript"),
    (b"{", b"[{"),
    (b"text", b"\xc3\x28"),
)
