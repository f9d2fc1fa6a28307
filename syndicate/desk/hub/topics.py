"""Topics: the pages that anybody may be told of."""

from collections.abc import Callable
from dataclasses import dataclass

from syndicate.ports.stand import Published, Stand
from syndicate.rules.hub import page_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Topics:
    """Current pages of sections and outlets that everybody may read.

    Attributes:
        stand: The pages.
        base_url: Where readers reach it, ending in a slash.
        public: Whether everybody may read the page at a path.
    """

    stand: Stand
    base_url: str
    public: Callable[[str], bool]

    def page(self, topic: str) -> Published | None:
        """The page as it stands; None where nobody is told of it now."""
        path = page_of(topic, self.base_url)
        page = self.stand.get(path) if path is not None and self.public(path) else None
        return None if page is None or page.gone else page

    def closed(self, topic: str) -> bool:
        """Whether nobody is to be told of it any more; not so of a page that was lost and will be made again."""
        path = page_of(topic, self.base_url)
        if path is None or not self.public(path):
            return True
        page = self.stand.get(path)
        return page is not None and page.gone


def tag(page: Published) -> str:
    """What tells a page from those before and after it."""
    return page.representations[0].etag
