"""A source of the kind `websub` whose topic and hub answer what is written down: status, fields, empty line, body."""

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from urllib.parse import parse_qsl

from syndicate.errors import HttpError, SourceError
from syndicate.ports.http import NOTHING, Answer
from syndicate.rules.websub import Subscription, to_words
from syndicate.sources.http_access import nobody
from syndicate.sources.http_poll import HttpPoll
from syndicate.sources.websub import WebSub
from tests.makers import NOON
from tests.press import Clock

_ADDRESS = "https://wire.example/feed"
_CALLBACK = "https://desk.example/api/websub/far/"


@dataclass(frozen=True, slots=True)
class _Server:
    """Answers everything alike."""

    answer: Answer

    def get(self, address: str, headers: Mapping[str, str] = NOTHING, secrets: Mapping[str, str] = NOTHING) -> Answer:
        del address, headers, secrets
        return self.answer

    def post(self, address: str, body: bytes, headers: Mapping[str, str] = NOTHING) -> Answer:
        del address, body, headers
        return self.answer


@dataclass(frozen=True, slots=True)
class _Memory:
    kept: dict[str, str] = field(default_factory=dict)

    def recall(self) -> Mapping[str, str]:
        return self.kept

    def remember(self, changes: Mapping[str, str | None]) -> None:
        self.kept.update({key: value for key, value in changes.items() if value is not None})


def poll(content: bytes) -> None:
    """Subscribe, poll twice and be asked a question; the body is the question too."""
    head, _, body = content.partition(b"\n\n")
    status, *lines = head.decode("latin-1").split("\n")
    named = (line.partition(":") for line in lines)
    answer = Answer(
        address=_ADDRESS,
        status=int(status) if status.isascii() and status.isdigit() and len(status) == 3 else 200,
        headers={name.strip().lower(): value.strip() for name, _, value in named},
        body=body,
    )
    client, clock, memory = _Server(answer), Clock(NOON), _Memory()
    asked = Subscription(address=_ADDRESS, callback=f"{_CALLBACK}key", secret=_CALLBACK, hub=_ADDRESS, topic=_ADDRESS)
    memory.remember(to_words(asked))
    source = WebSub(
        poll=HttpPoll(name="far", address=_ADDRESS, client=client, memory=memory, clock=clock, secrets=nobody),
        address=_ADDRESS,
        callback=_CALLBACK,
        client=client,
        memory=memory,
        clock=clock,
        dice=lambda: 0.5,
        secret=lambda: "key",
    )
    source.attend()
    for _ in range(2):
        with suppress(SourceError):
            for filing in source.collect():
                source.ack(filing.receipt)
    with suppress(SourceError, HttpError):
        source.probe()
    source.confirm(dict(parse_qsl(body.decode("latin-1"), keep_blank_values=True)))
    source.received(body, answer.headers.get)
