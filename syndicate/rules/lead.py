"""The lead of a story: what stands for it where there is no room for the whole."""

from syndicate.model.body import Body, Paragraph
from syndicate.model.dispatch import Dispatch

LEAD_CHARS = 300
"""Paragraphs are added until there are so many: Flipboard asks for a description of 300 characters."""


def lead_paragraphs(body: Body) -> tuple[Paragraph, ...]:
    """The first paragraphs that say something, up to about 300 characters."""
    taken: list[Paragraph] = []
    length = 0
    for block in body.blocks:
        if isinstance(block, Paragraph) and block.text and length < LEAD_CHARS:
            length += len(block.text) + (1 if taken else 0)
            taken.append(block)
    return tuple(taken)


def description(dispatch: Dispatch) -> str:
    """The lead as plain text, its dateline in front; the headline where the story has no paragraph."""
    lead = " ".join(paragraph.text for paragraph in lead_paragraphs(dispatch.body)).strip()
    return f"{dispatch.opening} {lead}".lstrip() if lead else dispatch.headline
