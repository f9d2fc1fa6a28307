"""Steps that make the fields of a draft clean text."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from typing import TypeVar

from syndicate.model.body import Block, Body, Listing, Paragraph, Preformatted, Table
from syndicate.model.dispatch import Association, Subject
from syndicate.model.link import Link
from syndicate.model.place import Place
from syndicate.rules.normalise.work import Work
from syndicate.rules.text import clean, fold

_BY = re.compile(r"(?:(?:words|written|text|story) )?by[ :]+(?=\S)", re.IGNORECASE)
_BY_ABROAD = {
    "Von": ("de",),
    "Par": ("fr",),
    "Por": ("es", "pt", "ca", "gl"),
    "Di": ("it",),
    "Door": ("nl",),
    "Av": ("sv", "nb", "nn", "no"),
    "Af": ("da",),
    "Przez": ("pl",),
}
"""What bylines begin with in the languages where it is no part of a name."""
_BY_WORD = re.compile(
    rf"(?i:(?P<by>{'|'.join(_BY_ABROAD)})(?:: ?| )|(?:Автор|Autore?|Auteur): ?)(?=[^\W\d_a-zà-ÿа-я][\w.'’-]*[ ,])"
)
_TAG = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*")
_SCRIPT, _REGION = 4, 2

_T = TypeVar("_T")


def cleaned(work: Work) -> Work:
    """Clean and fold every field; a field with nothing in it is None.

    The headline keeps its line ends: they part flags from news.
    """
    draft = work.draft
    headline = clean(draft.headline or "").strip()
    if headline.endswith((" =", "\t=", "\n=")):  # IPTC 7901's mark for the end of the headline
        headline = headline[:-1].rstrip()
    byline = line(draft.byline)
    return replace(
        work,
        draft=replace(
            draft,
            guid=line(draft.guid),
            headline=headline or None,
            slugline=line(draft.slugline),
            wire_number=line(draft.wire_number),
            predecessor=line(draft.predecessor),
            byline=_names(byline, draft.language) if byline else None,
            item_class=line(draft.item_class),
            credit=line(draft.credit),
            provider=line(draft.provider),
            agency=line(draft.agency),
            dateline=line(draft.dateline),
            body=Body(tuple(_blocks(draft.body.blocks))),
            language=_tag(draft.language),
            priority=line(draft.priority),
            keywords=_distinct(filter(None, map(line, draft.keywords))),
            subjects=_distinct(_subjects(draft.subjects)),
            genre=line(draft.genre),
            ed_note=lines(draft.ed_note),
            copyright=line(draft.copyright),
            usage_terms=line(draft.usage_terms),
            located=_distinct(_places(draft.located)),
            associations=_distinct(_associations(draft.associations)),
            links=_distinct(_links(draft.links)),
            embargo=in_utc(draft.embargo) if draft.embargo else None,
            first_created=in_utc(draft.first_created) if draft.first_created else None,
        ),
    )


def in_utc(moment: datetime) -> datetime:
    """The moment in UTC; at the ends of the calendar, where the shift would leave it, the same figures."""
    try:
        return moment.astimezone(UTC)
    except OverflowError:
        return moment.replace(tzinfo=UTC)


def line(text: str | None) -> str | None:
    """One clean line, or None where nothing is left."""
    return (fold(clean(text)) or None) if text else None


def lines(text: str | None) -> str | None:
    """Clean lines, each folded, empty ones left out; None where nothing is left."""
    folded = map(fold, clean(text).split("\n")) if text else ()
    return "\n".join(filter(None, folded)) or None


def _names(byline: str, language: str | None) -> str | None:
    """A byline without the `By` of its language, before a name of two words or more: `Von Arx` is one."""
    if found := _BY.match(byline):
        return byline[found.end() :]
    found = _BY_WORD.match(byline)
    if found is None:
        return byline
    spoken = _BY_ABROAD.get((found["by"] or "").capitalize())
    told = (language or "").partition("-")[0].casefold()
    if spoken is None or not told or told in spoken:
        return byline[found.end() :]
    return byline


def _tag(language: str | None) -> str | None:
    """A BCP 47 tag in its usual capitals (RFC 5646 §2.1.1); None for what is none, or says that it is not known."""
    tag = (language or "").strip()
    if not _TAG.fullmatch(tag) or tag.casefold() == "und":
        return None
    first, *rest = tag.replace("_", "-").split("-")
    cased = [part.title() if len(part) == _SCRIPT else part.upper() if len(part) == _REGION else part for part in rest]
    return "-".join((first.lower(), *cased))


def _distinct(values: Iterable[_T]) -> tuple[_T, ...]:
    return tuple(dict.fromkeys(values))


def _blocks(blocks: Iterable[Block]) -> Iterator[Block]:
    for block in blocks:
        if isinstance(block, Table):
            rows = tuple(tuple(fold(clean(cell)) for cell in row) for row in block.rows)
            if any(map(any, rows)):
                yield Table(rows, min(block.head, len(rows)))
        elif isinstance(block, Listing):
            if items := tuple(filter(None, (fold(clean(item)) for item in block.items))):
                yield Listing(items, block.ordered)
        elif isinstance(block, Preformatted):
            text = "\n".join(row.rstrip() for row in clean(block.text).split("\n")).strip("\n")
            if text:
                yield Preformatted(text)
        elif text := fold(clean(block.text)):
            if isinstance(block, Paragraph):
                yield Paragraph(text, block.marks if text == block.text else ())  # marks count characters
            else:
                yield replace(block, text=text)


def _subjects(subjects: Iterable[Subject]) -> Iterator[Subject]:
    for subject in subjects:
        if code := line(subject.code):
            yield replace(subject, code=code, name=line(subject.name), scheme=line(subject.scheme))


def _associations(associations: Iterable[Association]) -> Iterator[Association]:
    for association in associations:
        if href := line(association.href):
            yield replace(
                association,
                href=href,
                media_type=line(association.media_type),
                caption=line(association.caption),
                credit=line(association.credit),
                guid=line(association.guid),
                title=line(association.title),
            )


def _places(places: Iterable[Place]) -> Iterator[Place]:
    for place in places:
        if name := line(place.name):
            yield replace(
                place, name=name, code=line(place.code), region=line(place.region), country=line(place.country)
            )


def _links(links: Iterable[Link]) -> Iterator[Link]:
    for link in links:
        if target := line(link.target):
            yield replace(link, target=target, title=line(link.title))
