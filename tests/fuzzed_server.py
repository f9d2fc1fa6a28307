"""A whole server in this process, asked by requests that are written down: a line, fields, an empty line, a body."""

import asyncio
import atexit
import hashlib
import hmac
from contextlib import ExitStack
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path
from shutil import copyfile
from tempfile import TemporaryDirectory
from urllib.parse import unquote

from syndicate.build import open_house, open_web
from syndicate.config import load
from syndicate.model.access import Token
from syndicate.model.staff import Role, Session, User
from syndicate.ports.intake import Parcel
from syndicate.rules.tokens import token_digest, token_of
from syndicate.rules.websub import Subscription, to_words
from syndicate.web.desk.entrance import form_token
from syndicate.web.hub_door import PATH
from syndicate.web.wire.asking import is_wire
from tests.desks import Exchange, Fields, Request
from tests.makers import NOON
from tests.stores import lay_out

OUTLET_TOKEN = token_of("0123abcd", "gazettegazettegazette0")
PUSH_TOKEN = "partner-shows-this"  # noqa: S105 - of nobody
TOPIC = "https://hub.example/feed"
CALLBACK = "http://127.0.0.1:8080/api/websub/far/"
KEY = "key"
SECRET = "agreed-with-the-hub"  # noqa: S105 - of nobody
BROWSER = "anna-s-browser"
STORY = (
    b'{"uri": "tag:wire.example,2026:pilots", "version": "1", "type": "text", "headline": "Pilots end strike", '
    b'"versioncreated": "2026-11-24T12:00:00Z", "body_text": "KESTREL BAY, Nov 24 (EXW) - Pilots went back."}'
)
CONFIG = Path(__file__).parent / "seeds" / "config" / "server.toml"
_LONGEST_SECS = 10


class FuzzedServer:
    """A server with a few stories, of which two are published; what it is asked may change it."""

    def __init__(self, held: ExitStack) -> None:
        """Open it, until `held` is closed."""
        folder = Path(held.enter_context(TemporaryDirectory()))
        copyfile(CONFIG, folder / "config.toml")
        (folder / "token").write_text(PUSH_TOKEN)
        config = load(folder / "config.toml")
        lay_out(Path(config.store.url.removeprefix("sqlite:///")))
        house = held.enter_context(open_house(config))
        now = datetime.now(UTC)
        house.ledger.tokens().add(
            Token(prefix="0123abcd", outlet="gazette", digest=token_digest(OUTLET_TOKEN), made=NOON)
        )
        staff = house.ledger.staff()
        staff.add(User(name="anna", role=Role.OPERATOR, password="", made=NOON))
        shown = hashlib.sha256(BROWSER.encode()).digest()
        staff.begin(Session(digest=shown, user="anna", role=Role.OPERATOR, made=now, seen=now))
        agreed = Subscription(address=TOPIC, callback=f"{CALLBACK}{KEY}", secret=SECRET, hub=TOPIC, topic=TOPIC)
        house.ledger.memory("source:far").remember(
            {**to_words(agreed), "subscription_until": (now + timedelta(days=30)).isoformat()}
        )
        for version in (b"1", b"2"):
            house.intake.file("partner", [Parcel(content=STORY.replace(b'"1"', b'"%s"' % version))])
            house.press.publish()
        house.intake.file("partner", [Parcel(content=b"\x00\x01")])
        web = open_web(config, house.stand, house.behind())
        if web.keeper:
            web.keeper.start()
            held.callback(web.keeper.stop)
        self._application = web.application
        self._loop = asyncio.new_event_loop()
        held.callback(self._loop.close)
        held.callback(lambda: self._loop.run_until_complete(self._loop.shutdown_default_executor()))

    def take(self, content: bytes) -> None:
        """Answer a request; whoever asks is logged in and signs rightly. Nobody logs out, and no stream is begun."""
        head, _, body = content.partition(b"\n\n")
        line, *lines = head.decode("latin-1").split("\n")
        method, _, address = line.partition(" ")
        path, _, query = address.partition("?")
        path = unquote(path)
        if is_wire(path) or path in {"/desk/pulse", "/desk/logout"}:
            return
        named = (line.partition(":") for line in lines)
        fields = [(name.strip().lower(), value.strip()) for name, _, value in named]
        if path.startswith("/desk"):
            fields.append(("cookie", f"desk_session={BROWSER}"))
            body += f"&token={form_token(BROWSER)}".encode()
        if path.startswith(PATH):
            fields.append(("x-hub-signature", f"sha256={hmac.new(SECRET.encode(), body, hashlib.sha256).hexdigest()}"))
        if "content-length" not in dict(fields):
            fields.append(("content-length", str(len(body))))
        exchange = Exchange([body])
        asking = self._application.__rsgi__(Request(method.upper(), path, query, Fields(fields)), exchange)
        self._loop.run_until_complete(asyncio.wait_for(asking, _LONGEST_SECS))
        assert exchange.status not in {0, 500}, line


@cache
def server() -> FuzzedServer:
    """The one of this process, which ends with it."""
    held = ExitStack()
    atexit.register(held.close)
    return FuzzedServer(held)


def ask(content: bytes) -> None:
    """Ask the server of this process."""
    server().take(content)
