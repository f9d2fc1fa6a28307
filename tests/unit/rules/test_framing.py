"""Charsets that a message can be framed in."""

import pytest

from syndicate.rules.framing import known_charset, text_encoding


@pytest.mark.parametrize(("charset", "name"), [("UTF8", "utf-8"), ("latin-1", "iso8859-1"), ("koi8-r", "koi8-r")])
def test_a_charset_that_writes_ascii_as_ascii_is_known_by_the_name_python_has(charset: str, name: str) -> None:
    assert known_charset(charset) == name


@pytest.mark.parametrize("charset", ["no-such", "utf-16", "cp500", "rot13"])
def test_what_is_unknown_or_writes_ascii_otherwise_is_refused(charset: str) -> None:
    with pytest.raises(ValueError, match=f"{charset} is no charset that a message can be framed in"):
        known_charset(charset)


@pytest.mark.parametrize(("charset", "name"), [("UTF8", "utf-8"), ("cp1252", "cp1252"), ("utf-16", "utf-16")])
def test_an_encoding_of_text_is_known_by_the_name_python_has(charset: str, name: str) -> None:
    assert text_encoding(charset) == name


@pytest.mark.parametrize("charset", ["uu", "rot13", "undefined", "klingon", "a\0b", ""])
def test_what_is_no_encoding_of_text_is_unknown(charset: str) -> None:
    assert text_encoding(charset) is None
