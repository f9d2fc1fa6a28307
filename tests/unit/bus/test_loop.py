"""An event loop ends whole: nothing that was begun in it is left behind."""

import asyncio

import pytest

from syndicate.bus.loop import complete


def test_what_was_begun_in_a_loop_is_cancelled_with_it() -> None:
    ended: list[str] = []

    async def wait_for_ever() -> None:
        try:
            await asyncio.Event().wait()
        finally:
            ended.append("waiting")

    async def begin() -> asyncio.Task[None]:
        begun = asyncio.create_task(wait_for_ever())
        await asyncio.sleep(0)
        return begun

    assert complete(begin()).cancelled()
    assert ended == ["waiting"]


def test_it_ends_as_what_is_done_in_it_ends() -> None:
    async def fail() -> None:
        raise ValueError("it broke")

    loop = asyncio.new_event_loop()
    with pytest.raises(ValueError, match="it broke"):
        complete(fail(), loop)
    assert loop.is_closed()
