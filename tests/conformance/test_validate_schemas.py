"""Our own rules beside the standards' schemas, on real files and on our own pages."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from syndicate.build.forms import rules
from syndicate.formats.validation.examination import Examiner, Report
from syndicate.formats.validation.finding import Severity
from syndicate.formats.validation.schemas import Schemas
from syndicate.formats.validation.standard import Standard

pytestmark = pytest.mark.shared

GOLDEN = Path(__file__).parents[1] / "golden"
BY_SCHEMA = {
    "feeds/atom.xml": "RELAX NG",
    "feeds/feed.json": "JSON Schema",
    "feeds/feeds.opml": "XSD",
    "news/section.newsml-g2.xml": "XSD",
    "news/empty.newsml-g2.xml": "XSD",
    "outlets/sitemap.xml": "XSD",
}


@pytest.fixture(scope="module")
def examiner(shared: Path) -> Examiner:
    return Examiner(rules(), Schemas(shared / "schemas"))


@pytest.mark.parametrize("name", BY_SCHEMA)
def test_our_pages_are_checked_by_the_standards_own_schema_and_pass(examiner: Examiner, name: str) -> None:
    report = examiner.examine((GOLDEN / name).read_bytes())
    assert [how.startswith(BY_SCHEMA[name]) for how in report.checked_by[1:]] == [True]
    assert report.errors == 0, report.findings


def samples(shared: Path, folder: str) -> Iterator[tuple[Path, bytes]]:
    for path in sorted((shared / "samples" / folder).rglob("*")):
        if path.is_file():
            yield path, path.read_bytes()


def _is_ours(report: Report, *, ours: bool) -> bool:
    """Whether an error comes from our rules, or from a schema."""
    schemas = tuple(report.checked_by[1:])
    return any(
        finding.severity is Severity.ERROR and (finding.clause not in schemas) is ours for finding in report.findings
    )


@pytest.mark.parametrize(
    ("folder", "standard"),
    [
        ("newsml-g2", Standard.NEWSML_G2),
        ("newsml-1.2", Standard.NEWSML_1),
        ("nitf", Standard.NITF),
        ("ninjs", Standard.NINJS),
    ],
)
def test_our_rules_find_what_the_schemas_find_in_most_real_files(
    examiner: Examiner, shared: Path, folder: str, standard: Standard
) -> None:
    """A file that a schema refuses our rules refuse too, but for a few attributes that they do not know."""
    reports = [examiner.examine(content) for _, content in samples(shared, folder)]
    refused = [
        report
        for report in reports
        if report.standard is standard and len(report.checked_by) > 1 and _is_ours(report, ours=False)
    ]
    told = [report for report in refused if _is_ours(report, ours=True)]
    assert len(told) >= 0.6 * len(refused)


def test_no_sample_breaks_the_rules_themselves(examiner: Examiner, shared: Path) -> None:
    for folder in ("iptc7901", "anpa1312", "datelines", "scraped-page", "newsml-g2", "newsml-1.2", "nitf", "ninjs"):
        for path, content in samples(shared, folder):
            report = examiner.examine(content)
            last = content.count(b"\n") + content.count(b"\r") + 1
            assert all(1 <= finding.line <= last for finding in report.findings), path


def test_sound_agency_files_are_valid(examiner: Examiner, shared: Path) -> None:
    for folder, standard in (("iptc7901", Standard.IPTC_7901), ("anpa1312", Standard.ANPA_1312)):
        for path, content in samples(shared, folder):
            report = examiner.examine(content)
            assert (report.standard, report.errors) == (standard, 0), path
