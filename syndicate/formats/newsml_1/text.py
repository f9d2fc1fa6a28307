"""The text of a NewsML 1 story: the best rendition of each of its parts, in reading order, nothing twice."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from lxml.etree import _Element

from syndicate.formats.elements import inside, value
from syndicate.formats.newsml_1.content import Content, read_content
from syndicate.formats.newsml_1.parts import Use, components, contents, formal, has_data, kind, media_type, use
from syndicate.formats.newsml_1.stories import Story
from syndicate.model.body import Block, Body, Heading
from syndicate.model.dispatch import Draft
from syndicate.model.place import Place
from syndicate.rules.text import fold

_RENDITIONS = ("nitf", "xhtml", "html", "xml", "")
"""What stands in the format or type of a rendition, the best first."""
_ENOUGH = 60
"""Characters that tell whether a second headline is the beginning of the text again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """Text put together from components.

    Attributes:
        blocks: In reading order.
        contents: What it was put together from.
    """

    blocks: tuple[Block, ...]
    contents: tuple[Content, ...]


def story_text(item: _Element, story: Story) -> Text:
    """The text of a story; of a picture or the like what it says with the picture."""
    if story.texts:
        return _joined(sorted(_chosen(story.texts), key=lambda one: use(one) is not Use.LEAD))
    for wanted in ((Use.LEAD, Use.BODY), (Use.CAPTION,)):
        found = next(
            (one for one in components(item) if use(one) in wanted and any(map(_is_text, contents(one)))), None
        )
        if found is not None:
            return _joined([found])
    return Text(blocks=(), contents=())


def aside(story: Story, wanted: Use) -> tuple[Block, ...]:
    """Other text of the story, of one use."""
    return _joined([one for one in story.asides if use(one) is wanted]).blocks


def line_of(blocks: Iterable[Block]) -> str | None:
    """Blocks as one line, or None where there are none."""
    return fold(" ".join(Body(tuple(blocks)).lines())) or None


def body(draft: Draft, decks: tuple[str, ...], blocks: tuple[Block, ...]) -> Body:
    """The body with its second headlines on top, where they are neither a field of the story nor its first words."""
    text = list(blocks)
    while len(text) > 1 and isinstance(text[0], Heading) and text[0].text == draft.headline:
        del text[0]
    words = line_of(text) or ""
    said = {draft.headline, draft.slugline, *draft.keywords}
    above = [Heading(deck) for deck in decks if deck not in said and deck[:_ENOUGH] not in words[: len(deck) + 1]]
    return Body((*above, *text))


def filled(draft: Draft, inner: Draft) -> Draft:
    """A draft with what an NITF document inside it adds: values that it lacks, more of what there may be more of."""
    both = filter(None, (draft.ed_note, inner.ed_note))
    return replace(
        draft,
        headline=draft.headline or inner.headline,
        slugline=draft.slugline or inner.slugline,
        byline=draft.byline or inner.byline,
        credit=draft.credit or inner.credit,
        provider=draft.provider or inner.provider,
        agency=draft.agency or inner.agency,
        dateline=draft.dateline or inner.dateline,
        located=_nearer(draft.located, inner.located),
        language=draft.language or inner.language,
        urgency=draft.urgency or inner.urgency,
        priority=draft.priority or inner.priority,
        wire_number=draft.wire_number or inner.wire_number,
        keywords=(*draft.keywords, *inner.keywords),
        subjects=(*draft.subjects, *inner.subjects),
        genre=draft.genre or inner.genre,
        ed_note="\n".join(both) or None,
        signal=draft.signal or inner.signal,
        pub_status=draft.pub_status or inner.pub_status,
        embargo=draft.embargo or inner.embargo,
        embargoed=draft.embargoed or inner.embargoed,
        copyright=draft.copyright or inner.copyright,
        usage_terms=draft.usage_terms or inner.usage_terms,
        created=draft.created or inner.created,
        first_created=draft.first_created or inner.first_created,
        associations=(*draft.associations, *inner.associations),
    )


def _chosen(parts: list[_Element]) -> Iterator[_Element]:
    """The components that make the text: of those that stand for one another the best."""
    best: dict[_Element, _Element] = {}
    for part in parts:
        around = part.getparent()
        if around is None or (value(around, "EquivalentsList") or "").lower() != "yes":
            yield part
        elif around not in best or _rank(part) < _rank(best[around]):
            best[around] = part
    yield from best.values()


def _joined(parts: Iterable[_Element]) -> Text:
    found = tuple(read_content(content) for part in parts for content in _best(part))
    return Text(blocks=tuple(block for content in found for block in content.blocks), contents=found)


def _best(part: _Element) -> list[_Element]:
    """The text contents of a component, in the best of its formats."""
    found = list(filter(_is_text, contents(part)))
    rank = min(map(_rendition, found), default=0)
    return [content for content in found if _rendition(content) == rank]


def _rank(part: _Element) -> int:
    return min(map(_rendition, filter(_is_text, contents(part))), default=len(_RENDITIONS))


def _rendition(content: _Element) -> int:
    if any(True for _ in inside(content, "nitf")):
        return 0
    said = f"{formal(content, 'Format') or ''} {media_type(content) or ''}".lower()
    return next(rank for rank, word in enumerate(_RENDITIONS) if word in said)


def _is_text(content: _Element) -> bool:
    return kind(content) == "text" and has_data(content)


def _nearer(outer: tuple[Place, ...], inner: tuple[Place, ...]) -> tuple[Place, ...]:
    """The places of the item, unless they are countries alone and its text names a place in one."""
    whole = all(place.name == place.country for place in outer)
    return inner if inner and whole else outer
