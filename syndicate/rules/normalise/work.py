"""The record that the steps of the normaliser hand on."""

from dataclasses import dataclass, field

from syndicate.model.dateline import Dateline
from syndicate.model.dispatch import Draft
from syndicate.model.filing import Filing
from syndicate.rules.duplicates import Growth
from syndicate.rules.flags import Flags
from syndicate.rules.subjects import TopicRule


@dataclass(frozen=True, slots=True, kw_only=True)
class Defaults:
    """What a source's configuration says of its dispatches.

    Attributes:
        source: The source's name.
        agency: Who files there, where the dispatch does not say.
        language: BCP 47 tag, where it can be neither read nor told from the text.
        charset: The encoding of its text that does not say so itself; None to take what came with it, or find out.
        domain: The publishing agency's; guids are minted in it.
        agencies: Names and tags that are agencies here, folded by `facts.keys.key`: our own, which no table knows.
        topics: The operator's own rules for Media Topics.
        dateline_shown: Whether datelines stand in front of the text in what is published.
        end_marks: What closes its texts (`Reuter`), in its own capitals.
        boilerplate: How paragraphs begin that are the same in all its texts and not part of the story.
        growth: What becomes of a text that grew from one filed before it, where neither has a guid of its own.
    """

    source: str
    agency: str | None = None
    language: str | None = None
    charset: str | None = None
    domain: str
    agencies: frozenset[str] = frozenset()
    topics: tuple[TopicRule, ...] = ()
    dateline_shown: bool = True
    end_marks: tuple[str, ...] = ()
    boilerplate: tuple[str, ...] = ()
    growth: Growth = Growth.VERSION


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """A draft on its way to a dispatch.

    Attributes:
        draft: As the steps so far have left it.
        filing: The bytes that it was read from.
        position: Which dispatch of the filing, from 0.
        defaults: The source's.
        flags: What the flags found so far say.
        chain: The slugline's stem, empty where there is none.
        embargoed_without_end: Whether an embargo was named whose end could not be read.
        dateline: As read, or None.
        agency: Who filed it, or None.
        language: BCP 47.
    """

    draft: Draft
    filing: Filing
    position: int
    defaults: Defaults
    flags: Flags = field(default_factory=Flags)
    chain: str = ""
    embargoed_without_end: bool = False
    dateline: Dateline | None = None
    agency: str | None = None
    language: str = "und"
