"""What pages of the desk work with: ports, handed in by build."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from syndicate.ports.clock import Clock
from syndicate.ports.editor import Editor
from syndicate.ports.embargoes import Embargoes
from syndicate.ports.folios import Folios
from syndicate.ports.followers import Followers
from syndicate.ports.incoming import Incoming
from syndicate.ports.newsroom import Newsroom
from syndicate.ports.outgoing import Outgoing
from syndicate.ports.queue import Queue
from syndicate.ports.staff import Acts
from syndicate.ports.tray import Tray
from syndicate.ports.watch import Watch

if TYPE_CHECKING:
    from syndicate.web.desk.pulse import Pulse


@dataclass(frozen=True, slots=True, kw_only=True)
class Services:
    """All that a page may ask.

    Attributes:
        agency: Whose desk it is, in words.
        base_url: Where pages are published, ending in a slash.
        clock: For what is shown as of now.
        acts: What people did.
        newsroom: Looks into the record.
        editor: Works on stories.
        tray: What could not be taken.
        queue: What is to be delivered.
        folios: How sections are doing.
        incoming: How sources are doing.
        outgoing: How outlets are doing.
        followers: Who subscribed at our hub; None where we are none.
        watch: How it all is.
        embargoes: What is held back.
        pulse: Tells when something is new on the wire.
    """

    agency: str
    base_url: str
    clock: Clock
    acts: Acts
    newsroom: Newsroom
    editor: Editor
    tray: Tray
    queue: Queue
    folios: Folios
    incoming: Incoming
    outgoing: Outgoing
    followers: Followers | None
    watch: Watch
    embargoes: Embargoes
    pulse: "Pulse"
