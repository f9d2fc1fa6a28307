"""An address that is asked again and again: a feed, or a file that an agency replaces.

A server that knows entity tags or times of change is asked only for what is new (RFC 9110 §13), and for the new entries
alone where it can tell (RFC 3229 with `A-IM: feed`). What was fetched is not known as had before its record is durable:
the tag is remembered with the acknowledgement, so a crash in between fetches it again. A server without tags sends the
whole each time; equal bytes are not filed twice.
"""

import hashlib
from collections.abc import Callable, Iterator, Mapping
from datetime import datetime
from urllib.parse import parse_qsl, urlencode, urlsplit

import structlog

from syndicate.errors import HttpError, SourceError
from syndicate.model.filing import Filing, Unfiled
from syndicate.ports.clock import Clock
from syndicate.ports.http import Answer, HttpClient
from syndicate.ports.memory import Memory
from syndicate.rules.http_fields import charset, http_date, media_type
from syndicate.sources.http_trouble import unanswered, unhelpful

ACCEPT = (
    "application/feed+json, application/atom+xml, application/rss+xml, application/xml;q=0.9, text/xml;q=0.9, */*;q=0.8"
)

_WHOLE = frozenset({200, 203})
_NEW_ENTRIES = 226
_NO_CONTENT = 204
_NOT_MODIFIED = 304
_VALIDATORS = {"etag": "If-None-Match", "last-modified": "If-Modified-Since"}
_LONGEST_VALIDATOR = 1000
_KEYS = frozenset({"address", "digest", *_VALIDATORS})

log = structlog.get_logger(__name__)


class HttpPoll:
    """A source of the kind `http`; see the module for what it promises beyond the port.

    Args:
        name: Its name in the configuration.
        address: Of http or https.
        client: Asks.
        memory: For what was had last.
        clock: Tells when filings are received.
        secrets: Gives the headers that let us in, at each call; may raise SourceError.
    """

    def __init__(
        self,
        *,
        name: str,
        address: str,
        client: HttpClient,
        memory: Memory,
        clock: Clock,
        secrets: Callable[[], Mapping[str, str]],
    ) -> None:
        self._name = name
        self._address = address
        self._client = client
        self._memory = memory
        self._clock = clock
        self._secrets = secrets

    @property
    def name(self) -> str:
        """See the port."""
        return self._name

    def collect(self) -> Iterator[Filing | Unfiled]:
        """See the port; one filing, or none where nothing is new."""
        known = self._memory.recall()
        had = known if known.get("address") == self._address else {}
        conditions = _conditions(had)
        answer = self._asked(conditions)
        nothing_new = answer.status == _NO_CONTENT or (answer.status == _NOT_MODIFIED and bool(conditions))
        if not nothing_new and answer.status not in _WHOLE and not _has_new_entries(answer):
            raise unhelpful(answer, self._server(), self._clock.now())
        self._tell_of_move(answer, known.get("moved_to"))
        if nothing_new:
            return
        receipt = self._receipt(answer)
        if _digest(answer) == had.get("digest"):
            self._remember(receipt)
            return
        received = self._clock.now()
        yield Filing(
            source=self._name,
            name=self._address,
            content=answer.body,
            filed=_filed(answer, received),
            received=received,
            receipt=receipt,
            charset=charset(answer.headers.get("content-type")),
        )

    def probe(self) -> str:
        """See the port; fetches the whole, and leaves it."""
        answer = self.fetched()
        return f"{len(answer.body):,} bytes of {media_type(answer.headers.get('content-type')) or 'no known type'}"

    def fetched(self) -> Answer:
        """The whole as it is now, whatever was had before, and nothing taken from it.

        Raises:
            SourceUnavailable: It does not answer now.
            SourceError: It cannot be had until its operator changes something.
        """
        answer = self._asked({})
        if answer.status not in _WHOLE:
            raise unhelpful(answer, self._server(), self._clock.now())
        return answer

    def ack(self, receipt: str) -> None:
        """See the port; what was fetched is known as had from now on."""
        self._remember(receipt)

    def reject(self, receipt: str, reason: str) -> None:
        """See the port; the same is not fetched again."""
        del reason
        self._remember(receipt)

    def _asked(self, conditions: Mapping[str, str]) -> Answer:
        try:
            return self._client.get(self._address, {"Accept": ACCEPT, **conditions}, self._secrets())
        except HttpError as error:
            raise unanswered(error) from None

    def _server(self) -> str:
        return urlsplit(self._address).hostname or self._address

    def _tell_of_move(self, answer: Answer, told: str | None) -> None:
        if answer.moved_to is not None and answer.moved_to != told:
            log.warning("source has moved for good, change its url", source=self._name, moved_to=answer.moved_to)
            self._memory.remember({"moved_to": answer.moved_to})

    def _receipt(self, answer: Answer) -> str:
        validators = {name: answer.headers.get(name, "") for name in _VALIDATORS}
        good = {name: value for name, value in validators.items() if _fits(value)}
        return urlencode({"address": self._address, "digest": _digest(answer), **good})

    def _remember(self, receipt: str) -> None:
        had = dict(parse_qsl(receipt, keep_blank_values=True))
        if not {"address", "digest"} <= had.keys() <= _KEYS:
            raise SourceError(f"{receipt[:200]!r} is no receipt of a source of the kind http")
        self._memory.remember({key: had.get(key) for key in _KEYS})


def _conditions(had: Mapping[str, str]) -> Mapping[str, str]:
    """What to send so that only news is sent back."""
    conditions = {field: had[name] for name, field in _VALIDATORS.items() if name in had}
    return {**conditions, "A-IM": "feed"} if "etag" in had else conditions


def _has_new_entries(answer: Answer) -> bool:
    """Whether this is a part that can be taken for itself (RFC 3229 §10.4.1)."""
    manipulations = {word.strip().lower() for word in answer.headers.get("im", "").split(",")}
    return answer.status == _NEW_ENTRIES and manipulations == {"feed"}


def _fits(validator: str) -> bool:
    return 0 < len(validator) <= _LONGEST_VALIDATOR and validator.isprintable()


def _digest(answer: Answer) -> str:
    return hashlib.sha256(answer.body).hexdigest()


def _filed(answer: Answer, received: datetime) -> datetime:
    """When the server says it changed, else when it answered; nothing was filed later than now."""
    dates = (http_date(answer.headers.get(field, "")) for field in ("last-modified", "date"))
    return min(next((date for date in dates if date), received), received)
