"""Every page and document of real dispatches and of thrown ones: valid by the official schemas and by our own rules.

A part of the material in every run; all of Reuters-21578 and 100,000 thrown dispatches under `make torture`.
"""

import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path

import feedparser
import pytest

from syndicate.build import readers
from syndicate.build.forms import rules
from syndicate.build.writers import item_writers, outlet_writer, writers
from syndicate.desk.reading import Desk
from syndicate.formats.ninjs.writing import NinjsWriter
from syndicate.formats.validation.examination import Examiner
from syndicate.formats.validation.schemas import Schemas
from syndicate.model.dispatch import Dispatch
from syndicate.model.edition import Edition
from syndicate.model.outlet import Outlet
from syndicate.ports.format import ItemWriter, Writer
from syndicate.rules.compose import compose, compose_archive
from syndicate.rules.facts.profiles import PROFILES
from syndicate.rules.normalise import Defaults
from syndicate.rules.outlets import compose_outlet
from tests.dice import Dice
from tests.makers import AGENCY, make_filing, make_section
from tests.pages import joined
from tests.stories import NASTY, STORIES, WHOLE
from tests.torture import SEED, share, times

pytestmark = pytest.mark.shared

DESK = Desk(readers())
DEFAULTS = Defaults(source="newsroom", agency="Example Wire", domain="wire.example")
A_PAGE = 50


@pytest.fixture(scope="module")
def examiner(shared: Path) -> Examiner:
    return Examiner(rules(), Schemas(shared / "schemas"))


def read(path: Path) -> list[Dispatch]:
    """What is read of a file; what is refused is no dispatch."""
    outcomes = DESK.read(make_filing(path.read_bytes(), name=path.name), DEFAULTS)
    return [outcome for outcome in outcomes if isinstance(outcome, Dispatch)]


def edition(dispatches: Sequence[Dispatch]) -> Edition:
    now = max(dispatch.shown_from for dispatch in dispatches)
    return compose(make_section(limit=len(dispatches), kill_days=36_500), dispatches, now, previous=3)


def pages(dispatches: Sequence[Dispatch]) -> Iterator[tuple[str, bytes]]:
    """Every page that can be made of these, current and archived, and the feed of every profile."""
    current = edition(dispatches)
    archived = compose_archive(current.section, 3, dispatches)
    for writer in all_writers():
        yield writer.name, joined(writer, current)
        yield f"{writer.name} archived", joined(writer, archived)
    for name, profile in PROFILES.items():
        outlet = Outlet(name=name, title=name, sections=("all",), profile=profile)
        now = current.updated
        yield f"for {name}", joined(outlet_writer(outlet, AGENCY), compose_outlet(outlet, dispatches, now))


def documents(dispatch: Dispatch) -> Iterator[tuple[str, bytes]]:
    for writer in all_item_writers():
        yield f"{writer.name} alone", writer.document(dispatch)


@cache
def all_writers() -> tuple[Writer, ...]:
    return (*writers(AGENCY), NinjsWriter(AGENCY, "2.1"), NinjsWriter(AGENCY, "1.4"))


@cache
def all_item_writers() -> tuple[ItemWriter, ...]:
    return (*item_writers(AGENCY), NinjsWriter(AGENCY, "2.1"), NinjsWriter(AGENCY, "1.4"))


def assert_valid(examiner: Examiner, dispatches: Sequence[Dispatch]) -> None:
    if not dispatches:
        return
    made = [*pages(dispatches), *(made for dispatch in dispatches for made in documents(dispatch))]
    for name, page in made:
        report = examiner.examine(page)
        errors = [f"{finding}" for finding in report.findings if finding.severity == "error"]
        assert not errors, f"{name}: {errors[0]}\n{page[:4000].decode(errors='replace')}"
        if name in {"rss", "atom"}:
            parsed = feedparser.parse(page)
            assert not parsed.bozo, f"{name}: {parsed.get('bozo_exception')}"


def batches(dispatches: Sequence[Dispatch]) -> Iterator[Sequence[Dispatch]]:
    for start in range(0, len(dispatches), A_PAGE):
        yield dispatches[start : start + A_PAGE]


def test_of_every_sample(examiner: Examiner, shared: Path) -> None:
    folders = ("newsml-g2", "newsml-1.2", "nitf", "ninjs", "iptc7901", "anpa1312", "scraped-page")
    files = [path for name in folders for path in sorted((shared / "samples" / name).rglob("*")) if path.is_file()]
    dispatches = [dispatch for path in files for dispatch in read(path)]
    assert len(dispatches) > 100
    for batch in batches(dispatches):
        assert_valid(examiner, batch)


def test_of_reuters(examiner: Examiner, shared: Path, tmp_path: Path) -> None:
    originals = sorted((shared / "samples" / "reuters21578").glob("*.sgm"))
    tool = shared / "tools" / "reuters_spool.py"
    subprocess.run([sys.executable, str(tool), str(tmp_path), *map(str, originals)], check=True)
    files = share(sorted(tmp_path.iterdir()), 60)
    dispatches = [dispatch for path in files for dispatch in read(path)]
    assert len(dispatches) >= 50
    for batch in batches(dispatches):
        assert_valid(examiner, batch)


@pytest.mark.parametrize("seed", range(times(1, 100)))
def test_of_dispatches_thrown_with_dice(examiner: Examiner, seed: int) -> None:
    dice = Dice(SEED + seed)
    for first in range(0, times(100, 1000), A_PAGE):
        assert_valid(examiner, [dice.dispatch(first + number) for number in range(A_PAGE)])


WANTING = {
    "atom": {"RFC 4287 §4.2.7.6"},  # the length of an enclosure is said where its agency says it
    "html": {"Google Article structured data"},  # a story without a picture has none
    "iptc-7901": {"IPTC 7901 Annex C"},  # written in UTF-8, without an escape
    "ninjs": {"ninjs"},  # a list of nothing
}
"""By form, clauses whose advice is not followed; text that looks like HTML (NASTY) is left out."""

CLEAN = replace(WHOLE, dispatches=tuple(one for one in WHOLE.dispatches if one is not NASTY))
HUBBED = replace(AGENCY, hubs=("https://hub.example/",))


@pytest.mark.parametrize("name", [writer.name for writer in writers(AGENCY)])
def test_our_own_rules_advise_against_nothing_on_a_page(name: str) -> None:
    [writer] = [writer for writer in writers(HUBBED) if writer.name == name]
    editions = [CLEAN, replace(CLEAN, previous=3), replace(CLEAN, document=3, previous=2)]
    editions += [] if name in {"iptc-7901", "anpa-1312", "text"} else [replace(CLEAN, dispatches=())]
    reports = [Examiner(rules()).examine(joined(writer, edition)) for edition in editions]
    assert all(report.standard for report in reports)
    assert {finding.clause for report in reports for finding in report.findings} <= WANTING.get(name, set())


@pytest.mark.parametrize("name", [writer.name for writer in item_writers(AGENCY)])
def test_our_own_rules_advise_against_nothing_in_a_document(name: str) -> None:
    [writer] = [writer for writer in item_writers(AGENCY) if writer.name == name]
    reports = [Examiner(rules()).examine(writer.document(one)) for one in STORIES.values()]
    assert all(report.standard for report in reports)
    assert {finding.clause for report in reports for finding in report.findings} <= WANTING.get(name, set())


def test_a_broken_page_is_found(examiner: Examiner) -> None:
    page = joined(all_writers()[1], edition([Dice(1).dispatch(number) for number in range(3)]))
    assert examiner.examine(page.replace(b"<guid", b"<giud").replace(b"</guid", b"</giud")).errors


def test_the_same_records_make_the_same_pages() -> None:
    dispatches = [Dice(2).dispatch(number) for number in range(5)]
    assert list(pages(dispatches)) == list(pages(dispatches))
