"""Which entries each revision of a page had: what a delta (RFC 3229) is reckoned from.

A page's entries come and go; only those it has now can be in a delta. So nothing is kept of an entry but since which
revision the page has had it without a break, and of a revision nothing but its entity tags and its number.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

MOST: Final = 64
"""Revisions of one page whose tags are known."""


@dataclass(frozen=True, slots=True)
class Revisions:
    """The revisions of one page that somebody may hold.

    Attributes:
        number: Of the newest, from 1; 0 before the first.
        entries: Digests of its entries, in the page's order.
        since: By digest, the number of the first revision from which on every one noted has had the entry.
        tags: By entity tag, the number of the revision that it stands for.
    """

    number: int = 0
    entries: tuple[bytes, ...] = ()
    since: Mapping[bytes, int] = field(default_factory=dict)
    tags: Mapping[str, int] = field(default_factory=dict)

    def noted(self, tags: Sequence[str], entries: Iterable[bytes]) -> "Revisions":
        """These and the page as it is now.

        Args:
            tags: Its entity tags, one for each content coding, that of the identity first. Where that is the newest
                revision's, this is the same revision in more codings.
            entries: Digests of its entries, in order.
        """
        same = bool(tags) and self.tags.get(tags[0]) == self.number
        number = self.number if same else self.number + 1
        known = {tag: of for tag, of in self.tags.items() if of > number - MOST} | dict.fromkeys(tags, number)
        if same:
            return Revisions(number, self.entries, self.since, known)
        held = tuple(entries)
        return Revisions(number, held, {entry: self.since.get(entry, number) for entry in held}, known)

    def base(self, tags: Iterable[str]) -> str | None:
        """Of some entity tags the one that stands for the newest revision; None where none of them is known."""
        return max((tag for tag in tags if tag in self.tags), key=self.tags.__getitem__, default=None)

    def lacked(self, base: str) -> tuple[int, ...]:
        """Where in the page the entries stand that the revision of this tag lacked, or had and lost meanwhile."""
        number = self.tags[base]
        return tuple(at for at, entry in enumerate(self.entries) if self.since[entry] > number)
