"""Outlets in a browser: who is behind, what each was brought and what it fetched."""

import re
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from syndicate.model.access import Fetch, Token
from syndicate.model.health import Health
from syndicate.model.staff import Role
from syndicate.rules.delivering import OPENS
from syndicate.rules.health import DISABLED, in_words
from tests.desks import OwnDesk
from tests.telling import TOLD, given_up, ordered, told_desk

NOW = datetime.now(UTC)
READER = """
[outlets.reader]
title = "Reader"
profile = "plain"
sections = ["all"]
"""


def disabled(desk: OwnDesk, channel: str) -> None:
    health = Health(failures=9, failing=NOW, failed=NOW, error="HTTP 410")
    desk.ledger.memory(f"channel:{channel}").remember({**in_words(health), DISABLED: "it answered 410"})


def test_who_is_behind_stands_on_top_with_how_much_and_how_long(tmp_path: Path) -> None:
    with told_desk(tmp_path) as desk:
        ordered(desk.ledger, 1, "backup", at=NOW - timedelta(hours=3, minutes=20))
        ordered(desk.ledger, 2, "backup", at=NOW)
        given_up(desk.ledger, 3, "gazette")
        desk.come_in(Role.VIEWER)
        page = desk.get("/desk/outlets").text
        assert re.search(r"behind Kestrel Bay Gazette folder backup 2 waiting oldest 3 h \d+ min 0 dead", page)
        assert "nothing yet Kestrel Bay Gazette folder gazette 0 waiting – 1 dead" in page
        assert page.index("backup") < page.index("folder gazette")


def test_an_open_circuit_says_when_the_next_call_is(tmp_path: Path) -> None:
    with told_desk(tmp_path) as desk:
        again = datetime(2026, 11, 24, 3, 4, 5, tzinfo=UTC)
        health = Health(failures=OPENS, failing=NOW, failed=NOW, error="HTTP 503: busy", next_attempt=again)
        desk.ledger.memory("channel:gazette").remember(in_words(health))
        desk.come_in(Role.VIEWER)
        page = desk.get("/desk/outlets").text
        assert f"HTTP 503: busy {OPENS} in a row next call 24 Nov 03:04" in page
        assert f"{OPENS} calls in a row failed" in desk.get("/desk/outlets/gazette").text


def test_an_outlet_shows_what_it_was_brought_and_what_it_fetched(tmp_path: Path) -> None:
    with told_desk(tmp_path) as desk:
        given_up(desk.ledger, 1)
        desk.ledger.tokens().add(Token(prefix="1a2b3c4d", outlet="gazette", digest=b"x" * 32, made=NOW))
        fetch = Fetch(
            outlet="gazette",
            prefix="1a2b3c4d",
            at=NOW,
            path="outlets/gazette/rss.xml",
            status=304,
            tag=None,
            client="192.0.2.7",
        )
        desk.ledger.fetches().note([fetch])
        desk.come_in(Role.VIEWER)
        page = desk.get("/desk/outlets/gazette").text
        assert "dead Story <1> tried 1 time" in page
        assert "20 ms HTTP 503: busy" in page
        assert "304 outlets/gazette/rss.xml 192.0.2.7 syn_1a2b3c4d…" in page
        assert "1 live, last seen" in page
        assert desk.get("/desk/outlets/nobody").status == 404


def test_one_that_only_fetches_is_told_apart(tmp_path: Path) -> None:
    with told_desk(tmp_path, TOLD + READER) as desk:
        desk.come_in(Role.VIEWER)
        page = desk.get("/desk/outlets").text
        assert "Reader public 0 –" in page.partition("Outlets that fetch their feed")[2]
        own = desk.get("/desk/outlets/reader").text
        assert "No channel brings it anything: it fetches its feed." in own
        assert "Nothing was fetched with a token of its own" in own


def test_a_disabled_channel_is_resumed(tmp_path: Path) -> None:
    with told_desk(tmp_path) as desk:
        disabled(desk, "gazette")
        desk.come_in(Role.VIEWER)
        assert "disabled Kestrel Bay Gazette" in desk.get("/desk/outlets").text
        page = desk.get("/desk/outlets/gazette").text
        assert "It is used no more: it answered 410" in page
        assert "Resume gazette" not in page
        desk.come_in(Role.OPERATOR)
        assert "Resume gazette" in desk.get("/desk/outlets/gazette").text
        answered = desk.post("/desk/outlets/gazette/gazette/resume")
        assert answered.field("location") == "/desk/outlets/gazette"
        assert desk.ledger.memory("channel:gazette").recall() == {"error": "HTTP 410"}
        [act] = desk.ledger.acts().listed(5)
        assert (act.act, act.about, act.result) == ("resume channel", "gazette", "gazette is used again.")


def test_a_channel_that_there_is_not_is_not_resumed(tmp_path: Path) -> None:
    with told_desk(tmp_path) as desk:
        desk.come_in(Role.OPERATOR)
        assert desk.post("/desk/outlets/gazette/nobody/resume").status >= 400
        assert desk.ledger.acts().listed(5) == []


@pytest.mark.parametrize("role", [Role.VIEWER, Role.EDITOR])
def test_who_may_not_does_not(tmp_path: Path, role: Role) -> None:
    with told_desk(tmp_path) as desk:
        disabled(desk, "gazette")
        desk.come_in(role)
        assert desk.post("/desk/outlets/gazette/gazette/resume").status == 403
        assert DISABLED in desk.ledger.memory("channel:gazette").recall()
