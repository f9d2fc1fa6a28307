"""Plain text, written: stories with labelled lines above them, as desks type them and people can read them.

    exw3317 3 i 211
    Slug: TIDE-TREATY/
    …
    Headline: Coastal states open talks

       PORT ELDER, Nov. 24 (Example Wire) - Delegates …

    -0-

Carried, and read back by :class:`syndicate.formats.plain_text.PlainText`: guid, version, number, urgency, priority,
slugline, signal, headline, byline, credit, agency, language, genre, keywords and subjects (each as far as it has no
comma, semicolon or bar in it), embargo, note to editors, copyright, usage terms, time, pictures on the web with caption
and credit, dateline, text. A kill is the same guid in a higher version. Paragraphs are one line each; headings and
items of lists come back as paragraphs.
"""

import re
from collections.abc import Iterator

from syndicate.formats.dates import rfc3339
from syndicate.formats.language_tag import language_tag
from syndicate.formats.wire_writing.category import category_letter
from syndicate.formats.wire_writing.flags import embargo_line, flag_of, notice_of, urgency_of
from syndicate.formats.wire_writing.numbers import message_number, source_of
from syndicate.formats.wire_writing.text_lines import Setting, body_lines, paragraph_lines
from syndicate.model.dispatch import Dispatch, PubStatus, Subject
from syndicate.model.edition import Edition
from syndicate.model.section import Agency
from syndicate.ports.format import Frame
from syndicate.rules.flags import of_priority
from syndicate.rules.text import fold

END = "-0-"
_SETTING = Setting(paragraph="   ", heading="   ", width=0)
_MOST_WORDS, _LAST_VERSION = 9999, 999_999_999
_PARTED = re.compile(r"[;,，、|]")
_CODE = re.compile(r"[A-Za-z][\w.-]*:[^\s()]+|\d{8}")
_ON_THE_WEB = re.compile(r"https?://\S+")


class TextWriter:
    """Writes stories as plain text (a Writer and an ItemWriter), an end mark and empty lines between two."""

    name = "text"
    filename = "text.txt"
    suffix = "txt"
    media_type = "text/plain; charset=utf-8"

    def __init__(self, agency: Agency) -> None:
        self._agency = agency
        self._source = source_of(agency)

    def entry(self, dispatch: Dispatch) -> bytes:
        """Render one story, from its number to its end mark."""
        usable = dispatch.pub_status is PubStatus.USABLE
        number = f"{self._source}{message_number(dispatch.guid)}"
        words = min(dispatch.body.word_count, _MOST_WORDS) if usable else 0
        header = f"{number} {urgency_of(dispatch)} {category_letter(dispatch)} {words}"
        above = [
            header,
            *_identity(dispatch),
            *(self._labels(dispatch) if usable else (f"Headline: {flag_of(dispatch)}",)),
        ]
        text = body_lines(dispatch, _SETTING) if usable else paragraph_lines(notice_of(dispatch, number), _SETTING)
        return "\n".join((*above, "", *text, *([""] if text else []), END, "")).encode()

    def frame(self, edition: Edition) -> Frame:  # noqa: ARG002  (the port's)
        """Nothing around the stories, two empty lines between them."""
        return Frame(head=b"", joint=b"\n\n", tail=b"")

    def document(self, dispatch: Dispatch) -> bytes:
        """Render the story alone."""
        return self.entry(dispatch)

    def _labels(self, dispatch: Dispatch) -> Iterator[str]:
        if flag := flag_of(dispatch):
            yield flag
        yield from _labelled("Headline", dispatch.headline)
        if embargo := embargo_line(dispatch):
            yield embargo
        for note in filter(None, (dispatch.ed_note or "").split("\n")):
            yield from _labelled("Note to editors", note)
        yield from _labelled("Byline", dispatch.byline)
        yield from _labelled("Agency", dispatch.agency)
        yield from _labelled("Credit", dispatch.credit)
        yield from _labelled("Genre", dispatch.genre)
        yield from _labelled("Keywords", "; ".join(word for word in dispatch.keywords if not _PARTED.search(word)))
        yield from _labelled("Subjects", "; ".join(filter(None, map(_subject, dispatch.subjects))))
        yield from _pictures(dispatch)
        yield from _labelled("Usage terms", dispatch.usage_terms)
        yield from _labelled("Copyright", dispatch.copyright or self._agency.copyright)


def _identity(dispatch: Dispatch) -> Iterator[str]:
    """The lines that name a story and its version; all that a kill or a hold says of it."""
    yield from _labelled("Version", str(dispatch.version) if dispatch.version <= _LAST_VERSION else None)
    yield from _labelled("Guid", None if re.search(r"\s", dispatch.guid) else dispatch.guid)
    yield from _labelled("Slug", dispatch.slugline)
    yield from _labelled("Language", language_tag(dispatch.language))
    yield f"Date: {rfc3339(dispatch.created)}"
    if dispatch.priority and of_priority(dispatch.priority) is not None and dispatch.priority.isalpha():
        yield f"Priority: {dispatch.priority}"


def _labelled(label: str, value: str | None) -> Iterator[str]:
    if value and value.strip():
        yield f"{label}: {fold(value)}"


def _subject(subject: Subject) -> str:
    """`medtop:11000000 (politics)`; empty for one that would be read as two, or as another."""
    if not _CODE.fullmatch(subject.code):
        return "" if _PARTED.search(subject.code) or subject.name not in {None, subject.code} else subject.code
    if _PARTED.search(subject.code):
        return ""
    name = subject.name or ""
    return subject.code if not name or _PARTED.search(name) or re.search(r"[()]", name) else f"{subject.code} ({name})"


def _pictures(dispatch: Dispatch) -> Iterator[str]:
    for association in dispatch.associations:
        if _ON_THE_WEB.fullmatch(association.href):
            yield f"Picture: {association.href}"
            yield from _labelled("Caption", association.caption)
            yield from _labelled("Picture credit", association.credit)
