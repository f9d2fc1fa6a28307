"""What a test may say of an agency's story: codes, names, times, counts and a few words, never its text."""

import json
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from syndicate.model.dispatch import Draft
from syndicate.model.place import Place

WORDS = 4
FIRST = 3

Facts = dict[str, object]


def expected(file: Path) -> dict[str, list[Facts]]:
    """The facts in a file of them, by the name of the sample."""
    facts: dict[str, list[Facts]] = json.loads(file.read_text("utf-8"))
    return facts


def facts(draft: Draft) -> Facts:
    """Every field of a draft that says something, long texts by their first words."""
    lines = list(draft.body.lines())
    found: Facts = {
        "guid": draft.guid,
        "version": draft.version,
        "item_class": draft.item_class,
        "headline": _opening(draft.headline),
        "slugline": draft.slugline,
        "byline": draft.byline,
        "credit": draft.credit,
        "provider": draft.provider,
        "agency": draft.agency,
        "dateline": draft.dateline,
        "located": [_place(place) for place in draft.located],
        "language": draft.language,
        "urgency": draft.urgency,
        "priority": draft.priority,
        "wire_number": draft.wire_number,
        "keywords": list(draft.keywords),
        "subjects": [subject.code for subject in draft.subjects],
        "names": [subject.name for subject in draft.subjects if subject.name],
        "genre": draft.genre,
        "ed_note": _opening(draft.ed_note),
        "signal": draft.signal,
        "pub_status": draft.pub_status,
        "embargo": _moment(draft.embargo),
        "embargoed": draft.embargoed,
        "copyright": _opening(draft.copyright),
        "usage_terms": _opening(draft.usage_terms),
        "created": _moment(draft.created),
        "first_created": _moment(draft.first_created),
        "associations": [
            [one.kind, one.href, one.media_type, one.size, _opening(one.caption), one.credit, _opening(one.title)]
            for one in draft.associations
        ],
        "links": [[link.relation, link.target, link.version] for link in draft.links[:FIRST]],
        "linked": len(draft.links) if len(draft.links) > FIRST else None,
        "blocks": len(draft.body.blocks),
        "words": draft.body.word_count,
        "begins": _opening(lines[0] if lines else None),
        "ends": _ending(lines),
    }
    return {name: value for name, value in found.items() if value not in (None, [], False)}


def _opening(text: str | None) -> str | None:
    return " ".join(text.split()[:WORDS]) if text else None


def _ending(lines: Sequence[str]) -> str | None:
    return " ".join(lines[-1].split()[-WORDS:]) if lines else None


def _moment(moment: datetime | None) -> str | None:
    return moment.isoformat() if moment else None


def _place(place: Place) -> list[object]:
    parts = [place.name, place.code, place.region, place.country, place.country_code, place.latitude, place.longitude]
    return [part for part in parts if part is not None]
