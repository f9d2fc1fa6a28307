"""One story: every version and what changed, why it is where it is, where it went, who did what to it."""

from collections.abc import Sequence
from dataclasses import dataclass

from starlette.responses import Response

from syndicate.model.dispatch import Dispatch
from syndicate.ports.newsroom import Folder
from syndicate.web.desk.differences import Change, Stretch, differences
from syndicate.web.desk.page import Page
from syndicate.web.desk.visit import Trouble, Visit

_MOST_ACTS = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """One field of a version beside that of the version before.

    Attributes:
        name: Of the field.
        stretches: What it says, and said.
        changed: Whether that differs.
    """

    name: str
    stretches: Sequence[Stretch]
    changed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """A version as it is shown.

    Attributes:
        dispatch: It.
        stands: Whether it is the one that shows.
        before: The version number that it is compared with; None for the first.
        facts: Its fields, those that say nothing in either left out.
        body: Its text.
        decided: What rules decided about it, and why.
    """

    dispatch: Dispatch
    stands: bool
    before: int | None
    facts: Sequence[Fact]
    body: Sequence[Stretch]
    decided: Sequence[tuple[str, str]]


def dispatch(visit: Visit) -> Response:
    """The page of a story."""
    folder = folder_of(visit)
    return visit.page(
        "dispatch.html",
        title=folder.newest.headline,
        folder=folder,
        versions=_shown(folder),
        acts=visit.services.acts.listed(_MOST_ACTS, about=folder.guid),
    )


def folder_of(visit: Visit) -> Folder:
    """The story that an address names.

    Raises:
        Trouble: There is none.
    """
    guid = visit.path["guid"]
    folder = visit.services.newsroom.folder(guid)
    if folder is None:
        raise Trouble(404, f"No story has the guid {guid[:300]}. Search for its words on the wire.")
    return folder


def _shown(folder: Folder) -> list[Shown]:
    """The versions, newest first, each beside the one stored before it."""
    pairs = zip(folder.versions, (None, *folder.versions), strict=False)
    shown = [_beside(version, before, stands=version.version == folder.stored) for version, before in pairs]
    return shown[::-1]


def _beside(version: Dispatch, before: Dispatch | None, *, stands: bool) -> Shown:
    now, then = _fields(version), _fields(before) if before else {}
    facts = [
        Fact(
            name=name,
            stretches=differences(then[name], said) if before else [Stretch(Change.SAME, said)],
            changed=before is not None and then[name] != said,
        )
        for name, said in now.items()
        if said or then.get(name)
    ]
    text = version.body.text
    return Shown(
        dispatch=version,
        stands=stands,
        before=before.version if before else None,
        facts=facts,
        body=differences(before.body.text, text) if before else [Stretch(Change.SAME, text)],
        decided=_decided(version),
    )


def _fields(dispatch: Dispatch) -> dict[str, str]:
    return {
        "Headline": dispatch.headline,
        "Status": f"{dispatch.pub_status}{f', {dispatch.signal}' if dispatch.signal else ''}",
        "Note": dispatch.ed_note or "",
        "Urgency": str(dispatch.urgency),
        "Slugline": dispatch.slugline or "",
        "Byline": dispatch.byline or "",
        "Dateline": dispatch.dateline.raw if dispatch.dateline else "",
        "Embargo": f"{dispatch.embargo:%Y-%m-%d %H:%M} UTC" if dispatch.embargo else "",
        "Keywords": ", ".join(dispatch.keywords),
        "Subjects": ", ".join(subject.name or subject.code for subject in dispatch.subjects),
        "Language": dispatch.language,
        "Agency": dispatch.agency or "",
        "Credit": dispatch.credit or "",
        "Copyright": dispatch.copyright or "",
        "Usage terms": dispatch.usage_terms or "",
        "Pictures": "\n".join(association.href for association in dispatch.associations),
        "Links": "\n".join(f"{link.relation}: {link.target}" for link in dispatch.links),
    }


def _decided(dispatch: Dispatch) -> list[tuple[str, str]]:
    """What the rules made of a version, as far as the record says it."""
    found = [("Came from", "this desk, by hand" if dispatch.by_hand else f"source {dispatch.source}")]
    if dispatch.declared:
        found.append(("Version", f"the agency calls it {dispatch.declared}"))
    if dispatch.chain:
        found.append(("Story", f"joined by its slug “{dispatch.chain}”"))
    if dispatch.follows:
        found.append(("Take", f"it says that it follows an earlier one (take {dispatch.take})"))
    if dispatch.wire_number:
        found.append(("Number", f"{dispatch.wire_number} on its wire"))
    if dispatch.predecessor:
        found.append(("Follows", f"number {dispatch.predecessor} on its wire"))
    if dispatch.priority:
        found.append(("Urgency", f"{dispatch.urgency}, filed as “{dispatch.priority}”"))
    found += [
        ("Subject", f"{subject.name or subject.code}, because of {subject.because}")
        for subject in dispatch.subjects
        if subject.because
    ]
    found += [
        ("Place", ", ".join(part for part in (place.name, place.region, place.country) if part))
        for place in dispatch.located
    ]
    if dispatch.assigned:
        found.append(("Sections", f"put into {', '.join(dispatch.assigned)} by hand"))
    return found


PAGES = (Page(path="/desk/dispatch/{guid:path}", answer=dispatch),)
