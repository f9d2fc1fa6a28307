"""A section as an HTML page for people, with its feeds to be discovered from it.

Stories are linked to relative to the section's folder. An archive page lies two folders below it and says so in its
`base`, so the same story is the same bytes in both.
"""

from collections.abc import Iterable

from syndicate.formats.addresses import edition_url
from syndicate.formats.html_templates import MEDIA_TYPE, Form, environment
from syndicate.model.dispatch import Dispatch, PubStatus
from syndicate.model.edition import Edition
from syndicate.model.section import Agency
from syndicate.ports.format import Frame, Writer
from syndicate.rules.addresses import item_path

_ENTRIES = b"<!--entries-->"


class HtmlSectionWriter:
    """Writes a section as one page: the opening of each story, and notices of those that were killed (a Writer)."""

    name = "html"
    filename = "index.html"
    media_type = MEDIA_TYPE

    def __init__(self, agency: Agency, others: Iterable[Writer] = ()) -> None:
        """Lead to the same section in other forms, where it is written in them."""
        self._agency = agency
        self._forms = [Form.of_section(writer) for writer in others]
        templates = environment()
        self._entry = templates.get_template("entry.html")
        self._page = templates.get_template("section.html")

    def entry(self, dispatch: Dispatch) -> bytes | None:
        """Render an article; a hold is not shown to readers, here as in the feeds."""
        if dispatch.pub_status is PubStatus.WITHHELD:
            return None
        return self._entry.render(dispatch=dispatch, href=f"../{item_path(dispatch.guid)}").encode()

    def frame(self, edition: Edition) -> Frame:
        """Render the page around the articles."""
        document, previous = edition.document, edition.previous
        page = self._page.render(
            agency=self._agency,
            section=edition.section,
            forms=self._forms,
            document=document,
            part=f" – archive page {document}" if document else "",
            older=f"archive/{previous}/{self.filename}" if previous else None,
            updated=edition.updated if edition.dispatches and document is None else None,
            shown=any(dispatch.pub_status is not PubStatus.WITHHELD for dispatch in edition.dispatches),
            canonical=edition_url(self._agency, edition, self.filename),
            root="../",
        ).encode()
        head, _, tail = page.partition(_ENTRIES)
        return Frame(head=head, joint=b"\n", tail=tail)
