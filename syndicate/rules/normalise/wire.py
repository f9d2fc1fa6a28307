"""Steps that read what the wire wrote around the news: flags, embargo, dateline."""

import re
from collections.abc import Iterator
from dataclasses import replace

from syndicate.model.body import Body, Paragraph
from syndicate.model.dateline import Dateline
from syndicate.model.dispatch import PubStatus
from syndicate.rules import dateline as datelines
from syndicate.rules import embargo as embargoes
from syndicate.rules import flags
from syndicate.rules.normalise.work import Work
from syndicate.rules.text import fold

_OPENING = 3
"""How many paragraphs may come before the news begins: notes, flags, a teaser."""
_NOTICE = 300
"""Characters of a paragraph in which a note on an embargo is looked for."""
_BRACKETED = re.compile(r"[(\[][^()\[\]]*[)\]]")
NO_END = "Embargoed, but until when could not be read: withheld."


def flagged(work: Work) -> Work:
    """Read the flags of headline, slugline and note, and take them off headline and body."""
    draft = work.draft
    found, headline = flags.of_headline(draft.headline or "")
    slug = flags.of_slugline(draft.slugline or "")
    blocks = draft.body.blocks
    while blocks and isinstance(blocks[0], Paragraph) and (alone := flags.of_line(blocks[0].text)) and not alone[1]:
        found, blocks = found.joined(alone[0]), blocks[1:]
    found = work.flags.joined(found).joined(slug).joined(flags.of_advisory(draft.ed_note or ""))
    draft = replace(draft, headline=headline or None, body=Body(blocks))
    chain = flags.stem_killed(slug.stem) if found.pub_status is PubStatus.CANCELED else slug.stem
    return replace(work, draft=draft, flags=found, chain=chain)


def embargoed(work: Work) -> Work:
    """Read an embargo from headline, note or first paragraphs; the words go to the note to editors.

    A field of the filing's own is believed before words. An embargo whose end cannot be read is remembered as such.
    Flags that stood behind it in the headline are read after it.
    """
    filed = work.filing.filed
    given = work.draft.embargo
    ends = []
    headline = work.draft.headline or ""
    if named := embargoes.read(headline, filed):
        ends.append(named.until)
        work = _noted(work, headline[named.start : named.end])
        work = flagged(replace(work, draft=replace(work.draft, headline=_without(headline, named))))
    elif noted := embargoes.read(work.draft.ed_note or "", filed):
        ends.append(noted.until)
    for number, paragraph in list(_opening(work)):
        if opening := embargoes.read(paragraph.text[:_NOTICE], filed):
            ends.append(opening.until)
            work = _noted(work, paragraph.text[opening.start : opening.end])
            work = _rewritten(work, number, _without(paragraph.text, opening))
            break
    read = [end for end in ends if end is not None]
    embargo = given or max(read, default=None)
    endless = bool(ends) and not read and given is None
    if endless:
        work = _noted(work, NO_END)
    return replace(work, draft=replace(work.draft, embargo=embargo), embargoed_without_end=endless)


def dated(work: Work) -> Work:
    """Read the dateline from its own field or from the paragraph it opens, which begins after it from then on."""
    day = work.filing.filed.date()
    field = work.draft.dateline
    if field:
        own = datelines.find(field, day)
        work = replace(work, dateline=own.dateline if own else Dateline(raw=field))
    for count, (number, paragraph) in enumerate(list(_opening(work))):
        found = datelines.find(paragraph.text, day)
        if found and _believed(work, found, first=count == 0):
            return _cut(work, number, paragraph.text, found)
    return work


def _believed(work: Work, found: datelines.Found, *, first: bool) -> bool:
    """Whether what opens a paragraph is the story's dateline: the one already known, or one that is plainly such."""
    if work.dateline:
        return found.dateline.text.casefold() == work.dateline.text.casefold()
    return first or (found.dateline.agency is not None and not found.lead_in)


def _cut(work: Work, number: int, text: str, found: datelines.Found) -> Work:
    """Take the dateline off its paragraph, and read what stands before it: flags, advisories, a slug."""
    draft = work.draft
    led, lead_in = flags.of_headline(found.lead_in)
    notes = _BRACKETED.findall(lead_in)
    slug = _BRACKETED.sub("", lead_in).strip(" *-/")
    slugged = draft.slugline is None and found.byline is None and slug.isupper()
    draft = replace(draft, byline=draft.byline or found.byline, slugline=slug if slugged else draft.slugline)
    work = replace(work, draft=draft, dateline=work.dateline or found.dateline, flags=work.flags.joined(led))
    for note in notes:
        work = _noted(replace(work, flags=work.flags.joined(flags.of_advisory(note))), note)
    return _rewritten(work, number, text[found.end :].strip())


def _opening(work: Work) -> Iterator[tuple[int, Paragraph]]:
    """The first paragraphs and where they stand in the body."""
    blocks = work.draft.body.blocks
    paragraphs = ((number, block) for number, block in enumerate(blocks) if isinstance(block, Paragraph))
    yield from list(paragraphs)[:_OPENING]


def _without(text: str, named: embargoes.Embargo) -> str | None:
    return f"{text[: named.start].rstrip()} {text[named.end :]}".strip() or None


def _noted(work: Work, note: str) -> Work:
    known = work.draft.ed_note
    return replace(work, draft=replace(work.draft, ed_note=f"{known}\n{fold(note)}" if known else fold(note)))


def _rewritten(work: Work, number: int, text: str | None) -> Work:
    """With another text in one paragraph, or without it."""
    blocks = work.draft.body.blocks
    instead = (Paragraph(text),) if text else ()
    body = Body((*blocks[:number], *instead, *blocks[number + 1 :]))
    return replace(work, draft=replace(work.draft, body=body))
