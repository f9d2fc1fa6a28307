"""The front page: every section with its newest headlines and its feeds."""

from collections.abc import Iterable, Sequence

from syndicate.formats.html_templates import MEDIA_TYPE, Form, environment
from syndicate.model.dispatch import Dispatch, PubStatus
from syndicate.model.edition import Edition, Page
from syndicate.model.section import Agency
from syndicate.ports.format import Writer
from syndicate.rules.addresses import item_path

_HEADLINES = 5


class IndexWriter:
    """Writes `index.html` at the top of `feeds/` (a FrontWriter)."""

    def __init__(self, agency: Agency, others: Iterable[Writer] = ()) -> None:
        """Lead to the sections in other forms than HTML, where they are written in them."""
        self._agency = agency
        self._forms = [Form.of_section(writer) for writer in others]
        self._template = environment().get_template("front.html")

    def page(self, editions: Sequence[Edition]) -> Page:
        """Render the page, sections in the order given."""
        html = self._template.render(
            agency=self._agency,
            forms=self._forms,
            boards=[(edition.section, _newest(edition)) for edition in editions],
            item_path=item_path,
            canonical=self._agency.base_url,
            root="",
        )
        return Page(path="index.html", media_type=MEDIA_TYPE, parts=(html.encode(),))


def _newest(edition: Edition) -> list[Dispatch]:
    usable = [dispatch for dispatch in edition.dispatches if dispatch.pub_status is PubStatus.USABLE]
    return usable[:_HEADLINES]
