"""Who may fetch what, and who did."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Pass:
    """What the tokens of one outlet open, beside its own feed.

    Attributes:
        outlet: Whose they are.
        sections: Names of the sections whose pages and stories they open.
        formats: The forms in which they open pages of sections and documents of stories, by the names of their writers.
    """

    outlet: str
    sections: frozenset[str]
    formats: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Token:
    """One token as it is kept; the token itself is not.

    Attributes:
        prefix: What it is found by; no secret.
        outlet: Whose it is.
        digest: SHA-256 of the whole token.
        made: When.
        seen: When it was last shown, to a second or so; None for never.
        ended: From when on it opens nothing; None while it does.
    """

    prefix: str
    outlet: str
    digest: bytes
    made: datetime
    seen: datetime | None = None
    ended: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetch:
    """One answer to a request that showed a good token.

    Attributes:
        outlet: Whose token it was.
        prefix: Of the token.
        at: When.
        path: Of the page, below the stand (`diplomacy/rss.xml`).
        status: Of HTTP.
        tag: The entity tag that the answer had, or None.
        client: The address that it was asked from; empty where it is not known.
    """

    outlet: str
    prefix: str
    at: datetime
    path: str
    status: int
    tag: str | None
    client: str
