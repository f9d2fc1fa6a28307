"""Whatever the bytes are, they are examined to the end, and every finding has a line of theirs."""

from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from syndicate.build.forms import rules
from syndicate.formats.validation.examination import Examiner

TESTS = Path(__file__).parents[1]
SEEDS = [
    path.read_bytes()
    for folder in ("golden/feeds", "golden/news", "filings")
    for path in sorted((TESTS / folder).iterdir())
    if path.is_file()
]
EXAMINER = Examiner(rules())
SIGNS = (
    *(b"<", b">", b"</", b'"', b"&", b"{", b"}", b"[", b"]", b",", b":", b"\n", b"\x00", b"\x01", b"\x02", b"\x03"),
    *(b"\x04", b"\xff", b"null", b"7", b"-1", b"true", b"[]", b"{}", b"''", b"xmlns=", b"&#1;", b"<!--", b"]]>"),
)
SCRAPS = st.binary(max_size=6) | st.sampled_from(SIGNS)


@st.composite
def damaged(draw: st.DrawFn) -> bytes:
    """A sound document, cut and patched in a few places."""
    content = draw(st.sampled_from(SEEDS))
    for _ in range(draw(st.integers(1, 4))):
        at = draw(st.integers(0, len(content)))
        content = content[:at] + draw(SCRAPS) + content[at + draw(st.integers(0, 40)) :]
    return content


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(damaged() | st.binary(max_size=200))
def test_anything_is_examined_to_the_end(content: bytes) -> None:
    report = EXAMINER.examine(content)
    lines = content.count(b"\n") + content.count(b"\r") + 1
    assert all(1 <= finding.line <= lines for finding in report.findings), report.findings
    assert all("\n" not in finding.message for finding in report.findings)


@settings(max_examples=40, deadline=None)
@given(st.binary(max_size=200), st.none() | st.text(max_size=60))
def test_any_content_type_may_come_with_it(content: bytes, served: str | None) -> None:
    EXAMINER.examine(content, served, over_http=True)
