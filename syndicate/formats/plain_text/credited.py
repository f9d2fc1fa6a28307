"""Datelines that only who knows the wire can tell from text: `Genève (ats) Le conseil …`, no date and no dash."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from syndicate.model.body import Block, Body, Paragraph
from syndicate.model.dispatch import Draft
from syndicate.rules import dateline as datelines
from syndicate.rules.facts.wires import AGENTS

_FIRST = 3
_CREDITED = re.compile(
    r"(?P<line>[^\W\d_a-z][^()\n]{1,60}? \((?P<agency>[A-Za-z][\w/-]{1,20})\))[ .:]{1,3}(?=[\"'«„“‹]?[^\W\d_a-z])"
)


def with_dateline(draft: Draft, filed: datetime) -> Draft:
    """Take the dateline that the wire's own name closes off the text; the draft unchanged where there is none."""
    for number, block in enumerate(draft.body.blocks[:_FIRST]):
        if not isinstance(block, Paragraph):
            continue
        found = _CREDITED.match(block.text)
        if found and _is_own(found["agency"], draft) and not datelines.find(block.text, filed.date()):
            blocks = _without(draft.body.blocks, number, found.end())
            return replace(draft, dateline=found["line"], body=Body(blocks))
    return draft


def _is_own(agency: str, draft: Draft) -> bool:
    service = AGENTS.get(agency.partition("/")[0].casefold())
    return draft.provider is not None and service is not None and service.agency == draft.provider


def _without(blocks: Sequence[Block], number: int, end: int) -> tuple[Block, ...]:
    opened = blocks[number]
    rest = opened.behind(end) if isinstance(opened, Paragraph) else opened
    return (*blocks[:number], rest, *blocks[number + 1 :])
