"""Plain text: dispatches as wire desks get them and people type them, and pages scraped from sites."""

from collections.abc import Iterable

from syndicate.errors import UnreadableFiling
from syndicate.formats.decode import decode
from syndicate.formats.plain_text.header import read_header
from syndicate.formats.plain_text.other_forms import form_of
from syndicate.formats.plain_text.page import is_page, read_page
from syndicate.formats.plain_text.wire import read_wire
from syndicate.model.dispatch import Draft
from syndicate.model.filing import Filing
from syndicate.rules.text import clean


class PlainText:
    """Reads a filing of plain text as one dispatch.

    It is asked last. It leaves to others what begins like a form of theirs, and takes everything else, bytes that
    are no text included, so that whoever filed them learns what is wrong with them.
    """

    name = "plain-text"

    def recognises(self, content: bytes) -> bool:  # noqa: ARG002  (the port's)
        """Always: it is asked last, and says of what is no text what it looks like."""
        return True

    def read(self, filing: Filing) -> Iterable[Draft]:
        """Read the one dispatch of the filing; its headline is None where it has none.

        Raises:
            UnreadableFiling: The bytes are empty, not text, too large, or of another form.
        """
        form = form_of(filing.content)
        if form is not None:
            raise UnreadableFiling(f"the filing looks like {form}, not plain text")
        lines = [line.rstrip() for line in clean(decode(filing.content, charset=filing.charset)).split("\n")]
        if not any(lines):
            raise UnreadableFiling("the filing holds nothing that can be read")
        header = read_header(lines)
        if not header.end and is_page(lines, filing.filed):
            return (read_page(lines, filing.filed),)
        return (read_wire(lines, header, filing.filed),)
