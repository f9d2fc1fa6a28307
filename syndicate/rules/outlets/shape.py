"""A dispatch in the shape that an outlet takes."""

from dataclasses import replace

from syndicate.model.body import Body, Mark, Paragraph
from syndicate.model.dispatch import Dispatch, PubStatus, Signal
from syndicate.model.outlet import ALWAYS_ALLOWED, DatelineUse, Extent, Profile
from syndicate.rules.lead import lead_paragraphs
from syndicate.rules.outlets.markup import reduced
from syndicate.rules.outlets.pictures import wanted


def shaped(dispatch: Dispatch, profile: Profile) -> Dispatch:
    """The dispatch as this outlet gets it; shaping it again changes nothing.

    Kills and holds stay as they are: nothing of the story is shown of them.
    """
    if dispatch.pub_status is not PubStatus.USABLE:
        return dispatch
    dispatch = _with_dateline(dispatch, profile)
    body = dispatch.body
    if profile.elements is not None:
        body = reduced(body, profile.elements | ALWAYS_ALLOWED)
    if profile.extent is Extent.LEAD:
        body = Body(lead_paragraphs(body))
    told = profile.correction_line or dispatch.signal is not Signal.CORRECTION
    note = dispatch.ed_note if told else None
    associations = tuple(wanted(dispatch.associations, profile))
    if (body, note, associations) == (dispatch.body, dispatch.ed_note, dispatch.associations):
        return dispatch
    return replace(dispatch, body=body, ed_note=note, associations=associations)


def _with_dateline(dispatch: Dispatch, profile: Profile) -> Dispatch:
    """Strip the dateline, or move it into the text where the outlet does not render the element it stands in."""
    if not dispatch.opening or dispatch.dateline is None:
        return dispatch
    strip = profile.dateline is DatelineUse.STRIP
    if not strip and (profile.elements is None or "span" in profile.elements):
        return dispatch
    body = dispatch.body if strip else _opened(dispatch.body, dispatch.opening)
    return replace(dispatch, dateline=replace(dispatch.dateline, shown=False), body=body)


def _opened(body: Body, opening: str) -> Body:
    """The body with the dateline in front of the first paragraph's text, in one of its own where there is none."""
    for at, block in enumerate(body.blocks):
        if isinstance(block, Paragraph):
            return Body((*body.blocks[:at], _prefixed(block, opening), *body.blocks[at + 1 :]))
    return Body((Paragraph(opening), *body.blocks))


def _prefixed(paragraph: Paragraph, opening: str) -> Paragraph:
    if not paragraph.text:
        return Paragraph(opening)
    by = len(opening) + 1
    moved = (Mark(mark.start + by, mark.end + by, mark.kind, mark.href) for mark in paragraph.marks)
    return Paragraph(f"{opening} {paragraph.text}", tuple(moved))
