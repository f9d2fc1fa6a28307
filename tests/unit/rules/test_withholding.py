"""What the log does not say, whoever wrote the words."""

import pytest

from syndicate.rules.withholding import INSTEAD, withhold


@pytest.mark.parametrize(
    ("line", "secret"),
    [
        ("Authorization: Bearer abcDEF123-._~+/=", "abcDEF123"),
        ("basic dXNlcjpwYXNz", "dXNlcjpwYXNz"),
        ("no answer from https://desk:2retnuh@wire.example/feed", "2retnuh"),
        ("GET https://wire.example/feed?token=2retnuh&page=2 failed", "2retnuh"),
        ("GET https://s3.example/x?X-Amz-Signature=2retnuh", "2retnuh"),
        ("opened /key/syn_1a2b3c4d_AAAAAAAAAAAAAAAAAAAAAA/all/rss.xml", "AAAAAAAAAAAAAAAAAAAAAA"),
        ("syn_1a2b3c4d_AAAAAAAAAAAAAAAAAAAAAA", "AAAAAAAAAAAAAAAAAAAAAA"),
        ('{"password": "2retnuh"}', "2retnuh"),
        ("password='2retnuh'", "2retnuh"),
        ("login(secret=2retnuh, user=desk)", "2retnuh"),
    ],
)
def test_what_looks_like_a_secret_is_withheld(line: str, secret: str) -> None:
    said = withhold(line)
    assert secret not in said
    assert INSTEAD in said
    assert withhold(said) == said


@pytest.mark.parametrize(
    "line",
    [
        "dispatch stored guid=tag:wire.example,2026:dispatch/0123 version=2",
        "see sources.wire.token_file: /etc/syndicate/token: No such file or directory",
        "push with a token that nobody was given",
        "a token was shown from elsewhere outlet=gazette token=1a2b3c4d",
        "opened https://wire.example/all/rss.xml?page=2 at 12:30",
        "mail to desk@gazette.example",
        "Basic instinct of the bearer of news",
    ],
)
def test_everything_else_is_said_as_it_is(line: str) -> None:
    assert withhold(line) == line
