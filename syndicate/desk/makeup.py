"""Make-up: pages of editions and documents of stories, from renderings that are kept."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import datetime

import structlog

from syndicate.desk.kept import Kept
from syndicate.model.dispatch import Dispatch, PubStatus
from syndicate.model.edition import Edition, Page
from syndicate.model.story import Story
from syndicate.ports.format import ItemWriter, Writer
from syndicate.rules.addresses import edition_path, item_path, version_path
from syndicate.rules.compose import fitting

log = structlog.get_logger(__name__)


def edition_pages(edition: Edition, writers: Iterable[Writer], kept: Kept) -> Iterator[Page]:
    """Yield the pages of an edition, joined from entries that were rendered once."""
    for writer in writers:
        frame = writer.frame(edition)
        entries = fitting(edition, kept.entries(writer, edition.dispatches), frame)
        joined = [part for entry in entries for part in (frame.joint, entry)]
        yield Page(
            path=edition_path(edition, writer.filename),
            media_type=writer.media_type,
            parts=(frame.head, *joined[1:], frame.tail),
            joint=frame.joint if edition.document is None else None,
        )


def documents(
    standing: Dispatch, versions: Sequence[Dispatch], writers: Iterable[ItemWriter], by_version: Collection[str]
) -> Iterator[Page]:
    """Yield the documents of a story by the version that stands; and of single versions in some of the forms.

    While the story may not be used the documents of versions say so instead of the version; once it is killed all of
    them are gone. So is one that breaks its writer, as what stood there before is no longer right (promise 6).

    Args:
        standing: The version that stands.
        versions: Those to write documents of.
        writers: For each form.
        by_version: The names of the forms in which versions have documents of their own.
    """
    usable, gone = standing.pub_status is PubStatus.USABLE, standing.pub_status is PubStatus.CANCELED
    for writer in writers:
        content = _document(writer, standing)
        places = {item_path(standing.guid, writer.suffix): content}
        for version in versions if writer.name in by_version else ():
            same = not usable or version.version == standing.version
            path = version_path(standing.guid, version.version, writer.suffix)
            places[path] = content if same else _document(writer, version)
        for path, document in places.items():
            parts = () if document is None else (document,)
            yield Page(path=path, media_type=writer.media_type, parts=parts, gone=gone or document is None)


def _document(writer: ItemWriter, dispatch: Dispatch) -> bytes | None:
    try:
        return writer.document(dispatch)
    except Exception:
        log.exception("story not written in a form", form=writer.name, guid=dispatch.guid, version=dispatch.version)
        return None


def versions_to_write(story: Story, standing: int, now: datetime, *, anew: bool) -> list[int]:
    """The numbers of the versions whose documents are to be written when one of them begins to stand.

    Args:
        story: With all its versions.
        standing: The number of the one that stands.
        now: Aware.
        anew: Whether none of them may be there.

    Returns:
        The one that stands; all that have been seen where the story is or was not to be used, which changes them all.
    """
    seen = [take for take in story.takes if take.shown_from <= now and not take.forgotten]
    if anew or any(take.pub_status is not PubStatus.USABLE for take in seen):
        return [take.version for take in seen]
    return [standing]
