"""Sources in a browser: which of them fail, since when and why; what each had last, and what was refused of it."""

import re
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from syndicate.model.filing import Filing
from syndicate.model.health import Health
from syndicate.model.staff import Role
from syndicate.ports.ledger import Receipt
from syndicate.rules.health import in_words
from tests.desks import DESK, OwnDesk, own_desk

NOW = datetime.now(UTC)
MORE = f"""{DESK}
[sources.agency]
type = "sftp"
host = "files.example"
username = "wire"
password_env = "AGENCY_PASSWORD"
cron = "*/5 * * * *"

[sources.partner]
type = "push"
token_env = "PARTNER_TOKEN"
"""


def rejected(desk: OwnDesk, source: str, name: str) -> None:
    filing = Filing(source=source, name=name, content=name.encode(), filed=NOW, received=NOW, receipt="")
    with desk.ledger.writing() as writing:
        writing.reject(filing, "headline: is missing")


def filed(desk: OwnDesk, source: str, name: str, at: datetime) -> None:
    receipt = Receipt(digest=f"{name}", source=source, name=name, received=at, outcome="stored")
    with desk.ledger.writing() as writing:
        writing.record([], [receipt])


def test_what_fails_stands_on_top_with_its_words_and_since_when(tmp_path: Path) -> None:
    with own_desk(tmp_path, MORE) as desk:
        again = NOW + timedelta(days=400)
        health = Health(
            failures=7, failing=NOW - timedelta(days=3, hours=2), failed=NOW, error="no route", next_attempt=again
        )
        desk.ledger.memory("health:partner").remember(in_words(health))
        desk.ledger.memory("health:newsroom").remember(in_words(Health(succeeded=NOW)))
        desk.come_in(Role.VIEWER)
        page = desk.get("/desk/sources").text
        assert "for 3 d 2 h no route 7 in a row" in page
        assert f"next {again:%d %b %H:%M}" in page
        assert page.index("failing partner push") < page.index("working newsroom spool")
        assert "nothing yet agency sftp" in page


def test_each_says_when_it_is_read_next(tmp_path: Path) -> None:
    with own_desk(tmp_path, MORE) as desk:
        desk.come_in(Role.VIEWER)
        page = desk.get("/desk/sources").text
        assert "newsroom spool – on news, or within 30 s" in page
        assert re.search(r"agency sftp – next (\d\d \w+ )?\d\d:\d[05]", page)
        assert "partner push – on news" in page


def test_the_newest_filing_and_what_waits_and_what_was_refused_are_told(tmp_path: Path) -> None:
    with own_desk(tmp_path, MORE) as desk:
        spool = tmp_path / "spool"
        spool.mkdir()
        for name in ("a.txt", "b.txt", ".hidden"):
            (spool / name).write_text("text")
        filed(desk, "newsroom", "a", NOW - timedelta(days=3, hours=2))
        filed(desk, "newsroom", "b", NOW - timedelta(days=5))
        rejected(desk, "newsroom", "c.txt")
        rejected(desk, "partner", "d.txt")
        desk.come_in(Role.VIEWER)
        page = desk.get("/desk/sources")
        assert "within 30 s 2 waiting" in page.text
        assert "3 d 2 h ago" in page.text
        assert '<a href="/desk/rejects?source=newsroom">1<' in page.body
        own = desk.get("/desk/rejects?source=newsroom").text
        assert ("c.txt" in own, "d.txt" in own) == (True, False)
        assert "Everything that came from agency could be taken." in desk.get("/desk/rejects?source=agency").text


@pytest.mark.parametrize("role", Role)
def test_everybody_may_look(tmp_path: Path, role: Role) -> None:
    with own_desk(tmp_path) as desk:
        desk.come_in(role)
        assert desk.get("/desk/sources").status == 200
