"""The web desk in a real browser: a shift of an editor on a running daemon, and rules for all who read its pages."""

import importlib.util
import json
import shutil
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from syndicate.model.body import Body, Paragraph
from syndicate.model.dispatch import PubStatus
from syndicate.ports.ledger import Entry
from syndicate.rules.health import DISABLED
from syndicate.rules.normalise.wire import NO_END
from syndicate.store import open_ledger
from tests.browser.desk_tour import LOOKS
from tests.house import CONFIG, OwnHouse, make_house
from tests.makers import make_dispatch
from tests.stores import lay_out
from tests.telling import given_up, guid

CHROMIUM = shutil.which("chromium")
AXE = Path(__file__).parents[1] / "node" / "node_modules" / "axe-core" / "axe.min.js"
ROOT = Path(__file__).parents[2]

DESK = """
[desk]
enabled = true

[hub]
enabled = true
"""
BROKEN = """
[sources.partner]
type = "http"
url = "http://127.0.0.1:9/feed.xml"
allow_private = true
"""
OUTLET = """
[outlets.{name}]
title = "Outlet of {name}, the Morning Post of Port Avel and the Islands"
profile = "plain"
sections = ["all"]

[channels.{name}]
type = "folder"
path = "told"

[channels.{name}-late]
type = "folder"
outlet = "{name}"
path = "told"
"""

MORNING = datetime(2126, 3, 4, 6, 30, tzinfo=UTC)
MOON = Body((Paragraph("A total eclipse of the sun, seen from the moon."),))

pytestmark = [
    pytest.mark.debian("chromium"),
    pytest.mark.skipif(CHROMIUM is None, reason="chromium is not on PATH"),
    pytest.mark.skipif(importlib.util.find_spec("playwright") is None, reason="playwright is not installed"),
    pytest.mark.skipif(not AXE.is_file(), reason="axe-core is not installed; `npm install` in tests/node"),
]


@pytest.fixture(scope="module")
def seen(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """What the tour saw; it is taken once."""
    outlets = "".join(OUTLET.format(name=look) for look in LOOKS)
    house = make_house(tmp_path_factory.mktemp("house"), f"{CONFIG}{DESK}{BROKEN}{outlets}")
    house.spool.mkdir()
    bad_night(house)
    held_back(house)
    for name, role in (("anna", "editor"), ("otto", "operator")):
        added = house.syndicate("user", "add", name, "--role", role, given=b"a ship does not ask\n")
        assert added.code == 0, added.err
    with house.running():
        done = subprocess.run(
            [
                sys.executable,
                "-m",
                "tests.browser.desk_tour",
                house.address,
                str(house.folder),
                str(AXE),
                str(CHROMIUM),
            ],
            cwd=ROOT,
            capture_output=True,
            timeout=600,
            check=False,
        )
    assert done.returncode == 0, done.stderr.decode()[-3000:]
    told: dict[str, Any] = json.loads(done.stdout)
    return told


def bad_night(house: OwnHouse) -> None:
    """For each look an outlet with a disabled channel, and deliveries of it and of another that were given up."""
    (house.folder / "told").mkdir()
    ledger = open_ledger(lay_out(house.folder / "var" / "syndicate.db"))
    for look in LOOKS:
        ledger.memory(f"channel:{look}").remember({DISABLED: "it answered 410: it wants nothing any more"})
        for number in range(4):
            given_up(ledger, f"{look}-{number}", look)
        given_up(ledger, f"{look}-late", f"{look}-late")
    ledger.close()


def held_back(house: OwnHouse) -> None:
    """Two days of embargoes, and what is withheld without a time."""
    ledger = open_ledger(lay_out(house.folder / "var" / "syndicate.db"))
    made = [
        make_dispatch(
            guid=guid("first"), headline="Total eclipse over Kestrel Bay", embargo=MORNING, slugline="ECLIPSE-BAY"
        ),
        make_dispatch(guid=guid("second"), headline="Total eclipse seen from the moon", body=MOON, embargo=MORNING),
        make_dispatch(
            guid=guid("third"), headline="Harbour board publishes its accounts", embargo=MORNING + timedelta(days=1)
        ),
        make_dispatch(guid=guid("fourth"), headline="Talks, embargoed", pub_status=PubStatus.WITHHELD, ed_note=NO_END),
        make_dispatch(guid=guid("fifth"), headline="Minister named", pub_status=PubStatus.WITHHELD, urgency=2),
    ]
    with ledger.writing() as writing:
        writing.record([Entry(dispatch=each, sections=frozenset({"all"}), announce=True) for each in made], [])
    ledger.close()


def test_what_comes_is_on_the_wire_without_a_reload(seen: dict[str, Any]) -> None:
    assert seen["live"] == 1


def test_every_act_is_done_by_keys_and_forms(seen: dict[str, Any]) -> None:
    assert seen["acts"] == [
        "Done. withheld: version 2",
        "Done. usable: version 3",
        "Done. usable: version 4",
        "Done. canceled: version 5",
    ]
    assert (seen["flag"], seen["killed"]) == ("killed", 0)
    assert seen["filed"] == "Ferry back in service"


def test_an_operator_finds_who_is_behind_and_does_something_about_it(seen: dict[str, Any]) -> None:
    for look, (resumed, retried, dropped, all_dropped, all_retried) in seen["nights"].items():
        assert resumed == f"{look} is used again."
        assert retried.endswith(f" to {look} is tried again.")
        assert dropped.endswith(f" to {look} is dropped.")
        assert all_dropped == f"2 deliveries to {look} are dropped."
        assert all_retried == f"1 delivery to {look}-late is tried again."


def test_what_is_held_back_is_found_by_strip_keys_and_words(seen: dict[str, Any]) -> None:
    for read in seen["calendars"].values():
        assert read["days"] == 2
        assert [word for word in ("embargo without an end", "Minister named", "in ") if word not in read["held"]] == []
        assert "None carries it yet: it is embargoed until 2126-03-04 06:30:00." in read["carriers"]
        assert (read["found"], read["marked"]) == (1, ["Total eclipse"])
        assert read["typed"] == '"total eclipse" -moon'


def test_an_operator_finds_the_source_that_fails_and_has_a_section_rebuilt(seen: dict[str, Any]) -> None:
    for failing, said, rebuilt in seen["rounds"].values():
        assert failing.split()[:2] == ["failing", "partner"]
        assert "127.0.0.1" in failing
        assert said == "harbours is to be rebuilt."
        assert rebuilt.endswith("changed")


def test_the_keys_are_told(seen: dict[str, Any]) -> None:
    assert [word for word in ("search", "Wire", "Kill") if word not in seen["keys"]] == []


def test_no_script_breaks_and_no_page_asks_for_what_the_policy_forbids(seen: dict[str, Any]) -> None:
    assert seen["trouble"] == []


def test_nothing_serious_keeps_anybody_from_reading_a_page_light_dark_or_on_a_phone(seen: dict[str, Any]) -> None:
    assert seen["findings"] == []


def test_every_page_fits_its_window(seen: dict[str, Any]) -> None:
    assert seen["wide"] == []
