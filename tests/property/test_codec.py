"""Stored records: what was written is what is read, also by the program before or after this one."""

from datetime import datetime, timedelta, timezone

import orjson
import pytest
from hypothesis import given

from syndicate.errors import StoreError
from syndicate.model.body import Body, Heading, Paragraph, Preformatted, Table
from syndicate.model.dispatch import Association, Dispatch, Subject
from syndicate.store.codec import decode, encode
from tests.makers import NOON, make_dispatch
from tests.strategies import dispatches


@given(dispatches())
def test_a_dispatch_reads_as_it_was_written(dispatch: Dispatch) -> None:
    assert decode(encode(dispatch)) == dispatch


@given(dispatches())
def test_a_dispatch_that_was_read_is_written_as_the_same_bytes(dispatch: Dispatch) -> None:
    assert encode(decode(encode(dispatch))) == encode(dispatch)


def test_the_form_of_a_record_stays() -> None:
    dispatch = make_dispatch(
        body=Body((Heading("Pier"), Paragraph("Talks."), Table((("a", "b"),)), Preformatted("a  b"))), embargo=NOON
    )
    record = orjson.loads(encode(dispatch))
    assert record["body"] == {
        "blocks": [
            {"text": "Pier", "kind": "h"},
            {"text": "Talks.", "marks": [], "kind": "p"},
            {"rows": [["a", "b"]], "head": 0, "kind": "table"},
            {"text": "a  b", "kind": "pre"},
        ]
    }
    assert record["embargo"] == record["received"] == "2026-11-24T12:00:00+00:00"
    assert record["pub_status"] == "usable"
    assert record["signal"] is None


def test_every_field_is_written_so_that_a_later_default_changes_no_old_record() -> None:
    assert set(orjson.loads(encode(make_dispatch()))) == set(Dispatch.__dataclass_fields__)


def test_keys_of_a_newer_program_are_passed_over() -> None:
    dispatch = make_dispatch(
        subjects=(Subject(code="medtop:1"),), associations=(Association(href="https://x.example"),)
    )
    record = orjson.loads(encode(dispatch))
    record["mood"] = "calm"
    record["subjects"][0]["weight"] = 3
    record["body"]["blocks"][0]["emphasis"] = [[0, 5]]
    assert decode(orjson.dumps(record)) == dispatch


def test_fields_that_an_older_program_did_not_write_take_their_defaults() -> None:
    record = orjson.loads(encode(make_dispatch(genre="Analysis")))
    del record["genre"]
    assert decode(orjson.dumps(record)) == make_dispatch()


def test_a_time_in_another_zone_is_the_same_bytes_as_in_utc() -> None:
    there = NOON.astimezone(timezone(timedelta(hours=5, minutes=30)))
    assert encode(make_dispatch(filed=there)) == encode(make_dispatch(filed=NOON))


def test_a_time_without_a_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="without a zone"):
        encode(make_dispatch(filed=datetime(2026, 11, 24, 12, 0)))  # noqa: DTZ001 the fault under test


def test_a_lone_surrogate_is_refused() -> None:
    with pytest.raises(ValueError, match="cannot be written as JSON"):
        encode(make_dispatch(headline="\udcff"))


@pytest.mark.parametrize("record", [b"", b"{", b"[]", b"{}", b'{"guid": "a", "version": 1}'])
def test_what_is_no_dispatch_is_a_fault_of_the_store(record: bytes) -> None:
    with pytest.raises(StoreError, match="cannot be read"):
        decode(record)


def test_a_body_of_a_kind_not_known_here_is_a_fault_of_the_store() -> None:
    record = encode(make_dispatch()).replace(b'"kind":"p"', b'"kind":"film"')
    with pytest.raises(StoreError, match="cannot be read"):
        decode(record)
