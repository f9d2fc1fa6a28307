"""One item of any kind as a draft."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, tzinfo
from typing import Final

from lxml.etree import _Element

from syndicate.formats.elements import inside, local_name
from syndicate.formats.markup import markup_blocks
from syndicate.formats.newsml_g2.reading.concepts import Scope, asserts, declared_schemes, in_words, label_of, value_of
from syndicate.formats.newsml_g2.reading.content import language_of, read_content
from syndicate.formats.newsml_g2.reading.identity import guid_of
from syndicate.formats.newsml_g2.reading.knowledge import name_of_content, read_knowledge
from syndicate.formats.newsml_g2.reading.lines import joined_notes, main_line, notes_of, read_dateline, read_headline
from syndicate.formats.newsml_g2.reading.links import caption_of, read_associations, read_links, read_members
from syndicate.formats.newsml_g2.reading.package import item_refs
from syndicate.formats.newsml_g2.reading.parties import read_agency, read_copyright, read_creators, read_provider
from syndicate.formats.newsml_g2.reading.parts import XML_LANG, Parts, in_language, texts_in, whole_number
from syndicate.formats.newsml_g2.reading.places import read_places
from syndicate.formats.newsml_g2.reading.remote import read_remote
from syndicate.formats.newsml_g2.reading.state import read_embargo, read_signal, read_status
from syndicate.formats.newsml_g2.reading.story import Lines, Story
from syndicate.formats.newsml_g2.reading.subjects import read_subjects
from syndicate.model.body import Body
from syndicate.model.dispatch import Association, Draft, PubStatus
from syndicate.model.link import Link

KINDS: Final[Mapping[str, str]] = {
    "newsItem": "text",
    "packageItem": "composite",
    "conceptItem": "concept",
    "knowledgeItem": "knowledge",
    "planningItem": "planning",
    "catalogItem": "catalog",
}
"""The items there are, and what each is where it does not say."""

_NAMED_BY_CONTENT = frozenset(("conceptItem", "knowledgeItem", "catalogItem"))
_PACKAGE, _TEXT = "packageItem", "text"
_URGENCIES = range(1, 10)
_LONGEST_HEADLINE = 160


@dataclass(frozen=True, slots=True, kw_only=True)
class _Item:
    """An item with its sections at hand."""

    element: _Element
    kind: str
    scope: Scope
    meta: Parts
    about: Parts
    rights: Parts
    content_set: _Element | None
    provider: str | None
    item_class: str
    status: PubStatus | None

    @property
    def language(self) -> str | None:
        return self.scope.language


def read_item(element: _Element, zone: tzinfo, titles: Mapping[str, str]) -> Draft:
    """Read a newsItem, packageItem, conceptItem, knowledgeItem, planningItem or catalogItem.

    Args:
        element: The item.
        zone: What a time without a zone is in.
        titles: Headlines of the items beside it, by their guids as filed; a package may have no other name.
    """
    item = _opened(element, zone)
    lines = Lines(
        headline=read_headline(item.about.all("headline"), item.language),
        byline=", ".join(texts_in(item.about.all("by"), item.language)) or None,
        dateline=read_dateline(item.about.all("dateline"), item.language),
    )
    story = read_content(item.content_set, lines, item.language)
    inner = story.draft or Draft()
    guid, version = guid_of(element.get("guid"), item.provider), whole_number(element.get("version"))
    links = tuple(_links(item, (guid, version)))
    slugline = main_line(item.about.all("slugline"), item.language) or inner.slugline
    until, endless = read_embargo(item.meta, item.scope)
    body = _body(item, story)
    agency = read_agency(item.about, item.scope) or inner.agency
    credit = main_line(item.about.all("creditline"), item.language) or inner.credit
    headline = next(
        _headlines(item, lines=lines, story=story, slugline=slugline, links=links, body=body, titles=titles), None
    )
    subjects = read_subjects(item.about.all("subject"), item.scope) or inner.subjects
    return Draft(
        guid=guid,
        version=version,
        item_class=item.item_class,
        headline=headline,
        slugline=slugline,
        byline=lines.byline
        or story.byline
        or inner.byline
        or read_creators(item.about.all("creator"), item.scope, (item.provider, agency, credit)),
        credit=credit,
        provider=item.provider,
        agency=agency,
        dateline=story.dateline or lines.dateline or inner.dateline,
        located=read_places(item.about.all("located"), item.scope) or inner.located,
        body=body,
        language=item.language or inner.language,
        urgency=_urgency(item) or inner.urgency,
        keywords=tuple(texts_in(item.about.all("keyword"), item.language)) or inner.keywords,
        subjects=subjects,
        genre=next(filter(None, (in_words(genre, item.scope) for genre in item.about.all("genre"))), inner.genre),
        ed_note=joined_notes(_notes(item, story)),
        signal=read_signal(item.meta) or inner.signal,
        pub_status=item.status or inner.pub_status,
        embargo=until or inner.embargo,
        embargoed=endless or inner.embargoed,
        copyright=_line(item, "copyrightNotice") or read_copyright(item.rights, item.scope) or inner.copyright,
        usage_terms=_line(item, "usageTerms") or inner.usage_terms,
        created=next(filter(None, _moments(item)), inner.created),
        first_created=item.meta.moment("firstCreated", zone),
        associations=_associations(item, credit, story),
        links=links or inner.links,
    )


def title_of(element: _Element) -> str | None:
    """The headline or title of an item, for packages that refer to it."""
    parts = Parts(element)
    language = element.get(XML_LANG)
    headline = read_headline(Parts(parts.first("contentMeta")).all("headline"), language)
    return headline or main_line(Parts(parts.first("itemMeta")).all("title"), language)


def _opened(element: _Element, zone: tzinfo) -> _Item:
    parts, kind = Parts(element), local_name(element)
    meta, about = Parts(*parts.all("itemMeta")), Parts(*parts.all("contentMeta"))
    content_set = parts.first("contentSet")
    schemes = declared_schemes(element)
    scope = Scope(
        language=_language(element, about, content_set),
        zone=zone,
        schemes=schemes,
        aliases={uri: alias for alias, uri in schemes.items()},
        asserted=asserts(element),
    )
    said = value_of(meta.first("itemClass"))
    return _Item(
        element=element,
        kind=kind,
        scope=scope,
        meta=meta,
        about=about,
        rights=Parts(*(_of_the_whole(parts.all("rightsInfo")))),
        content_set=content_set,
        provider=read_provider(meta, about, scope),
        item_class=KINDS[kind] if kind == _PACKAGE or not said else said.lower(),
        status=read_status(meta),
    )


def _of_the_whole(rights: list[_Element]) -> list[_Element]:
    """Rights in the whole item, before those in parts of it (`@idrefs`)."""
    return [one for one in rights if not one.get("idrefs")] or rights


def _language(element: _Element, about: Parts, content_set: _Element | None) -> str | None:
    """The content's own language before that of the words around it."""
    tags = (language.get("tag") or language.get("literal") for language in about.all("language"))
    own = element.get(XML_LANG)
    return next(filter(None, tags), None) or language_of(content_set, own) or own


def _headlines(
    item: _Item,
    *,
    lines: Lines,
    story: Story,
    slugline: str | None,
    links: tuple[Link, ...],
    body: Body,
    titles: Mapping[str, str],
) -> Iterator[str]:
    """What may head the dispatch, the best first; nothing for an item in which nothing is."""
    title = main_line(item.meta.all("title"), item.language)
    named = name_of_content(item.element, item.scope)
    found = [named] if item.kind in _NAMED_BY_CONTENT else []
    found += [lines.headline, story.headline, title, named, slugline]
    yield from filter(None, found)
    if description := caption_of(item.about, item.scope):
        yield _cut(description)
    if item.kind == _PACKAGE:
        references = (one.get("residref") or one.get("guidref") or "" for one in item_refs(item.element))
        yield from (titles[reference] for reference in references if reference in titles)
        yield from (link.title for link in links if link.title)
    yield from (_cut(line) for line in body.lines())
    topics = inside(item.element, "subject", "mainConcept")
    yield from filter(None, (label_of(topic, item.scope) for topic in topics))
    identifier = item.meta.text("fileName") or item.element.get("guid")
    if identifier and (item.meta.first("itemClass") is not None or item.meta.first("provider") is not None):
        yield identifier


def _cut(text: str) -> str:
    """The beginning of a text as a line."""
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST_HEADLINE else f"{line[:_LONGEST_HEADLINE].rpartition(' ')[0]} …"


def _body(item: _Item, story: Story) -> Body:
    """The text; where it is a picture or the like the description is, where it is no news what it defines."""
    blocks = story.blocks or read_knowledge(item.element, item.scope)
    described = item.item_class != _TEXT and not story.blocks and item.status is not PubStatus.CANCELED
    description = markup_blocks(in_language(item.about.all("description"), item.language)) if described else ()
    return Body((*description, *blocks))


def _links(item: _Item, own: tuple[str | None, int | None]) -> Iterator[Link]:
    yield from read_links(item.meta.all("link"), own, item.provider)
    if item.kind == _PACKAGE:
        yield from read_members(item_refs(item.element), item.scope, item.provider)
    elif item.kind == "planningItem":
        yield from read_links(inside(item.element, "deliveredItemRef"), own, item.provider)


def _associations(item: _Item, credit: str | None, story: Story) -> tuple[Association, ...]:
    described = Association(
        href="",
        caption=caption_of(item.about, item.scope) or " ".join(Body(story.blocks).text.split()) or None,
        credit=credit,
        guid=guid_of(item.element.get("guid"), item.provider),
        title=title_of(item.element),
    )
    found = (
        *read_remote(item.content_set, item.item_class, described),
        *read_associations(item.meta.all("link"), item.scope, item.provider),
        *story.associations,
        *(story.draft.associations if story.draft else ()),
    )
    first: dict[str, Association] = {}
    for association in found:
        first.setdefault(association.href, association)
    return tuple(first.values())


def _notes(item: _Item, story: Story) -> Iterator[str]:
    yield from notes_of(item.meta.all("edNote"), item.language)
    yield from story.notes
    if story.draft and story.draft.ed_note:
        yield from story.draft.ed_note.split("\n")


def _line(item: _Item, name: str) -> str | None:
    return " ".join(texts_in(item.rights.all(name), item.language)) or None


def _urgency(item: _Item) -> int | None:
    number = whole_number(item.about.text("urgency"))
    return number if number in _URGENCIES else None


def _moments(item: _Item) -> Iterator[datetime | None]:
    yield item.meta.moment("versionCreated", item.scope.zone)
    yield item.about.moment("contentModified", item.scope.zone)
    yield item.about.moment("contentCreated", item.scope.zone)
