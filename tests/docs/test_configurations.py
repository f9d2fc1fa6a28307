"""Every block of configuration in the documentation can be used as it stands there."""

import re
import tomllib
from pathlib import Path

import pytest

from tests.docs.fragments import furnish, whole
from tests.house import OwnHouse, make_house
from tests.markdown import Block, blocks, pages

EVERY = [block for page in pages() for block in blocks(page) if block.kind == "toml"]


@pytest.fixture
def house(tmp_path: Path) -> OwnHouse:
    return make_house(tmp_path)


@pytest.mark.parametrize("block", EVERY, ids=str)
def test_a_block_can_be_used(block: Block, house: OwnHouse, monkeypatch: pytest.MonkeyPatch) -> None:
    text = re.sub(r'(?<=")/(?=(?:etc|srv|var)/)', f"{house.folder}/", block.text)
    for name, value in furnish(house, whole(house, text)).items():
        monkeypatch.setenv(name, value)
    checked = house.syndicate("check")
    assert (checked.code, checked.err) == (0, "")
    assert checked.out.endswith("All right.\n")


def test_there_are_some() -> None:
    assert len(EVERY) > 25
    assert tomllib.loads(EVERY[0].text)["agency"]
