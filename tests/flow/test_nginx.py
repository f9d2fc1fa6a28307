"""The configuration of nginx in the how-to, with the real nginx in front of a real stand."""

import json
import re
import shutil
import socket
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import requests

from syndicate.build.writers import item_writers, writers
from syndicate.config.forms import ITEM_FORMS, SECTION_FORMS
from syndicate.model.dispatch import PubStatus
from syndicate.ports.format import ItemWriter, Writer
from syndicate.rules.addresses import item_path
from tests.house import eventually, make_house
from tests.makers import AGENCY, make_section
from tests.press import numbered_story, press_house

NGINX = shutil.which("nginx") or "/usr/sbin/nginx"
HOW_TO = Path(__file__).parents[2] / "docs" / "how-to" / "serve-with-nginx.md"

pytestmark = [
    pytest.mark.debian("nginx-light"),
    pytest.mark.skipif(not Path(NGINX).exists(), reason="nginx is not installed"),
]

STORY, KILLED = numbered_story(2), numbered_story(1)

PRIVATE = """
[agency]
name = "Meridian Press"
tag = "MER"
domain = "wire.example"
base_url = "http://wire.example/"

[sources.newsroom]
type = "spool"
path = "spool"

[web]
port = {port}

[sections.world]
title = "World"
any = {{ texts = ["treaty"] }}

[sections.quays]
title = "Quays"
formerly = ["harbours"]
public = false
any = {{ texts = ["quay"] }}

[outlets.gazette]
profile = "plain"
sections = ["quays"]
"""

Get = Callable[..., requests.Response]


@pytest.fixture(scope="module")
def get(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Get]:
    folder = tmp_path_factory.mktemp("nginx")
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
        with socket.create_server(("127.0.0.1", 0)) as free:
            port = free.getsockname()[1]
        server = _configured(folder / "feeds", port)
        with _running(folder, server, port) as ask:
            yield ask


@contextmanager
def _running(folder: Path, server: str, port: int) -> Iterator[Get]:
    """Run nginx with this block."""
    (folder / "nginx.conf").write_text(
        f"daemon off; pid {folder}/nginx.pid; error_log stderr; user root;"
        f"events {{}} http {{ access_log off; client_body_temp_path {folder}/body; proxy_temp_path {folder}/proxy;"
        f" fastcgi_temp_path {folder}/f; uwsgi_temp_path {folder}/u; scgi_temp_path {folder}/s; {server} }}"
    )
    process = subprocess.Popen([NGINX, "-p", str(folder), "-c", str(folder / "nginx.conf")])

    def ask(path: str, **headers: str) -> requests.Response:
        address = f"http://127.0.0.1:{port}/{path}"
        fields = {"Accept-Encoding": "identity", **headers}
        return requests.get(address, headers=fields, timeout=10, allow_redirects=False)

    try:
        eventually(lambda: ask("index.html").status_code in {200, 404})
        yield ask
    finally:
        process.terminate()
        process.wait(10)


def _configured(stand: Path, port: int) -> str:
    """The block of the how-to for this stand; nothing else of it is changed."""
    changed = _blocks()[0].replace("listen 80;", f"listen 127.0.0.1:{port};")
    return changed.replace("root /srv/syndicate/feeds;", f"root {stand};")


def _blocks() -> list[str]:
    return re.findall(r"```nginx\n(.*?)```", HOW_TO.read_text(), re.DOTALL)


def test_what_is_private_is_left_to_our_own_server(tmp_path: Path) -> None:
    house = make_house(tmp_path, PRIVATE)
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    root = f"root {house.feeds};"
    (private,) = (block for block in _blocks() if "break;" in block)
    private = private.replace("127.0.0.1:8080", f"127.0.0.1:{house.port}")
    server = _configured(house.feeds, port).replace(root, root + private)
    with house.running():
        house.drop("1.txt", "The quay today\n\nPORT AVEL, Nov 24 (MER) - It closes on Monday.\n")
        house.drop("2.txt", "The treaty today\n\nGENEVA, Nov 24 (MER) - Ministers signed for nine countries.\n")
        house.drop("3.txt", "Ship damages quay\n\nPORT ELDER, Nov 24 (MER) - A ferry ran into a wall in fog.\n")
        eventually(lambda: len([*house.feeds.glob("items/*/*.html")]) == 3)
        rows = map(json.loads, house.syndicate("list", "--json").out.splitlines())
        guids = {row["headline"]: row["guid"] for row in rows}
        killed = item_path(guids["Ship damages quay"])
        house.syndicate("kill", guids["Ship damages quay"], "--note", "Wrong.")
        eventually((house.feeds / f"{killed}.gone").exists)
        (given,) = re.findall(r"^  (syn_\S+)$", house.syndicate("outlet", "add", "gazette").out, re.MULTILINE)
        shown = {"Authorization": f"Bearer {given}"}
        with _running(tmp_path, server, port) as ask:
            eventually(lambda: ask("quays/rss.xml", **shown).status_code == 200)
            document = item_path(guids["The quay today"])
            closed = ("quays/rss.xml", "quays/", "quays", "quays/rss.xml.gz", "harbours/", "QUAYS/", "%71uays/rss.xml")
            outlets = ("outlets/gazette/rss.xml", "key/syn_x/quays/rss.xml", "./quays//rss.xml")
            for path in (*closed, *outlets, document, killed, f"{killed}.gone", f"world/../{document}"):
                refused = ask(path)
                assert refused.status_code == 401, path
                assert "quay" not in refused.text
            for path in ("quays/rss.xml", "quays/", "outlets/gazette/rss.xml", document):
                answer = ask(path, **shown)
                assert (answer.status_code, answer.headers["Cache-Control"]) == (200, "private, no-cache"), path
            assert ask(killed, **shown).status_code == 410
            assert ask(item_path(guids["The treaty today"])).status_code == 200
            assert ask("world/rss.xml").headers["Cache-Control"] == "no-cache"


@pytest.mark.parametrize("writer", writers(AGENCY), ids=lambda writer: writer.name)
def test_pages_and_archive_documents_have_their_media_types(get: Get, writer: Writer) -> None:
    for path in (f"all/{writer.filename}", f"all/archive/2/{writer.filename}"):
        answer = get(path)
        assert answer.status_code == 200
        assert answer.headers["Content-Type"].lower() == writer.media_type.lower(), path


@pytest.mark.parametrize("writer", item_writers(AGENCY, ITEM_FORMS), ids=lambda writer: writer.name)
def test_documents_of_stories_have_their_media_types(get: Get, writer: ItemWriter) -> None:
    answer = get(item_path(STORY.guid, writer.suffix))
    assert answer.status_code == 200
    assert answer.headers["Content-Type"].lower() == writer.media_type.lower()
    killed = get(item_path(KILLED.guid, writer.suffix))
    assert killed.status_code == 410
    assert "Story 1." not in killed.text


def test_a_killed_story_is_gone_and_its_notice_is_read(get: Get) -> None:
    answer = get(item_path(KILLED.guid))
    assert (answer.status_code, answer.headers["Content-Type"]) == (410, "text/html; charset=utf-8")
    assert "This story was killed" in answer.text
    assert answer.headers["Cache-Control"] == "no-cache"
    assert get(f"{item_path(KILLED.guid)}.gone").status_code == 404


def test_twins_are_sent_and_have_no_addresses(get: Get) -> None:
    answer = get("all/rss.xml", **{"Accept-Encoding": "gzip"})
    assert answer.headers["Content-Encoding"] == "gzip"
    assert answer.headers["Vary"] == "Accept-Encoding"
    assert b"Story 5." in answer.content
    assert get("all/rss.xml", **{"If-None-Match": get("all/rss.xml").headers["ETag"]}).status_code == 304
    for path in ("all/rss.xml.gz", "all/.x", "README.md"):
        assert get(path).status_code == 404
