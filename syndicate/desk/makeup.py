"""Make-up: pages of editions and documents of stories, from renderings that are kept."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime

from syndicate.desk.kept import Kept
from syndicate.model.dispatch import Dispatch, PubStatus
from syndicate.model.edition import Edition, Page
from syndicate.model.story import Story
from syndicate.ports.format import ItemWriter, Writer
from syndicate.rules.addresses import edition_path, item_path, version_path
from syndicate.rules.compose import fitting


def edition_pages(edition: Edition, writers: Iterable[Writer], kept: Kept) -> Iterator[Page]:
    """Yield the pages of an edition, joined from entries that were rendered once."""
    for writer in writers:
        frame = writer.frame(edition)
        entries = list(fitting(edition, kept.entries(writer, edition.dispatches), frame))
        yield Page(
            path=edition_path(edition, writer.filename),
            media_type=writer.media_type,
            parts=(frame.head, *entries[:1], *(frame.joint + entry for entry in entries[1:]), frame.tail),
        )


def story_documents(dispatch: Dispatch, writers: Iterable[ItemWriter]) -> Iterator[Page]:
    """Yield the documents of a story, by the version that stands; of a killed one what is said at its address."""
    gone = dispatch.pub_status is PubStatus.CANCELED
    for writer in writers:
        path = item_path(dispatch.guid, writer.suffix)
        yield Page(path=path, media_type=writer.media_type, parts=(writer.document(dispatch),), gone=gone)


def version_documents(
    standing: Dispatch, versions: Sequence[Dispatch], writers: Iterable[ItemWriter]
) -> Iterator[Page]:
    """Yield documents of single versions; while the story may not be used, each says so instead of the version.

    Args:
        standing: The version that stands.
        versions: Those to write.
        writers: For each form.
    """
    usable, gone = standing.pub_status is PubStatus.USABLE, standing.pub_status is PubStatus.CANCELED
    for writer in writers:
        for version in versions:
            yield Page(
                path=version_path(standing.guid, version.version, writer.suffix),
                media_type=writer.media_type,
                parts=(writer.document(version if usable else standing),),
                gone=gone,
            )


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
    seen = [take for take in story.takes if take.shown_from <= now]
    if anew or any(take.pub_status is not PubStatus.USABLE for take in seen):
        return [take.version for take in seen]
    return [standing]
