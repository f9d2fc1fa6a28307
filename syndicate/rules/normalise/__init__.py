"""Makes a clean, complete dispatch of what a format read: a fold over small steps.

Each step takes the working record and returns a new one; what is left at the end is made a dispatch. One exception
ends it: a dispatch without what every dispatch must have.
"""

import re
from collections.abc import Callable
from dataclasses import replace
from functools import reduce

from syndicate.errors import IncompleteDispatch
from syndicate.model.dispatch import Dispatch, Draft, PubStatus
from syndicate.model.filing import Filing
from syndicate.model.wire_number import WireNumber
from syndicate.rules import language
from syndicate.rules.addresses import minted_guid
from syndicate.rules.normalise.cleaning import cleaned, in_utc
from syndicate.rules.normalise.datelines import dated
from syndicate.rules.normalise.located import placed
from syndicate.rules.normalise.status import emptied, judged, quoted
from syndicate.rules.normalise.trimming import signed_off, trimmed
from syndicate.rules.normalise.wire import embargoed, flagged
from syndicate.rules.normalise.work import Defaults, Work
from syndicate.rules.subjects import with_topics
from syndicate.rules.text import fold

__all__ = ["Defaults", "normalise"]

LARGEST_VERSION = 2**63 - 1
"""What a database keeps in a whole number; agencies that write a moment as the version (20261124120000) stay below."""

_URI = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+:\S+")
"""A scheme of two letters or more and something after it (RFC 3986 §3): `C:\\news` is no URI to us."""


_UNTITLED = {PubStatus.CANCELED: "STORY WITHDRAWN", PubStatus.WITHHELD: "STORY HELD"}


def credited(work: Work) -> Work:
    """Say which agency filed it: its own field, the dateline, who sent it, what the source is configured for."""
    draft, dateline = work.draft, work.dateline
    named = draft.agency or (dateline.agency if dateline else None) or draft.provider
    return replace(work, agency=named or work.defaults.agency)


def titled(work: Work) -> Work:
    """Make one line of the headline; a kill or hold may lack one and is then named by its slugline, or by what it is.

    Raises:
        IncompleteDispatch: There is no headline.
    """
    draft = work.draft
    headline = fold(draft.headline or "")
    if not headline and draft.pub_status in _UNTITLED:
        headline = draft.slugline or _UNTITLED[draft.pub_status]
    if not headline:
        raise IncompleteDispatch("headline")
    return work if headline == draft.headline else replace(work, draft=replace(draft, headline=headline))


def spoken(work: Work) -> Work:
    """Say which language it is in: its own field, then the text's look, then what the source is configured for."""
    draft = work.draft
    if draft.language:
        return replace(work, language=draft.language)
    lines = [draft.headline or ""]
    room = language.SAMPLE
    for block in draft.body.lines():
        if room <= 0:
            break
        lines.append(block)
        room -= len(block)
    told = language.detect("\n".join(lines))
    return replace(work, language=work.defaults.language or told if told == language.UNKNOWN else told)


STEPS: tuple[Callable[[Work], Work], ...] = (
    cleaned,
    trimmed,
    signed_off,
    flagged,
    embargoed,
    dated,
    credited,
    placed,
    judged,
    quoted,
    titled,
    spoken,
    emptied,
)


def normalise(draft: Draft, filing: Filing, position: int, defaults: Defaults) -> Dispatch:
    """Make a dispatch of a draft.

    Args:
        draft: As a format read it.
        filing: The bytes that it was read from.
        position: Which dispatch of the filing, from 0.
        defaults: What the source's configuration says.

    Returns:
        The dispatch, its version number the agency's own or 1: :func:`~syndicate.rules.lifecycle.place` decides.

    Raises:
        IncompleteDispatch: It has no headline.
    """
    start = Work(draft=draft, filing=filing, position=position, defaults=defaults)
    dispatch = _dispatch(reduce(lambda work, step: step(work), STEPS, start))
    return with_topics(dispatch, defaults.topics)


def _dispatch(work: Work) -> Dispatch:
    draft, filing = work.draft, work.filing
    own = draft.guid if draft.guid and _URI.fullmatch(draft.guid) else None
    declared = draft.version if draft.version and 0 < draft.version <= LARGEST_VERSION else None
    created, first = in_utc(draft.created or filing.filed), draft.first_created
    return Dispatch(
        guid=own or minted_guid(work.defaults.domain, filing.digest, work.position),
        version=declared or 1,
        declared=declared,
        chain=None if own else work.chain or None,
        follows=work.flags.follows,
        take=work.flags.take,
        wire_number=WireNumber.read(draft.wire_number),
        predecessor=WireNumber.read(draft.predecessor) or work.flags.number,
        source=work.defaults.source,
        item_class=draft.item_class or "text",
        headline=draft.headline or "",
        slugline=draft.slugline,
        byline=draft.byline,
        dateline=replace(work.dateline, shown=work.defaults.dateline_shown) if work.dateline else None,
        located=draft.located,
        provider=draft.provider,
        agency=work.agency,
        credit=draft.credit,
        language=work.language,
        urgency=draft.urgency or 5,
        priority=draft.priority,
        keywords=draft.keywords,
        subjects=draft.subjects,
        genre=draft.genre or work.flags.genre,
        body=draft.body,
        ed_note=draft.ed_note,
        signal=draft.signal,
        pub_status=draft.pub_status or PubStatus.USABLE,
        embargo=draft.embargo,
        copyright=draft.copyright,
        usage_terms=draft.usage_terms,
        associations=draft.associations,
        links=draft.links,
        created=created,
        first_created=first if first and first < created else None,
        filed=in_utc(filing.filed),
        received=in_utc(filing.received),
    )
