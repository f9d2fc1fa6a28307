"""One story of a NewsML 1 item as a draft, before what the item says as a whole."""

from collections.abc import Iterator
from dataclasses import replace

from lxml.etree import _Element

from syndicate.formats.elements import inside, text_at, value
from syndicate.formats.newsml_1 import about, lines
from syndicate.formats.newsml_1.media import associations
from syndicate.formats.newsml_1.parts import Use, components, language
from syndicate.formats.newsml_1.references import members, packaged, pictures, references, related
from syndicate.formats.newsml_1.stories import Story
from syndicate.formats.newsml_1.text import Text, aside, body, filled, line_of, story_text
from syndicate.formats.newsml_1.topics import Vocabularies
from syndicate.formats.subjects import distinct
from syndicate.model.body import Block, Body, Paragraph
from syndicate.model.dispatch import Association, Draft


def read_story(item: _Element, story: Story, known: Vocabularies, *, alone: bool) -> Draft:
    """Read one story.

    Args:
        item: The NewsItem it is in.
        story: Its components.
        known: The vocabularies of its file.
        alone: Whether it is the item's only story, so that every picture of the item is its own.
    """
    around = list(story.around())
    outwards = around[::-1]
    text = story_text(item, story)
    media = associations(item) if alone else associations(item, story.component)
    others = references(item)
    package = packaged(others)
    beside = [reference for reference in others if reference not in package]
    provider, source = about.provider(around, known), about.source(around, known)
    headline = lines.headline(around) or line_of(aside(story, Use.TITLE))
    notes = (*lines.notes((item, *outwards)), *Body(aside(story, Use.NOTE)).lines())
    draft = Draft(
        item_class=about.item_class(outwards) or _item_class(story, media, others),
        headline=headline or (None if story.texts else lines.headline(components(item))),
        slugline=lines.slugline(around, text_at(item, "Identification/NameLabel")),
        byline=lines.byline(around) or about.writer(around, known, frozenset((provider, source))),
        credit=lines.first_line(around, "CreditLine"),
        provider=provider,
        agency=source,
        dateline=next(filter(_has_letters, lines.lines(around, "DateLine")), None),
        located=about.places(around),
        language=language(around[0], item),
        urgency=about.urgency(around),
        wire_number=about.wire_number(around),
        keywords=(*lines.keywords(outwards), *about.keywords(around)),
        subjects=about.subjects(around, known),
        genre=about.genre(around),
        ed_note="\n".join(dict.fromkeys(notes)) or None,
        copyright=about.copyright_notice(around, known),
        usage_terms=about.usage_terms(around),
        associations=(*media, *_inside(text, item)),
        links=tuple(lines.addresses(outwards)),
    )
    if story.texts:
        draft = replace(
            draft,
            associations=(*draft.associations, *pictures(beside)),
            links=(*related(beside), *draft.links, *members(item, package)),
        )
    else:
        draft = replace(draft, links=(*members(item, others), *draft.links))
    for content in text.contents:
        draft = filled(draft, content.nitf) if content.nitf else draft
    decks = tuple(dict.fromkeys(lines.lines(around, "SubHeadLine")))
    return replace(
        draft,
        keywords=tuple(dict.fromkeys(draft.keywords)),
        subjects=distinct(draft.subjects),
        associations=tuple(dict.fromkeys(draft.associations)),
        body=body(draft, decks, (*aside(story, Use.DECK), *_told(story, text, media))),
    )


def _inside(text: Text, item: _Element) -> Iterator[Association]:
    """Pictures in the text itself that are not one of the item's again."""
    known = {value(content, "Href") for content in inside(item, "ContentItem")}
    return (found for content in text.contents for found in content.media if found.href not in known)


def _told(story: Story, text: Text, media: tuple[Association, ...]) -> Iterator[Block]:
    """The text of a story without the captions that a page would show under its pictures (Business Wire)."""
    captions = {picture.caption for picture in media} if story.texts else set()
    return (block for block in text.blocks if not (isinstance(block, Paragraph) and block.text in captions))


def _item_class(story: Story, media: tuple[Association, ...], others: list[_Element]) -> str | None:
    if story.texts:
        return "text"
    if others:
        return "composite"
    return media[0].kind if media else None


def _has_letters(line: str) -> bool:
    """Whether a dateline is one: some wires have nothing but a date for machines in it."""
    return any(map(str.isalpha, line))
