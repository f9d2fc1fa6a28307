"""What is fuzzed: every reader, and whatever else strangers and operators write. It takes bytes or refuses in words."""

import gzip
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from functools import cache, partial
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import parse_qsl
from zlib import compress

from syndicate.build import readers
from syndicate.build.forms import rules
from syndicate.config import load
from syndicate.desk.reading import Desk, Refusal
from syndicate.errors import BadQuery, ConfigError, HttpError
from syndicate.formats.validation.examination import Examiner
from syndicate.outlets.answering import Heard
from syndicate.ports.format import Reader
from syndicate.rules.event_reading import EventReader
from syndicate.rules.http_fields import charset, media_type, retry_after, web_links
from syndicate.rules.hub import Leases, wish
from syndicate.rules.normalise import Defaults
from syndicate.rules.search.query import parse
from syndicate.rules.tokens import prefix_of
from syndicate.rules.websub import signed
from syndicate.sources import ftp, imap
from syndicate.sources.guarded.inflate import PIECE, inflated
from syndicate.sources.guarded.target import joined, target_of
from syndicate.store.codec import decode, encode
from syndicate.web.clients import Clients
from syndicate.web.conditional import unchanged
from syndicate.web.credentials import is_secret, secret_address, shown_in
from syndicate.web.negotiate import acceptable, qualities
from syndicate.web.parcels import parcels
from syndicate.web.problems import Declined
from syndicate.web.wire.asking import last_event, takes_events
from tests import fuzzed_outlets, fuzzed_polling, fuzzed_server, fuzzed_shelves
from tests.makers import NOON, make_filing

CORPUS = Path(__file__).parent / "corpus"
EXAMPLE = Path(__file__).parents[1] / "config.toml"
_FILINGS = Path(__file__).parent / "filings"
_SEEDS = Path(__file__).parent / "seeds"
_DEFAULTS = Defaults(source="newsroom", domain="wire.example")
_LEASES = Leases(usual=timedelta(days=10), least=timedelta(minutes=5), most=timedelta(days=30))
_CLIENTS = Clients()
_EXAMINER = Examiner(rules())
_TAGS = {'"a"': "gzip", '"b"': "identity"}


@dataclass(frozen=True, slots=True)
class Target:
    """One thing that reads what strangers wrote.

    Attributes:
        name: Also of its folder in the corpus.
        seeds: What it usually gets, to be damaged.
        take: Reads; an exception, or a failed assertion, is a find.
    """

    name: str
    seeds: Sequence[bytes]
    take: Callable[[bytes], None]


def _filing(reader: Reader, content: bytes) -> None:
    for outcome in Desk((reader,)).read(make_filing(content), _DEFAULTS):
        if isinstance(outcome, Refusal):
            assert outcome.trace is None, outcome.reason
            assert outcome.reason
        else:
            assert decode(encode(outcome)) == outcome


def _text(content: bytes) -> str:
    """As a server hands a field on."""
    return content.decode("latin-1")


def _authorization(content: bytes) -> None:
    field = _text(content)
    shown = shown_in(field)
    if shown is not None:
        prefix_of(shown.token)
    if is_secret(path := f"/~{field}") or is_secret(path := f"/{field}"):
        assert secret_address(path)[1][:1] in {"", "/"}


def _conditional(content: bytes) -> None:
    field = _text(content)
    moment = datetime(2026, 11, 24, tzinfo=UTC)
    coding = unchanged(
        tags=_TAGS, modified=moment, acceptable=["gzip", "identity"], none_match=field, modified_since=field
    )
    assert coding in {None, "gzip", "identity"}
    unchanged(tags=_TAGS, modified=moment, acceptable=["identity"], none_match=None, modified_since=field)


def _accepted(content: bytes) -> None:
    field = _text(content)
    assert set(acceptable(field, ["identity", "br"])) <= {"identity", "br"}
    assert all(0 <= weight <= 1 for weight in qualities(field).values())
    takes_events(field)


def _body(content: bytes) -> None:
    head, _, body = content.partition(b"\n\n")
    kind, _, disposition = head.partition(b"\n")
    with suppress(Declined):
        assert parcels(body, _text(kind) or None, _text(disposition) or None)


def _hub(content: bytes) -> None:
    wish(dict(parse_qsl(_text(content), keep_blank_values=True)), _LEASES)
    signed(_text(content), "secret", content, sha1=True)


def _query(content: bytes) -> None:
    with suppress(BadQuery):
        parse(content.decode("utf-8", "replace"))


def _answered(content: bytes) -> None:
    """Fields of servers that are polled."""
    field = _text(content)
    charset(field)
    media_type(field)
    heard = Heard()
    heard.header(content)
    heard.body(content)
    for said in (field, heard.retry_after):
        wait = retry_after(said, NOON)
        assert wait is None or wait > timedelta()
    list(web_links(field))


def _forwarded(content: bytes) -> None:
    field = _text(content)
    _CLIENTS.of("127.0.0.1:1", lambda _name: field)
    _CLIENTS.of(field, lambda _name: None)


def _events(content: bytes) -> None:
    reader = EventReader()
    for line in content.decode("utf-8", "replace").split("\n"):
        reader.line(line)
    field = _text(content)
    last_event(lambda _name: None, field)


def _listed(content: bytes) -> None:
    """Lines of listings by FTP, as ftplib takes them apart, and by IMAP."""
    for line in content.split(b"\n"):
        facts, _, name = line.decode("utf-8", "replace").rstrip("\r").partition(" ")
        pairs = (fact.partition("=") for fact in facts[:-1].split(";"))
        ftp.lying(name, {key.lower(): value for key, _, value in pairs})
        imap.lying(line, "1")


def _redirected(content: bytes) -> None:
    with suppress(HttpError):
        target_of(joined("https://wire.example/feed", _text(content)))


def _inflated(content: bytes) -> None:
    coding, _, packed = content.partition(b"\n")
    with suppress(HttpError):
        for piece in islice(inflated(_text(coding), [packed[:9], packed[9:]]), 256):
            assert len(piece) <= max(PIECE, len(packed))


def _document(content: bytes) -> None:
    served, _, document = content.partition(b"\n")
    _EXAMINER.examine(document)
    _EXAMINER.examine(document, _text(served), over_http=True)


@cache
def _folder() -> TemporaryDirectory[str]:
    """Of this process, gone with it."""
    return TemporaryDirectory(ignore_cleanup_errors=True)


def _config(content: bytes) -> None:
    file = Path(_folder().name) / "config.toml"
    file.write_bytes(content)
    try:
        load(file)
    except ConfigError as error:
        assert error.problems  # noqa: PT017 - any other error is a find


def _seeds(name: str) -> Sequence[bytes]:
    return [path.read_bytes() for path in sorted((_SEEDS / name).iterdir())]


def targets() -> Sequence[Target]:
    """Every target: the readers by name, then the edges of HTTP."""
    filings = [path.read_bytes() for path in sorted(_FILINGS.iterdir())]
    reading = [Target(type(reader).__name__, filings, partial(_filing, reader)) for reader in readers()]
    date = format_datetime(NOON, usegmt=True).encode()
    return (
        *reading,
        Target("authorization", [b"Bearer syn_ab.cd", b"Basic YTpi", b"wire/syn_ab/all/rss.xml"], _authorization),
        Target("conditional", [b'"a", W/"b"', b"*", date], _conditional),
        Target("accept", [b"gzip;q=0.5, br;q=1.0, *;q=0", b"feed, gzip", b"text/event-stream;q=0.9, */*"], _accepted),
        Target(
            "body",
            [
                b"text/plain; charset=utf-8\nattachment; filename*=UTF-8''a%20b\n\nwords",
                b"multipart/mixed; boundary=quay\n\n\n--quay\r\nContent-Type: text/plain\r\n\r\none\r\n--quay--\r\n",
            ],
            _body,
        ),
        Target(
            "hub",
            [
                b"hub.mode=subscribe&hub.callback=https%3A%2F%2Freader.example%2Fhook&hub.topic=https%3A%2F%2Fwire.example%2F",
                b"sha256=0123456789abcdef",
            ],
            _hub,
        ),
        Target("query", [b'(pilots OR "harbour strike"*) -headline:kill AND NOT x', b"slugline:avel* 10:30"], _query),
        Target(
            "answered",
            [date, b'<https://a.example/>; rel="hub next", <b>; rel=self', b"text/xml; charset=x"],
            _answered,
        ),
        Target(
            "listed",
            [
                b"type=file;size=99;modify=20261124120000.5; a.xml\ntype=OS.unix=slink:/b;size=1; b",
                b'1 (UID 7 RFC822.SIZE 99 INTERNALDATE "24-Nov-2026 12:00:00 +0000")',
            ],
            _listed,
        ),
        Target("ftp", _seeds("ftp"), fuzzed_shelves.ftp),
        Target("sftp", [fuzzed_shelves.sftp_day()], fuzzed_shelves.sftp),
        Target("s3", _seeds("s3"), fuzzed_shelves.s3),
        Target("imap", _seeds("imap"), fuzzed_shelves.imap),
        Target("smtp", _seeds("smtp"), fuzzed_outlets.smtp),
        Target("drop", _seeds("drop"), fuzzed_outlets.drop),
        Target("jetstream", _seeds("jetstream"), fuzzed_outlets.jetstream),
        Target("redirected", [b"/feed?a=b#c", b"https://[2001:db8::1]:8443/a b", b"//a.example:80/../x"], _redirected),
        Target("inflated", [b"gzip\n" + gzip.compress(b"x" * 99, mtime=0), b"deflate\n" + compress(b"x")], _inflated),
        Target("polled", _seeds("polled"), fuzzed_polling.poll),
        Target("document", [b"text/xml; charset=utf-8\n" + filing for filing in filings], _document),
        Target("config", [EXAMPLE.read_bytes(), *_seeds("config")], _config),
        Target("pages", _seeds("pages"), fuzzed_server.ask),
        Target("doors", _seeds("doors"), fuzzed_server.ask),
        Target("desk", _seeds("desk"), fuzzed_server.ask),
        Target("forwarded", [b"192.0.2.1, [2001:db8::1]:40000", b"::ffff:127.0.0.1"], _forwarded),
        Target("events", [b"id: 7\nevent: version\ndata: {}\n\n: beat\n", b"lastEventId=7&x=%ff"], _events),
    )
