"""The step that reads the dateline: from a field of its own, from the paragraph that it opens, or from both."""

import re
from dataclasses import replace
from datetime import date

from syndicate.model.body import Heading, Paragraph
from syndicate.model.dateline import Dateline
from syndicate.rules import dateline as datelines
from syndicate.rules import flags, places
from syndicate.rules.facts.places import place_key
from syndicate.rules.normalise.paragraphs import noted, opening, rewritten
from syndicate.rules.normalise.work import Work

_BRACKETED = re.compile(r"[(\[][^()\[\]]*[)\]]")
_LONGEST_LINE = 80
"""Characters of a first paragraph that may hold nothing but the city (`ANKARA`)."""
_LINE_BELOW = 200
"""Characters of the paragraph below it that are looked at for a sentence."""


def dated(work: Work) -> Work:
    """Read the dateline, and let the paragraph that it opens begin behind it.

    Where a field and the text both have it, the fuller one stands, with what only the other says filled in. A field
    that names another place than the text does is believed, and the text stays as it is. A date without a year is near
    the day on which the version was made, however long after it was filed here.
    """
    day = (work.draft.created or work.filing.filed).date()
    field = datelines.read(work.draft.dateline, day) if work.draft.dateline else None
    for count, (number, paragraph) in enumerate(opening(work)):
        found = datelines.find(paragraph.text, day, work.defaults.agencies) or _alone(work, number, day)
        if found and _believed(field, found, first=count == 0):
            return _cut(work, number, paragraph, found, merged(field, found.dateline))
    return replace(work, dateline=field)


def merged(field: Dateline | None, line: Dateline) -> Dateline:
    """The fuller of two datelines of one story, the text's before the field's, and what only the other one says."""
    if field is None:
        return line
    full, other = (field, line) if _fullness(field) > _fullness(line) else (line, field)
    day = full if full.month or full.day else other
    return replace(
        full,
        cities=full.cities or other.cities,
        region=full.region or other.region,
        country=full.country or other.country,
        month=day.month,
        day=day.day,
        year=day.year,
        year_written=day.year_written,
        agency=full.agency or other.agency,
    )


def _fullness(line: Dateline) -> int:
    told = (line.region, line.country, line.month or line.day, line.year_written, line.agency)
    return len(line.cities) + sum(map(bool, told))


def _alone(work: Work, number: int, day: date) -> datelines.Found | None:
    """A city that is all of the first paragraph, above a sentence."""
    above, below = (*work.draft.body.blocks[:2], None)[:2]
    if number or not (isinstance(above, Paragraph) and isinstance(below, Paragraph)) or len(above.text) > _LONGEST_LINE:
        return None
    found = datelines.find(f"{above.text}\n{below.text[:_LINE_BELOW]}", day, work.defaults.agencies)
    return found if found and found.dateline.raw == above.text else None


def _believed(field: Dateline | None, found: datelines.Found, *, first: bool) -> bool:
    """Whether what opens a paragraph is the story's dateline: the one of the field, or one that is plainly such.

    The field may say less than the line: AP's has the place, and the text the agency and the closing mark too; ANSA's
    line has its agency in front of the place; TASS's field has nothing but the date.
    """
    line = found.dateline
    plain = first or (line.agency is not None and not found.lead_in)
    if field is None:
        return plain
    if field.cities and line.cities:
        return _same_places(field, line)
    return plain if field.cities or line.cities else field.text.casefold() == line.text.casefold()


def _same_places(field: Dateline, line: Dateline) -> bool:
    """Whether two datelines share a city, in whatever language or spelling each has it."""
    if not {*map(place_key, field.cities)}.isdisjoint(map(place_key, line.cities)):
        return True
    codes = {place.code for place in places.locate(field)} & {place.code for place in places.locate(line)}
    return not codes <= {None}


def _cut(work: Work, number: int, opened: Paragraph | Heading, found: datelines.Found, dateline: Dateline) -> Work:
    """Take the dateline off its paragraph, and read what stands before it: flags, advisories, a slug."""
    draft = work.draft
    marks = opened.marks if isinstance(opened, Paragraph) else ()
    body = rewritten(draft.body, number, Paragraph(opened.text, marks).behind(found.end))
    if not found.lead_in:
        return replace(work, dateline=dateline, draft=replace(draft, body=body, byline=draft.byline or found.byline))
    led, lead_in = flags.of_headline(found.lead_in)
    slug = _BRACKETED.sub("", lead_in).strip(" *-/")
    slugged = draft.slugline is None and found.byline is None and slug.isupper()
    told, note = work.flags.joined(led), draft.ed_note
    for remark in _BRACKETED.findall(lead_in):
        told, note = told.joined(flags.of_advisory(remark)), noted(note, remark)
    draft = replace(
        draft,
        body=body,
        byline=draft.byline or found.byline,
        slugline=slug if slugged else draft.slugline,
        ed_note=note,
    )
    return replace(work, draft=draft, dateline=dateline, flags=told)
