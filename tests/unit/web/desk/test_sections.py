"""Sections in a browser: what each was given, what stands of it, what outlets refuse; and to have one rebuilt."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from syndicate.desk.rebuilds import OWNER, Rebuilds
from syndicate.model.edition import Page
from syndicate.model.staff import Role
from syndicate.ports.ledger import Entry, Showing
from syndicate.stand.folder import FolderStand
from tests.desks import DESK, OwnDesk, own_desk
from tests.makers import make_dispatch
from tests.press import Clock

NOW = datetime.now(UTC)
STRICT = f"""{DESK}
[outlets.gazette]
title = "Kestrel Bay Gazette"
profile = "smartnews"
sections = ["harbours"]
"""


def filed(desk: OwnDesk, number: int, at: datetime, *sections: str, announce: bool = False) -> None:
    dispatch = make_dispatch(guid=f"tag:wire.example,2026:{number}", received=at, headline=f"Story <{number}>")
    with desk.ledger.writing() as writing:
        writing.record([Entry(dispatch=dispatch, sections=frozenset(sections), announce=announce)], [])


def rebuilds(desk: OwnDesk) -> Rebuilds:
    return Rebuilds(desk.ledger.memory(OWNER), Clock(NOW))


def test_every_section_says_what_it_was_given_and_how_far_behind_it_is(tmp_path: Path) -> None:
    with own_desk(tmp_path) as desk:
        filed(desk, 1, NOW - timedelta(days=3), "all")
        filed(desk, 2, NOW, "all", "harbours", announce=True)
        desk.come_in(Role.VIEWER)
        page = desk.get("/desk/sections")
        assert "All dispatches 1 received in 24 hours; most from" in page.text
        assert "1 received in 24 h 2 stories 1 due" in page.text
        assert "nothing yet 0 of 7 pages" in page.text
        assert page.body.count("<rect") == 2


def test_a_section_shows_each_page_with_its_bytes(tmp_path: Path) -> None:
    with own_desk(tmp_path) as desk:
        stand = FolderStand(tmp_path / "feeds", {"rss.xml": "application/rss+xml"})
        stand.put([Page(path="harbours/rss.xml", media_type="application/rss+xml", parts=(b"x" * 12_345,))])
        stand.close()
        desk.come_in(Role.VIEWER)
        assert "1 of 7 pages 12 kB" in desk.get("/desk/sections").text
        page = desk.get("/desk/sections/harbours").text
        assert "rss 12,345 " in page
        assert "atom – none stands" in page
        assert "No outlet takes from this section." in page
        assert desk.get("/desk/sections/nowhere").status == 404


def test_what_an_outlet_refuses_is_told_with_the_reason(tmp_path: Path) -> None:
    with own_desk(tmp_path, STRICT) as desk:
        desk.come_in(Role.VIEWER)
        assert "There is nothing for it in this section now." in desk.get("/desk/sections/harbours").text
        dispatches = [
            make_dispatch(guid=f"tag:wire.example,2026:{language}", headline=f"Story <{language}>", language=language)
            for language in ("en", "fr")
        ]
        with desk.ledger.writing() as writing:
            entries = [Entry(dispatch=one, sections=frozenset({"harbours"}), announce=False) for one in dispatches]
            writing.record(entries, [])
        for one in dispatches:
            now = Showing(guid=one.guid, version=1, pub_status=one.pub_status, shown_from=one.shown_from)
            desk.ledger.show([now])
        page = desk.get("/desk/sections/harbours").text
        assert "Kestrel Bay Gazette 1 of 2 refused, by the profile smartnews" in page
        assert "Story <fr> language is 'fr', not 'en'" in page


def test_a_rebuild_is_asked_for_once_and_noted(tmp_path: Path) -> None:
    with own_desk(tmp_path) as desk:
        desk.come_in(Role.OPERATOR)
        assert "Rebuild it" in desk.get("/desk/sections/harbours/rebuild").text
        answered = desk.post("/desk/sections/harbours/rebuild")
        assert answered.field("location") == "/desk/sections/harbours"
        page = desk.get("/desk/sections/harbours").text
        assert "harbours is to be rebuilt." in page
        assert "It is to be rebuilt, asked for" in page
        assert "Rebuild…" not in page
        assert "to be rebuilt" in desk.get("/desk/sections").text
        [act] = desk.ledger.acts().listed(5)
        assert (act.act, act.about, act.result) == ("rebuild section", "harbours", "harbours is to be rebuilt.")
        desk.post("/desk/sections/harbours/rebuild")
        assert desk.ledger.acts().listed(5)[0].result == "harbours was to be rebuilt already."
        rebuilds(desk).end("harbours", 7)
        page = desk.get("/desk/sections/harbours").text
        assert ": 7 pages changed" in page
        assert "Rebuild…" in page


def test_a_section_that_there_is_not_is_not_rebuilt(tmp_path: Path) -> None:
    with own_desk(tmp_path) as desk:
        desk.come_in(Role.OPERATOR)
        assert desk.post("/desk/sections/nowhere/rebuild").status == 404
        assert (rebuilds(desk).known(), desk.ledger.acts().listed(5)) == ({}, [])


@pytest.mark.parametrize("role", [Role.VIEWER, Role.EDITOR])
def test_who_may_not_does_not(tmp_path: Path, role: Role) -> None:
    with own_desk(tmp_path) as desk:
        desk.come_in(role)
        assert "Rebuild…" not in desk.get("/desk/sections/harbours").text
        assert desk.get("/desk/sections/harbours/rebuild").status == 403
        assert desk.post("/desk/sections/harbours/rebuild").status == 403
        assert rebuilds(desk).known() == {}


def test_a_form_without_its_token_does_nothing(tmp_path: Path) -> None:
    with own_desk(tmp_path) as desk:
        desk.come_in(Role.OPERATOR)
        assert desk.post("/desk/sections/harbours/rebuild", {"token": "x"}).status == 403
        assert rebuilds(desk).known() == {}
