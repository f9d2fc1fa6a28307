"""Mail (RFC 5322, MIME): press offices and small agencies file by it.

One dispatch a message; a digest (`multipart/digest`, or messages attached to an empty one) is several. The text is read
as plain text is: where a message has its text twice, the plain form is taken if it says as much as the other. The
subject is the headline, unless it is a slug over a text that has a headline of its own. Attachments are named in the
note to editors and left out.

A message without a slug is known by its Message-ID (a `mid:` URI, RFC 2392), so the same mail by two ways is one
dispatch. One with a slug joins the takes of its story by that, as any wire's does.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from email import policy
from email.message import EmailMessage
from email.parser import BytesParser
from email.utils import parseaddr, parsedate_to_datetime
from typing import cast
from urllib.parse import quote

from syndicate.errors import UnreadableFiling
from syndicate.formats.decode import MAX_BYTES, decode
from syndicate.formats.markup import html_blocks
from syndicate.formats.plain_text import PlainText
from syndicate.model.body import Block, Body, Heading
from syndicate.model.dispatch import Draft
from syndicate.model.filing import Filing
from syndicate.model.link import Link, Relation
from syndicate.rules.text import clean, fold

_REACH = 16_384
_HEADER = re.compile(
    rb"(?:From [^\r\n]{1,200}\r?\n)?(?:[!-9;-~]{1,76}:[^\r\n]{0,998}(?:\r?\n[ \t][^\r\n]{0,998}){0,200}\r?\n){2}"
)
_ONLY_MAIL = re.compile(
    rb"^(?:Message-ID|MIME-Version|Received|Return-Path|DKIM-Signature|Delivered-To|X-Mailer)[ \t]*:",
    re.IGNORECASE | re.MULTILINE,
)
_ALWAYS = re.compile(rb"^(?:From|Date|Subject)[ \t]*:", re.IGNORECASE | re.MULTILINE)
_PREFIX = re.compile(r"^(?:(?:re|fwd?|aw|wg|tr|rv|enc|i)\s*:\s*|\[[^\]]{1,40}\]\s*)+", re.IGNORECASE)
_SLUG = re.compile(r"(?=.{3,60}$)[A-Z0-9][A-Z0-9&'().]*(?:[-/ ][A-Z0-9&'().]+)*")
_SIGNATURE = re.compile(r"^-- ?$", re.MULTILINE)
_MESSAGE_ID = re.compile(r"<(?P<id>[^<>\s@]+@[^<>\s]+)>")
_SAME_TEXT = 0.6
_MOST_PARTS = 200
_MOST_MESSAGES = 500
_DEEPEST = 8

_STUMBLES = (AttributeError, LookupError, OverflowError, TypeError, ValueError)
"""How the standard library fails on parameters and addresses that are damaged."""


class Mail:
    """Reads a message, or a digest of them."""

    name = "mail"

    def recognises(self, content: bytes) -> bool:
        """By header fields at its very beginning that only mail has."""
        head = content[:_REACH]
        if not _HEADER.match(head):
            return False
        fields = re.split(rb"\r?\n\r?\n", head, maxsplit=1)[0] + b"\n"
        return _ONLY_MAIL.search(fields) is not None and _ALWAYS.search(fields) is not None

    def read(self, filing: Filing) -> Iterable[Draft]:
        """Read each message; the headline is None where there is neither a subject nor one in the text.

        Raises:
            UnreadableFiling: It is too large, or has no text.
        """
        if len(filing.content) > MAX_BYTES:
            raise UnreadableFiling(
                f"the mail is larger than {MAX_BYTES // 1024 // 1024} MB ({len(filing.content)} bytes)"
            )
        parsed = BytesParser(EmailMessage, policy=policy.compat32).parsebytes(filing.content)
        message = cast("EmailMessage", parsed)
        _understood(message)
        messages = list(_messages(message, 0))
        if not messages:
            raise UnreadableFiling("the mail has no text: nothing but attachments, or nothing at all")
        for one in messages[:_MOST_MESSAGES]:
            yield _draft(one, filing)


@dataclass(frozen=True, slots=True)
class _Text:
    """What a message says.

    Attributes:
        plain: Its text as plain text, empty where it has none.
        html: Likewise in HTML.
        left_out: Names and types of what is attached.
    """

    plain: str
    html: str
    left_out: tuple[str, ...]


def _understood(message: EmailMessage) -> None:
    """Let fields be read by their meaning; those too damaged for that are as if not there, and do not cost the text."""
    for part in message.walk():
        part.policy = policy.default
        for name in dict.fromkeys(part.keys()):
            try:
                part.get_all(name)
            except _STUMBLES:
                del part[name]
        try:
            part.get_filename()
            part.get_content_charset()
        except _STUMBLES:
            del part["Content-Type"], part["Content-Disposition"]


def _messages(message: EmailMessage, depth: int) -> Iterator[tuple[EmailMessage, _Text]]:
    """The message, or those in it where it has no text of its own."""
    text = _text(message)
    if text.plain.strip() or text.html.strip():
        yield message, text
    elif depth < _DEEPEST:
        for inner in _attached(message):
            yield from _messages(inner, depth + 1)


def _attached(message: EmailMessage) -> Iterator[EmailMessage]:
    for part in _parts(message):
        if part.get_content_type() == "message/rfc822":
            yield from _inner(part)


def _inner(part: EmailMessage) -> list[EmailMessage]:
    """What a part is made of, not decoded."""
    payload = part.get_payload() if part.is_multipart() else ()  # of a leaf it would be decoded by a damaged charset
    return [inner for inner in payload if isinstance(inner, EmailMessage)]


def _parts(message: EmailMessage) -> Iterator[EmailMessage]:
    """The leaves of a message, and attached messages unopened."""
    waiting = [message]
    for _ in range(_MOST_PARTS):
        if not waiting:
            return
        part = waiting.pop(0)
        if part.is_multipart() and part.get_content_type() != "message/rfc822":
            waiting[:0] = _inner(part)
        else:
            yield part


def _text(message: EmailMessage) -> _Text:
    plain: list[str] = []
    html: list[str] = []
    left_out: list[str] = []
    for part in _parts(message):
        kind = part.get_content_type()
        named = part.get_filename()
        attached = part.get_content_disposition() == "attachment" or (named and not kind.startswith("text/"))
        if kind in {"text/plain", "text/html"} and not attached:
            (plain if kind == "text/plain" else html).append(_decoded(part))
        elif kind != "message/rfc822":
            left_out.append(f"{fold(clean(named))} ({kind})" if named else kind)
    return _Text("\n\n".join(text for text in plain if text.strip()), "\n".join(html), tuple(left_out))


def _decoded(part: EmailMessage) -> str:
    payload = part.get_payload(decode=True)
    content = payload if isinstance(payload, bytes) else b""
    charset = part.get_content_charset()
    try:
        return content.decode(charset) if charset else _guessed(content)
    except (LookupError, ValueError):
        return _guessed(content)


def _guessed(content: bytes) -> str:
    return decode(content) if content.strip() else ""


def _draft(found: tuple[EmailMessage, _Text], filing: Filing) -> Draft:
    message, text = found
    sent = _sent(message) or filing.filed
    subject = _subject(message)
    draft = _story(text, subject, replace(filing, filed=sent.astimezone(UTC)))
    name, address = parseaddr(_field(message, "From") or "")
    note = f"Attachments left out: {', '.join(text.left_out)}" if text.left_out else None
    identifier = _MESSAGE_ID.search(_field(message, "Message-ID") or "")
    slugged = draft.slugline is not None or draft.guid is not None
    return replace(
        draft,
        guid=draft.guid if slugged or not identifier else _mid(identifier["id"]),
        provider=fold(clean(name)) or address.rpartition("@")[2] or None,
        language=draft.language or (_field(message, "Content-Language") or "").partition(",")[0].strip() or None,
        keywords=draft.keywords or tuple(filter(None, map(fold, (_field(message, "Keywords") or "").split(",")))),
        ed_note="\n".join(filter(None, (draft.ed_note, note))) or None,
        created=draft.created or sent,
        links=tuple(_links(message)),
    )


def _story(text: _Text, subject: str | None, filing: Filing) -> Draft:
    """Read the text, and settle what the subject is."""
    blocks = html_blocks(text.html) if text.html.strip() else ()
    plain = _SIGNATURE.split(text.plain, maxsplit=1)[0]
    words = len(Body(blocks).text.split())
    if not plain.strip() or len(plain.split()) < _SAME_TEXT * words:
        return Draft(headline=subject, body=Body(_without(blocks, subject)))
    (draft,) = PlainText().read(replace(filing, content=plain.encode("utf-8", "replace"), charset=None))
    own = fold(draft.headline or "")
    if not subject or own.casefold() == subject.casefold():
        return draft
    if own and draft.slugline is None and _SLUG.fullmatch(subject) and ("-" in subject or "/" in subject):
        return replace(draft, slugline=subject)
    deck = (Heading(own),) if own else ()
    return replace(draft, headline=subject, body=Body((*deck, *draft.body.blocks)))


def _without(blocks: tuple[Block, ...], subject: str | None) -> tuple[Block, ...]:
    first = next(iter(blocks), None)
    repeated = subject and isinstance(first, Heading) and first.text.casefold() == subject.casefold()
    return blocks[1:] if repeated else blocks


def _subject(message: EmailMessage) -> str | None:
    return fold(_PREFIX.sub("", fold(clean(_field(message, "Subject") or "")))) or None


def _field(message: EmailMessage, name: str) -> str | None:
    """A header field as text; one that its own parser breaks on is as good as none."""
    try:
        value = message[name]
    except (ValueError, TypeError, IndexError, AttributeError, LookupError):
        return None
    return str(value) if value is not None else None


def _sent(message: EmailMessage) -> datetime | None:
    try:
        sent = parsedate_to_datetime(_field(message, "Date") or "")
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    return sent if sent.tzinfo else sent.replace(tzinfo=UTC)


def _mid(identifier: str) -> str:
    return f"mid:{quote(identifier, safe='@!$&*+-./=?_~')}"


def _links(message: EmailMessage) -> Iterator[Link]:
    """What a reply answers: agencies send a correction as the answer to its story."""
    answered = _MESSAGE_ID.search(_field(message, "In-Reply-To") or "")
    if answered:
        yield Link(relation=Relation.EVOLVED_FROM, target=_mid(answered["id"]))
