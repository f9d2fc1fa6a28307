"""Steps that read what the wire wrote around the news: flags, embargo, dateline."""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice

from syndicate.model.body import Body, Heading, Paragraph
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
    while (
        blocks
        and isinstance(blocks[0], Paragraph | Heading)
        and (alone := flags.of_line(blocks[0].text))
        and not alone[1]
    ):
        found, blocks = found.joined(alone[0]), blocks[1:]
    found = work.flags.joined(found).joined(slug).joined(flags.of_advisory(draft.ed_note or ""))
    if headline != draft.headline or blocks is not draft.body.blocks:
        draft = replace(draft, headline=headline or None, body=Body(blocks))
    return replace(work, draft=draft, flags=found, chain=_chain(found, slug.stem))


def _chain(found: flags.Flags, stem: str) -> str:
    """What links it to other takes; nothing for a note to editors, which has its slug from the story it speaks of."""
    if found.genre or not stem:
        return ""
    if found.pub_status is PubStatus.CANCELED:
        return flags.stem_killed(stem)
    return flags.chain_of_pieces(stem) if found.continues else stem


def embargoed(work: Work) -> Work:
    """Read an embargo from headline, note or first paragraphs; the words go to the note to editors.

    A field of the filing's own is believed before words. An embargo whose end cannot be read is remembered as such.
    Flags that stood behind it in the headline are read after it.
    """
    filed = work.draft.created or work.filing.filed
    given = work.draft.embargo
    ends = []
    headline = work.draft.headline or ""
    if named := embargoes.read(headline, filed):
        ends.append(named.until)
        note = _noted(work.draft.ed_note, headline[named.start : named.end])
        draft = replace(work.draft, headline=_without(headline, named), ed_note=note)
        work = flagged(replace(work, draft=draft))
    elif noted := embargoes.read(work.draft.ed_note or "", filed):
        ends.append(noted.until)
    for number, paragraph in _opening(work):
        if opening := embargoes.read(paragraph.text[:_NOTICE], filed):
            ends.append(opening.until)
            draft = replace(
                work.draft,
                body=_rewritten(work.draft.body, number, _paragraph(_without(paragraph.text, opening))),
                ed_note=_noted(work.draft.ed_note, paragraph.text[opening.start : opening.end]),
            )
            work = replace(work, draft=draft)
            break
    if not ends:
        if work.flags.advance and not given and not work.draft.embargoed:
            until = embargoes.of_advance(work.flags.advance, filed)
            return replace(work, draft=replace(work.draft, embargo=until))
        endless = work.draft.embargoed and not given
        return replace(work, embargoed_without_end=True) if endless else work
    read = [end for end in ends if end is not None]
    if read or given:
        return replace(work, draft=replace(work.draft, embargo=given or max(read)))
    draft = replace(work.draft, ed_note=_noted(work.draft.ed_note, NO_END))
    return replace(work, draft=draft, embargoed_without_end=True)


def dated(work: Work) -> Work:
    """Read the dateline from its own field or from the paragraph it opens, which begins after it from then on.

    A date without a year is near the day on which the version was made, however long after it was filed here.
    """
    day = (work.draft.created or work.filing.filed).date()
    field = work.draft.dateline
    if field:
        work = replace(work, dateline=datelines.read(field, day))
    for count, (number, paragraph) in enumerate(_opening(work)):
        found = datelines.find(paragraph.text, day, work.defaults.agencies)
        if found and _believed(work, found, first=count == 0):
            return _cut(work, number, paragraph, found)
    return work


def _believed(work: Work, found: datelines.Found, *, first: bool) -> bool:
    """Whether what opens a paragraph is the story's dateline: the one already known, or one that is plainly such.

    The field may say less than the line: AP's has the place, and the text the agency and the closing mark too; ANSA's
    line has its agency in front of the place; TASS's field has nothing but the date.
    """
    if work.dateline:
        known, whole = work.dateline.text.casefold(), found.dateline.text.casefold()
        if whole.startswith(known) and not whole[len(known) :][:1].isalnum():
            return True
        cities, places = (tuple(map(str.casefold, line.cities)) for line in (work.dateline, found.dateline))
        date_alone = not cities and work.dateline.day is not None and work.dateline.agency is None
        return bool(places) and (cities[:1] == places[:1] or (date_alone and first))
    return first or (found.dateline.agency is not None and not found.lead_in)


def _cut(work: Work, number: int, opened: Paragraph | Heading, found: datelines.Found) -> Work:
    """Take the dateline off its paragraph, and read what stands before it: flags, advisories, a slug."""
    draft, dateline = work.draft, found.dateline
    marks = opened.marks if isinstance(opened, Paragraph) else ()
    body = _rewritten(draft.body, number, Paragraph(opened.text, marks).behind(found.end))
    if not found.lead_in:
        return replace(work, dateline=dateline, draft=replace(draft, body=body, byline=draft.byline or found.byline))
    led, lead_in = flags.of_headline(found.lead_in)
    slug = _BRACKETED.sub("", lead_in).strip(" *-/")
    slugged = draft.slugline is None and found.byline is None and slug.isupper()
    told, note = work.flags.joined(led), draft.ed_note
    for remark in _BRACKETED.findall(lead_in):
        told, note = told.joined(flags.of_advisory(remark)), _noted(note, remark)
    draft = replace(
        draft,
        body=body,
        byline=draft.byline or found.byline,
        slugline=slug if slugged else draft.slugline,
        ed_note=note,
    )
    return replace(work, draft=draft, dateline=dateline, flags=told)


def _opening(work: Work) -> Iterator[tuple[int, Paragraph | Heading]]:
    """The first lines of text, headings too, and where they stand in the body."""
    blocks = work.draft.body.blocks
    paragraphs = ((number, block) for number, block in enumerate(blocks) if isinstance(block, Paragraph | Heading))
    return islice(paragraphs, _OPENING)


def _without(text: str, named: embargoes.Embargo) -> str | None:
    return f"{text[: named.start].rstrip()} {text[named.end :]}".strip() or None


def _noted(known: str | None, note: str) -> str:
    return f"{known}\n{fold(note)}" if known else fold(note)


def _paragraph(text: str | None) -> Paragraph:
    return Paragraph(text or "")


def _rewritten(body: Body, number: int, paragraph: Paragraph) -> Body:
    """With another paragraph in one place, or without it; a heading that was cut so was none."""
    instead = (paragraph,) if paragraph.text else ()
    return Body((*body.blocks[:number], *instead, *body.blocks[number + 1 :]))
