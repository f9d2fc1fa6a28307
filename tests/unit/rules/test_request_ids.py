"""What a request is called."""

import pytest

from syndicate.rules.request_ids import request_id

TRACE = "4bf92f3577b34da6a3ce929d0e0e4736"


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({}, "made"),
        ({"x-request-id": "0192-abc_DEF.7:9"}, "0192-abc_DEF.7:9"),
        ({"x-request-id": "f" * 64}, "f" * 64),
        ({"x-request-id": "f" * 65}, "made"),
        ({"x-request-id": "short"}, "made"),
        ({"x-request-id": "two words here"}, "made"),
        ({"x-request-id": 'quote"quote'}, "made"),
        ({"x-request-id": "12345678\n"}, "made"),
        ({"x-request-id": "١٢٣٤٥٦٧٨٩"}, "made"),
        ({"x-request-id": "12345678,87654321"}, "made"),
        ({"traceparent": f"00-{TRACE}-00f067aa0ba902b7-01"}, TRACE),
        ({"traceparent": f"00-{TRACE}-00f067aa0ba902b7-01", "x-request-id": "12345678"}, "12345678"),
        ({"traceparent": f"00-{'0' * 32}-00f067aa0ba902b7-01"}, "made"),
        ({"traceparent": f"00-{TRACE}-{'0' * 16}-01"}, "made"),
        ({"traceparent": f"ff-{TRACE}-00f067aa0ba902b7-01"}, "made"),
        ({"traceparent": f"00-{TRACE.upper()}-00f067aa0ba902b7-01"}, "made"),
    ],
)
def test_a_sane_id_is_taken_and_another_made(fields: dict[str, str], expected: str) -> None:
    assert request_id(fields.get, lambda: "made") == expected
