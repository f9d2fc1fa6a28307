"""Accept-Encoding as RFC 9110 §12.5.3 has it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from syndicate.web.negotiate import acceptable, qualities

ALL = ("identity", "gzip", "br", "zstd")
names = st.sampled_from(["gzip", "x-gzip", "br", "zstd", "identity", "*", "deflate", "GZIP"])
weights = st.one_of(st.none(), st.integers(0, 1000))
elements = st.lists(st.tuples(names, weights), max_size=8)


def written(asked: list[tuple[str, int | None]]) -> str:
    return ", ".join(name if weight is None else f"{name};q={weight / 1000:.3f}" for name, weight in asked)


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        (None, ("identity",)),
        ("", ("identity",)),
        ("gzip", ("gzip", "identity")),
        ("gzip, deflate, br, zstd", ("br", "zstd", "gzip", "identity")),
        ("GZip", ("gzip", "identity")),
        ("x-gzip", ("gzip", "identity")),
        ("*", ("br", "zstd", "gzip", "identity")),
        ("*;q=0", ()),
        ("identity;q=0", ()),
        ("identity;q=0, *;q=0", ()),
        ("identity;q=0, gzip", ("gzip",)),
        ("*;q=0, identity", ("identity",)),
        ("*;q=0, identity;q=0.1", ("identity",)),
        ("gzip;q=0", ("identity",)),
        ("gzip;q=0, *", ("br", "zstd", "identity")),
        ("gzip;q=1.0, br;q=0.5", ("gzip", "br", "identity")),
        ("gzip;q=0.001", ("gzip", "identity")),
        ("identity, gzip;q=0.5", ("identity", "gzip")),
        ("compress, deflate", ("identity",)),
        ("gzip ; q=0.5 ,br\t;\tq=0.7", ("br", "gzip", "identity")),
        ("gzip;q=2", ("identity",)),
        ("gzip;q=", ("identity",)),
        ("gzip;q=0.1234", ("identity",)),
        (",,,gzip,,", ("gzip", "identity")),
        ("gzip" + ";q=1" * 100, ("identity",)),
    ],
)
def test_what_clients_say(header: str | None, expected: tuple[str, ...]) -> None:
    assert acceptable(header, ALL) == expected


@given(elements)
def test_nothing_excluded_is_ever_sent_and_the_best_comes_first(asked: list[tuple[str, int | None]]) -> None:
    weights = qualities(written(asked))
    found = acceptable(written(asked), ALL)
    for encoding in found:
        assert weights.get(encoding, weights.get("*", 1 if encoding == "identity" else 0)) > 0
    liked = [weights.get(encoding, weights.get("*", 0)) for encoding in found]
    assert liked == sorted(liked, reverse=True)


@given(elements)
def test_identity_may_be_sent_unless_excluded(asked: list[tuple[str, int | None]]) -> None:
    weights = qualities(written(asked))
    excluded = weights.get("identity", weights.get("*", 1)) == 0
    assert ("identity" in acceptable(written(asked), ALL)) is not excluded


@given(st.text(), st.sets(st.sampled_from(ALL), min_size=1))
def test_any_text_is_read_and_only_what_we_have_is_offered(header: str, offered: set[str]) -> None:
    assert set(acceptable(header, tuple(offered))) <= offered


def test_a_very_long_header_is_harmless() -> None:
    assert acceptable("gzip," * 20_000, ALL) == ("gzip", "identity")
    assert acceptable("gzip;" + " " * 60_000, ALL) == ("identity",)
