"""Plain text: every rule has a text that breaks it."""

import pytest

from syndicate.formats.validation import plain_text

SOUND = "TALKS RESUME\n\n\tKESTREL BAY, Nov 24 (Example Wire) — Talks resumed.\n"


def test_a_sound_text_has_no_finding() -> None:
    assert list(plain_text.findings(SOUND.encode())) == []


@pytest.mark.parametrize(
    ("content", "line", "severity", "message"),
    [
        (b"", 1, "error", "the file is empty"),
        (bytes(range(256)) * 9, 1, "error", "binary"),
        (SOUND.encode("utf-8-sig"), 1, "warning", "a byte order mark"),
        (SOUND.encode("cp1252"), 3, "warning", "not in UTF-8"),
        (SOUND.replace("Talks r", "\x07Talks r").encode(), 3, "error", "the control character U+0007"),
        (SOUND.replace("—", "\ufffd").encode(), 3, "warning", "U+FFFD"),
        (SOUND.replace("RESUME\n", "RESUME\r\r\n").encode(), 1, "warning", "a carriage return"),
        (SOUND.rstrip().encode(), 3, "warning", "the last line has no end"),
    ],
)
def test_a_rule_that_is_broken_is_told_with_its_line(content: bytes, line: int, severity: str, message: str) -> None:
    (finding,) = plain_text.findings(content)
    assert (finding.line, str(finding.severity)) == (line, severity)
    assert message in finding.message
