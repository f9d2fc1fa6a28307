"""The reference is what the code says."""

from prometheus_client.parser import text_string_to_metric_families

from syndicate.metrics.catalogue import EVERY
from syndicate.metrics.exposition import Exposition
from tools.metrics_table import PAGE, table, with_table


def test_the_table_of_the_reference_is_made_of_the_code() -> None:
    page = PAGE.read_text()
    assert table() in page
    assert with_table(page) == page


def test_what_the_library_tells_of_the_process_is_named() -> None:
    page = PAGE.read_text()
    text = Exposition("1.2.3", []).exposed("").content.decode()
    names = {sample.name for family in text_string_to_metric_families(text) for sample in family.samples}
    assert {name for name in names if f"`{name}`" not in page} == set()
    assert names & {metric.name for metric in EVERY} == {"syndicate_build_info"}
