"""Sections of the wire, and the rules that fill them."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class Criteria:
    """Values to look for in a dispatch; compared case-folded, empty fields ask for nothing.

    Attributes:
        subjects: Subject codes or names; a code matches its narrower codes by prefix of its significant digits.
        keywords: Words or phrases among the keywords, in the slugline or in the headline.
        agencies: Agency names or tags.
        sources: Names of configured sources.
        places: Cities, regions or countries that it is filed from, as its dateline has them or as they are called in
            English.
        languages: BCP 47 tags; `en` matches `en-GB`.
        urgencies: Numbers 1-9.
        sluglines: Words or phrases in the slugline.
        texts: Words or phrases in the headline or the body.
    """

    subjects: tuple[str, ...] = ()
    keywords: tuple[str, ...] = ()
    agencies: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    urgencies: tuple[int, ...] = ()
    sluglines: tuple[str, ...] = ()
    texts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """One section: one set of feeds.

    A dispatch belongs when something in `any` matches (or `any` asks for nothing), everything in `all` matches and
    nothing in `none` does.

    Attributes:
        name: Its folder and address, `[a-z0-9-]{1,64}`.
        title: For readers.
        description: A sentence for readers.
        language: BCP 47 tag of the section as a whole.
        formats: The forms its pages are written in, by the names of their writers.
        limit: How many stories and kill notices a page holds.
        most_days: Days that a story stays on a page, None for as long as it is among the newest.
        most_bytes: Of a page, before it is compressed; None for no bound.
        kill_days: Days that the notice of a kill stays on a page, however many stories are newer.
        any: See above.
        all: See above; a field of one value (agency, source, language, urgency) needs one of its values, the others
            need every value.
        none: See above.
        formerly: Names that it had before; who asks there is sent to where it is now.
        takes: Names of sources of which it takes everything, whatever the criteria.
        keep_days: Days after which its stories are forgotten, if no other section of theirs keeps them longer; None for
            never.
        every_secs: Seconds between two looks at its pages, which mend what was lost or changed by another hand;
            news does not wait for them.
        cron: Five crontab fields (UTC) to look by instead, or None.
        public: Whether anybody may see it; else only outlets whose tokens open it.
    """

    name: str
    title: str
    description: str = ""
    language: str = "en"
    formats: tuple[str, ...] = ("html", "rss", "atom", "jsonfeed", "newsml-g2", "newsml-g2-package", "ninjs")
    limit: int = 50
    most_days: int | None = None
    most_bytes: int | None = None
    kill_days: int = 7
    keep_days: int | None = None
    every_secs: int = 60
    cron: str | None = None
    any: Criteria = field(default_factory=Criteria)
    all: Criteria = field(default_factory=Criteria)
    none: Criteria = field(default_factory=Criteria)
    formerly: tuple[str, ...] = ()
    takes: frozenset[str] = frozenset()
    public: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Agency:
    """Who publishes: the outgoing side's own name.

    Attributes:
        name: For readers (`Example Wire`).
        tag: A few capitals (`EXW`).
        domain: A domain the agency holds; guids are minted in it.
        base_url: Where `feeds/` is reached, ending in a slash.
        language: BCP 47 tag of the front page.
        copyright: Notice for the feeds, or None.
        contact: An e-mail address for readers, or None.
        hubs: Addresses of WebSub hubs that tell of the feeds' news (W3C WebSub §4); every feed names them.
    """

    name: str
    tag: str
    domain: str
    base_url: str
    language: str = "en"
    copyright: str | None = None
    contact: str | None = None
    hubs: tuple[str, ...] = ()
