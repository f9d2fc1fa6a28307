"""Gzip in segments: always one valid member of exactly the parts, and cheap when little changed."""

import gzip
import random
import zlib

from hypothesis import given
from hypothesis import strategies as st

from syndicate.stand.segments import SegmentedGzip

DICE = random.Random(1)  # noqa: S311 - text that looks like text
SYLLABLES = [first + second for first in "bdfghklmnprstvw" for second in ("a", "en", "i", "or", "u")]
WORDS = ["".join(DICE.choices(SYLLABLES, k=DICE.randint(1, 4))) for _ in range(3000)]
OFTEN = [1 / (rank + 3) for rank in range(3000)]

small_parts = st.lists(st.binary(max_size=200), max_size=30)
any_parts = st.lists(
    st.one_of(
        st.binary(max_size=300),
        st.builds(lambda piece, times: piece * times, st.binary(max_size=40), st.integers(0, 4000)),
    ),
    max_size=40,
)


def story(number: int) -> bytes:
    text = "</p><p>".join(" ".join(DICE.choices(WORDS, OFTEN, k=60)) for _ in range(6))
    guid = f"tag:wire.example,2026:dispatch/{number:024}"
    return f"<item><title>Story {number}</title><guid>{guid}</guid><p>{text}</p></item>".encode()


def one_member(compressed: bytes) -> bytes:
    inflater = zlib.decompressobj(wbits=31)
    content = inflater.decompress(compressed) + inflater.flush()
    assert inflater.eof
    assert inflater.unused_data == b""
    return content


@given(any_parts)
def test_any_parts_come_back_from_one_member(parts: list[bytes]) -> None:
    assert one_member(SegmentedGzip().compress(parts)) == b"".join(parts)


@given(st.lists(any_parts, min_size=1, max_size=4))
def test_what_was_compressed_before_does_not_show(pages: list[list[bytes]]) -> None:
    kept = SegmentedGzip()
    for parts in pages:
        assert kept.compress(parts) == SegmentedGzip().compress(parts)


@given(small_parts)
def test_gzip_of_the_standard_library_agrees(parts: list[bytes]) -> None:
    assert gzip.decompress(SegmentedGzip().compress(parts)) == b"".join(parts)


def test_a_feed_is_hardly_larger_than_gzip_makes_it() -> None:
    parts = [b"<rss>", *(story(number) for number in range(300)), b"</rss>"]
    assert len(SegmentedGzip().compress(parts)) < 1.35 * len(gzip.compress(b"".join(parts), 6))


def test_a_story_in_front_leaves_most_of_the_bytes_as_they_were() -> None:
    stories = [story(number) for number in range(300)]
    before = SegmentedGzip().compress([b"<rss>one", *stories[1:], b"</rss>"])
    after = SegmentedGzip().compress([b"<rss>two", *stories[:-1], b"</rss>"])
    middle = before[len(before) // 2 : -len(before) // 4]
    assert middle in after


def test_joints_do_not_decide_where_segments_end() -> None:
    # This joint's checksum would end a segment; were it asked, every segment would end by its size.
    joint = next(b"," * length for length in range(1, 64) if zlib.crc32(b"," * length) % 8 == 0)
    # Of one length: else segments cut by size would fall into step again by chance.
    stories = [story(number)[:1900].ljust(1900) for number in range(300)]

    def page(shown: list[bytes]) -> list[bytes]:
        return [b"[", *(piece for each in shown for piece in (each, joint)), b"]"]

    before = SegmentedGzip().compress(page(stories[1:]))
    after = SegmentedGzip().compress(page(stories[:-1]))
    middle = before[len(before) // 2 : -len(before) // 4]
    assert middle in after


def test_segments_met_again_are_not_compressed_again() -> None:
    stories = [story(number) for number in range(300)]
    gzipped = SegmentedGzip()
    gzipped.compress([b"<rss>one", *stories[1:], b"</rss>"])
    before = {id(segment) for segment in gzipped._kept.values()}  # noqa: SLF001 - the saving shows nowhere but in time
    gzipped.compress([b"<rss>two", *stories[:-1], b"</rss>"])
    after = {id(segment) for segment in gzipped._kept.values()}  # noqa: SLF001 - likewise
    assert len(after - before) < len(after) / 3
