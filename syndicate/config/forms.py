"""The words for the forms of pages and documents: the names of the writers that `build` has for them."""

from typing import Final

SECTION_FORMS: Final = (
    *("html", "rss", "atom", "jsonfeed", "newsml-g2", "newsml-g2-package", "ninjs", "newsml-1.2"),
    *("iptc-7901", "anpa-1312", "text"),
)
ITEM_FORMS: Final = (
    *("html", "newsml-g2", "ninjs", "nitf", "nitf-without-namespace", "newsml-1.2"),
    *("iptc-7901", "anpa-1312", "text"),
)
DOCUMENT_FORMS: Final = tuple(form for form in ITEM_FORMS if form != "html")
"""Forms of a story by itself that are brought to outlets; an HTML page leads to others of ours, and is none."""
