"""Subscribers of the hub in a browser."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from syndicate.model.delivery import Answer, DeliveryState
from syndicate.model.hub import Kind, Mode, Wish
from syndicate.model.staff import Role
from syndicate.ports.hub import Told
from tests.desks import DESK, OwnDesk, own_desk

NOW = datetime.now(UTC)
TOPIC = "http://127.0.0.1:8080/all/rss.xml"
KEY = "between-two"


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[OwnDesk]:
    with own_desk(tmp_path, f"{DESK}\n[hub]\nenabled = true\n") as opened:
        yield opened


def wish(host: str) -> Wish:
    callback = f"https://user:{KEY}@{host}/hook?key={KEY}"
    return Wish(mode=Mode.SUBSCRIBE, callback=callback, host=host, topic=TOPIC, lease=timedelta(days=3), secret=KEY)


def subscribe(desk: OwnDesk, host: str) -> None:
    people = desk.ledger.subscriptions()
    people.ask(wish(host), NOW)
    [question] = people.open()
    people.settle(question, NOW, agreed=True)


def told(desk: OwnDesk, tag: str, answers: dict[str, Answer]) -> None:
    pages = desk.ledger.distributions()
    pages.order({TOPIC: tag}, [Kind.SUBSCRIBER], NOW)
    due = pages.due(NOW, 10, [Kind.SUBSCRIBER])
    pages.begin({one.number: NOW for one in due}, NOW)
    ended = [(one.number, answers[one.subscription.host]) for one in due]
    states = {True: DeliveryState.DONE, False: DeliveryState.WAITING}
    pages.settle(
        [Told(number=number, answer=answer, state=states[answer.accepted], due=NOW) for number, answer in ended], NOW
    )


def test_who_fails_stands_on_top_and_no_secret_is_told(desk: OwnDesk) -> None:
    subscribe(desk, "well.example")
    subscribe(desk, "ill.example")
    told(desk, "t1", {"well.example": Answer(status=204), "ill.example": Answer(status=503, said=b"busy")})
    desk.come_in(Role.VIEWER)
    page = desk.get("/desk/subscribers")
    assert f"{NOW + timedelta(days=3):%d %b %H:%M}" in page.text
    assert "2 subscribed, 1 failing" in page.text
    assert "tried 1 time HTTP 503: busy" in page.text
    assert page.text.index("ill.example") < page.text.index("well.example")
    assert KEY not in page.body


def test_who_asked_and_whose_lease_is_over_is_not_subscribed(desk: OwnDesk) -> None:
    people = desk.ledger.subscriptions()
    people.ask(wish("old.example"), NOW - timedelta(days=4))
    [question] = people.open()
    people.settle(question, NOW - timedelta(days=4), agreed=True)
    people.ask(wish("new.example"), NOW)
    desk.come_in(Role.VIEWER)
    page = desk.get("/desk/subscribers").text
    assert "0 subscribed; 1 asked, and their callbacks have not answered yet." in page
    assert "Nobody has subscribed to a page yet." in page


def test_the_page_is_only_where_the_hub_is(tmp_path: Path, desk: OwnDesk) -> None:
    desk.come_in(Role.VIEWER)
    assert "Subscribers of the hub" in desk.get("/desk/outlets").text
    (tmp_path / "other").mkdir()
    with own_desk(tmp_path / "other") as other:
        other.come_in(Role.VIEWER)
        assert "Subscribers" not in other.get("/desk/outlets").text
        assert other.get("/desk/subscribers").status == 404
