"""What keeps the courier and the hub at work."""

from contextlib import closing
from dataclasses import dataclass, field
from datetime import timedelta
from threading import Event, Thread

from syndicate.bus.local import LocalBus
from syndicate.daemon import calling
from syndicate.daemon.calling import keep_at
from syndicate.errors import StoreBusy
from tests.house import eventually


@dataclass
class Clerk:
    """Looks, but for the first time, when the store is busy."""

    looks: list[str] = field(default_factory=list)
    busy: bool = False
    finished: bool = False
    closed: bool = False

    def look(self) -> None:
        self.looks.append("busy" if not self.looks else "done")
        if len(self.looks) == 1:
            raise StoreBusy("the store is busy")

    def turn(self, patience: timedelta) -> int:  # noqa: ARG002 - the port's
        return 0

    def finish(self, patience: timedelta) -> None:  # noqa: ARG002 - the port's
        self.finished = True

    def close(self) -> None:
        self.closed = True


def test_news_that_the_store_was_too_busy_for_is_looked_at_again() -> None:
    clerk, stopped = Clerk(), Event()
    with closing(LocalBus()) as bus:
        bus.publish("deliver.due")
        thread = Thread(target=keep_at, args=(clerk, bus, "deliver.*", 1000.0, stopped.is_set), daemon=True)
        thread.start()
        eventually(lambda: clerk.looks == ["busy", "done"])
        assert bus.pull("deliver.*", 9, calling.CALLS_FOR) == ()
        stopped.set()
        thread.join(20)
    assert (clerk.looks, clerk.finished, clerk.closed) == (["busy", "done"], True, True)
