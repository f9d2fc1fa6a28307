"""A section as an HTML page for people, with its feeds to be discovered from it."""

from syndicate.formats.addresses import section_url
from syndicate.formats.html_templates import MEDIA_TYPE, environment
from syndicate.model.dispatch import Dispatch, PubStatus
from syndicate.model.edition import Edition
from syndicate.model.section import Agency
from syndicate.ports.format import Frame
from syndicate.rules.addresses import item_path

_ENTRIES = b"<!--entries-->"


class HtmlSectionWriter:
    """Writes a section as one page: the opening of each story, and notices of those that were killed (a Writer)."""

    name = "html"
    filename = "index.html"
    media_type = MEDIA_TYPE

    def __init__(self, agency: Agency) -> None:
        self._agency = agency
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
        page = self._page.render(
            agency=self._agency,
            section=edition.section,
            updated=edition.updated if edition.dispatches else None,
            shown=any(dispatch.pub_status is not PubStatus.WITHHELD for dispatch in edition.dispatches),
            canonical=section_url(self._agency, edition.section),
            root="../",
        ).encode()
        head, _, tail = page.partition(_ENTRIES)
        return Frame(head=head, joint=b"\n", tail=tail)
