"""E-mail, written: a version as a message (RFC 5322) for an editor's mailbox, in plain text and in HTML.

Whose message it is and who gets it is added by who sends it. The rest is here, and is the same bytes whenever it is
written: the date is the version's, the boundary is made of the story and the version, and so is the `Message-ID`.
Every version answers the story's first (`In-Reply-To`, `References`), so mail programs show a story as one thread, also
when a kill is all that came of it. All bytes are ASCII: no server on the way needs 8BITMIME or SMTPUTF8.
"""

from collections.abc import Iterator
from email import policy
from email.header import Header
from email.message import EmailMessage
from email.utils import format_datetime

from jinja2 import Template

from syndicate.formats.addresses import item_url
from syndicate.formats.body_html import body_plain
from syndicate.formats.html_templates import clock, day, environment, labels
from syndicate.formats.language_tag import language_tag
from syndicate.formats.media import web_media
from syndicate.formats.notices import correction_note, notice_text, notice_title
from syndicate.formats.wire_writing.flags import embargo_line, signalled
from syndicate.model.dispatch import Dispatch, PubStatus, Signal
from syndicate.model.section import Agency
from syndicate.rules.addresses import story_key
from syndicate.rules.publication import made
from syndicate.rules.text import fold

_LONGEST_WORD = 60
_POLICY = policy.SMTP.clone(cte_type="7bit")


class MailItemWriter:
    """Writes the message of one version (an ItemWriter), without those header fields that say who sends it to whom."""

    name = "mail"
    suffix = "eml"
    media_type = "message/rfc822"

    def __init__(self, agency: Agency) -> None:
        self._agency = agency
        templates = environment()
        self._story = templates.get_template("mail.html")
        self._notice = templates.get_template("mail_notice.html")

    def document(self, dispatch: Dispatch) -> bytes:
        """Render the message; of a kill or a hold it says which story, and nothing of it."""
        message = EmailMessage(_POLICY)
        message["Date"] = format_datetime(made(dispatch), usegmt=False)
        message["Auto-Submitted"] = "auto-generated"  # RFC 3834 §5: no machine answers it
        usable = dispatch.pub_status is PubStatus.USABLE
        plain = "\n\n".join(self._parts(dispatch) if usable else self._notice_parts(dispatch))
        message.set_content(f"{plain}\n", cte="quoted-printable")
        html = self._html(self._story if usable else self._notice, dispatch)
        message.add_alternative(html, subtype="html", cte="quoted-printable")
        message.set_boundary(f"=_{story_key(dispatch.guid)}.{dispatch.version}")  # RFC 2045 §6.7: in no such text
        if (language := language_tag(dispatch.language)) is not None:
            message["Content-Language"] = language
        return self._head(dispatch) + message.as_bytes()

    def _head(self, dispatch: Dispatch) -> bytes:
        """The subject, and the fields by which messages of a story are one thread (RFC 5322 §3.6.4)."""
        first = self._identifier(dispatch, 1)
        lines = [
            f"Subject: {_encoded(_subject(dispatch))}",
            f"Message-ID: {self._identifier(dispatch, dispatch.version)}",
        ]
        if dispatch.version > 1:
            lines += [f"In-Reply-To: {first}", f"References: {first}"]
        return "".join(f"{line}\r\n" for line in lines).encode("ascii")

    def _identifier(self, dispatch: Dispatch, version: int) -> str:
        return f"<{story_key(dispatch.guid)}.{version}@{self._agency.domain}>"

    def _html(self, template: Template, dispatch: Dispatch) -> str:
        return template.render(
            agency=self._agency,
            dispatch=dispatch,
            media=web_media(dispatch.associations),
            correction=correction_note(dispatch),
            embargo=embargo_line(dispatch),
            notice=notice_text(dispatch),
            title=_subject(dispatch),
            url=item_url(self._agency, dispatch.guid),
        )

    def _parts(self, dispatch: Dispatch) -> Iterator[str]:
        if note := correction_note(dispatch):
            yield note
        yield dispatch.headline
        if by := ", ".join(filter(None, (dispatch.byline, dispatch.agency))):
            yield by
        if embargo := embargo_line(dispatch):
            yield embargo
        yield body_plain(dispatch)
        for one in web_media(dispatch.associations):
            yield " ".join(filter(None, (one.caption, one.credit and f"({one.credit})", one.url)))
        if dispatch.ed_note and dispatch.signal is not Signal.CORRECTION:
            yield f"Note to editors: {dispatch.ed_note}"
        yield from filter(None, (dispatch.usage_terms, dispatch.copyright or self._agency.copyright))
        yield self._about(dispatch, dispatch.slugline)

    def _notice_parts(self, dispatch: Dispatch) -> Iterator[str]:
        yield notice_text(dispatch)
        yield self._about(dispatch, None)

    def _about(self, dispatch: Dispatch, slugline: str | None) -> str:
        moment = made(dispatch)
        lines = (
            slugline,
            f"Version {dispatch.version}, {day(moment)}, {clock(moment)} UTC",
            dispatch.guid,
            item_url(self._agency, dispatch.guid),
        )
        return "\n".join(filter(None, lines))


def _subject(dispatch: Dispatch) -> str:
    """`URGENT CORRECTION: Harbour talks resume`; of a kill or a hold the notice's title, as in a feed."""
    if dispatch.pub_status is not PubStatus.USABLE:
        return notice_title(dispatch)
    flags = " ".join(labels(signalled(dispatch))).upper()
    headline = fold(dispatch.headline)
    return f"{flags}: {headline}" if flags else headline


def _encoded(subject: str) -> str:
    """The subject in ASCII, in lines that any server takes: as it is, or in encoded words (RFC 2047)."""
    plain = subject.isascii() and "=?" not in subject and max(map(len, subject.split()), default=0) <= _LONGEST_WORD
    return Header(subject, "us-ascii" if plain else "utf-8", 76, "Subject").encode(linesep="\r\n")
