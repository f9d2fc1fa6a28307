"""Single values: what passes, and what does not."""

import pytest

from syndicate.config import values
from syndicate.config.cron import cron
from syndicate.config.values import Check, Unusable

GOOD: list[tuple[Check[object], list[object]]] = [
    (values.line, ["", "one", "Agência", "آژانس\u200cها", "a\u00a0b"]),
    (values.tag, ["EXW", "A", "M24"]),
    (values.domain, ["wire.example", "a.b.example", "xn--bcher-kva.example", "1.example"]),
    (
        values.language,
        ["en", "pt-BR", "zh-Hant-TW", "sr-Latn", "es-419", "sl-rozaj-biske", "de-CH-1996", "und", "en-x-a"],
    ),
    (values.email, ["desk@wire.example", "a+b@wire.example"]),
    (values.host, ["127.0.0.1", "0.0.0.0", "::", "::1", "localhost", "wire.example"]),  # noqa: S104 - a value like any
    (values.name, ["newsroom", "a", "0", "wire-2", "x" * 64]),
    (values.section_name, ["diplomacy", "item", "apis"]),
    (values.variable, ["WIRE_TOKEN", "wire_2", "_"]),
    (values.charset, ["utf-8", "cp1252", "iso8859-1", "koi8-r", "gb18030", "iso-6937", "t.61"]),
    (values.whole(1, 9), [1, 9]),
    (values.seconds(10), [0, 10, 2.5]),
    (values.flag, [True, False]),
    (values.choice("a", "b"), ["a", "b"]),
    (
        values.web_address,
        ["http://wire.example", "https://wire.example:8443/a?b=c&d", "http://[::1]/", "http://é.example"],
    ),
    (values.header_name, ["X-Api-Key", "apikey"]),
    (values.user_name, ["desk", "desk@wire.example", "Köln desk"]),
    (
        values.web_address,
        ["http://wire.example", "https://wire.example:8443/a?b=c&d", "http://[::1]/", "http://é.example"],
    ),
    (values.header_name, ["X-Api-Key", "apikey"]),
    (values.user_name, ["desk", "desk@wire.example", "Köln desk"]),
    (values.topic, ["medtop:15000000", "medtop:20001065"]),
    (
        values.store_url,
        ["sqlite:///a.db", "sqlite:////srv/a.db", "postgresql://db/x", "postgresql+psycopg://u@db:5432/x"],
    ),
    (values.base_url, ["http://127.0.0.1:8080/", "https://wire.example/a/b/", "http://[::1]:8080/"]),
    (cron, ["* * * * *", "*/5 * * * *", "0,30 6-22/2 1 jan-mar,12 mon-fri", "59 23 31 12 sun"]),
]
BAD: list[tuple[Check[object], list[object]]] = [
    (values.line, [1, True, None, "a\nb", "a\x00", "a\u2028b", ["a"]]),
    (values.text, ["", " ", 1]),
    (values.tag, ["", "exw", "E W", "1A", "A" * 17]),
    (values.domain, ["", "localhost", "Wire.Example", "http://wire.example", "a..b", "-a.example", "a." * 130 + "b"]),
    (values.language, ["", "english_uk", "e", "en-", "en_US", "-en", "a" * 9]),
    (values.email, ["desk", "@wire.example", "desk@", "a b@wire.example", "A <a@wire.example>"]),
    (values.host, ["", "127.0.0.1:80", "999.1.1.1", "[::1]", "a b", "http://localhost"]),
    (values.name, ["", "A", "a_b", "a.b", "../a", "é", "x" * 65]),
    (values.section_name, ["items", "api", "wire", "A"]),
    (values.variable, ["", "WIRE-TOKEN", "2WIRE", "A B", 1]),
    (values.charset, ["", "latin-77", "hex", "rot13", "a\x00", 1]),
    (values.whole(1, 9), [0, 10, True, 1.0, "1"]),
    (values.seconds(10), [-1, 11, True, float("nan"), float("inf"), "1"]),
    (values.flag, [0, 1, "true"]),
    (values.choice("a", "b"), ["c", "", 1]),
    (
        values.web_address,
        ["", "wire.example", "//a/", "ftp://a/", "http:///", "http://a:0/", "http://a:x/", "http://[/"],
    ),
    (values.web_address, ["http://u:p@a/", "http://u@a/", "http://a/#b", "http://a/ b", "http://a\\@b/", 1]),
    (values.header_name, ["", "X Api", "X-Api-Key:", "é", 1]),
    (values.user_name, ["", "a:b", 1]),
    (
        values.web_address,
        ["", "wire.example", "//a/", "ftp://a/", "http:///", "http://a:0/", "http://a:x/", "http://[/"],
    ),
    (values.web_address, ["http://u:p@a/", "http://u@a/", "http://a/#b", "http://a/ b", "http://a\\@b/", 1]),
    (values.header_name, ["", "X Api", "X-Api-Key:", "é", 1]),
    (values.user_name, ["", "a:b", 1]),
    (values.topic, ["sport", "medtop:15", "15000000", "subj:15000000", 15000000]),
    (values.store_url, ["", "sqlite://", "sqlite:///", "sqlite:///:memory:", "mysql://db/x", "postgresql://u:p@db/x"]),
    (values.store_url, ["postgresql://db/x?password=p", "sqlite:///a.db?mode=ro", "postgresql://[/x"]),
    (values.base_url, ["", "wire.example", "//wire.example/", "ftp://wire.example/", "http:///", "http://a b/"]),
    (values.base_url, ["http://wire.example/?a", "http://wire.example/#a", "http://u:p@wire.example/", "http://a:x/"]),
    (cron, ["", "* * * *", "* * * * * *", "60 * * * *", "* 24 * * *", "* * 0 * *", "* * * 13 *", "*/0 * * * *"]),
    (cron, ["* * * * 0", "* * * * sun-mon", "5-1 * * * *", "5/10 * * * *", "a * * * *", "1, * * * *", "@daily"]),
]


@pytest.mark.parametrize(("check", "value"), [(check, value) for check, given in GOOD for value in given])
def test_a_good_value_passes_as_it_is(check: Check[object], value: object) -> None:
    assert check(value) == value


@pytest.mark.parametrize(("check", "value"), [(check, value) for check, given in BAD for value in given])
def test_a_bad_value_is_refused(check: Check[object], value: object) -> None:
    with pytest.raises(Unusable):
        check(value)


def test_a_slash_is_added_to_the_base_url() -> None:
    assert values.base_url("https://wire.example/feeds") == "https://wire.example/feeds/"


@pytest.mark.parametrize(
    ("word", "hint"),
    [
        ("adress", "; did you mean 'address'?"),
        ("ADDRESS", "; did you mean 'address'?"),
        ("x", "; known here: address, port"),
    ],
)
def test_the_nearest_name_is_suggested(word: str, hint: str) -> None:
    assert values.nearest(word, ["address", "port"]) == hint
