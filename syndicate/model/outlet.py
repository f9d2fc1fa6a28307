"""Outlets: who takes the wire on, and in which shape."""

from dataclasses import dataclass, field
from enum import StrEnum
from ipaddress import IPv4Network, IPv6Network


class Form(StrEnum):
    """The form of an outlet's feed: the name of its writer."""

    RSS = "rss"
    ATOM = "atom"
    JSON_FEED = "jsonfeed"
    SMARTNEWS = "smartnews"
    SITEMAP = "sitemap"
    NEWSML_G2 = "newsml-g2"
    NINJS = "ninjs"
    NITF = "nitf"
    NEWSML_1 = "newsml-1.2"
    IPTC_7901 = "iptc-7901"
    ANPA_1312 = "anpa-1312"
    TEXT = "text"


class Aspect(StrEnum):
    """What an outlet looks at in a story before it takes it."""

    TITLE = "title"
    DESCRIPTION = "description"
    TEXT = "text"
    PICTURE = "picture"
    BYLINE = "byline"
    LANGUAGE = "language"
    SIZE = "size"


class Deletion(StrEnum):
    """How an outlet is told that a story is killed.

    `NOTICE`: the same guid with the kill notice in the story's place. `STATUS`: the same guid with `media:status`
    deleted and another `pubDate`. `EXPIRE`: the same guid with a date of expiry that is past (`dcterms:valid`).
    `DROP`: the story is left out, and the outlet drops what it no longer finds.
    """

    NOTICE = "notice"
    STATUS = "status"
    EXPIRE = "expire"
    DROP = "drop"


class DatelineUse(StrEnum):
    """What becomes of the dateline in front of the text."""

    KEEP = "keep"
    STRIP = "strip"


class Extent(StrEnum):
    """How much of a story's text is given."""

    FULL = "full"
    LEAD = "lead"


class NinjsRelease(StrEnum):
    """A release of IPTC ninjs."""

    FIRST = "1.4"
    SECOND = "2.1"
    THIRD = "3.1"


ALWAYS_ALLOWED = frozenset({"div", "p"})
"""HTML elements in every feed whatever is allowed: the paragraph, and what turns text from right to left."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """What an outlet takes, and in which shape.

    Attributes:
        name: `smartnews`, `msn` …; `custom` where the operator says all of it.
        form: See :class:`Form`.
        least_items: Stories that it wants to find at least; told by `check`, nothing else.
        most_items: Stories and notices on the page.
        most_days: Days after its first publication that a story stays; None for as long as there is room.
        most_bytes: Of the page; None for no bound.
        most_item_bytes: Of one story on it; None for no bound.
        least_title_chars: The shortest headline.
        most_title_chars: The longest; None for no bound.
        least_description_chars: The shortest description (the lead).
        musts: Aspects for which a story that falls short is left out.
        advice: Aspects for which `check` says that it falls short, no more.
        elements: HTML elements that it renders; others are reduced to paragraphs or to their text. None for all that
            we write. See :data:`ALWAYS_ALLOWED`.
        deletion: See :class:`Deletion`.
        kill_days: Days that the notice of a kill stays on the page.
        pub_date_moves: Whether `pubDate` is that of this version: the outlet sees by it what has changed. Else it is
            that of the story's first version.
        dateline: See :class:`DatelineUse`.
        extent: See :class:`Extent`.
        one_language: Whether stories in another language than the outlet's are left out.
        language_region: Whether the feed's language must name a region too (`en-GB`).
        correction_line: Whether a correction says above its text what was wrong.
        most_pictures: With each story; None for all.
        picture_types: Media types of pictures that it shows; None for all.
        least_picture_pixels: Width of one picture, where it is known; None for no bound.
        most_picture_bytes: Of one picture, where its size is known; None for no bound.
        nitf_namespace: Whether NITF stands in its namespace (NITF 3.6) or in none, as with its DTD.
        ninjs_release: See :class:`NinjsRelease`.
        charset: The encoding of wires older than Unicode (IPTC 7901, ANPA 1312) and of plain text.
    """

    name: str = "custom"
    form: Form = Form.RSS
    least_items: int = 0
    most_items: int = 50
    most_days: int | None = None
    most_bytes: int | None = None
    most_item_bytes: int | None = None
    least_title_chars: int = 1
    most_title_chars: int | None = None
    least_description_chars: int = 0
    musts: frozenset[Aspect] = frozenset()
    advice: frozenset[Aspect] = frozenset()
    elements: frozenset[str] | None = None
    deletion: Deletion = Deletion.NOTICE
    kill_days: int = 7
    pub_date_moves: bool = False
    dateline: DatelineUse = DatelineUse.KEEP
    extent: Extent = Extent.FULL
    one_language: bool = False
    language_region: bool = False
    correction_line: bool = True
    most_pictures: int | None = None
    picture_types: frozenset[str] | None = None
    least_picture_pixels: int | None = None
    most_picture_bytes: int | None = None
    nitf_namespace: bool = True
    ninjs_release: NinjsRelease = NinjsRelease.THIRD
    charset: str = "utf-8"


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal:
    """Why an outlet would not take a story, or not gladly.

    Attributes:
        aspect: Of the story.
        reason: In words (`has 12 characters, at least 21 are wanted`).
        must: Whether the story is left out for it; else it is advice.
    """

    aspect: Aspect
    reason: str
    must: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlet:
    """One outlet and its feed (`[outlets.NAME]`).

    Attributes:
        name: Its feed lies in `outlets/<name>/`, `[a-z0-9-]{1,64}`; empty for the agency's own, beside the front page.
        title: Of the feed, for readers.
        description: A sentence for readers.
        language: BCP 47 tag of the feed as a whole.
        sections: Names of the sections whose stories it gets.
        profile: See :class:`Profile`.
        logo_url: A picture of the agency's name (SmartFormat `snf:logo`), or None.
        dark_logo_url: The same for dark screens (SmartFormat `snf:darkModeLogo`), or None.
        analytics: The script that counts readers (SmartFormat `snf:analytics`), or None.
        public: Whether anybody may see its feed; else only who shows one of its tokens.
        formats: The forms in which its tokens open pages of its sections and documents of their stories; empty for all.
        allowed_from: Networks that its tokens are good from; empty for anywhere.
    """

    name: str
    title: str
    description: str = ""
    language: str = "en"
    sections: tuple[str, ...] = ()
    profile: Profile = field(default_factory=Profile)
    logo_url: str | None = None
    dark_logo_url: str | None = None
    analytics: str | None = None
    public: bool = True
    formats: tuple[str, ...] = ()
    allowed_from: tuple[IPv4Network | IPv6Network, ...] = ()
