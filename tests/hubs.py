"""A real WebSub hub on this machine: Flask-WebSub's, with threads where it wants Celery."""

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from flask import Flask
from flask_websub.hub import Hub, SQLite3HubStorage
from werkzeug.serving import make_server


class Threads:
    """What Flask-WebSub uses of Celery: a task has a `delay`, which runs it elsewhere and again when it asks."""

    def __init__(self) -> None:
        self.failures: list[BaseException] = []

    def task(self, *, bind: bool = False, max_retries: int = 0) -> Callable[[Callable[..., Any]], "_Task"]:
        return lambda work: _Task(self, work, bind=bind, max_retries=max_retries)


class _Again(Exception):
    """The task asked to be run again."""


@dataclass
class _Request:
    retries: int = 0


class _Task:
    def __init__(self, threads: Threads, work: Callable[..., Any], *, bind: bool, max_retries: int) -> None:
        self.request = _Request()
        self._threads = threads
        self._work = work
        self._bind = bind
        self._max_retries = max_retries

    def delay(self, *arguments: Any) -> None:
        threading.Thread(target=self._run, args=arguments, daemon=True).start()

    def retry(self, countdown: float) -> None:
        del countdown
        raise _Again

    def _run(self, *arguments: Any) -> None:
        for _ in range(self._max_retries + 1):
            try:
                self._work(*((self, *arguments) if self._bind else arguments))
            except _Again:
                time.sleep(0.1)
            except Exception as error:  # noqa: BLE001 - told to the test
                self._threads.failures.append(error)
                return
            else:
                return


@dataclass
class RunningHub:
    """A hub that can be subscribed to and told of news.

    Attributes:
        url: Its endpoint.
        storage: Who has subscribed.
        publish: Tells it that a topic has changed.
    """

    url: str
    storage: SQLite3HubStorage
    publish: Callable[[str], None]
    failures: list[BaseException]

    def subscribers(self, topic: str) -> list[str]:
        return [callback for callback, _ in self.storage.get_callbacks(topic)]


@contextmanager
def running_hub(folder: Path, **config: Any) -> Iterator[RunningHub]:
    """Run a hub until the block ends; `config` as Flask-WebSub has it."""
    application = Flask("hub")
    application.config.update(config)
    storage = SQLite3HubStorage(str(folder / "hub.sqlite3"))
    threads = Threads()
    hub = Hub(storage, threads, **config)
    application.register_blueprint(hub.build_blueprint(url_prefix="/hub"))
    server = make_server("127.0.0.1", 0, application, threaded=True)
    thread = threading.Thread(target=server.serve_forever, args=[0.05], daemon=True)
    thread.start()
    try:
        yield RunningHub(
            f"http://127.0.0.1:{server.server_port}/hub",
            storage,
            hub.send_change_notification.delay,
            threads.failures,
        )
    finally:
        server.shutdown()
        thread.join(5)
        server.server_close()
