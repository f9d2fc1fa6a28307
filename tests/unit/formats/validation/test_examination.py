"""Documents examined as they are served: standard, findings in order, Content-Type and charset."""

import pytest

from syndicate.build.forms import rules
from syndicate.formats.validation.examination import Examiner
from syndicate.formats.validation.standard import Standard

EXAMINER = Examiner(rules())
OPML = (
    '<?xml version="1.0" encoding="{}"?>\n<opml version="2.0"><head><title>Café</title></head>'
    '<body><outline text="Wires"/></body></opml>'
)


def test_every_standard_has_rules() -> None:
    assert set(rules()) == set(Standard)


def test_findings_come_in_the_order_of_lines() -> None:
    report = EXAMINER.examine(b'<opml version="9">\n<head><title>x</title></head>\n<body>\n</body>\n</opml>')
    assert [finding.line for finding in report.findings] == [1, 3]
    assert (report.standard, report.errors, report.warnings) == (Standard.OPML, 2, 0)
    assert report.checked_by == ("own rules",)


def test_what_follows_no_standard_is_an_error() -> None:
    report = EXAMINER.examine(b"<svg/>")
    assert (report.standard, report.errors, report.checked_by) == (None, 1, ())


@pytest.mark.parametrize(
    ("served", "message"),
    [
        ("text/x-opml; charset=utf-8", None),
        ("application/xml", None),
        (None, "served without a Content-Type"),
        ("text/html", "served as text/html, not as text/x-opml"),
        ("application/xml; charset=klingon", "served in the charset klingon, which is none"),
        (
            "application/xml; charset=iso-8859-1",
            "served in the charset iso-8859-1, and says itself that it is in utf-8",
        ),
    ],
)
def test_how_it_was_served(served: str | None, message: str | None) -> None:
    report = EXAMINER.examine(OPML.format("utf-8").encode(), served, over_http=True)
    assert [finding.message for finding in report.findings] == ([message] if message else [])
    assert report.errors == 0


def test_the_charset_of_the_server_is_believed() -> None:
    assert EXAMINER.examine(OPML.format("utf-8").encode("latin-1")).errors == 1
    assert EXAMINER.examine(OPML.format("utf-8").encode("latin-1"), "text/xml; charset=latin-1").errors == 0
    assert EXAMINER.examine(OPML.format("iso-8859-1").encode("latin-1")).errors == 0


def test_a_byte_order_mark_goes_before_the_charset_of_the_server() -> None:
    assert EXAMINER.examine(OPML.format("utf-8").encode("utf-8-sig"), "text/xml; charset=latin-1").errors == 0
