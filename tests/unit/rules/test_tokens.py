"""What a token looks like, and what is kept of it."""

import hashlib

import pytest

from syndicate.rules.tokens import PREFIX_CHARS, SECRET_BYTES, prefix_of, token_digest, token_of

BITS = "AbCd-_0123456789xyzXYZ"
TOKEN = f"syn_1a2b3c4d_{BITS}"


def test_a_token_is_a_public_prefix_and_128_bits() -> None:
    assert token_of("1a2b3c4d", BITS) == TOKEN
    assert (PREFIX_CHARS, SECRET_BYTES * 8) == (8, 128)


def test_a_token_is_found_by_its_prefix() -> None:
    assert prefix_of(TOKEN) == "1a2b3c4d"


@pytest.mark.parametrize(
    "text", ["", "1a2b3c4d", TOKEN[:-1], f"{TOKEN}x", f" {TOKEN}", f"{TOKEN}\n", TOKEN.upper(), "syn_1a2b3c4_" + BITS]
)
def test_no_other_text_is_a_token(text: str) -> None:
    assert prefix_of(text) is None


@pytest.mark.parametrize("text", [TOKEN, "é", "\udcff"])
def test_what_is_kept_is_a_digest_of_whatever_is_shown(text: str) -> None:
    assert token_digest(text) == hashlib.sha256(text.encode("utf-8", "surrogatepass")).digest()
