"""Where and when a story was filed, as its first line says it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Dateline:
    """A dateline read from text (NewsML-G2 `contentMeta/dateline`, NITF `body.head/dateline`).

    Attributes:
        raw: The dateline exactly as filed, closing dash included, white space at both ends removed.
        cities: The places as written, in order; empty where the line names none.
        region: State, province or the like, as written, of the last city that has one.
        country: As written, of the last city that has one.
        month: 1-12, or None.
        day: 1-31, or None.
        year: Four digits: as written, else the year that puts the date nearest to the filing; None without a month
            and day.
        year_written: Whether the year stands in the raw line.
        agency: The agency credited in the line, as written, without brackets.
        shown: Whether it stands in front of the text in what is published; a source may leave it to its own field.
    """

    raw: str
    cities: tuple[str, ...] = ()
    region: str | None = None
    country: str | None = None
    month: int | None = None
    day: int | None = None
    year: int | None = None
    year_written: bool = False
    agency: str | None = None
    shown: bool = True

    @property
    def text(self) -> str:
        """The line without the mark that closes it, for fields of its own (`MOSCOW, April 23 (RIA Novosti)`)."""
        return self.raw.rstrip(" -–—_:=\u00a0")
