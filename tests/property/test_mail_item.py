"""Mail of any dispatch at all, read back by Python's own parser."""

from email import message_from_bytes, policy
from email.message import EmailMessage

from hypothesis import example, given
from hypothesis import strategies as st

from syndicate.formats.mail_item import MailItemWriter
from syndicate.model.dispatch import Dispatch, PubStatus
from syndicate.rules.text import clean, fold
from tests.makers import AGENCY, make_dispatch
from tests.strategies import dispatches

WRITER = MailItemWriter(AGENCY)
HEADLINES = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=300).map(clean).map(fold)
FIELDS = {"message-id", "subject", "date", "auto-submitted", "mime-version", "content-type"}
MAY_BE = {"in-reply-to", "references", "content-language"}


def read(content: bytes) -> EmailMessage:
    message = message_from_bytes(content, policy=policy.default)
    assert isinstance(message, EmailMessage)
    assert message.defects == []
    return message


@example("=?utf-8?q?Bcc:_everybody?=")
@example("x" * 300)
@example("Ministerium: " + "ä" * 90 + " " + "b" * 90)
@given(HEADLINES.filter(bool))
def test_every_headline_comes_back_and_adds_no_header(headline: str) -> None:
    content = WRITER.document(make_dispatch(headline=headline))
    message = read(content)
    assert str(message["subject"]) == headline
    assert {name.lower() for name in message} == FIELDS
    head = content.partition(b"\r\n\r\n")[0]
    assert head.isascii()
    assert max(map(len, head.split(b"\r\n"))) <= 78


@given(dispatches())
def test_every_dispatch_is_a_message_whose_text_comes_back(dispatch: Dispatch) -> None:
    content = WRITER.document(dispatch)
    message = read(content)
    assert content.isascii()
    assert {name.lower() for name in message} - MAY_BE == FIELDS
    assert [part.get_content_type() for part in message.iter_parts()] == ["text/plain", "text/html"]
    plain = message.get_body(("plain",))
    assert plain is not None
    if dispatch.pub_status is PubStatus.USABLE:
        assert fold(dispatch.headline) in fold(plain.get_content())
