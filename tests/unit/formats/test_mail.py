"""Dispatches that come by mail."""

from datetime import UTC, datetime
from email.message import EmailMessage

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from syndicate.errors import RejectedFiling, UnreadableFiling
from syndicate.formats.mail import Mail
from syndicate.model.body import Heading, Listing, Paragraph
from syndicate.model.dispatch import Draft, Signal
from syndicate.model.link import Link, Relation
from syndicate.rules.normalise import Defaults, normalise
from tests.makers import make_filing

TEXT = """PORT AVEL, Norvia (Meridian Press) - Harbour pilots went back to work on
Tuesday after nine days.

Forty-one ships had been waiting in the roads.

--\x20
Desk, Meridian Press
desk@meridian-press.example
"""


def message(text: str | None = TEXT, html: str | None = None, **fields: str) -> EmailMessage:
    made = EmailMessage()
    if text is not None:
        made.set_content(text)
    if html is not None:
        made.add_alternative(html, subtype="html") if text is not None else made.set_content(html, subtype="html")
    headers = {
        "Subject": "Harbour pilots end strike",
        "From": "Meridian Press <desk@meridian-press.example>",
        "Date": "Tue, 24 Nov 2026 09:15:00 +0100",
        "Message-ID": "<20261124.7@meridian-press.example>",
    }
    for name, value in (headers | {name.replace("_", "-"): value for name, value in fields.items()}).items():
        made[name] = value
    return made


def read(mail: EmailMessage | bytes) -> Draft:
    content = mail if isinstance(mail, bytes) else bytes(mail)
    assert Mail().recognises(content)
    (draft,) = Mail().read(make_filing(content))
    return draft


def test_a_plain_message() -> None:
    draft = read(message(Content_Language="en", Keywords="harbours, strikes"))
    assert draft.headline == "Harbour pilots end strike"
    assert draft.guid == "mid:20261124.7@meridian-press.example"
    assert draft.provider == "Meridian Press"
    assert draft.created == datetime(2026, 11, 24, 8, 15, tzinfo=UTC)
    assert (draft.language, draft.keywords) == ("en", ("harbours", "strikes"))
    assert "desk@" not in draft.body.text
    assert draft.body.text.endswith("waiting in the roads.")


def test_its_dateline_is_read_by_the_normaliser() -> None:
    filing = make_filing(bytes(message()))
    (draft,) = Mail().read(filing)
    dispatch = normalise(draft, filing, 0, Defaults(source="mail", domain="wire.example"))
    assert dispatch.dateline is not None
    assert dispatch.dateline.cities == ("PORT AVEL",)
    assert dispatch.body.text.startswith("Harbour pilots went back")


def test_a_headline_in_the_text_that_is_the_subject_is_not_repeated() -> None:
    draft = read(message(f"Harbour pilots end strike\n\n{TEXT}"))
    assert (draft.headline, draft.body.text.count("end strike")) == ("Harbour pilots end strike", 0)


def test_another_line_above_the_text_heads_it() -> None:
    draft = read(message(f"Owners agree to pay for night watches\n\n{TEXT}"))
    assert draft.headline == "Harbour pilots end strike"
    assert draft.body.blocks[0] == Heading("Owners agree to pay for night watches")


def test_a_subject_that_is_a_slug_leaves_the_headline_to_the_text() -> None:
    draft = read(message(f"Owners agree to pay for night watches\n\n{TEXT}", Subject="NORVIA-PILOTS"))
    assert (draft.headline, draft.slugline) == ("Owners agree to pay for night watches", "NORVIA-PILOTS")
    assert draft.guid is None  # its takes join by the slug


@pytest.mark.parametrize("prefix", ["Fwd: ", "RE: Fw: ", "[wire] ", "[wire] Re: "])
def test_what_mail_programs_put_before_a_subject_is_taken_off(prefix: str) -> None:
    assert read(message(Subject=f"{prefix}Harbour pilots end strike")).headline == "Harbour pilots end strike"


def test_flags_stay_for_the_normaliser() -> None:
    filing = make_filing(bytes(message(Subject="CORRECTED: Harbour pilots end strike", In_Reply_To="<1@a.example>")))
    (draft,) = Mail().read(filing)
    dispatch = normalise(draft, filing, 0, Defaults(source="mail", domain="wire.example"))
    assert (dispatch.headline, dispatch.signal) == ("Harbour pilots end strike", Signal.CORRECTION)
    assert dispatch.links == (Link(relation=Relation.EVOLVED_FROM, target="mid:1@a.example"),)


def test_html_alone_is_read_with_its_structure() -> None:
    html = "<html><body><p>Talks <b>resumed</b>.</p><ul><li>One</li><li>Two</li></ul></body></html>"
    draft = read(message(None, html))
    assert [type(block) for block in draft.body.blocks] == [Paragraph, Listing]


def test_of_two_forms_the_plain_one_is_taken_unless_it_says_less() -> None:
    html = "<p>" + "Forty-one ships had been waiting in the roads. " * 6 + "</p>"
    assert read(message(TEXT, "<p>Harbour pilots went back to work.</p>")).body.text.startswith("PORT AVEL")
    assert read(message("Please see the HTML version.", html)).body.text.startswith("Forty-one ships")


def test_attachments_are_named_and_left_out() -> None:
    mail = message()
    mail.add_attachment(b"\xff\xd8\xff", maintype="image", subtype="jpeg", filename="pilots.jpg")
    mail.add_attachment("Secret, draft", filename="notes.txt")
    draft = read(mail)
    assert draft.ed_note == "Attachments left out: pilots.jpg (image/jpeg), notes.txt (text/plain)"
    assert "Secret" not in draft.body.text


def test_a_digest_is_several_dispatches() -> None:
    digest = message(None)
    digest.make_mixed()
    for number in (1, 2):
        digest.attach(_attached(message(Subject=f"Story {number}", Message_ID=f"<{number}@a.example>")))
    drafts = list(Mail().read(make_filing(bytes(digest))))
    assert [draft.headline for draft in drafts] == ["Story 1", "Story 2"]
    assert [draft.guid for draft in drafts] == ["mid:1@a.example", "mid:2@a.example"]


def _attached(inner: EmailMessage) -> EmailMessage:
    part = EmailMessage()
    part.set_content(inner)
    return part


@pytest.mark.parametrize("charset", ["iso-8859-1", "windows-1251", "koi8-r", "utf-16", "no-such-charset"])
def test_encodings(charset: str) -> None:
    words = "Façade rénovée." if charset in {"iso-8859-1", "no-such-charset"} else "Лоцманы вернулись к работе."
    code = "cp1252" if charset == "no-such-charset" else charset
    content = (
        b"From: a@b.example\r\nSubject: =?utf-8?b?0JvQvtGG0LzQsNC90Ys=?=\r\nMIME-Version: 1.0\r\n"
        b"Content-Type: text/plain; charset=" + charset.encode() + b"\r\nContent-Transfer-Encoding: 8bit\r\n\r\n"
    )
    draft = read(content + words.encode(code).replace(b"\n", b"\r\n"))
    assert draft.headline == "Лоцманы"
    assert charset == "utf-16" or words in draft.body.text


def test_no_text_is_refused_with_the_reason() -> None:
    mail = message(None)
    mail.add_attachment(b"\xff\xd8\xff", maintype="image", subtype="jpeg", filename="pilots.jpg")
    with pytest.raises(UnreadableFiling, match="nothing but attachments"):
        list(Mail().read(make_filing(bytes(mail))))


@pytest.mark.parametrize(
    "content",
    [
        b"Subject: a headline of ours\nBy: A\n\nText",
        b"Date: today\nSlug: X\n\nTALKS\n",
        b"PORT AVEL (Meridian Press) - Text: more",
        b"\n\nFrom: a\nMessage-ID: <a@b>\n",
        b"",
    ],
)
def test_what_is_no_mail_is_left_to_others(content: bytes) -> None:
    assert not Mail().recognises(content)


@given(st.binary(max_size=300), st.integers(0, 400), st.integers(0, 60))
@settings(max_examples=150, deadline=None)
def test_damage_never_breaks_the_reader(junk: bytes, at: int, length: int) -> None:
    whole = bytes(message(TEXT, "<p>Harbour pilots</p>"))
    content = whole[:at] + junk + whole[at + length :]
    if Mail().recognises(content):
        try:
            drafts = list(Mail().read(make_filing(content)))
        except RejectedFiling:
            return
        assert all(isinstance(draft, Draft) for draft in drafts)


@pytest.mark.parametrize("encoding", ["utf-8\0", "utf-16", "no-such", ""])
def test_the_name_of_a_file_in_an_encoding_that_cannot_be_its_own_stops_nothing(encoding: str) -> None:
    mail = (
        "Subject: x\r\nFrom: desk@meridian-press.example\r\nDate: Tue, 24 Nov 2026 09:15:00 +0100\r\n"
        "Message-ID: <7@meridian-press.example>\r\nMIME-Version: 1.0\r\n"
        "Content-Type: multipart/mixed; boundary=q\r\n\r\n--q\r\n"
        f"Content-Type: text/plain; charset*={encoding}''utf-8\r\n\r\nPilots went back.\r\n--q\r\n"
        "Content-Type: application/pdf\r\nContent-Disposition: attachment;\r\n"
        f" filename*={encoding}''a.p%64f\r\n\r\nx\r\n--q--"
    )
    assert list(read(mail.encode()).body.lines()) == ["Pilots went back."]
