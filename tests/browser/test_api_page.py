"""The page at `/api/` in a real browser: everything that can be asked is there, light and dark, without scripts."""

import importlib.util
import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from syndicate.web.operations import described
from tests.house import make_house

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
    house = make_house(tmp_path_factory.mktemp("house"))
    with house.running():
        done = subprocess.run(
            [sys.executable, "-m", "tests.browser.api_tour", house.address, str(AXE), str(CHROMIUM)],
            cwd=ROOT,
            capture_output=True,
            timeout=180,
            check=False,
        )
    assert done.returncode == 0, done.stderr.decode()[-3000:]
    told: dict[str, Any] = json.loads(done.stdout)
    told["address"] = house.address
    return told


def test_every_address_is_shown(seen: dict[str, Any]) -> None:
    assert seen["headings"] == [f"{one.method} {one.path}" for one in described()[1]]


def test_nothing_is_asked_for_but_the_page(seen: dict[str, Any]) -> None:
    assert [url for url in seen["asked"] if not url.startswith("data:")] == [f"{seen['address']}/api/"]


def test_it_is_light_or_dark_as_the_reader_likes(seen: dict[str, Any]) -> None:
    assert seen["papers"]["light"] == seen["papers"]["phone"] == "rgb(252, 252, 250)"
    assert seen["papers"]["dark"] == "rgb(18, 21, 24)"


def test_it_breaks_no_rule_and_fits_a_phone(seen: dict[str, Any]) -> None:
    assert (seen["trouble"], seen["findings"]) == ([], [])
