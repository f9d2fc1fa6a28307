"""What is told to Prometheus, as its own parsers read it."""

from datetime import timedelta

import pytest
from prometheus_client import REGISTRY
from prometheus_client.openmetrics.parser import text_string_to_metric_families as read_openmetrics
from prometheus_client.parser import text_string_to_metric_families as read_text

from syndicate.metrics.catalogue import EVERY, Kind, Metric
from syndicate.metrics.counts import DeskMeter
from syndicate.metrics.exposition import Exposition
from syndicate.model.delivery import DeliveryState
from syndicate.ports.meter import Part

SECOND = timedelta(seconds=1)
OPENMETRICS = "application/openmetrics-text; version=1.0.0"


def desk() -> DeskMeter:
    return DeskMeter(["newsroom"], ["all", "sport"], {"gazette-hook": "gazette"})


def samples(meter: DeskMeter) -> dict[str, float]:
    """By name and labels, every sample that has any."""
    text = Exposition("1.2.3", [meter.readings]).exposed("").content.decode()
    return {
        " ".join([sample.name, *(value for _, value in sorted(sample.labels.items()))]): sample.value
        for family in read_text(text)
        for sample in family.samples
        if sample.value
    }


def test_what_is_counted_is_told_with_the_names_of_what_is_configured() -> None:
    meter = desk()
    meter.filed("newsroom", stored=3, repeated=1, rejected=2)
    meter.shown(["all", "sport"], 2 * SECOND)
    meter.shown(["all"], SECOND / 10)
    meter.printed(7, SECOND)
    meter.attempted("gazette-hook", DeliveryState.WAITING, SECOND, None)
    meter.attempted("gazette-hook", DeliveryState.DONE, SECOND, 4 * SECOND)
    meter.failed(Part.STAND)
    told = samples(meter)
    assert told["syndicate_filings_total stored newsroom"] == 3
    assert told["syndicate_filings_total repeated newsroom"] == 1
    assert told["syndicate_filings_total rejected newsroom"] == 2
    assert told["syndicate_published_versions_total all"] == 2
    assert told["syndicate_published_versions_total sport"] == 1
    assert told["syndicate_pages_changed_total"] == 7
    assert told["syndicate_delivery_attempts_total gazette-hook gazette deferred"] == 1
    assert told["syndicate_delivery_attempts_total gazette-hook gazette delivered"] == 1
    assert told["syndicate_errors_total stand"] == 1
    assert told["syndicate_filing_to_visible_seconds_bucket 0.1"] == 1
    assert told["syndicate_filing_to_visible_seconds_bucket 2.5"] == 2
    assert told["syndicate_filing_to_visible_seconds_bucket +Inf"] == 2
    assert told["syndicate_filing_to_visible_seconds_sum"] == pytest.approx(2.1)
    assert told["syndicate_filing_to_delivered_seconds_count"] == 1
    assert told["syndicate_delivery_attempt_seconds_count"] == 2
    assert told["syndicate_build_info 1.2.3"] == 1


def test_what_is_not_configured_makes_no_series() -> None:
    meter = desk()
    before = samples(meter).keys()
    meter.filed("import", stored=3, repeated=1, rejected=2)
    meter.shown(["elsewhere"], SECOND)
    meter.attempted("nobody", DeliveryState.DONE, SECOND, SECOND)
    meter.attempted("gazette-hook", DeliveryState.DROPPED, SECOND, None)
    new = samples(meter).keys() - before
    assert not any(word in line for line in new for word in ("import", "elsewhere", "nobody", "dropped"))


def test_a_clock_that_was_put_back_counts_as_nothing() -> None:
    meter = desk()
    meter.shown(["all"], -SECOND)
    assert "syndicate_filing_to_visible_seconds_sum" not in samples(meter)
    assert samples(meter)["syndicate_filing_to_visible_seconds_bucket 0.05"] == 1


def test_both_forms_say_the_same_and_the_registry_is_its_own() -> None:
    exposition = Exposition("1.2.3", [desk().readings])
    text, open_text = exposition.exposed("text/plain"), exposition.exposed(OPENMETRICS)
    assert text.media_type.startswith("text/plain")
    assert open_text.media_type.startswith("application/openmetrics-text; version=1.0.0")
    assert open_text.content.endswith(b"# EOF\n")
    names = {family.name for family in read_openmetrics(open_text.content.decode())}  # type: ignore[no-untyped-call]
    assert names == {family.name for family in read_text(text.content.decode())}
    assert names >= {"process_open_fds", "python_gc_collections"}
    assert not any(family.name.startswith("syndicate") for family in REGISTRY.collect())


@pytest.mark.parametrize("version", [".", "1.0.0EMBARGOED", "1.0.0.x", "9" * 5000])
def test_a_version_that_is_none_is_passed_over(version: str) -> None:
    exposed = Exposition("1.2.3", []).exposed(f"application/openmetrics-text;version={version};q=0.5,text/plain")
    assert exposed.media_type.startswith("text/plain; version=0.0.4")


@pytest.mark.parametrize("metric", EVERY, ids=lambda metric: metric.name)
def test_names_and_bounds_are_as_prometheus_has_them(metric: Metric) -> None:
    assert metric.name.endswith("_total") is (metric.kind is Kind.COUNTER)
    assert metric.name.endswith("_seconds") or metric.kind is not Kind.HISTOGRAM
    assert list(metric.bounds) == sorted(set(metric.bounds))
    assert bool(metric.bounds) is (metric.kind is Kind.HISTOGRAM)
