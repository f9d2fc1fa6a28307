"""The words for the forms of pages and documents: the names of the writers that `build` has for them."""

from typing import Final

SECTION_FORMS: Final = ("html", "rss", "atom", "jsonfeed", "newsml-g2", "newsml-g2-package")
ITEM_FORMS: Final = ("html", "newsml-g2")
