"""NewsML-G2: each dispatch as a document of its own, to be fetched by its guid and version (G31-32)."""

from lxml.etree import tostring

from syndicate.formats.newsml_g2.item import item_of
from syndicate.model.dispatch import Dispatch
from syndicate.model.section import Agency


class NewsItemWriter:
    """Writes a newsItem, or a packageItem of a dispatch that is a package (an ItemWriter)."""

    name = "newsml-g2"
    suffix = "xml"
    media_type = "application/vnd.iptc.g2.newsitem+xml; charset=utf-8"  # as registered with IANA, 2012-02-29

    def __init__(self, agency: Agency) -> None:
        self._agency = agency

    def document(self, dispatch: Dispatch) -> bytes:
        """Render the item; `stat:canceled` and `stat:withheld` say nothing of the story (G240)."""
        return tostring(item_of(dispatch, self._agency), encoding="UTF-8", xml_declaration=True) + b"\n"
