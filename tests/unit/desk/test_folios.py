"""What the desk can do with sections, beside what its pages show."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from syndicate.desk.folios import FolioDesk
from syndicate.desk.rebuilds import OWNER, Rebuilds
from syndicate.desk.trail import Trail
from syndicate.errors import SyndicateError
from syndicate.store import open_ledger
from tests.makers import make_section
from tests.press import Clock
from tests.stores import lay_out


@pytest.fixture
def folios(tmp_path: Path) -> Iterator[FolioDesk]:
    clock = Clock()
    with closing(open_ledger(lay_out(tmp_path / "syndicate.db"))) as ledger:
        yield FolioDesk(
            ledger=ledger,
            gauges=ledger.gauges(),
            leaves=lambda _: (),
            rebuilds=Rebuilds(ledger.memory(OWNER), clock),
            trail=Trail(acts=ledger.acts(), clock=clock),
            sections=[make_section(name="all"), make_section(name="quays")],
            outlets=(),
        )


def test_a_section_that_there_is_not_is_not_rebuilt_for_ever_and_those_that_there_are_are_named(
    folios: FolioDesk,
) -> None:
    """Nobody would ever do it: the press rebuilds what is configured."""
    with pytest.raises(SyndicateError, match="there is no section 'quay'; there are: all, quays"):
        folios.rebuild("quay", "otto")
    assert folios.rebuilds.known() == {}
    assert folios.trail.acts.listed(5) == []


def test_of_a_section_that_there_is_not_nothing_is_shown(folios: FolioDesk) -> None:
    assert folios.one("quay") is None
    found = folios.one("quays")
    assert found
    assert (found.section.name, found.stories) == ("quays", 0)
