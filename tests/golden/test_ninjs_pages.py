"""Whole pages of ninjs, byte for byte; see test_feeds for how they are written anew."""

import pytest

from syndicate.formats.ninjs.writing import NinjsWriter
from tests.golden.test_feeds import compare
from tests.pages import joined
from tests.wire_day import EDITION, EMPTY, WIRE


@pytest.mark.parametrize(
    ("release", "name"), [("3.1", "ninjs.json"), ("2.1", "ninjs-2.1.json"), ("1.4", "ninjs-1.4.json")]
)
def test_page_of_the_day_is_as_it_was(release: str, name: str) -> None:
    compare(name, joined(NinjsWriter(WIRE, release), EDITION))


def test_empty_page_is_as_it_was() -> None:
    compare("empty-ninjs.json", joined(NinjsWriter(WIRE), EMPTY))
