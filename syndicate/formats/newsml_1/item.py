"""One NewsItem of NewsML 1 as drafts: one for each story that it holds."""

from collections.abc import Iterator
from dataclasses import replace

from lxml.etree import _Element

from syndicate.errors import UnreadableFiling
from syndicate.formats.elements import inside, text_at, value_at
from syndicate.formats.newsml_1 import lines
from syndicate.formats.newsml_1.identity import Identity, identity
from syndicate.formats.newsml_1.parts import language
from syndicate.formats.newsml_1.stories import Story, duid, stories
from syndicate.formats.newsml_1.story import read_story
from syndicate.formats.newsml_1.topics import Vocabularies
from syndicate.model.body import Paragraph
from syndicate.model.dispatch import Draft, PubStatus

_MOST_PARTS, _MOST_STORIES = 4000, 200
_ALERT = 250
"""Characters of a first paragraph that may stand for a headline that an alert does not have (AFP)."""
_WITHDRAWN = frozenset((PubStatus.CANCELED, PubStatus.WITHHELD))


def read_item(item: _Element, envelope: _Element | None, known: Vocabularies) -> Iterator[Draft]:
    """Read an item's stories.

    An item that only changes an earlier revision without repeating its text (Update) gets no headline, so that it is
    refused and does not blank the story; a kill and a hold need no text.

    Args:
        item: The NewsItem.
        envelope: The NewsEnvelope it came in, or None.
        known: The vocabularies of its file.

    Raises:
        UnreadableFiling: It has more components, references or stories than any item has.
    """
    if sum(1 for _ in inside(item, "NewsComponent", "NewsItemRef")) > _MOST_PARTS:
        raise UnreadableFiling(f"a NewsItem has more than {_MOST_PARTS} components and references; no item has")
    whole = identity(item, envelope)
    sender = value_at(envelope, "SentFrom/Party", "FormalName")
    provider = sender or text_at(item, "Identification/NewsIdentifier/ProviderId")
    found = stories(item)
    if len(found) > _MOST_STORIES:
        raise UnreadableFiling(f"a NewsItem has more than {_MOST_STORIES} stories; no item has")
    for story in found:
        told = read_story(item, story, known, alone=len(found) == 1)
        guid = whole.guid if len(found) == 1 else _part_guid(whole.guid, story, item)
        yield replace(_complete(whole, told, guid), provider=told.provider or provider)
    if not found:
        note = "\n".join(dict.fromkeys(lines.notes([item]))) or None
        yield replace(_complete(whole, Draft(ed_note=note), whole.guid), provider=provider)


def _part_guid(guid: str | None, story: Story, item: _Element) -> str | None:
    """The item's own and what tells a story from the others in it."""
    tongue = language(story.texts[0], item) if story.texts else None
    return f"{guid}:{duid(story.component) or tongue or 'story'}" if guid else None


def _complete(whole: Identity, draft: Draft, guid: str | None) -> Draft:
    """A story with what its item says of all its stories."""
    status = whole.status or draft.pub_status
    waits = whole.embargoed or status is PubStatus.WITHHELD
    embargo = whole.embargo if waits and whole.embargo else draft.embargo
    refused = whole.partial and status not in _WITHDRAWN
    return replace(
        draft,
        guid=guid,
        version=whole.version,
        headline=draft.headline or (None if refused else _stand_in(draft, whole.label)),
        slugline=draft.slugline or whole.label,
        urgency=whole.urgency or draft.urgency,
        signal=whole.signal or draft.signal,
        pub_status=PubStatus.USABLE if embargo and status is PubStatus.WITHHELD else status,
        embargo=embargo,
        embargoed=whole.embargoed or draft.embargoed,
        created=whole.created or draft.created,
        first_created=whole.first_created or draft.first_created,
        links=(*whole.links, *draft.links),
    )


def _stand_in(draft: Draft, label: str | None) -> str | None:
    """What stands for a headline: the first paragraph of an alert, else the slugline."""
    first = next((block.text for block in draft.body.blocks if isinstance(block, Paragraph)), "")
    alert = first if draft.item_class == "text" and len(first) <= _ALERT else ""
    return alert or draft.slugline or label or first or None
