"""What a version says, as a digest: versions with the same say the same to readers and editors.

Only what its agency filed counts, not what is looked up or guessed for it (place, language, topics of ours), and no
time but that of an embargo: what is read again later, or by a later program, is to be known again.
"""

import hashlib
from collections.abc import Iterator

from syndicate.model.body import Block, Paragraph
from syndicate.model.dispatch import Dispatch, PubStatus
from syndicate.model.link import Relation

_SIZE = 16
"""Bytes; two contents of one story never share a digest by chance."""


def content_digest(dispatch: Dispatch) -> bytes:
    """The digest of what a version says, 16 bytes."""
    hashed = hashlib.blake2b(digest_size=_SIZE)
    for part in _parts(dispatch):
        hashed.update((part or "").encode(errors="surrogatepass"))
        hashed.update(b"\x1e")  # clean text has no control character
    return hashed.digest()


def _parts(dispatch: Dispatch) -> Iterator[str | None]:
    yield dispatch.headline
    yield dispatch.slugline
    yield dispatch.byline
    yield dispatch.dateline.raw if dispatch.dateline else None
    yield dispatch.provider
    yield dispatch.credit
    yield str(dispatch.urgency)
    yield dispatch.genre
    yield dispatch.ed_note
    yield dispatch.signal
    yield dispatch.pub_status
    if dispatch.embargo and dispatch.pub_status is PubStatus.USABLE:  # a hold copies that of its story, and may lose it
        yield dispatch.embargo.isoformat()
    yield "\x1d"
    yield dispatch.copyright
    yield dispatch.usage_terms
    yield "\x1f".join(dispatch.keywords)
    yield "\x1f".join(subject.code for subject in dispatch.subjects if subject.because is None)
    for association in dispatch.associations:
        yield "\x1f".join((association.href, association.caption or "", association.credit or ""))
    for link in dispatch.links:
        if link.relation not in {Relation.EVOLVED_FROM, Relation.DEPENDS_ON}:  # those this desk adds by itself
            yield f"{link.relation}\x1f{link.target}\x1f{link.version or ''}"
    yield "\x1d"
    for block, line in zip(dispatch.body.blocks, dispatch.body.lines(), strict=True):
        yield line
        yield from _addresses(block)


def _addresses(block: Block) -> Iterator[str | None]:
    """Where the links in a paragraph lead."""
    if isinstance(block, Paragraph):
        for mark in block.marks:
            yield mark.href
