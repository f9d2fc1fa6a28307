"""A thousand listeners of one daemon: each gets every event, in order, and pages are served beside them."""

import asyncio
import resource
from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.house import OwnHouse, make_house
from tests.listening import Parser

LISTENERS = 1000
EVENTS = 20
PATIENCE_SECS = 180.0
ASKED = b"GET /wire HTTP/1.1\r\nHost: wire.example\r\nAccept: text/event-stream\r\n\r\n"


@pytest.fixture(autouse=True)
def _files() -> None:
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    if hard != resource.RLIM_INFINITY and hard < LISTENERS + 600:
        pytest.skip(f"only {hard} files may be open; `ulimit -Hn` must be {LISTENERS + 600} for so many connections")
    if soft != resource.RLIM_INFINITY:
        resource.setrlimit(resource.RLIMIT_NOFILE, (max(soft, LISTENERS + 600), hard))


async def ear(port: int, begun: asyncio.Semaphore) -> Sequence[str]:
    """Listen to so many events; their ids."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.write(ASKED)
    head = await reader.readuntil(b"\r\n\r\n")
    assert head.startswith(b"HTTP/1.1 200 "), head
    parser, told = Parser(), False
    heard: list[str] = []
    while len(heard) < EVENTS:
        size = int(await reader.readuntil(b"\r\n"), 16)
        chunk = await reader.readexactly(size + 2)
        heard += [event.id for event in parser.feed(chunk[:-2].decode())]
        if not told:
            begun.release()
            told = True
    writer.close()
    return heard


async def everybody(house: OwnHouse) -> list[Sequence[str]]:
    begun = asyncio.Semaphore(0)
    async with asyncio.timeout(PATIENCE_SECS), asyncio.TaskGroup() as tasks:
        ears = [tasks.create_task(ear(house.port, begun)) for _ in range(LISTENERS)]
        for _ in range(LISTENERS):
            await begun.acquire()
        assert (await asyncio.to_thread(house.get, "/all/rss.xml")).status_code == 200
        for number in range(EVENTS):
            house.drop(f"{number}.txt", f"Headline: Story {number}\n\nPORTO VELA (EXW) - Text {number} of a day.\n")
            await asyncio.sleep(0.05)
        assert (await asyncio.to_thread(house.get, "/all/rss.xml")).status_code == 200
    return [each.result() for each in ears]


def test_each_of_a_thousand_hears_everything_in_order(tmp_path: Path) -> None:
    house = make_house(tmp_path)
    # not asyncio.run: it looks at every task there is, and a server that ran in this process leaves some of its own
    loop = asyncio.new_event_loop()
    with house.running():
        heard = loop.run_until_complete(everybody(house))
    loop.run_until_complete(loop.shutdown_default_executor())
    loop.close()
    expected = [str(number) for number in range(1, EVENTS + 1)]
    assert [ids for ids in heard if ids != expected] == []
