"""Dispatches pushed to the real daemon over real HTTP."""

import json
import os
import signal
import socket
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from typing import Any

import jsonschema  # type: ignore[import-untyped]  # it carries no types
import pytest
import requests

from syndicate.stand.folder import FolderStand
from syndicate.web.answers import Answer
from syndicate.web.doors import Asked
from syndicate.web.server import WebServer
from tests.house import CONFIG, PATIENCE_SECS, OwnHouse, eventually, make_house
from tests.ports import free_port

TOKEN = "4b1d0e7c-quay-token"  # noqa: S105 - of a house that stands for one test
OLDER = "an-older-token-of-the-desk"
POLISH = "the-token-of-the-polish-desk"
PUSH = """
[sources.desk]
type = "push"
token_file = "token"

[sources.polish]
type = "push"
token_file = "polish"
charset = "iso-8859-2"
"""
HEAD = f"POST /api/dispatches HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer {TOKEN}\r\n"


def house_at(folder: Path) -> OwnHouse:
    (folder / "token").write_text(f"{OLDER}\n{TOKEN}\n")
    (folder / "polish").write_text(POLISH)
    return make_house(folder, CONFIG + PUSH)


@pytest.fixture
def house(tmp_path: Path) -> OwnHouse:
    return house_at(tmp_path)


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[OwnHouse, int]]:
    """A house whose daemon runs for all tests that do not mind one another's dispatches, and its process."""
    house = house_at(tmp_path_factory.mktemp("push"))
    with house.running() as daemon:
        yield house, daemon.pid


def text(place: str) -> bytes:
    """A dispatch like no other."""
    return f"""TALKS IN {place.upper()} RESUME

    KESTREL BAY, Nov 24 (Example Wire) - Talks in {place} resumed on Tuesday.
    No date was set for their end.
""".encode()


def push(house: OwnHouse, content: Any = b"", token: str | None = TOKEN, **more: Any) -> requests.Response:
    headers = {"Authorization": f"Bearer {token}"} if token else {}
    with requests.Session() as session:
        session.trust_env = False
        return session.post(
            f"{house.address}/api/dispatches",
            data=content,
            headers=headers | more.pop("headers", {}),
            timeout=PATIENCE_SECS,
            **more,
        )


def problem(answer: requests.Response) -> dict[str, Any]:
    assert answer.headers["Content-Type"] == "application/problem+json"
    fields: dict[str, Any] = answer.json()
    assert fields["status"] == answer.status_code
    assert fields["detail"]
    return fields


def guids(answer: requests.Response) -> list[str]:
    return [dispatch["guid"] for dispatch in answer.json()["dispatches"]]


def versions(house: OwnHouse) -> list[str]:
    with sqlite3.connect(house.folder / "var" / "syndicate.db") as database:
        return [guid for (guid,) in database.execute("select guid from versions order by seq")]


def raw(house: OwnHouse, sent: bytes) -> bytes:
    """What comes back for bytes after which nothing more is sent."""
    with socket.create_connection(("127.0.0.1", house.port), timeout=2) as connection:
        connection.sendall(sent)
        connection.shutdown(socket.SHUT_WR)
        received = b""
        try:
            while piece := connection.recv(65536):
                received += piece
        except (TimeoutError, ConnectionResetError):
            pass
        return received


def test_what_is_pushed_is_durable_when_it_is_answered_and_published_soon(house: OwnHouse) -> None:
    with house.running() as daemon:
        answer = push(house, text("Odd"), headers={"Content-Disposition": 'attachment; filename="a.txt"'})
        os.kill(daemon.pid, signal.SIGKILL)
        daemon.wait()
    assert answer.status_code == 202, answer.text
    [dispatch] = answer.json()["dispatches"]
    assert (dispatch["version"], dispatch["outcome"], dispatch["filing"]) == (1, "stored", "a.txt")
    assert versions(house) == [dispatch["guid"]]
    with house.running():
        eventually(lambda: "TALKS IN ODD RESUME" in house.get("/all/rss.xml").text)
        again = push(house, text("Odd"))
        assert again.status_code == 200
        [known] = again.json()["dispatches"]
        assert (known["guid"], known["version"], known["outcome"]) == (dispatch["guid"], 1, "known")
    sources = json.loads(house.syndicate("status", "--json").out)["sources"]
    [desk] = [source for source in sources if source["source"] == "desk"]
    assert (desk["type"], desk["failures"]) == ("push", 0)
    assert desk["last_success"]
    assert versions(house) == [dispatch["guid"]]
    assert "send dispatches to" in (house.folder / "daemon.log").read_text()


def test_several_at_once_and_each_bad_one_is_told_and_put_aside(running: tuple[OwnHouse, int]) -> None:
    house, _ = running
    answer = push(
        house,
        files=[
            ("a", ("first.txt", text("Ard"), "text/plain")),
            ("b", ("noise.bin", b"\x00\x01\x02" * 500, "application/octet-stream")),
            ("c", ("second.txt", text("Bree"), "text/plain")),
        ],
    )
    assert answer.status_code == 202, answer.text
    told = answer.json()
    assert [each["filing"] for each in told["dispatches"]] == ["first.txt", "second.txt"]
    assert [each["filing"] for each in told["rejected"]] == ["noise.bin"]
    assert "binary" in told["rejected"][0]["reason"]
    refused = push(house, b"\x00\x01\x02" * 400, headers={"Content-Disposition": "attachment; filename=other.bin"})
    assert refused.status_code == 400
    assert "binary" in problem(refused)["rejected"][0]["reason"]
    rows = [json.loads(line) for line in house.syndicate("rejects", "list", "--json").out.splitlines()]
    assert {("desk", "noise.bin"), ("desk", "other.bin")} <= {(row["source"], row["name"]) for row in rows}


def test_who_may_push_and_how(running: tuple[OwnHouse, int]) -> None:
    house, _ = running
    for token in (None, "an-older-token", f"{TOKEN}x"):
        answer = push(house, text("Coll"), token)
        assert answer.status_code == 401
        assert answer.headers["WWW-Authenticate"].startswith('Bearer realm="syndicate"')
        assert TOKEN not in problem(answer)["detail"]
    assert push(house, text("Coll"), None, auth=("desk", TOKEN)).status_code == 401
    assert push(house, text("Coll"), OLDER).status_code == 202
    assert problem(house.get("/api/dispatches"))["status"] == 405
    assert problem(house.get("/api/other"))["status"] == 404
    (house.folder / "token").unlink()
    try:
        gone = push(house, text("Coll"))
        assert (gone.status_code, gone.headers["Retry-After"]) == (503, "5")
        assert push(house, text("Coll"), POLISH).status_code == 200
        (house.folder / "token").write_text("a-new-token-of-the-desk")
        assert push(house, text("Coll"), "a-new-token-of-the-desk").status_code == 200
        assert push(house, text("Coll")).status_code == 401
    finally:
        (house.folder / "token").write_text(f"{OLDER} {TOKEN}")
    assert TOKEN not in (house.folder / "daemon.log").read_text()


def test_no_more_than_a_dispatch_can_be_is_ever_held(running: tuple[OwnHouse, int]) -> None:
    house, daemon = running
    before = memory_kb(daemon)
    assert problem(push(house, b"x" * (8 * 1024 * 1024 + 1)))["status"] == 413
    told = raw(house, f"{HEAD}Content-Length: 99999999\r\nExpect: 100-continue\r\n\r\n".encode())
    assert told.startswith(b"HTTP/1.1 413 ")
    assert push(house, (b"x" * 65536 for _ in range(1000))).status_code == 411
    assert house.get("/all/rss.xml").status_code == 200
    assert memory_kb(daemon) - before < 100 * 1024


def memory_kb(process: int) -> int:
    [line] = [line for line in Path(f"/proc/{process}/status").read_text().splitlines() if line.startswith("VmRSS")]
    return int(line.split()[1])


def test_a_dispatch_whose_end_is_not_sure_is_never_taken(running: tuple[OwnHouse, int]) -> None:
    house, _ = running
    before = len(versions(house))
    whole = text("Dunmore")
    cut = raw(house, HEAD.encode() + f"Content-Length: {len(whole) + 100}\r\n\r\n".encode() + whole)
    chunked = raw(house, HEAD.encode() + f"Transfer-Encoding: chunked\r\n\r\n{len(whole):x}\r\n".encode() + whole)
    both = f"Content-Length: {len(whole)}\r\nTransfer-Encoding: chunked\r\n\r\n{len(whole):x}\r\n"
    ambiguous = raw(house, HEAD.encode() + both.encode() + whole + b"\r\n0\r\n\r\n")
    for answer in (cut, chunked, ambiguous):
        assert b" 202 " not in answer.partition(b"\r\n")[0]
    time.sleep(0.2)
    assert len(versions(house)) == before


class Impatient:
    """A door that gives a body a tenth of a second."""

    methods: Sequence[str] = ("POST",)

    async def answer(self, asked: Asked) -> Answer:
        return Answer(200, [], await asked.body(secs=0.1))


def test_a_body_that_trickles_in_is_given_up(tmp_path: Path) -> None:
    stand = FolderStand(tmp_path / "feeds")
    port = free_port()
    web = WebServer(stand, "127.0.0.1", port, doors={"/api/slow": Impatient()})
    web.start()
    try:
        with socket.create_connection(("127.0.0.1", port), timeout=PATIENCE_SECS) as connection:
            connection.sendall(b"POST /api/slow HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\n123")
            received = b""
            while piece := connection.recv(65536):
                received += piece
        assert received.startswith(b"HTTP/1.1 408 ")
        assert b"application/problem+json" in received
    finally:
        web.stop()
        stand.close()


def test_many_senders_at_once_each_get_their_own_answer(running: tuple[OwnHouse, int]) -> None:
    house, _ = running

    def until_taken(number: int) -> str:
        while (answer := push(house, text(f"Port {number:02d}"))).status_code == 503:
            time.sleep(0.05)
        assert answer.status_code in {200, 202}, answer.text
        [guid] = guids(answer)
        return guid

    with ThreadPoolExecutor(12) as senders:
        found = list(senders.map(until_taken, [*range(24), *range(24)]))
    assert found[:24] == found[24:]
    assert len(set(found)) == 24
    stored = versions(house)
    assert [stored.count(guid) for guid in found] == [1] * 48


def test_the_configured_charset_is_used_for_text_that_does_not_say_its_own(running: tuple[OwnHouse, int]) -> None:
    house, _ = running
    answer = push(house, text("Elm").decode().replace("No date", "W Łodzi no date").encode("iso-8859-2"), POLISH)
    [guid] = guids(answer)
    shown = json.loads(house.syndicate("show", "--json", guid).out)
    assert "W Łodzi no date" in shown["body_text"]
    assert shown["guid"] == guid


def test_answers_are_as_the_description_says(running: tuple[OwnHouse, int]) -> None:
    house, _ = running
    described = house.get("/api/openapi.json").json()
    post = described["paths"]["/api/dispatches"]["post"]
    answers = [
        push(house, text("Fane")),
        push(house, text("Fane")),
        push(house, b""),
        push(house, text("Fane"), "nobody"),
        push(house, iter([b"x"])),
        push(house, b"x" * 9_000_000),
        push(house, b"x", headers={"Content-Encoding": "br"}),
        push(house, b"--q--", headers={"Content-Type": "multipart/related; boundary=q"}),
        push(house, b"Byline: Jane Marlow\n\n"),
    ]
    assert [answer.status_code for answer in answers] == [202, 200, 400, 401, 411, 413, 415, 415, 422]
    for answer in answers:
        [(media_type, content)] = post["responses"][str(answer.status_code)]["content"].items()
        assert answer.headers["Content-Type"] == media_type
        schema = {**content["schema"], "components": described["components"]}
        jsonschema.validate(answer.json(), schema, cls=jsonschema.Draft202012Validator)


def test_a_sender_that_tries_until_it_is_answered_loses_nothing_while_the_daemon_is_killed(house: OwnHouse) -> None:
    found: list[str] = []

    def send_all() -> None:
        for number in range(60):
            while True:
                try:
                    answer = push(house, text(f"Port {number:02d}"))
                except requests.RequestException:
                    time.sleep(0.02)
                    continue
                if answer.status_code in {200, 202}:
                    found.extend(guids(answer))
                    break

    def enough(sent: int) -> bool:
        return len(found) >= sent

    with ThreadPoolExecutor(1) as sender:
        sent = sender.submit(send_all)
        for turn in (1, 2):
            with house.running() as daemon:
                eventually(partial(enough, 20 * turn))
                os.kill(daemon.pid, signal.SIGKILL)
                daemon.wait()
        with house.running():
            sent.result(PATIENCE_SECS)
    assert len(set(found)) == 60
    assert sorted(versions(house)) == sorted(found)


def test_a_server_that_only_serves_sends_senders_elsewhere(house: OwnHouse) -> None:
    server = subprocess.Popen(
        [sys.executable, "-m", "syndicate", "serve"],
        cwd=house.folder,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        eventually(lambda: house.get("/api/openapi.json").status_code == 200)
        answer = push(house, text("Gort"))
        assert (answer.status_code, answer.headers["Retry-After"]) == (503, "5")
        assert "only serves" in problem(answer)["detail"]
    finally:
        server.terminate()
        server.wait(PATIENCE_SECS)


def test_check_tells_whether_senders_can_show_a_token(house: OwnHouse) -> None:
    assert "sources.desk: 2 tokens" in house.syndicate("check", "--connect").out
    (house.folder / "token").unlink()
    refused = house.syndicate("check", "--connect")
    assert refused.code == 1
    assert "sources.desk.token_file: " in refused.err
