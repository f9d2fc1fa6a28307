"""What the how-to tells listeners to use: its Python, its nginx, curl."""

import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from syndicate.model.dispatch import PubStatus
from tests.house import eventually
from tests.listening import listening
from tests.ports import free_port
from tests.press import numbered_story
from tests.wires import OwnWire, own_wire, served

HOW_TO = (Path(__file__).parents[2] / "docs" / "how-to" / "listen-to-the-wire.md").read_text()
NGINX = shutil.which("nginx") or "/usr/sbin/nginx"
CURL = shutil.which("curl")


@pytest.fixture
def wire(tmp_path: Path) -> Iterator[OwnWire]:
    with own_wire(tmp_path) as made:
        yield made


def block(language: str) -> str:
    """The how-to's code in a language."""
    found = re.search(rf"```{language}\n(.*?)```", HOW_TO, re.DOTALL)
    assert found
    return found[1]


def test_the_python_of_the_how_to_hears_everything_once_over_a_restart(wire: OwnWire, tmp_path: Path) -> None:
    port = free_port()
    script = tmp_path / "listen.py"
    script.write_text(
        block("python").replace("time.sleep(3)", "time.sleep(0.1)")
        + f"""
for number, name, data in listen("http://127.0.0.1:{port}/wire?last-event-id=0"):
    print("heard", number, name, data["data"]["version"], flush=True)
"""
    )
    paper = tmp_path / "heard.txt"

    def heard() -> list[str]:
        return [line for line in paper.read_text().splitlines() if line.startswith("heard ")]

    wire.tell(numbered_story(1, headline="One \u2028 line \u0085 of Unicode"))
    with paper.open("w") as stream, subprocess.Popen([sys.executable, str(script)], stdout=stream) as reader:
        try:
            with served(wire, tmp_path, port=port):
                eventually(lambda: len(heard()) == 1)
            wire.tell(numbered_story(2))
            with served(wire, tmp_path, port=port):
                eventually(lambda: len(heard()) == 2)
                wire.tell(numbered_story(1, version=2, pub_status=PubStatus.CANCELED))
                eventually(lambda: len(heard()) == 3)
        finally:
            reader.terminate()
    assert heard() == ["heard 1 dispatch.usable 1", "heard 2 dispatch.usable 1", "heard 3 dispatch.canceled 2"]


@contextmanager
def nginx(folder: Path, location: str) -> Iterator[int]:
    """nginx with one location; its port."""
    port = free_port()
    (folder / "nginx.conf").write_text(
        f"daemon off; pid {folder}/nginx.pid; error_log stderr; user root;"
        f"events {{}} http {{ access_log off; client_body_temp_path {folder}/body; proxy_temp_path {folder}/proxy;"
        f" fastcgi_temp_path {folder}/f; uwsgi_temp_path {folder}/u; scgi_temp_path {folder}/s;"
        f" server {{ listen 127.0.0.1:{port}; {location} }} }}"
    )
    process = subprocess.Popen([NGINX, "-p", str(folder), "-c", str(folder / "nginx.conf")])
    try:
        yield port
    finally:
        process.terminate()
        process.wait(20)


@pytest.mark.debian("nginx-light")
@pytest.mark.skipif(not Path(NGINX).exists(), reason="nginx is not installed")
@pytest.mark.parametrize("plain", [False, True], ids=["how-to", "nothing-but-proxy_pass"])
def test_nginx_holds_no_event_back(wire: OwnWire, tmp_path: Path, *, plain: bool) -> None:
    with served(wire, tmp_path) as port:
        location = f"location / {{ proxy_pass http://127.0.0.1:{port}; }}"
        if not plain:
            location = block("nginx").replace("127.0.0.1:8080", f"127.0.0.1:{port}")
        with nginx(tmp_path, location) as front:
            eventually(lambda: _answers(front))
            with listening(front, last_event_id="0") as ear:
                assert ear.status == 200
                for number in range(1, 4):
                    wire.tell(numbered_story(number))
                    ear.hears(lambda ear, number=number: len(ear.events) == number)  # type: ignore[misc]


def _answers(port: int) -> bool:
    try:
        with listening(port, "/wire", accept="text/html") as ear:
            return ear.status == 406
    except OSError:
        return False


@pytest.mark.debian("curl")
@pytest.mark.skipif(CURL is None, reason="curl is not on PATH")
def test_curl_shows_each_event_at_once(wire: OwnWire, tmp_path: Path) -> None:
    with served(wire, tmp_path) as port:
        curl = subprocess.Popen([str(CURL), "-sN", f"http://127.0.0.1:{port}/wire"], stdout=subprocess.PIPE)
        try:
            assert curl.stdout
            assert curl.stdout.readline().startswith(b"retry: ")
            assert [curl.stdout.readline() for _ in range(2)] == [b"id: 0\n", b"\n"]
            wire.tell(numbered_story(1))
            lines = [curl.stdout.readline() for _ in range(4)]
            assert (lines[:2], lines[3]) == ([b"id: 1\n", b"event: dispatch.usable\n"], b"\n")
        finally:
            curl.terminate()
            curl.communicate(timeout=20)
