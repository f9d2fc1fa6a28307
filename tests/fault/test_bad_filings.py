"""Bad filings: each is read or refused with its reason; nothing else is ever raised."""

import random
import subprocess
import sys
from pathlib import Path

import pytest

from syndicate.errors import UnreadableFiling
from syndicate.formats.plain_text import PlainText
from tests.makers import make_filing

MUTANTS = 500
READER = PlainText()

TYPED = b"""u f BC-HARBOUR-TALKS   11-24 0105
HARBOUR TALKS RESUME

    PORT ELSE, Nov 24 - Talks on the harbour resumed on Tuesday
after a pause of three weeks.
    Town        2025   2026
    Port Else    120    131
 Reuter
"""
LABELLED = """Headline: Переговоры о порте возобновились
Date: 2026-11-24T10:00:00Z
Embargo: 2026-11-24T18:00:00Z
Picture: https://wire.example/a.jpg

МОСКВА, 24 ноя — Пример Новости. Переговоры возобновились.
""".encode()


def mutant(content: bytes, dice: random.Random) -> bytes:
    """The content with up to four faults: bits flipped, bytes cut out, doubled, put in, or the end cut off."""
    changed = bytearray(content)
    for _ in range(dice.randint(1, 4)):
        at = dice.randrange(len(changed) + 1)
        end = min(len(changed), at + dice.choice((1, 2, 16, 200)))
        match dice.randrange(6):
            case 0 if at < len(changed):
                changed[at] ^= 1 << dice.randrange(8)
            case 1:
                del changed[at:end]
            case 2:
                del changed[at:]
            case 3:
                changed[at:at] = dice.randbytes(end - at)
            case 4:
                changed[at:at] = changed[at:end]
            case _:
                changed[at:at] = dice.choice(
                    (b"\x00", b"\xff\xfe", b"\xed\xa0\x80", b"\r", b"\x1b", b"\x85", b"(" * 50)
                )
    return bytes(changed)


def read_or_refuse(content: bytes) -> bool:
    """Whether the content was read."""
    try:
        return bool(tuple(READER.read(make_filing(content))))
    except UnreadableFiling:
        return False


def torture(contents: list[bytes]) -> int:
    dice = random.Random(24)  # noqa: S311  (the same mutants every time, no secret)
    return sum(read_or_refuse(mutant(dice.choice(contents), dice)) for _ in range(MUTANTS))


def test_mutants_of_our_own_texts_are_read_or_refused() -> None:
    assert torture([TYPED, LABELLED, TYPED.decode().encode("utf-16")]) > MUTANTS // 2


def test_mutants_of_real_filings_are_read_or_refused(shared: Path, tmp_path: Path) -> None:
    samples = shared / "samples"
    subprocess.run(
        [
            *(sys.executable, shared / "tools/reuters_spool.py", tmp_path / "spool"),
            *(samples / "reuters21578/reut2-000.sgm", "--limit", "60"),
        ],
        check=True,
    )
    folders = (tmp_path / "spool", samples / "scraped-page", samples / "iptc7901", samples / "anpa1312")
    contents = [path.read_bytes() for folder in folders for path in sorted(folder.iterdir())]
    assert torture(contents) > MUTANTS // 2


@pytest.mark.parametrize("length", [0, 1, 10, 60, 120])
def test_a_filing_cut_off_anywhere_is_read_or_refused(length: int) -> None:
    assert read_or_refuse(TYPED[:length]) == (length > 0)


@pytest.mark.parametrize(
    "content",
    [
        b"(" * 100_000,
        b"[(" * 50_000 + b"\n" + b")]" * 50_000,
        b"a  " * 100_000,
        b"| " * 100_000,
        b"By A " * 20_000,
        b"A-" * 100_000,
        b"\n".join([b"(x"] * 20_000),
        b"\n".join([b"Subscribe", b"Log in"] * 10_000),
        b"\n".join([b"Reuter"] * 20_000),
        b"Keywords: " + b"a;" * 100_000,
        b"PORT ELSE, Nov 24 - " * 10_000,
        "é".encode() * 100_000,
        b"\x1b$B" * 1000,
    ],
    ids=lambda content: repr(content[:12]),
)
def test_hostile_shapes_take_no_more_time_than_they_are_long(content: bytes) -> None:
    read_or_refuse(content)
