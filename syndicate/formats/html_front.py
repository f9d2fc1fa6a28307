"""The front page: every section with its newest headlines and its feeds."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from syndicate.formats.html_templates import MEDIA_TYPE, Form, environment
from syndicate.model.dispatch import Dispatch, PubStatus
from syndicate.model.edition import Edition, Page
from syndicate.model.section import Agency
from syndicate.ports.format import Writer
from syndicate.rules.addresses import item_path

_HEADLINES = 5


@dataclass(frozen=True, slots=True)
class _Board:
    """What the page says of one section.

    Attributes:
        edition: Of which this was made.
        links: In the head, to the section's feeds.
        body: Its headlines.
    """

    edition: Edition
    links: Markup
    body: Markup


class IndexWriter:
    """Writes `index.html` at the top of `feeds/` (a FrontWriter).

    What it says of a section is kept until there is another edition of it. Not for two threads at once.
    """

    def __init__(self, agency: Agency, others: Iterable[Writer] = ()) -> None:
        """Lead to the sections in other forms than HTML, where they are written in them."""
        self._agency = agency
        self._forms = [Form.of_section(writer) for writer in others]
        templates = environment()
        self._front = templates.get_template("front.html")
        self._section = templates.get_template("board.html")
        self._alternates = templates.get_template("macros.html").module.alternates  # type: ignore[attr-defined]
        self._boards: dict[str, _Board] = {}

    def page(self, editions: Sequence[Edition]) -> Page:
        """Render the page, sections in the order given."""
        html = self._front.render(
            agency=self._agency,
            boards=[self._board(edition) for edition in editions],
            canonical=self._agency.base_url,
            root="",
        )
        return Page(path="index.html", media_type=MEDIA_TYPE, parts=(html.encode(),))

    def _board(self, edition: Edition) -> _Board:
        section = edition.section
        before = self._boards.get(section.name)
        if before is not None and before.edition is edition:
            return before
        folder = f"{section.name}/"
        body = self._section.render(
            section=section, newest=_newest(edition), forms=self._forms, folder=folder, item_path=item_path
        )
        links = self._alternates(section, self._forms, folder)
        board = self._boards[section.name] = _Board(edition, links, Markup(body))  # noqa: S704 - escapes what it renders
        return board


def _newest(edition: Edition) -> list[Dispatch]:
    usable = [dispatch for dispatch in edition.dispatches if dispatch.pub_status is PubStatus.USABLE]
    return usable[:_HEADLINES]
