"""A page between the moment readers of this process have it and the moment its files stand."""

from dataclasses import dataclass, field

from syndicate.stand import files
from syndicate.stand.files import Hidden
from syndicate.stand.standing import Standing
from syndicate.stand.twins import twin_of


@dataclass(slots=True, kw_only=True)
class Aside:
    """A page on its way.

    Attributes:
        path: Below the stand.
        file: Where it will stand.
        standing: As readers have it meanwhile.
        hidden: By encoding, the files that wait to take their places; gzip only where twins are.
    """

    path: str
    file: str
    standing: Standing
    hidden: dict[str, Hidden] = field(default_factory=dict)

    def contents(self) -> list[tuple[str, bytes, int]]:
        """What is to be written: where, what, and the time to give it."""
        standing = self.standing
        twins = [(twin_of(self.file, encoding), twin, standing.modified) for encoding, twin in standing.twins.items()]
        return [(self.file, standing.content, standing.modified), *twins]

    def discard(self) -> None:
        """Remove what has not taken its place."""
        files.discard(hidden.name for hidden in self.hidden.values())
        self.hidden.clear()
