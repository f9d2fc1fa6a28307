"""Pages joined from a writer's entries and frame, as the publisher joins them."""

from syndicate.model.edition import Edition
from syndicate.ports.format import Writer


def joined(writer: Writer, edition: Edition) -> bytes:
    """The page of this edition."""
    frame = writer.frame(edition)
    entries = [entry for entry in map(writer.entry, edition.dispatches) if entry is not None]
    return frame.head + frame.joint.join(entries) + frame.tail
