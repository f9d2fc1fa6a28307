from collections.abc import Iterator
from dataclasses import replace

import pytest

from syndicate.desk.reading import Desk, Refusal
from syndicate.errors import UnreadableFiling
from syndicate.model.dispatch import Dispatch, Draft
from syndicate.model.filing import Filing
from syndicate.rules.normalise import Defaults
from tests.makers import make_filing

DEFAULTS = Defaults(source="newsroom", agency="Example Wire", language="en", domain="wire.example")


class Lines:
    """A form of one dispatch a line; `!` breaks the reader, `?` is refused by it."""

    name = "lines"

    def recognises(self, content: bytes) -> bool:
        return not content.startswith(b"#")

    def read(self, filing: Filing) -> Iterator[Draft]:
        for line in filing.content.decode().splitlines():
            if line == "!":
                raise ZeroDivisionError("of its own making")
            if line == "?":
                raise UnreadableFiling("cut off after the first line")
            yield Draft(headline=line or None)


def read(content: bytes) -> list[str]:
    outcomes = Desk((Lines(),)).read(make_filing(content), DEFAULTS)
    return [outcome.headline if isinstance(outcome, Dispatch) else f"refused: {outcome.reason}" for outcome in outcomes]


def test_every_dispatch_of_a_filing_is_read_in_order() -> None:
    assert read(b"First of all\nSecond of all") == ["First of all", "Second of all"]


def test_one_dispatch_without_a_headline_does_not_stop_the_next() -> None:
    first, second, third = read(b"First of all\n\nThird of all")
    assert (first, third) == ("First of all", "Third of all")
    assert second == "refused: dispatch 2 of the filing: no headline found; a dispatch needs one"


def test_a_refusal_says_what_is_missing_where_that_is_all() -> None:
    outcomes = list(Desk((Lines(),)).read(make_filing(b"\n?"), DEFAULTS))
    assert [outcome.missing for outcome in outcomes if isinstance(outcome, Refusal)] == ["headline", None]


class Charset:
    """A form that says in which encoding it was told to read."""

    name = "charset"

    def recognises(self, content: bytes) -> bool:
        return bool(content)

    def read(self, filing: Filing) -> Iterator[Draft]:
        yield Draft(headline=f"read as {filing.charset}")


@pytest.mark.parametrize(
    ("configured", "sent", "used"),
    [(None, None, None), (None, "koi8-r", "koi8-r"), ("cp1251", None, "cp1251"), ("cp1251", "koi8-r", "cp1251")],
)
def test_the_operators_word_on_the_encoding_counts_more_than_the_transports(
    configured: str | None, sent: str | None, used: str | None
) -> None:
    [dispatch] = Desk((Charset(),)).read(make_filing(b"x", charset=sent), replace(DEFAULTS, charset=configured))
    assert isinstance(dispatch, Dispatch)
    assert dispatch.headline == f"read as {used}"


def test_what_was_read_before_the_reader_gave_up_is_kept() -> None:
    assert read(b"First of all\n?") == ["First of all", "refused: cut off after the first line"]


def test_a_reader_that_breaks_refuses_its_filing_and_leaves_a_trace_for_the_log() -> None:
    (outcome,) = Desk((Lines(),)).read(make_filing(b"!"), DEFAULTS)
    assert isinstance(outcome, Refusal)
    assert "ZeroDivisionError: of its own making" in outcome.reason
    assert isinstance(outcome.trace, ZeroDivisionError)


def test_a_form_that_no_reader_knows_is_refused() -> None:
    assert read(b"# something else")[0].startswith("refused: no reader knows this form")


def test_the_same_bytes_get_the_same_guid_and_their_neighbours_another() -> None:
    guids = [
        outcome.guid
        for outcome in Desk((Lines(),)).read(make_filing(b"One\nTwo"), DEFAULTS)
        if isinstance(outcome, Dispatch)
    ]
    again = [
        outcome.guid
        for outcome in Desk((Lines(),)).read(make_filing(b"One\nTwo"), DEFAULTS)
        if isinstance(outcome, Dispatch)
    ]
    assert guids == again
    assert len(set(guids)) == 2
