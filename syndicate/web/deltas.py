"""Delta feeds: what is new or changed since the revision of a feed that the client has (RFC 3229, `A-IM: feed`).

A-IM (§10.5.3) names ways to tell a revision from another. RFC 3229 does not have `feed` among them; feed readers and
servers agree on it: the body is the feed as it is now, without the entries that the client's revision had in the same
bytes.

The revisions that were fetched from this process are known, up to 64 of a page. Who holds another gets the page whole.
Only current pages that come with an outline have deltas: archive documents hardly change, and other forms have no
clients that ask.
"""

from collections import OrderedDict
from collections.abc import Iterator, Sequence
from hashlib import blake2b
from typing import Final

from isal import igzip

from syndicate.model.edition import Outline
from syndicate.ports.stand import Published
from syndicate.rules.revisions import Revisions
from syndicate.web.answers import Answer, PageAnswers
from syndicate.web.conditional import entity_tags
from syndicate.web.negotiate import qualities

FORMS: Final = frozenset({"application/rss+xml", "application/atom+xml", "application/feed+json"})

MOST_PAGES: Final = 1024
"""Pages whose revisions are kept: some 25 KB for each of 50 entries."""

MOST_BYTES: Final = 8 * 1024 * 1024
"""Of prepared answers."""

_DELTA = "feed"
_WORTH_COMPRESSING = 1000
_LEVEL = 2
_SAID = {
    "vary": "Accept-Encoding, A-IM, If-None-Match",
    "cache-control": "no-store, im",  # RFC 3229: `im` is for caches that know of deltas, the rest obey no-store
    "access-control-expose-headers": "ETag, IM, Link",
}

_Key = tuple[str, str, str, str, bool]
"""A page, its tag, that of its base, and the coding: the best that the client takes, and whether it takes none too."""


class Deltas:
    """Knows the revisions of pages, and answers with what is new since one of them. Not for two threads."""

    def __init__(self) -> None:
        self._revisions: OrderedDict[str, Revisions] = OrderedDict()
        self._kept: OrderedDict[_Key, Answer] = OrderedDict()
        self._held = 0

    def note(self, name: str, published: Published) -> None:
        """Remember a page as it is now, before anybody is sent it.

        Args:
            name: Its path below the stand.
            published: The page.
        """
        if published.outline is None or published.media_type.partition(";")[0] not in FORMS:
            return
        before = self._revisions.pop(name, Revisions())
        tags = [each.etag for each in published.representations]
        self._revisions[name] = before.noted(tags, _digests(published.outline, published.representations[0].content))
        if len(self._revisions) > MOST_PAGES:
            self._revisions.popitem(last=False)

    def answer(
        self, name: str, page: PageAnswers, encodings: Sequence[str], none_match: str, manipulations: str
    ) -> Answer | None:
        """What is new since the revision that the client holds; None where it is to be sent the page whole.

        That is so where its revision is not known, or had none of the entries that the page has now. An answer
        without entries is right where entries were only taken away: the client learns the new tag by it.

        Args:
            name: The page's path below the stand.
            page: Its answers; the client has none of its tags.
            encodings: That the client takes, the best first.
            none_match: The If-None-Match field.
            manipulations: The A-IM field.
        """
        revisions = self._revisions.get(name)
        outline = page.published.outline
        if revisions is None or outline is None or not _wants_delta(manipulations):
            return None
        base = none_match if none_match in revisions.tags else revisions.base(entity_tags(none_match))
        coding = next((each for each in encodings if each in {"gzip", "identity"}), None)
        if base is None or coding is None:
            return None
        tag = page.published.representations[0].etag
        plain = "identity" in encodings
        key = name, tag, base, coding, plain
        kept = self._kept.get(key)
        if kept is None:
            places = revisions.lacked(base)
            if len(places) == len(revisions.entries):
                return None
            body = outline.only(page.published.representations[0].content, places)
            if plain and len(body) < _WORTH_COMPRESSING:
                coding = "identity"
            packed = body if coding == "identity" else igzip.compress(body, _LEVEL, mtime=0)
            kept = _used(page.full[coding], base, packed)
            self._keep(key, kept)
        return kept

    def _keep(self, key: _Key, answer: Answer) -> None:
        self._kept[key] = answer
        self._held += len(answer.body)
        while self._held > MOST_BYTES:
            self._held -= len(self._kept.popitem(last=False)[1].body)


def _wants_delta(manipulations: str) -> bool:
    return manipulations == _DELTA or bool(qualities(manipulations).get(_DELTA))


def _digests(outline: Outline, content: bytes) -> Iterator[bytes]:
    for entry in outline.entries(content):
        yield blake2b(entry, digest_size=16).digest()


def _used(full: Answer, base: str, body: bytes) -> Answer:
    """226 IM Used (RFC 3229 §10.4.1): the tag is that of the whole page, which the client can now make.

    Delta-Base (§10.5.1) must be there where the client named several revisions.
    """
    said = {**_SAID, "content-length": str(len(body))}
    own = [("im", _DELTA), ("delta-base", base)]
    return Answer(226, [*((name, said.get(name, value)) for name, value in full.headers), *own], body)
