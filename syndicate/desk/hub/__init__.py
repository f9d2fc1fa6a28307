"""The hub: asks callbacks whether they meant it, and tells whoever is to be told that a page has changed.

Nothing is told of a page but what stands: its content is read when it is sent. What is to be told is a row before it is
told, and found by comparing the page that stands with the one that was ordered last; so a crash at any moment costs a
repetition, and a page that was superseded is not sent any more.
"""

from collections import Counter
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Final

import structlog

from syndicate.desk.hub.topics import Topics, tag
from syndicate.model.delivery import Answer
from syndicate.model.hub import Distribution, Kind, Mode, Question
from syndicate.ports.caller import Call, Caller
from syndicate.ports.clock import Clock
from syndicate.ports.hub import Distributions, Subscriptions, Told
from syndicate.ports.stand import Published
from syndicate.rules.delivering import SCHEDULE, becomes
from syndicate.rules.hub import GIVEN_UP, NOT_OURS, distribution_headers, ping, question
from syndicate.rules.retry import next_attempt

AT_ONCE: Final = 500
"""Calls under way; at most half of them to subscriptions that fail."""

AT_ONCE_EACH: Final = 4
"""Calls under way at one host."""

ASKED_AT_ONCE: Final = 100
"""Of these, questions: whoever asks for many must not keep those waiting who are told."""

About = Question | Distribution

log = structlog.get_logger(__name__)


@dataclass(slots=True, kw_only=True)
class Hub:
    """Asks and tells. Not for two threads at once; only one works on a store.

    Attributes:
        subscriptions: Who is told, and who asked to be.
        distributions: What they are to be told.
        topics: What there is.
        caller: Calls them.
        clock: The time.
        dice: From 0 to 1.
        challenges: Each another, that nobody can guess (§5.3).
        address: Our own.
        kinds: Who is told: subscribers only where we are a hub.
    """

    subscriptions: Subscriptions
    distributions: Distributions
    topics: Topics
    caller: Caller[About]
    clock: Clock
    dice: Callable[[], float]
    challenges: Callable[[], str]
    address: str
    kinds: Collection[Kind]
    _asked: dict[int, str] = field(default_factory=dict, init=False)
    _told: dict[int, Distribution] = field(default_factory=dict, init=False)
    _at: Counter[str] = field(default_factory=Counter, init=False)
    _outcomes: list[tuple[Distribution, Answer]] = field(default_factory=list, init=False)
    _replies: list[tuple[Question, Answer]] = field(default_factory=list, init=False)
    _next: datetime | None = field(default=None, init=False)
    _unseen: bool = field(default=True, init=False)

    @property
    def busy(self) -> bool:
        """Whether calls are under way."""
        return bool(self._asked or self._told)

    def look(self) -> None:
        """See what has changed, and order it; also take away whose lease is over, and what is no topic any more.

        Raises:
            StoreError: It is to be looked again.
        """
        now = self.clock.now()
        for one in self.subscriptions.expire(now):
            log.info("subscription ended with its lease", host=one.host, topic=one.topic)
        pages: dict[str, str] = {}
        for topic, etag in self.distributions.ordered(self.kinds, now):
            page = self.topics.page(topic)
            if page is not None and tag(page) != etag:
                pages[topic] = tag(page)
            elif page is None and self.topics.closed(topic) and self.subscriptions.revoke(topic, NOT_OURS, now):
                log.info("subscriptions ended with their topic", topic=topic)
        if pages:
            self.distributions.order(pages, self.kinds, now)
        self._next, self._unseen = now, False

    def turn(self, patience: timedelta) -> int:
        """Begin what is due, and settle what has ended; waits for one at most this long. How many ended.

        Raises:
            StoreError: Nothing was begun, or what ended is not written down yet: it is tried again.
        """
        if self._unseen:
            self.look()
        now = self.clock.now()
        if self._next is not None and now >= self._next:
            self._ask(now)
            self._tell(now)
            self._next = self.distributions.next_due()
        return self._settle(patience) if self.busy else 0

    def finish(self, patience: timedelta) -> None:
        """Settle what is under way and ends in time; nothing new is begun.

        Raises:
            StoreError: What ended is not written down: it is tried again.
        """
        until = self.clock.now() + patience
        while self.busy and self.clock.now() < until:
            self._settle(timedelta(milliseconds=100))

    def close(self) -> None:
        """Break off what is under way: it is tried again."""
        self.caller.close()

    def _ask(self, now: datetime) -> None:
        """Ask callbacks; each host has its share of the calls."""
        rooms = _Rooms(self._at, min(ASKED_AT_ONCE, AT_ONCE - len(self._told)) - len(self._asked))
        if Kind.SUBSCRIBER not in self.kinds or rooms.left <= 0:
            return
        waiting = self.subscriptions.questions(now, rooms.left + len(self._asked), rooms.full)
        chosen = [one for one in waiting if one.number not in self._asked and rooms.take(one.wish.host)]
        if chosen:
            self.subscriptions.begin({one.number: self._again(0, now) for one in chosen})
        for one in chosen:
            self._at[one.wish.host] += 1
            challenge = self._asked[one.number] = self.challenges()
            self.caller.send(Call(about=one, url=question(one.wish, challenge), headers={}, sent=now))

    def _tell(self, now: datetime) -> None:
        """Tell subscriptions; of each host its share, and of such as fail half of all."""
        rooms = _Rooms(self._at, AT_ONCE - len(self._asked) - len(self._told))
        if rooms.left <= 0:
            return
        ill = sum(one.subscription.failing is not None for one in self._told.values())
        most = rooms.left + len(self._told)
        waiting = self.distributions.due(now, most, self.kinds, rooms.full, failing=ill < AT_ONCE // 2)
        pages = {topic: self.topics.page(topic) for topic in {one.subscription.topic for one in waiting}}
        standing = {topic: tag(page) for topic, page in pages.items() if page is not None}
        if any(standing.get(one.subscription.topic, one.etag) != one.etag for one in waiting):
            self._unseen = True  # a page has changed since, and is to take the place of what waits
            return
        chosen: dict[int, Distribution] = {}
        for one in waiting:
            to = one.subscription
            fails = to.failing is not None
            waits = to.number in self._told or to.number in chosen or (fails and ill >= AT_ONCE // 2)
            if not waits and rooms.take(to.host):
                ill += fails
                chosen[to.number] = one
        if not chosen:
            return
        numbers = {one.number: self._again(one.attempts, now) for one in chosen.values()}
        for one in self.distributions.begin(numbers, now):
            self._at[one.subscription.host] += 1
            self._told[one.subscription.number] = one
            self._call(one, pages[one.subscription.topic], now)

    def _call(self, one: Distribution, page: Published | None, now: datetime) -> None:
        to = one.subscription
        if page is None:
            self._outcomes.append((one, Answer(error="the page is not there")))
        elif to.kind is Kind.HUB:
            form = {"Content-Type": "application/x-www-form-urlencoded"}
            self.caller.send(
                Call(about=one, url=to.callback, headers=form, body=ping(to.topic), sent=now, trusted=True)
            )
        else:
            body = page.representations[0].content
            sent = distribution_headers(self.address, to.topic, page.media_type, to.secret, body)
            self.caller.send(Call(about=one, url=to.callback, headers=sent, body=body, sent=now))

    def _settle(self, patience: timedelta) -> int:
        self._hear(timedelta() if self._outcomes or self._replies else patience)
        now = self.clock.now()
        told = self._outcomes
        self.distributions.settle([self._outcome(one, answer, now) for one, answer in told], now)
        self._outcomes = []
        for one, _ in told:
            self._let_go(one)
        ended = len(told)
        while self._replies:
            self._answered(*self._replies[0], now)
            self._replies.pop(0)
            ended += 1
        if ended:
            self._next = now
        for one, answer in told:
            self._note(one, answer, now)
        return ended

    def _hear(self, patience: timedelta) -> None:
        """Keep what ended until it is written down."""
        for call, answer in self.caller.ended(patience):
            if isinstance(call.about, Question):
                self._replies.append((call.about, answer))
            else:
                self._outcomes.append((call.about, answer))

    def _outcome(self, one: Distribution, answer: Answer, now: datetime) -> Told:
        state, due = becomes(one, answer, now, self.dice())
        return Told(number=one.number, answer=answer, state=state, due=due)

    def _note(self, one: Distribution, answer: Answer, now: datetime) -> None:
        to = one.subscription
        if answer.accepted:
            log.info("distributed", host=to.host, kind=str(to.kind), topic=to.topic)
            return
        log.warning("not distributed", host=to.host, kind=str(to.kind), topic=to.topic, reason=answer.words)
        if answer.gone:
            reason = "it answered 410: it wants nothing any more"
        elif to.failing is not None and now - to.failing >= GIVEN_UP:
            reason = f"it took nothing for {GIVEN_UP.days} days"
        else:
            return
        if self.subscriptions.end([to.number]):
            log.error("subscription ended", host=to.host, topic=to.topic, reason=reason)

    def _answered(self, asked: Question, answer: Answer, now: datetime) -> None:
        challenge = self._asked[asked.number]
        agreed = answer.accepted and answer.said == challenge.encode()
        settled = self.subscriptions.settle(asked, now, agreed=agreed)
        self._unseen = self._unseen or agreed  # the page may have changed since it was asked for
        del self._asked[asked.number]
        self._leave(asked.wish.host)
        about = {"mode": str(asked.wish.mode), "host": asked.wish.host, "topic": asked.wish.topic}
        if asked.wish.mode is Mode.DENIED:
            log.info("subscription denied", host=asked.wish.host, topic=asked.wish.topic, reason=asked.wish.reason)
        elif not settled:
            log.info("a later request took the place of this one", **about)
        elif agreed:
            log.info("request verified", **about)
        else:
            reason = "the answer is not the challenge" if answer.accepted else answer.words
            log.info("request not verified", **about, reason=reason)

    def _let_go(self, one: Distribution) -> None:
        del self._told[one.subscription.number]
        self._leave(one.subscription.host)

    def _leave(self, host: str) -> None:
        self._at[host] -= 1
        if not self._at[host]:
            del self._at[host]

    def _again(self, attempts: int, now: datetime) -> datetime:
        """When it is tried again if this process dies with it."""
        return next_attempt(attempts + 1, now, self.dice(), None, SCHEDULE)


class _Rooms:
    """How many calls may yet be begun."""

    def __init__(self, at: Mapping[str, int], left: int) -> None:
        self._at = Counter(at)
        self.left = left

    @property
    def full(self) -> list[str]:
        """The hosts that get no more."""
        return [host for host, number in self._at.items() if number >= AT_ONCE_EACH]

    def take(self, host: str) -> bool:
        """Take room for a call to a host, if there is any."""
        if self.left <= 0 or self._at[host] >= AT_ONCE_EACH:
            return False
        self.left -= 1
        self._at[host] += 1
        return True
