"""Which way languages are written."""

import pytest

from syndicate.formats.direction import direction


@pytest.mark.parametrize("tag", ["ar", "AR-eg", "he", "fa", "ur-PK", "az-Arab", "pa_Arab_PK", "ckb"])
def test_right_to_left(tag: str) -> None:
    assert direction(tag) == "rtl"


@pytest.mark.parametrize("tag", ["en", "und", "", "ar-Latn", "az", "zh-Hant", "en-GB"])
def test_left_to_right(tag: str) -> None:
    assert direction(tag) == "ltr"
