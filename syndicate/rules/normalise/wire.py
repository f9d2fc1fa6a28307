"""Steps that read what the wire wrote around the news: flags, embargo."""

from dataclasses import replace

from syndicate.model.body import Body, Heading, Paragraph
from syndicate.model.dispatch import PubStatus
from syndicate.rules import embargo as embargoes
from syndicate.rules import flags
from syndicate.rules.normalise.paragraphs import noted, opening, rewritten
from syndicate.rules.normalise.work import Work

_NOTICE = 300
"""Characters of a paragraph in which a note on an embargo is looked for."""
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
    if found.genre:
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
        note = noted(work.draft.ed_note, headline[named.start : named.end])
        draft = replace(work.draft, headline=_without(headline, named), ed_note=note)
        work = flagged(replace(work, draft=draft))
    elif told := embargoes.read(work.draft.ed_note or "", filed):
        ends.append(told.until)
    for number, paragraph in opening(work):
        if within := embargoes.read(paragraph.text[:_NOTICE], filed):
            ends.append(within.until)
            draft = replace(
                work.draft,
                body=rewritten(work.draft.body, number, Paragraph(_without(paragraph.text, within) or "")),
                ed_note=noted(work.draft.ed_note, paragraph.text[within.start : within.end]),
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
    draft = replace(work.draft, ed_note=noted(work.draft.ed_note, NO_END))
    return replace(work, draft=draft, embargoed_without_end=True)


def _without(text: str, named: embargoes.Embargo) -> str | None:
    return f"{text[: named.start].rstrip()} {text[named.end :]}".strip() or None
