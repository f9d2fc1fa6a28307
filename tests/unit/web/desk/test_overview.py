"""The strip on top of the wire: whether anybody need get up."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from syndicate.model.filing import Filing
from syndicate.model.health import Health
from syndicate.model.staff import Role
from syndicate.ports.ledger import Entry
from syndicate.ports.watch import Overview
from syndicate.rules.health import in_words
from syndicate.web.desk.navigation import NAVIGATION
from syndicate.web.desk.overview import figures
from tests.makers import NOON, make_dispatch
from tests.telling import given_up, ordered, told_desk

NOW = datetime.now(UTC)
QUIET = Overview(stored=0, rejects=0, behind=0, dead=0, failing=0, next_embargo=None)


def strip(body: str) -> str:
    return body.partition('<ul class="overview"')[2].partition("</ul>")[0]


def test_everything_that_matters_is_counted(tmp_path: Path) -> None:
    with told_desk(tmp_path) as desk:
        filing = Filing(source="city", name="a.txt", content=b"\n", filed=NOON, received=NOON, receipt="")
        fresh = make_dispatch(guid="tag:wire.example,2026:fresh", received=NOW)
        until = NOW + timedelta(days=2)
        held = make_dispatch(guid="tag:wire.example,2026:held", received=NOW, embargo=until)
        ordered(desk.ledger, 1, "backup")
        given_up(desk.ledger, 2)
        given_up(desk.ledger, 3)
        with desk.ledger.writing() as writing:
            writing.reject(filing, "headline: is missing")
            entries = [Entry(dispatch=each, sections=frozenset({"all"}), announce=True) for each in (fresh, held)]
            writing.record(entries, [])
        health = Health(failures=1, failing=NOW, failed=NOW, error="no")
        desk.ledger.memory("health:newsroom").remember(in_words(health))
        desk.come_in(Role.VIEWER)
        body = strip(desk.get("/desk/").body)
        for words in (
            "<b>2</b> in the last hour",
            "<b>1</b> reject<",
            "<b>1</b> outlet behind",
            "<b>2</b> dead letters",
            "<b>1</b> source failing",
            f"<b>{until:%d %b %H:%M}</b> next embargo release",
        ):
            assert words in body
        assert body.count('class="alarm"') == 4


def test_a_quiet_night_has_no_alarm(tmp_path: Path) -> None:
    with told_desk(tmp_path) as desk:
        desk.come_in(Role.VIEWER)
        body = strip(desk.get("/desk/").body)
        assert "<b>no</b> embargo ahead" in body
        assert "alarm" not in body


def test_each_leads_to_a_page_that_there_is() -> None:
    pages = {leads.address for leads in NAVIGATION}
    shown = figures(replace(QUIET, dead=3), NOON)
    assert {figure.address.partition("?")[0] for figure in shown} <= pages | {""}
    assert [(figure.name, figure.address) for figure in shown if figure.alarm] == [("dead letters", "/desk/queue")]
