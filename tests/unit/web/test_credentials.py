"""What requests show to be let in, well-formed and not."""

from base64 import b64encode

import pytest

from syndicate.web.credentials import Shown, is_secret, secret_address, shown_in

TOKEN = "syn_1a2b3c4d_ABCDEFGHIJKLMNOPQRSTUV"  # noqa: S105 - of nobody


def basic(content: str | bytes) -> str:
    return "Basic " + b64encode(content.encode() if isinstance(content, str) else content).decode()


@pytest.mark.parametrize(
    ("field", "shown"),
    [
        (f"Bearer {TOKEN}", Shown(TOKEN)),
        (f"bearer  {TOKEN} ", Shown(TOKEN)),
        (basic(f"gazette:{TOKEN}"), Shown(TOKEN, "gazette")),
        (basic(f"gazette:{TOKEN}").replace("Basic", "bAsIC"), Shown(TOKEN, "gazette")),
        (basic("gazétte:pass:word"), Shown("pass:word", "gazétte")),
        ("Digest username=gazette", None),
        ("", None),
        (TOKEN, None),
    ],
)
def test_bearer_and_basic_are_read_and_other_schemes_are_not_ours(field: str, shown: Shown | None) -> None:
    assert shown_in(field) == shown


@pytest.mark.parametrize(
    "field",
    [
        "Basic",
        "Basic !!!!",
        "Basic Zm9v",  # without a colon
        "Basic Zm9",
        basic(b"gazette:\xff\xfe"),
        basic(f"gazette:{TOKEN}") + "," + basic(f"gazette:{TOKEN}"),
        "Basic " + "\xe9" * 40,
    ],
)
def test_what_is_malformed_is_a_token_of_nobody(field: str) -> None:
    assert shown_in(field) == Shown("", "")


@pytest.mark.parametrize(
    "field", ["Bearer", "Bearer " + "x" * 100_000, f"Bearer {TOKEN},Bearer {TOKEN}", f"Bearer {TOKEN},Basic Zm9v"]
)
def test_huge_and_doubled_fields_show_no_good_token(field: str) -> None:
    shown = shown_in(field)
    assert shown is not None
    assert shown.token != TOKEN
    assert len(shown.token) <= 1000


@pytest.mark.parametrize(
    ("path", "token", "rest"),
    [
        (f"/key/{TOKEN}/harbours/rss.xml", TOKEN, "/harbours/rss.xml"),
        (f"/key/{TOKEN}/", TOKEN, "/"),
        (f"/key/{TOKEN}", TOKEN, ""),
        ("/key/syn_//x", "syn_", "//x"),
    ],
)
def test_a_secret_address_shows_its_token_and_leads_on(path: str, token: str, rest: str) -> None:
    assert is_secret(path)
    assert secret_address(path) == (Shown(token), rest)


@pytest.mark.parametrize("path", ["/key/", "/key/rss.xml", f"/Key/{TOKEN}/", f"/a/key/{TOKEN}/", f"/{TOKEN}/"])
def test_other_addresses_show_nothing(path: str) -> None:
    assert not is_secret(path)
