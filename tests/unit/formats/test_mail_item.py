"""Mail of a version, read back by Python's own parser and by nothing of ours."""

from datetime import UTC, datetime
from email import message_from_bytes, policy
from email.message import EmailMessage
from typing import Any

import pytest

from syndicate.formats.mail_item import MailItemWriter
from syndicate.model.body import Body, Paragraph
from syndicate.model.dispatch import Association, PubStatus, Signal
from tests.makers import AGENCY, make_dispatch

WRITER = MailItemWriter(AGENCY)


def read(content: bytes) -> EmailMessage:
    message = message_from_bytes(content, policy=policy.default)
    assert isinstance(message, EmailMessage)
    assert not message.defects
    return message


def mail(**changes: Any) -> EmailMessage:
    return read(WRITER.document(make_dispatch(**changes)))


def text(message: EmailMessage, kind: str) -> str:
    part = message.get_body((kind,))
    assert part is not None
    content = part.get_content()
    assert isinstance(content, str)
    return content.replace("\r\n", "\n")


def test_a_story_is_a_message_in_plain_text_and_html() -> None:
    message = mail(byline="Ann Reed", agency="Example Wire", slugline="HARBOUR", language="en-GB")
    assert message.get_content_type() == "multipart/alternative"
    assert [part.get_content_type() for part in message.iter_parts()] == ["text/plain", "text/html"]
    assert message["subject"] == "Harbour talks resume"
    assert message["date"].datetime == datetime(2026, 11, 24, 12, 0, tzinfo=UTC)
    assert message["auto-submitted"] == "auto-generated"
    assert message["content-language"] == "en-GB"
    plain, html = text(message, "plain"), text(message, "html")
    for told in (
        "Harbour talks resume",
        "Ann Reed, Example Wire",
        "Talks on the harbour resumed on Tuesday.",
        "HARBOUR",
    ):
        assert told in plain
        assert told in html
    assert "Version 1, 24 Nov 2026, 12:00 UTC\ntag:wire.example,2026:" in plain
    assert "<p>No date was set.</p>" in html


def test_versions_of_a_story_are_one_thread() -> None:
    first, second, killed = (
        mail(),
        mail(version=2, signal=Signal.CORRECTION, ed_note="Wrong day."),
        mail(version=3, pub_status=PubStatus.CANCELED),
    )
    assert first["message-id"].endswith(".1@wire.example>")
    assert (first["in-reply-to"], first["references"]) == (None, None)
    for later in (second, killed):
        assert later["in-reply-to"] == first["message-id"] == later["references"]
    assert len({one["message-id"] for one in (first, second, killed)}) == 3
    assert mail(guid="tag:wire.example,2026:other")["message-id"] != first["message-id"]


@pytest.mark.parametrize(
    ("changes", "subject"),
    [
        ({"version": 2, "signal": Signal.CORRECTION}, "CORRECTION: Harbour talks resume"),
        ({"version": 2}, "UPDATE: Harbour talks resume"),
        ({"urgency": 2}, "URGENT: Harbour talks resume"),
        ({"urgency": 1, "version": 2, "signal": Signal.CORRECTION}, "FLASH CORRECTION: Harbour talks resume"),
        ({"pub_status": PubStatus.CANCELED}, "KILL: story withdrawn"),
        ({"pub_status": PubStatus.WITHHELD}, "HOLD: story withheld"),
        ({"headline": "Ministerpräsident reist 東京へ"}, "Ministerpräsident reist 東京へ"),
    ],
)
def test_the_subject_says_what_a_version_does(changes: dict[str, Any], subject: str) -> None:
    assert mail(**changes)["subject"] == subject


@pytest.mark.parametrize("status", [PubStatus.CANCELED, PubStatus.WITHHELD])
def test_a_kill_and_a_hold_say_which_story_and_nothing_of_it(status: PubStatus) -> None:
    told = {
        "headline": "Minister resigns",
        "slugline": "MINISTER-QUITS",
        "byline": "Ann Reed",
        "keywords": ("scandal",),
        "body": Body((Paragraph("The minister resigned over a scandal."),)),
    }
    message = mail(version=2, pub_status=status, ed_note="Do not use.", **told)
    everything = "\n".join((str(message), text(message, "plain"), text(message, "html"))).casefold()
    for word in ("minister", "resign", "scandal", "reed"):
        assert word not in everything
    assert "Do not use." in text(message, "plain")
    assert make_dispatch().guid in text(message, "html")


def test_a_correction_says_first_what_was_wrong() -> None:
    message = mail(version=2, signal=Signal.CORRECTION, ed_note="Wrong day.")
    assert text(message, "plain").startswith("Correction: Wrong day.\n\nHarbour talks resume\n")
    assert "Note to editors" not in text(message, "html")


def test_notes_pictures_and_terms_are_told() -> None:
    picture = Association(
        href="https://pictures.example/1.jpg", media_type="image/jpeg", caption="The quay", credit="A. R."
    )
    message = mail(associations=(picture,), ed_note="Adds a picture.", copyright="© 2026", usage_terms="No archives.")
    for told in ("https://pictures.example/1.jpg", "The quay", "(A. R.)", "Adds a picture.", "© 2026", "No archives."):
        assert told in text(message, "plain")
        assert told in text(message, "html")


def test_what_was_filed_is_no_markup() -> None:
    html = text(mail(headline="<script>x</script>", body=Body((Paragraph("a < b & c"),))), "html")
    assert "<script>" not in html
    assert "a &lt; b &amp; c" in html


def test_the_same_version_is_the_same_bytes_all_of_them_ascii_in_short_lines() -> None:
    dispatch = make_dispatch(headline="Überlang " * 60, body=Body((Paragraph("ä" * 5000 + " " + "x" * 5000),)))
    content = WRITER.document(dispatch)
    assert content == MailItemWriter(AGENCY).document(dispatch)
    assert content.isascii()
    lines = content.split(b"\r\n")
    assert max(map(len, lines)) <= 78
    assert not any(b"\n" in line or b"\r" in line for line in lines)


def test_a_headline_adds_no_header() -> None:
    message = mail(headline="Harbour\r\nBcc: everybody@wire.example\n\nHello")
    assert message["subject"] == "Harbour Bcc: everybody@wire.example Hello"
    assert message["bcc"] is None
