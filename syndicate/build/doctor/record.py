"""The store: whether it opens, is of this program's time, and who has it."""

from collections.abc import Iterator

from syndicate.config import Config
from syndicate.errors import StoreError, StoreInUse
from syndicate.model.checkup import Finding, bad, doubtful, well
from syndicate.store import claim
from syndicate.store.backups import server_address, store_file
from syndicate.store.looking import look


def record(config: Config) -> Iterator[Finding]:
    """Look at the store; nothing is brought up to date."""
    url = config.store.url
    file = store_file(url)
    if file and not file.exists():
        yield well("store", f"{file} is made when it is first used")
        return
    try:
        seen = look(url)
    except StoreError as error:
        place = file or server_address(url)
        remedy = f"`syndicate restore` a backup over {file}" if file else f"see that `psql {place}` works"
        yield bad("store", str(error), remedy)
        return
    yield well("store", seen.server)
    if seen.unknown:
        remedy = "install that syndicate again, or restore a backup of before"
        yield bad("migrations", f"at {seen.revision}, made by a newer syndicate", remedy)
    elif seen.missing:
        remedy = "back up; whichever verb opens the store next brings it up to date"
        yield doubtful("migrations", f"at {seen.revision or 'nothing'}, {len(seen.missing)} behind", remedy)
    else:
        yield well("migrations", f"at {seen.revision}, the newest")
    yield _held(url)


def _held(url: str) -> Finding:
    """Who has it; a lock ends with its process, so none is ever stale."""
    try:
        with claim(url):
            return well("lock", "free: no daemon runs")
    except StoreInUse as error:
        return well("lock", str(error))
    except StoreError as error:
        return bad("lock", str(error), "see access to the store")
