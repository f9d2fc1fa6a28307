"""The hubs that an agency's feeds announce."""

from pathlib import Path

import pytest

from syndicate.config import load
from syndicate.errors import ConfigError

CONFIG = """
[agency]
name = "Example Wire"
tag = "EXW"
domain = "wire.example"
base_url = "http://127.0.0.1:8080/"
hubs = {hubs}

[sections.all]
title = "All dispatches"
"""


def read(folder: Path, hubs: str) -> tuple[str, ...]:
    file = folder / "config.toml"
    file.write_text(CONFIG.format(hubs=hubs))
    return load(file).agency.hubs


def test_hubs_are_kept_in_order(tmp_path: Path) -> None:
    hubs = '["https://hub.example/", "http://other.example:8080/hub?x=1"]'
    assert read(tmp_path, hubs) == ("https://hub.example/", "http://other.example:8080/hub?x=1")


@pytest.mark.parametrize(
    ("hubs", "said"),
    [('"https://hub.example/"', "must be a list"), ('["hub.example"]', "hubs[0]"), ('["ftp://hub.example/"]', "http")],
)
def test_hubs_that_are_no_addresses_are_refused(tmp_path: Path, hubs: str, said: str) -> None:
    with pytest.raises(ConfigError) as refused:
        read(tmp_path, hubs)
    assert said in str(refused.value)
