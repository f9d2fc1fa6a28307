"""The web desk in a real browser: a shift of an editor on a running daemon, and rules for all who read its pages."""

import importlib.util
import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.house import CONFIG, make_house

CHROMIUM = shutil.which("chromium")
AXE = Path(__file__).parents[1] / "node" / "node_modules" / "axe-core" / "axe.min.js"
ROOT = Path(__file__).parents[2]

pytestmark = [
    pytest.mark.debian("chromium"),
    pytest.mark.skipif(CHROMIUM is None, reason="chromium is not on PATH"),
    pytest.mark.skipif(importlib.util.find_spec("playwright") is None, reason="playwright is not installed"),
    pytest.mark.skipif(not AXE.is_file(), reason="axe-core is not installed; `npm install` in tests/node"),
]


@pytest.fixture(scope="module")
def seen(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """What the tour saw; it is taken once."""
    house = make_house(tmp_path_factory.mktemp("house"), f"{CONFIG}\n[desk]\nenabled = true\n")
    house.spool.mkdir()
    added = house.syndicate("user", "add", "anna", "--role", "editor", given=b"a ship does not ask\n")
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
            timeout=180,
            check=False,
        )
    assert done.returncode == 0, done.stderr.decode()[-3000:]
    told: dict[str, Any] = json.loads(done.stdout)
    return told


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


def test_the_keys_are_told(seen: dict[str, Any]) -> None:
    assert [word for word in ("search", "Wire", "Kill") if word not in seen["keys"]] == []


def test_no_script_breaks_and_no_page_asks_for_what_the_policy_forbids(seen: dict[str, Any]) -> None:
    assert seen["trouble"] == []


def test_nothing_serious_keeps_anybody_from_reading_a_page_light_dark_or_on_a_phone(seen: dict[str, Any]) -> None:
    assert seen["findings"] == []


def test_every_page_fits_its_window(seen: dict[str, Any]) -> None:
    assert seen["wide"] == []
