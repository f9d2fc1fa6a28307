"""The configurations in deploy/, with the real nginx and the real Caddy in front of a real stand, over TLS."""

import shutil
import socket
import ssl
import subprocess
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from http.client import HTTPSConnection
from pathlib import Path
from threading import Event

import pytest
import requests
import trustme

from syndicate.build.writers import item_writers, writers
from syndicate.config.forms import ITEM_FORMS, SECTION_FORMS
from syndicate.model.dispatch import PubStatus
from syndicate.ports.format import ItemWriter, Writer
from syndicate.rules.addresses import item_path
from tests.house import eventually
from tests.loopback import Page, PageServer, page_server, raw_server
from tests.makers import AGENCY, make_section
from tests.ports import free_port
from tests.press import numbered_story, press_house

DEPLOY = Path(__file__).parents[2] / "deploy"
STORY, KILLED = numbered_story(2), numbered_story(1)

Command = Callable[..., list[str]]
"""What starts a server: from a folder of its own, the stand, its port, that of syndicate, and the certificate.

It takes the file in deploy/ and changes what its first lines say is to be changed, nothing else.
"""


@dataclass(frozen=True, slots=True)
class Site:
    """What a server in front of a stand answers.

    Attributes:
        port: Where it listens.
        trusted: The certificate of the authority that vouches for it.
        behind: What is asked for where syndicate's own server would be.
        encodings: Of twins, that it has a way to send.
    """

    port: int
    trusted: str
    behind: PageServer
    encodings: tuple[str, ...]

    def get(self, path: str, **headers: str) -> requests.Response:
        address = f"https://127.0.0.1:{self.port}/{path}"
        said = {"Accept-Encoding": "identity", **headers}
        return requests.get(address, headers=said, verify=self.trusted, timeout=10, allow_redirects=False)

    def exact(self, path: str) -> bytes:
        """What is answered at an address that no library has put right on its way, whatever its status."""
        context = ssl.create_default_context(cafile=self.trusted)
        with closing(HTTPSConnection("127.0.0.1", self.port, context=context, timeout=10)) as connection:
            connection.request("GET", f"/{path}")
            return connection.getresponse().read()


def changed(file: str, *changes: tuple[str, str]) -> str:
    """A file of deploy/ for this stand."""
    text = (DEPLOY / file).read_text()
    for before, after in changes:
        assert before in text, before
        text = text.replace(before, after)
    return text


def nginx(folder: Path, stand: Path, port: int, own: int, certified: Path, *private: str) -> list[str]:
    servers = changed(
        "nginx.conf",
        ("listen 80;", f"listen 127.0.0.1:{free_port()};"),
        ("listen 443 ssl", f"listen 127.0.0.1:{port} ssl"),
        ("/etc/ssl/wire.example/", f"{certified}/"),
        ("/srv/syndicate/feeds", str(stand)),
        ("127.0.0.1:8080", f"127.0.0.1:{own}"),
        ("(api|key|outlets)", f"({'|'.join(('api', 'key', 'outlets', *private))})"),
    )
    (folder / "nginx.conf").write_text(
        f"daemon off; pid {folder}/nginx.pid; error_log stderr; user root;"
        f"events {{}} http {{ access_log off; client_body_temp_path {folder}/body; proxy_temp_path {folder}/proxy;"
        f" fastcgi_temp_path {folder}/f; uwsgi_temp_path {folder}/u; scgi_temp_path {folder}/s; {servers} }}"
    )
    return [shutil.which("nginx") or "/usr/sbin/nginx", "-p", str(folder), "-c", str(folder / "nginx.conf")]


def caddy(folder: Path, stand: Path, port: int, own: int, certified: Path, *private: str) -> list[str]:
    site = changed(
        "Caddyfile",
        ("\nwire.example {", f"\nhttps://127.0.0.1:{port} {{"),
        ("# tls /etc/ssl/wire.example/", "tls /etc/ssl/wire.example/"),
        ("/etc/ssl/wire.example/", f"{certified}/"),
        ("/srv/syndicate/feeds", str(stand)),
        ("127.0.0.1:8080", f"127.0.0.1:{own}"),
        ("@live path /api/*", " ".join(("@live path /api/*", *(f"/{name}/*" for name in private)))),
    )
    alone = f"{{\nadmin off\nauto_https disable_redirects\nstorage file_system {folder}\ndefault_sni 127.0.0.1\n}}\n"
    (folder / "Caddyfile").write_text(alone + site)
    return ["caddy", "run", "--adapter", "caddyfile", "--config", str(folder / "Caddyfile")]


SERVERS = {"nginx": (nginx, ("gzip",)), "caddy": (caddy, ("gzip", "br", "zstd"))}


def needs(server: str, package: str) -> pytest.MarkDecorator:
    found = shutil.which(server) or shutil.which(server, path="/usr/sbin")
    return pytest.mark.skipif(found is None, reason=f"{package} is not installed")


@pytest.fixture(scope="module")
def stand(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A section with archive documents, a killed story, and every form of everything."""
    folder = tmp_path_factory.mktemp("stand")
    folder.chmod(0o755)
    with press_house(
        folder,
        make_section(limit=2, formats=SECTION_FORMS),
        writers=writers(AGENCY),
        item_writers=item_writers(AGENCY, ITEM_FORMS),
    ) as house:
        for number in range(1, 6):
            house.record(numbered_story(number))
        house.press.publish()
        house.file(numbered_story(1, version=2, pub_status=PubStatus.CANCELED, ed_note="Wrong."))
        house.press.publish()
        house.stand.settle()
        yield folder / "feeds"


@pytest.fixture(scope="module")
def certified(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("certified")
    ca = trustme.CA()
    issued = ca.issue_cert("127.0.0.1")
    ca.cert_pem.write_to_path(str(folder / "ca.pem"))
    (folder / "fullchain.pem").write_bytes(b"".join(blob.bytes() for blob in issued.cert_chain_pems))
    issued.private_key_pem.write_to_path(str(folder / "privkey.pem"))
    return folder


@pytest.fixture(
    scope="module",
    params=[
        pytest.param("nginx", marks=[pytest.mark.debian("nginx-light"), needs("nginx", "nginx-light")]),
        pytest.param("caddy", marks=[pytest.mark.debian("caddy"), needs("caddy", "caddy")]),
    ],
)
def server(request: pytest.FixtureRequest) -> tuple[Command, tuple[str, ...]]:
    return SERVERS[request.param]


@pytest.fixture(scope="module")
def site(
    server: tuple[Command, tuple[str, ...]],
    stand: Path,
    certified: Path,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[Site]:
    command, encodings = server
    with page_server() as behind:
        behind.pages["/outlets/gazette/rss.xml"] = Page(b"for the gazette")
        behind.pages["/key/syn_1/all/rss.xml?x=%2F"] = Page(b"with a key")
        port = free_port()
        with running(command(tmp_path_factory.mktemp("own"), stand, port, behind.port, certified)):
            made = Site(port, str(certified / "ca.pem"), behind, encodings)
            eventually(lambda: made.get("all/rss.xml").status_code == 200)
            yield made


@contextmanager
def running(command: list[str]) -> Iterator[None]:
    """A server, until the block ends."""
    process = subprocess.Popen(command)
    try:
        yield
    finally:
        process.terminate()
        process.wait(20)


@pytest.mark.parametrize("writer", writers(AGENCY), ids=lambda writer: writer.name)
def test_pages_and_archive_documents_have_their_media_types(site: Site, writer: Writer) -> None:
    for path in (f"all/{writer.filename}", f"all/archive/2/{writer.filename}"):
        answer = site.get(path)
        assert answer.status_code == 200
        assert like(answer.headers["Content-Type"], writer.media_type), path


@pytest.mark.parametrize("writer", item_writers(AGENCY, ITEM_FORMS), ids=lambda writer: writer.name)
def test_documents_of_stories_have_their_media_types(site: Site, writer: ItemWriter) -> None:
    answer = site.get(item_path(STORY.guid, writer.suffix))
    assert answer.status_code == 200
    assert like(answer.headers["Content-Type"], writer.media_type)
    killed = site.get(item_path(KILLED.guid, writer.suffix))
    assert killed.status_code == 410
    assert "Story 1." not in killed.text


def like(said: str, known: str) -> bool:
    """Whether two media types are the same, but for a charset that JSON has no use for (RFC 8259 §11)."""
    said, known = (one.lower().replace(" ", "") for one in (said, known))
    return said in {known, f"{known};charset=utf-8"}


def test_a_killed_story_is_gone_and_its_notice_is_read(site: Site) -> None:
    for held in ({}, {"If-None-Match": "*"}):
        answer = site.get(item_path(KILLED.guid), **held)
        assert (answer.status_code, answer.headers["Content-Type"].lower()) == (410, "text/html; charset=utf-8")
        assert "This story was killed" in answer.text
        assert answer.headers["Cache-Control"] == "no-cache"
    assert site.get(f"{item_path(KILLED.guid)}.gone").status_code == 404


def test_a_section_that_is_no_more_is_gone_at_its_folder(site: Site, stand: Path) -> None:
    (stand / "quays").mkdir(exist_ok=True)
    for name in ("index.html.gone", "rss.xml.gone"):
        (stand / "quays" / name).write_bytes(b"")
    assert [site.get(path).status_code for path in ("quays/", "quays/rss.xml")] == [410, 410]


def test_twins_are_sent_and_have_no_addresses(site: Site) -> None:
    for encoding in site.encodings:
        answer = site.get("all/rss.xml", **{"Accept-Encoding": encoding})
        assert answer.headers["Content-Encoding"] == encoding
        assert answer.headers["Vary"] == "Accept-Encoding"
        assert answer.headers["Content-Type"] == "application/rss+xml; charset=utf-8"
        if encoding == "gzip":
            assert b"Story 5." in answer.content
        again = {"Accept-Encoding": encoding, "If-None-Match": answer.headers["ETag"]}
        assert site.get("all/rss.xml", **again).status_code == 304
    assert b"Story 5." in site.get("all/rss.xml").content
    for path in ("all/rss.xml.gz", "all/rss.xml.br", "all/rss.xml.zst", "all/.x", "README.md"):
        assert site.get(path).status_code == 404


def test_pages_are_asked_for_anew_each_time_and_read_from_other_origins(site: Site) -> None:
    for path in ("", "all/", "all/rss.xml", "all/feed.json", item_path(STORY.guid), "all/nothing.xml"):
        headers = site.get(path).headers
        assert headers["Cache-Control"] == "no-cache", path
        assert headers["Access-Control-Allow-Origin"] == "*", path
        assert headers["X-Content-Type-Options"] == "nosniff", path
    first = site.get("all/atom.xml")
    for held in ({"If-None-Match": first.headers["ETag"]}, {"If-Modified-Since": first.headers["Last-Modified"]}):
        assert site.get("all/atom.xml", **held).status_code == 304


def test_nothing_is_listed_and_no_hidden_file_is_read(site: Site, stand: Path) -> None:
    (stand / ".being-written").write_text("not yet")
    (stand / "all" / ".being-written.xml").write_text("not yet")
    for path in (".being-written", "all/.being-written.xml", "all/%2ebeing-written.xml", "ALL/../.being-written"):
        assert site.get(path).status_code == 404
    for path in ("items/", "all/archive/", "../", "%2e%2e/"):
        answer = site.get(path)
        assert answer.status_code in {400, 404}
        assert b"archive" not in answer.content


def test_what_may_need_a_token_comes_from_syndicate_even_where_a_file_lies(site: Site, stand: Path) -> None:
    folder = stand / "outlets" / "gazette"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "rss.xml").write_bytes(b"the file")
    (folder / "old.xml.gone").write_bytes(b"the file")
    answer = site.get("outlets/gazette/rss.xml", Authorization="Bearer syn_1", **{"X-Forwarded-For": "192.0.2.9"})
    assert answer.content == b"for the gazette"
    assert "Access-Control-Allow-Origin" not in answer.headers  # what syndicate says goes, and nothing beside it
    _, path, headers, _ = site.behind.requests[-1]
    assert (path, headers["authorization"]) == ("/outlets/gazette/rss.xml", "Bearer syn_1")
    assert headers["x-forwarded-for"].endswith("127.0.0.1")
    for path in ("outlets/gazette/old.xml", "OUTLETS/gazette/rss.xml", "outlets//gazette/rss.xml", *ways("outlets")):
        assert b"the file" not in site.exact(path)
    assert site.get("outlets/gazette/old.xml").status_code == 404  # as syndicate says, not 410
    assert site.get("key/syn_1/all/rss.xml?x=%2F").content == b"with a key"


def ways(folder: str) -> tuple[str, ...]:
    """Other addresses of a feed in a folder, for those who want to come round a rule about it."""
    feed = f"{folder}/gazette/rss.xml"
    return (
        f"/{feed}",
        f"%{ord(folder[0]):x}{feed[1:]}",
        f"./{feed}",
        f"all/../{feed}",
        f"all/%2e%2e/{feed}",
        f"all/..%2f{feed}",
    )


def test_a_private_section_that_is_named_is_served_by_syndicate_alone_and_so_is_every_story(
    server: tuple[Command, tuple[str, ...]], stand: Path, certified: Path, tmp_path: Path
) -> None:
    folder = stand / "members"
    (folder / "gazette").mkdir(parents=True, exist_ok=True)
    for file in ("rss.xml", "gazette/rss.xml", "old.xml.gone"):
        (folder / file).write_bytes(b"for members")
    port = free_port()
    with (
        page_server() as behind,
        running(server[0](tmp_path, stand, port, behind.port, certified, "members", "items")),
    ):
        site = Site(port, str(certified / "ca.pem"), behind, ())
        eventually(lambda: site.get("all/rss.xml").status_code == 200)
        stories = (item_path(STORY.guid), item_path(KILLED.guid), item_path(STORY.guid, "nitf.xml"))
        for path in ("members/rss.xml", "members/old.xml", "members/", "MEMBERS/rss.xml", *stories):
            answer = site.get(path)
            assert (answer.status_code, b"for members" in answer.content) == (404, False), path
        assert not any(b"for members" in site.exact(path) for path in ways("members"))
        behind.pages["/members/rss.xml"] = Page(b"with a token")
        assert site.get("members/rss.xml").content == b"with a token"


def test_what_is_handed_in_reaches_syndicate_whole(site: Site) -> None:
    body = bytes(range(256)) * 16_000
    address = f"https://127.0.0.1:{site.port}/api/dispatches"
    requests.post(address, data=body, headers={"Authorization": "Bearer 1"}, verify=site.trusted, timeout=10)
    method, path, headers, came = site.behind.requests[-1]
    assert (method, path, headers["authorization"], came == body) == ("POST", "/api/dispatches", "Bearer 1", True)


def test_events_of_the_wire_come_through_at_once(
    server: tuple[Command, tuple[str, ...]], stand: Path, certified: Path, tmp_path: Path
) -> None:
    seen = Event()

    def events(connection: socket.socket, _head: bytes) -> None:
        connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n\r\ndata: 1\n\n")
        seen.wait(20)
        connection.sendall(b"data: 2\n\n")

    port = free_port()
    with (
        raw_server(events) as behind,
        running(server[0](tmp_path, stand, port, behind.port, certified)),
    ):
        site = Site(port, str(certified / "ca.pem"), PageServer(), ())
        eventually(lambda: site.get("all/rss.xml").status_code == 200)
        address = f"https://127.0.0.1:{port}/wire?section=all"
        with requests.get(address, stream=True, verify=site.trusted, timeout=10) as answer:
            lines = answer.iter_lines()
            assert next(lines) == b"data: 1"  # while the second is not sent before the first was seen
            seen.set()
            assert [line for line in lines if line] == [b"data: 2"]
        assert behind.requests[-1].startswith(b"GET /wire?section=all HTTP/1.1")


def test_the_how_tos_lead_to_what_is_tested() -> None:
    for name, file in (("nginx", "nginx.conf"), ("caddy", "Caddyfile")):
        assert f"(../../deploy/{file})" in (DEPLOY.parent / "docs" / "how-to" / f"serve-with-{name}.md").read_text()
