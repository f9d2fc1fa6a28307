"""A stand over HTTP, served by the real server on a loopback port."""

import gzip
import itertools
import json
import socket
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from http import HTTPStatus
from http.client import HTTPConnection
from pathlib import Path

import brotli
import pytest
import requests
import zstandard

from syndicate.errors import WebError
from syndicate.model.edition import Page
from syndicate.stand.folder import FolderStand
from syndicate.web.server import WebServer
from tests.ports import free_port

RSS = "application/rss+xml; charset=utf-8"
HTML = "text/html; charset=utf-8"
CONTENT = b"<rss>" + b"".join(b"<item>Harbour talks, day %d</item>" % day for day in range(2000)) + b"</rss>"
STORY = b"<p>Harbour talks resume</p>" * 20
ADDRESSES = ("harbour/", "harbour/rss.xml", "sport/", "sport/rss.xml", "feeds.opml")


@dataclass(frozen=True)
class Served:
    root: Path
    stand: FolderStand
    web: WebServer
    port: int

    def get(self, path: str, method: str = "GET", **headers: str) -> requests.Response:
        """One request with only these headers (`_` for `-`), its body not decoded."""
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        asked = requests.Request(method, self.web.address + path, headers=named).prepare()
        with requests.Session() as session:
            session.trust_env = False
            response = session.send(asked, allow_redirects=False, timeout=10, stream=True)
            response._content = response.raw.read(decode_content=False)  # noqa: SLF001 - else requests decodes it
            return response

    def raw(self, sent: bytes) -> bytes:
        """Whatever comes back until the server closes or is silent for a second."""
        with socket.create_connection(("127.0.0.1", self.port), timeout=1) as connection:
            connection.sendall(sent)
            received = b""
            try:
                while piece := connection.recv(65536):
                    received += piece
            except TimeoutError:
                pass
            return received


def pages() -> list[Page]:
    return [
        Page(path="index.html", media_type=HTML, parts=(b"<h1>Front</h1>",)),
        Page(path="feeds.opml", media_type="text/x-opml; charset=utf-8", parts=(b"<opml/>",)),
        Page(path="harbour/index.html", media_type=HTML, parts=(b"<h1>Harbour</h1>",)),
        Page(path="harbour/rss.xml", media_type=RSS, parts=(CONTENT,)),
        Page(path="items/ab/abc.html", media_type=HTML, parts=(STORY,)),
    ]


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    root = tmp_path_factory.mktemp("web") / "feeds"
    stand = FolderStand(root)
    stand.put(pages())
    stand.settle()
    port = free_port()
    web = WebServer(stand, "127.0.0.1", port, ADDRESSES)
    web.start()
    yield Served(root, stand, web, port)
    web.stop()
    stand.close()


DECODERS: dict[str | None, Callable[[bytes], bytes]] = {
    None: bytes,
    "gzip": gzip.decompress,
    "br": brotli.decompress,
    "zstd": lambda content: zstandard.ZstdDecompressor().decompress(content),
}


@pytest.mark.parametrize(
    ("path", "media_type", "content"),
    [
        ("", HTML, b"<h1>Front</h1>"),
        ("index.html", HTML, b"<h1>Front</h1>"),
        ("harbour/", HTML, b"<h1>Harbour</h1>"),
        ("harbour/rss.xml", RSS, CONTENT),
        ("harbour/rss.xml?from=reader", RSS, CONTENT),
        ("harbour%2Frss.xml", RSS, CONTENT),
        ("feeds.opml", "text/x-opml; charset=utf-8", b"<opml/>"),
        ("items/ab/abc.html", HTML, STORY),
    ],
)
def test_pages_are_where_they_should_be(served: Served, path: str, media_type: str, content: bytes) -> None:
    response = served.get(path, Accept_Encoding="identity")
    assert response.status_code == 200
    assert response.headers["Content-Type"] == media_type
    assert response.headers["Content-Length"] == str(len(content))
    assert response.content == content


def test_a_page_comes_with_what_caches_and_browsers_need(served: Served) -> None:
    headers = served.get("harbour/rss.xml", Accept_Encoding="gzip").headers
    assert headers["Cache-Control"] == "no-cache"
    assert headers["Vary"] == "Accept-Encoding"
    assert headers["Access-Control-Allow-Origin"] == "*"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["ETag"].startswith('"')
    assert headers["Last-Modified"].endswith(" GMT")
    assert headers["Date"].endswith(" GMT")


@pytest.mark.parametrize(
    ("asked", "encoding"),
    [
        ("gzip", "gzip"),
        ("br", "br"),
        ("zstd", "zstd"),
        ("gzip, deflate, br, zstd", "br"),
        ("br;q=0.1, gzip", "gzip"),
        ("identity;q=0, gzip;q=0.1", "gzip"),
        ("identity", None),
        ("deflate", None),
        ("", None),
    ],
)
def test_encodings_are_negotiated_each_with_a_tag_of_its_own(served: Served, asked: str, encoding: str | None) -> None:
    response = served.get("harbour/rss.xml", Accept_Encoding=asked)
    assert response.headers.get("Content-Encoding") == encoding
    assert response.headers["Content-Length"] == str(len(response.content))
    assert DECODERS[encoding](response.content) == CONTENT
    plain = served.get("harbour/rss.xml", Accept_Encoding="identity").headers["ETag"]
    assert (response.headers["ETag"] == plain) is (encoding is None)


BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"
READER = "application/rss+xml, application/atom+xml;q=0.9, */*;q=0.1"
REFUSED = {
    404: ("GET", "harbor/rss.xml", {}),
    405: ("POST", "harbour/rss.xml", {}),
    406: ("GET", "harbour/rss.xml", {"Accept_Encoding": "*;q=0"}),
    410: ("GET", "closed/rss.xml", {}),
}


@pytest.mark.parametrize("status", REFUSED)
@pytest.mark.parametrize(
    ("accept", "media_type"),
    [
        ("application/json", "application/problem+json"),
        ("application/problem+json, */*;q=0.1", "application/problem+json"),
        ("text/html;q=0.5, application/json", "application/problem+json"),
        (BROWSER, HTML),
        ("application/json;q=0.5, text/html", HTML),
        (READER, "text/plain; charset=utf-8"),
        ("*/*", "text/plain; charset=utf-8"),
        ("", "text/plain; charset=utf-8"),
    ],
)
def test_whoever_is_refused_is_told_in_a_form_that_it_reads(
    served: Served, status: int, accept: str, media_type: str
) -> None:
    served.stand.put([Page(path="closed/rss.xml", media_type=RSS, parts=(), gone=True)])
    method, path, headers = REFUSED[status]
    response = served.get(path, method, Accept=accept, **headers)
    assert (response.status_code, response.headers["Content-Type"]) == (status, media_type)
    assert "Accept" in [name.strip() for name in response.headers["Vary"].split(",")]
    assert response.headers["Content-Length"] == str(len(response.content))
    said = {404: "/harbor/rss.xml", 405: "GET and HEAD", 406: "compressed by gzip", 410: "any more"}[status]
    if media_type == "application/problem+json":
        problem = json.loads(response.content)
        assert (problem["status"], problem["type"]) == (status, "about:blank")
        assert problem["title"] == HTTPStatus(status).phrase
        assert said in problem["detail"]
    else:
        assert said in response.text
    assert (media_type == HTML) is response.text.startswith("<!doctype html>")


def test_a_problem_names_the_nearest_address_and_the_sections(served: Served) -> None:
    problem = json.loads(served.get("harbor/rss.xml", Accept="application/json").content)
    assert problem["nearest"] == ["/harbour/rss.xml"]
    assert problem["sections"] == ["/harbour/", "/sport/"]


def test_a_problem_about_a_path_of_any_bytes_is_json(served: Served) -> None:
    answer = served.raw(
        b"GET /%ff%fe%ed%a0%80 HTTP/1.1\r\nHost: x\r\nAccept: application/json\r\nConnection: close\r\n\r\n"
    )
    assert json.loads(answer.partition(b"\r\n\r\n")[2])["status"] in {400, 404}


@pytest.mark.parametrize("accept", ["application/json", BROWSER, "*/*"])
def test_a_notice_of_what_is_gone_stays_but_for_programs_that_want_a_problem(served: Served, accept: str) -> None:
    notices = {
        "items/ab/killed.html": (HTML, b"<p>Story withdrawn</p>"),
        "items/ab/killed.json": ("application/json", b'{"pubstatus":"canceled"}'),
    }
    served.stand.put(
        [Page(path=path, media_type=kind, parts=(body,), gone=True) for path, (kind, body) in notices.items()]
    )
    for path, (kind, body) in notices.items():
        response = served.get(path, Accept=accept)
        assert response.status_code == 410
        assert response.headers["Vary"].endswith("Accept")
        if path.endswith("html") and accept == "application/json":
            assert response.headers["Content-Type"] == "application/problem+json"
        else:
            assert (response.headers["Content-Type"], response.content) == (kind, body)


def test_a_client_that_excludes_every_encoding_is_told(served: Served) -> None:
    response = served.get("harbour/rss.xml", Accept_Encoding="*;q=0")
    assert response.status_code == 406
    assert response.headers["Vary"] == "Accept-Encoding, Accept"


@pytest.mark.parametrize("asked", ["identity", "gzip", "br", "zstd"])
def test_a_304_has_no_body_and_keeps_the_headers_of_rfc_9110(served: Served, asked: str) -> None:
    full = served.get("harbour/rss.xml", Accept_Encoding=asked)
    same = served.get("harbour/rss.xml", Accept_Encoding=asked, If_None_Match=full.headers["ETag"])
    assert same.status_code == 304
    assert same.content == b""
    for name in ("ETag", "Cache-Control", "Vary", "Access-Control-Allow-Origin"):
        assert same.headers[name] == full.headers[name]
    assert "Date" in same.headers
    assert "Content-Encoding" not in same.headers
    assert "Content-Type" not in same.headers


def test_if_none_match_beats_if_modified_since(served: Served) -> None:
    date = served.get("harbour/rss.xml").headers["Last-Modified"]
    assert served.get("harbour/rss.xml", If_None_Match='"old"', If_Modified_Since=date).status_code == 200


def test_if_modified_since_is_answered_where_the_date_tells_versions_apart(served: Served) -> None:
    published = served.stand.get("harbour/rss.xml")
    assert published is not None
    assert published.modified_is_strong
    date = served.get("harbour/rss.xml").headers["Last-Modified"]
    assert served.get("harbour/rss.xml", If_Modified_Since=date).status_code == 304
    assert served.get("harbour/rss.xml", If_Modified_Since="Tue, 01 Jan 2019 00:00:00 GMT").status_code == 200
    assert served.get("harbour/rss.xml", If_Modified_Since="not a date").status_code == 200


def test_a_twin_that_came_later_does_not_undo_a_304(served: Served) -> None:
    gzipped = served.get("harbour/rss.xml", Accept_Encoding="gzip").headers["ETag"]
    response = served.get("harbour/rss.xml", Accept_Encoding="gzip, br", If_None_Match=gzipped)
    assert (response.status_code, response.headers["ETag"]) == (304, gzipped)


def test_headers_sent_twice_count_as_one(served: Served) -> None:
    connection = HTTPConnection("127.0.0.1", served.port, timeout=10)
    connection.putrequest("GET", "/harbour/rss.xml", skip_accept_encoding=True)
    connection.putheader("If-None-Match", '"old"')
    connection.putheader("If-None-Match", "*")
    connection.endheaders()
    response = connection.getresponse()
    response.read()
    connection.close()
    assert response.status == 200  # `"old",*` is no list of tags, and `*` counts only alone


@pytest.mark.parametrize("asked", ["identity", "gzip"])
def test_head_is_get_without_the_body(served: Served, asked: str) -> None:
    full = served.get("harbour/rss.xml", Accept_Encoding=asked)
    head = served.get("harbour/rss.xml", "HEAD", Accept_Encoding=asked)
    assert head.content == b""
    assert {**head.headers, "date": ""} == {**full.headers, "date": ""}
    same = served.get("harbour/rss.xml", "HEAD", Accept_Encoding=asked, If_None_Match=full.headers["ETag"])
    assert same.status_code == 304


@pytest.mark.parametrize(
    ("path", "headers"),
    [
        ("", {}),
        ("harbour", {}),
        ("harbor/rss.xml", {}),
        ("harbor/rss.xml", {"Accept": "application/json"}),
        ("harbor/rss.xml", {"Accept": BROWSER}),
        ("harbour/rss.xml", {"Accept_Encoding": "*;q=0"}),
        ("closed/rss.xml", {}),
        ("items/ab/abc.html", {"Accept_Encoding": "gzip"}),
        ("api/nothing", {}),
    ],
)
def test_head_is_get_without_the_body_whatever_is_answered(served: Served, path: str, headers: dict[str, str]) -> None:
    served.stand.put([Page(path="closed/rss.xml", media_type=RSS, parts=(), gone=True)])
    full, head = (served.get(path, method, **headers) for method in ("GET", "HEAD"))
    assert (head.status_code, head.content) == (full.status_code, b"")
    assert int(head.headers["Content-Length"]) > 0
    assert {**head.headers, "date": ""} == {**full.headers, "date": ""}


def test_a_range_is_answered_with_the_whole(served: Served) -> None:
    tag = served.get("harbour/rss.xml", Accept_Encoding="identity").headers["ETag"]
    for headers in ({}, {"If_Range": tag}, {"If_Match": tag}):
        response = served.get("harbour/rss.xml", Range="bytes=0-9", Accept_Encoding="identity", **headers)
        assert (response.status_code, response.content) == (200, CONTENT)
        assert "Accept-Ranges" not in response.headers
        assert "Content-Range" not in response.headers


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH", "PROPFIND"])
def test_other_methods_are_refused(served: Served, method: str) -> None:
    response = served.get("harbour/rss.xml", method)
    assert (response.status_code, response.headers["Allow"]) == (405, "GET, HEAD, OPTIONS")


def test_options_allows_scripts_of_other_origins(served: Served) -> None:
    response = served.get("harbour/rss.xml", "OPTIONS", Origin="https://reader.example")
    assert (response.status_code, response.content) == (204, b"")
    assert response.headers["Allow"] == "GET, HEAD, OPTIONS"
    assert response.headers["Access-Control-Allow-Origin"] == "*"
    assert "If-None-Match" in response.headers["Access-Control-Allow-Headers"]


def test_a_section_without_its_slash_is_moved_for_good(served: Served) -> None:
    response = served.get("harbour")
    assert (response.status_code, response.headers["Location"]) == (301, "/harbour/")


def test_a_404_names_the_nearest_address_and_the_sections(served: Served) -> None:
    response = served.get("harbor/rss.xml")
    assert response.status_code == 404
    assert response.headers["Content-Type"] == "text/plain; charset=utf-8"
    assert "Did you mean /harbour/rss.xml ?" in response.text
    assert "Section: /sport/" in response.text


def test_a_404_for_browsers_is_a_page_with_nothing_of_the_path_in_its_markup(served: Served) -> None:
    response = served.get("<script>alert(1)</script>", Accept="text/html,*/*;q=0.8")
    assert response.status_code == 404
    assert response.headers["Content-Type"] == HTML
    assert response.headers["Vary"] == "Accept"
    assert '<a href="/harbour/">' in response.text
    assert "<script" not in response.text


@pytest.mark.parametrize(
    "path",
    [
        "/../outside.xml",
        "/harbour/../../outside.xml",
        "/%2e%2e/outside.xml",
        "/harbour/%2e%2e%2f%2e%2e%2foutside.xml",
        "/harbour/..%5c..%5coutside.xml",
        "//outside.xml",
        "/%252e%252e%252foutside.xml",
        "/%c0%ae%c0%ae%c0%afoutside.xml",
        "/harbour/..;/..;/outside.xml",
        "/harbour\\..\\..\\outside.xml",
        "/./harbour/rss.xml",
        "/harbour/./rss.xml",
        "/harbour//rss.xml",
        "/link.xml",
        "/folder/outside.xml",
        "http://x/../outside.xml",
        "http://x/%2e%2e%2foutside.xml",
        "/harbour/rss.xml.gone",
        "/harbour/rss.xml.gz",
        "/harbour/.hidden.xml",
        "/harbour/rss.xml%00",
        "/%ff%fe",
        "//evil.example/harbour",
        "/" + "x/" * 3000,
    ],
)
def test_no_path_leads_out(served: Served, path: str) -> None:
    (served.root.parent / "outside.xml").write_text("secret")
    for name, place in (("link.xml", served.root.parent / "outside.xml"), ("folder", served.root.parent)):
        if not (served.root / name).is_symlink():
            (served.root / name).symlink_to(place)
    (served.root / "harbour/.hidden.xml").write_text("secret")
    answer = served.raw(f"GET {path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n".encode())
    assert answer.startswith((b"HTTP/1.1 404", b"HTTP/1.1 400"))
    assert b"secret" not in answer


@pytest.mark.parametrize(
    "sent",
    [
        b"GET / HTTP/1.1\r\nHost: x\r\nX-Long: " + b"x" * 200_000 + b"\r\n\r\n",
        b"GET /" + b"x" * 200_000 + b" HTTP/1.1\r\nHost: x\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: x\r\n" + b"X: y\r\n" * 5000 + b"\r\n",
        b"\x00\x01\x02\x03\r\n\r\n",
        b"GET / HTTP/9.9\r\n\r\n",
        b"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 99999999999\r\n\r\nxx",
    ],
    ids=["long header", "long path", "many headers", "no HTTP", "HTTP/9.9", "endless body"],
)
def test_odd_requests_harm_nobody(served: Served, sent: bytes) -> None:
    answer = served.raw(sent)
    assert not answer.startswith((b"HTTP/1.1 2", b"HTTP/1.1 5"))
    assert served.get("").status_code == 200


def test_fields_of_any_bytes_are_read(served: Served) -> None:
    head = b"GET /harbour/ HTTP/1.1\r\nHost: x\r\nConnection: close\r\n"
    for name in (b"Accept", b"Accept-Encoding", b"If-None-Match", b"If-Modified-Since"):
        assert served.raw(head + name + b': \xff\xfe"\x80"\r\n\r\n').startswith(b"HTTP/1.1 200")


def test_the_body_of_a_get_is_ignored(served: Served) -> None:
    body = b"GET /nowhere HTTP/1.1\r\nHost: x\r\n\r\n"
    head = b"GET /harbour/ HTTP/1.1\r\nHost: x\r\nContent-Length: %d\r\n\r\n" % len(body)
    answer = served.raw(head + body + b"GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
    assert next(line for line in answer.splitlines() if line.startswith(b"<h1>")).startswith(b"<h1>Harbour</h1>")
    assert b"404" not in answer


def test_clients_that_never_finish_their_headers_block_nobody(served: Served) -> None:
    slow = [socket.create_connection(("127.0.0.1", served.port)) for _ in range(200)]
    for connection in slow:
        connection.sendall(b"GET / HTTP/1.1\r\nHost: x\r\nX-Slow: ")
    assert all(served.get("").status_code == 200 for _ in range(5))
    for connection in slow:
        connection.close()


def test_fifty_clients_at_once_get_whole_pages_while_they_change(tmp_path: Path) -> None:
    stand = FolderStand(tmp_path / "feeds")
    versions = {number: (b"version %d " % number) * 20_000 for number in range(30)}

    def put(number: int) -> None:
        stand.put([Page(path="harbour/rss.xml", media_type=RSS, parts=(versions[number],))])

    put(0)
    port = free_port()
    web = WebServer(stand, "127.0.0.1", port)
    web.start()
    done = threading.Event()

    def change() -> None:
        for number in itertools.cycle(range(1, 30)):
            if done.is_set():
                return
            put(number)

    def read(client: int) -> bool:
        connection = HTTPConnection("127.0.0.1", port, timeout=30)
        encoding = ("gzip", "identity")[client % 2]
        tags: dict[str, bytes] = {}
        whole = True
        for _ in range(10):
            connection.request("GET", "/harbour/rss.xml", headers={"Accept-Encoding": encoding})
            response = connection.getresponse()
            content = DECODERS[response.getheader("Content-Encoding")](response.read())
            whole = whole and content in versions.values()
            whole = whole and tags.setdefault(str(response.getheader("ETag")), content) == content
        connection.close()
        return whole

    changer = threading.Thread(target=change)
    changer.start()
    with ThreadPoolExecutor(50) as clients:
        assert all(clients.map(read, range(50)))
    done.set()
    changer.join()
    web.stop()
    stand.close()


def test_a_change_shows_in_the_next_answer(served: Served) -> None:
    path = "harbour/changing.xml"
    tag = None
    for number in range(5):
        content = b"<rss>%d</rss>" % number
        served.stand.put([Page(path=path, media_type=RSS, parts=(content,))])
        response = served.get(path, Accept_Encoding="identity", **({"If_None_Match": tag} if tag else {}))
        assert response.content == content
        tag = response.headers["ETag"]


def test_an_address_in_use_is_said_and_the_first_server_stays(served: Served) -> None:
    with pytest.raises(WebError, match=rf"cannot listen on http://127\.0\.0\.1:{served.port}/: .*in use"):
        WebServer(served.stand, "127.0.0.1", served.port).start()
    assert served.get("").status_code == 200


def test_an_address_that_is_not_ours_is_said(served: Served) -> None:
    with pytest.raises(WebError, match="cannot listen"):
        WebServer(served.stand, "192.0.2.1", free_port()).start()


def test_it_can_be_stopped_and_started_on_the_same_address(tmp_path: Path) -> None:
    stand = FolderStand(tmp_path / "feeds")
    stand.put(pages())
    port = free_port()
    kept = []
    for _ in range(3):
        web = WebServer(stand, "localhost", port)
        web.start()
        kept.append(requests.get(f"http://127.0.0.1:{port}/", timeout=10).status_code)
        web.stop()
        web.stop()
        with pytest.raises(requests.ConnectionError):
            requests.get(f"http://127.0.0.1:{port}/", timeout=10)
    assert kept == [200, 200, 200]
    stand.close()


HOST = """
import json, logging, signal, sys, threading
from pathlib import Path
from syndicate.stand.folder import FolderStand
from syndicate.web.server import WebServer

log = logging.FileHandler(sys.argv[3], "w")
logging.getLogger().addHandler(log)
stopped = threading.Event()
signal.signal(signal.SIGTERM, lambda *_: stopped.set())
stand = FolderStand(Path(sys.argv[1]))
web = WebServer(stand, "127.0.0.1", int(sys.argv[2]))
web.start()
logging.getLogger("desk").warning("still logging")
print("up", flush=True)
stopped.wait()
stand.close()
web.stop()
tasks = Path("/proc/self/task")
native = len(list(tasks.iterdir())) if tasks.is_dir() else 1
print(json.dumps([native, *(each.name for each in threading.enumerate())]), flush=True)
"""


def test_its_host_keeps_its_signals_and_its_log(tmp_path: Path) -> None:
    stand = FolderStand(tmp_path / "feeds")
    stand.put(pages())
    stand.close()
    port = free_port()
    log = tmp_path / "log"
    host = subprocess.Popen(
        [sys.executable, "-c", HOST, tmp_path / "feeds", str(port), log],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert host.stdout is not None
    assert host.stdout.readline() == "up\n"
    idle = socket.create_connection(("127.0.0.1", port))
    assert requests.get(f"http://127.0.0.1:{port}/harbour/rss.xml", timeout=10).status_code == 200
    host.terminate()
    out, err = host.communicate(timeout=20)
    idle.close()
    assert (host.returncode, err) == (0, "")
    assert json.loads(out) == [1, "MainThread"]  # a native thread that outlives the interpreter aborts it
    assert log.read_text() == "still logging\n"
