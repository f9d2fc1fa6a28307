"""Plain text: dispatches as wire desks get them and people type them, and pages scraped from sites."""

import re
from collections.abc import Iterable
from datetime import datetime

from syndicate.errors import UnreadableFiling
from syndicate.formats.decode import decode
from syndicate.formats.plain_text.header import read_header
from syndicate.formats.plain_text.other_forms import form_of
from syndicate.formats.plain_text.page import is_page, read_page
from syndicate.formats.plain_text.wire import read_wire
from syndicate.model.dispatch import Draft
from syndicate.model.filing import Filing
from syndicate.rules.text import clean

_NEXT = re.compile(r"^-0-[ \t]*\n\s*^(?=[a-z]{2,4}\d{3,4} [1-9] [a-z]{1,4} \d{1,5}[ \t]*$)", re.MULTILINE)
"""Where a dispatch ends and the next begins, in a file of several: an end mark, then a header line with a number."""


class PlainText:
    """Reads a filing of plain text: one dispatch, or several that each end in `-0-` and open with a numbered header.

    It is asked last. It leaves to others what begins like a form of theirs, and takes everything else, bytes that
    are no text included, so that whoever filed them learns what is wrong with them.
    """

    name = "plain-text"

    def recognises(self, content: bytes) -> bool:  # noqa: ARG002  (the port's)
        """Always: it is asked last, and says of what is no text what it looks like."""
        return True

    def read(self, filing: Filing) -> Iterable[Draft]:
        """Read each dispatch of the filing; its headline is None where it has none.

        Raises:
            UnreadableFiling: The bytes are empty, not text, too large, or of another form.
        """
        form = form_of(filing.content)
        if form is not None:
            raise UnreadableFiling(f"the filing looks like {form}, not plain text")
        text = clean(decode(filing.content, charset=filing.charset))
        if not text.strip():
            raise UnreadableFiling("the filing holds nothing that can be read")
        return tuple(_read(piece, filing.filed) for piece in _NEXT.split(text))


def _read(text: str, filed: datetime) -> Draft:
    lines = [line.rstrip() for line in text.split("\n")]
    header = read_header(lines)
    if not header.end and is_page(lines, filed):
        return read_page(lines, filed)
    return read_wire(lines, header, filed)
