"""An outlet's whole page, byte for byte; with `GOLDEN=write` set it is written anew, and the diff is read."""

import os
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from syndicate.build.writers import outlet_writer
from syndicate.model.outlet import Outlet
from syndicate.rules.facts.profiles import PROFILES
from syndicate.rules.outlets import compose_outlet
from tests.pages import joined
from tests.wire_day import DAY, MORNING, WIRE

PAGES = Path(__file__).parent / "outlets"
NOW = MORNING + timedelta(hours=12)


@pytest.mark.parametrize("name", [name for name in PROFILES if name != "custom"])
def test_page_of_the_day_is_as_it_was(name: str) -> None:
    profile = PROFILES[name]
    outlet = Outlet(name=name, title="Harrow Wire", description="Ships & tides", language="en-GB", profile=profile)
    if name == "smartnews":
        logo = "https://feeds.harrow-wire.example/logo.png"
        outlet = replace(outlet, logo_url=logo, analytics="<script>seen()</script>")
    page = joined(outlet_writer(outlet, WIRE), compose_outlet(outlet, DAY, NOW))
    file = PAGES / f"{name}.xml"
    if os.environ.get("GOLDEN") == "write":
        PAGES.mkdir(exist_ok=True)
        file.write_bytes(page)
    assert page.decode() == file.read_text(encoding="utf-8")
